"""RAR, 7z and TAR archives answer like ZIP ones."""

from __future__ import annotations

import io
import struct
import tarfile
import zlib
from collections.abc import Callable
from pathlib import Path

import py7zr
import pytest
from builders.lies import rar_5_reference
from stump_server.domain.book import BookFormat, PageEntry, Wanted
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats import each_page, inspect, page_index, read_page, sniff
from stump_server.formats.files import BookFile
from stump_server.formats.inspection import open_archive

Build = Callable[..., str]
INFO = b"<ComicInfo><Title>T</Title></ComicInfo>"


@pytest.fixture
def members(png: Callable[[int], bytes]) -> dict[str, bytes]:
    return {
        "10.png": png(10),
        "2.png": png(2),
        "ComicInfo.xml": INFO,
        "__MACOSX/1.png": png(0),
    }


@pytest.fixture
def seven_zip(tmp_path: Path) -> Build:
    def build(members: dict[str, bytes], password: str | None = None) -> str:
        path = tmp_path / "book.cb7"
        with py7zr.SevenZipFile(path, "w", password=password) as archive:
            for name, content in members.items():
                archive.writestr(content, name)
        return str(path)

    return build


@pytest.fixture
def tar(tmp_path: Path) -> Build:
    def build(members: dict[str, bytes]) -> str:
        path = tmp_path / "book.cbt"
        with tarfile.open(path, "w") as archive:
            for name, content in members.items():
                item = tarfile.TarInfo(name)
                item.size = len(content)
                archive.addfile(item, io.BytesIO(content))
            link = tarfile.TarInfo("3.png")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
        return str(path)

    return build


@pytest.mark.parametrize(
    ("fixture", "format"),
    [("rar", BookFormat.RAR), ("seven_zip", BookFormat.SEVEN_ZIP), ("tar", BookFormat.TAR)],
)
def test_pages_and_metadata(
    request: pytest.FixtureRequest, members: dict[str, bytes], fixture: str, format: BookFormat
) -> None:
    path = request.getfixturevalue(fixture)(members)

    found = inspect(path, Wanted(file_hash=True))

    assert sniff(path) is format
    assert (found.format, found.pages, found.fault) == (format, 2, None)
    assert found.metadata is not None
    assert found.metadata.title == "T"
    assert found.hash is not None
    assert found.index is not None
    assert page_index.entry(found.index, 1).name == "2.png"
    for page, name in ((1, "2.png"), (2, "10.png")):
        image = read_page(path, format, found.index, page)
        assert (image.content, image.media_type) == (members[name], "image/png")


@pytest.mark.parametrize("fixture", ["rar", "seven_zip", "tar"])
def test_limit_holds(
    request: pytest.FixtureRequest, members: dict[str, bytes], fixture: str
) -> None:
    path = request.getfixturevalue(fixture)(members)

    with BookFile(path) as file:
        format = sniff(path)
        assert format is not None
        archive = open_archive(file, format)
        entry = archive.members[0].entry()

        with pytest.raises(UnreadableBook) as raised:
            archive.read(entry, 10)

    assert raised.value.fault is Fault.TOO_LARGE


@pytest.mark.parametrize("fixture", ["rar", "seven_zip"])
def test_page_that_is_not_there(
    request: pytest.FixtureRequest, members: dict[str, bytes], fixture: str
) -> None:
    path = request.getfixturevalue(fixture)(members)
    index = page_index.pack([PageEntry("gone.png", size=5)])
    format = sniff(path)
    assert format is not None

    with pytest.raises(UnreadableBook):
        read_page(path, format, index, 1)


def test_a_tar_that_was_replaced_since_it_was_listed(
    tar: Build, png: Callable[[int], bytes]
) -> None:
    index = inspect(tar({"1.png": png(1), "2.png": png(2)}), Wanted()).index
    path = tar({"0.txt": bytes(200), "1.png": png(1) + bytes(5000)})

    with pytest.raises(UnreadableBook):
        read_page(path, BookFormat.TAR, index, 2)


@pytest.mark.parametrize("fixture", ["rar", "seven_zip", "tar"])
def test_cut_off_archive_has_a_fault(
    request: pytest.FixtureRequest, members: dict[str, bytes], fixture: str
) -> None:
    path = Path(request.getfixturevalue(fixture)(members))
    path.write_bytes(path.read_bytes()[:90])

    found = inspect(str(path), Wanted())

    assert found.fault is not None
    assert found.reason is not None
    assert str(path.parent) not in found.reason


def test_encrypted_seven_zip(seven_zip: Build, members: dict[str, bytes]) -> None:
    found = inspect(seven_zip(members, password="secret"), Wanted())

    assert (found.format, found.fault) == (BookFormat.SEVEN_ZIP, Fault.ENCRYPTED)


@pytest.mark.parametrize(
    "signature", [b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c"]
)
def test_noise_behind_a_signature(tmp_path: Path, signature: bytes) -> None:
    path = tmp_path / "book.cbr"
    path.write_bytes(signature + bytes(range(256)) * 20)

    assert inspect(str(path), Wanted()).fault is Fault.CORRUPT


@pytest.mark.parametrize("kind", [1, 2, 3, 4, 5])
def test_a_reference_in_a_rar_archive_is_no_page(tmp_path: Path, kind: int) -> None:
    """It has no data of its own: an empty page would be sent."""
    path = tmp_path / "book.cbr"
    path.write_bytes(rar_5_reference(kind))

    found = inspect(str(path), Wanted())

    assert (found.pages, found.fault) == (1, None)


def test_names_in_a_seven_zip_archive_that_would_not_do_on_a_disk(
    tmp_path: Path, png: Callable[[int], bytes]
) -> None:
    """The library writes no such names: they are put into a header that is not packed."""
    path = tmp_path / "book.cb7"
    names = {"aa1.png": "./1.png", "bb2.png": "two.png", "cc2.png": "two.png"}
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.set_encoded_header_mode(False)
        for number, name in enumerate(names):
            archive.writestr(png(number), name)
    content = path.read_bytes()
    start = 32 + int.from_bytes(content[12:20], "little")
    header = content[start:]
    for old, new in names.items():
        header = header.replace(old.encode("utf-16-le"), new.encode("utf-16-le"))
    where = content[12:28] + struct.pack("<I", zlib.crc32(header))
    checksum = struct.pack("<I", zlib.crc32(where))
    path.write_bytes(content[:8] + checksum + where + content[32:start] + header)

    found = inspect(str(path), Wanted())

    assert found.pages == 2
    for page, number in ((1, 0), (2, 2)):
        image = read_page(str(path), BookFormat.SEVEN_ZIP, found.index, page)
        assert image.content == png(number)
    each = each_page(str(path), BookFormat.SEVEN_ZIP, found.index, 2)
    assert {page: image and image.content for page, image in each} == {1: png(0), 2: png(2)}


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
@pytest.mark.parametrize("content", [b"1" * 16_000, b"1" * 1_000_000])
def test_attributes_in_a_tar_archive_that_nobody_writes(
    tmp_path: Path, members: dict[str, bytes], kind: bytes, content: bytes
) -> None:
    """A run of digits took the library the square of its length, and that for each of many."""
    path = tmp_path / "book.cbt"
    with tarfile.open(path, "w") as archive:
        for _ in range(100 if len(content) < 100_000 else 1):
            said = tarfile.TarInfo("said")
            said.type, said.size = kind, len(content)
            archive.addfile(said, io.BytesIO(content))
        for name, page in members.items():
            item = tarfile.TarInfo(name)
            item.size = len(page)
            archive.addfile(item, io.BytesIO(page))

    found = inspect(str(path), Wanted())

    assert (found.pages, found.fault) == (2, None)
