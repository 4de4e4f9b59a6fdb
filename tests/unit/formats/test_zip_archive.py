"""ZIP archives with odd frames, odd names and wrong numbers."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from stump_server.domain.book import Wanted
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats import inspect
from stump_server.formats.files import BookFile
from stump_server.formats.zip_archive import ZipArchive

LIMIT = 1 << 20
PAGES = {"1.png": b"one" * 50, "2.png": b"two" * 50, "3.png": b"three" * 50}


def packed(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = comment
    return target.getvalue()


def patched_end(content: bytes, offset: int, *values: int) -> bytes:
    """Other numbers in the end record: at 8 and 10 that of members, at 12 the size."""
    changed = bytearray(content)
    place = content.rindex(b"PK\5\6") + offset
    struct.pack_into(f"<{len(values)}H", changed, place, *values)
    return bytes(changed)


def renamed(old: bytes, new: bytes) -> bytes:
    """An archive whose only member has a name that is not ASCII, in whatever code page."""
    assert len(old) == len(new)
    return packed({old.decode(): b"x"}).replace(old, new)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], dict[str, bytes]]:
    def unpack_all(content: bytes) -> dict[str, bytes]:
        path = tmp_path / "book.cbz"
        path.write_bytes(content)
        with BookFile(str(path)) as file:
            archive = ZipArchive(file)
            return {member.name: archive.read(member, LIMIT) for member in archive.members}

    return unpack_all


Read = Callable[[bytes], dict[str, bytes]]


@pytest.mark.parametrize(
    "content",
    [
        packed(PAGES),
        packed(PAGES, comment=b"x" * 65_535),
        b"MZ" + bytes(range(256)) * 40 + packed(PAGES),
        packed(PAGES) + bytes(range(1, 256)) * 16,
        packed(PAGES, comment=b"see: PK\5\6" + bytes(16) + b"\5\0" + b"not the end of the file"),
        packed(PAGES, comment=b"x" * 5000 + b"PK\5\6" + bytes(18)),
        packed(PAGES, comment=b"PK\5\6\1\0" + bytes(16)),
        patched_end(packed(PAGES), 10, 0),
        patched_end(packed(PAGES), 12, 0, 0),
    ],
    ids=[
        "plain",
        "long comment",
        "program before",
        "noise behind",
        "end record in comment",
        "empty one at the end of a long comment",
        "one of a volume",
        "no number",
        "no size",
    ],
)
def test_frames(read: Read, content: bytes) -> None:
    assert read(content) == PAGES


def test_zip64(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 10)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)

    assert read(packed(PAGES)) == PAGES


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("tä".encode(), "tä.png"),
        (b"t\x84!", "tä!.png"),
        (b"t\xe4!", "tΣ!.png"),
    ],
)
def test_names_without_flag(read: Read, raw: bytes, name: str) -> None:
    content = renamed(b"abc.png", raw + b".png")

    assert list(read(content)) == [name]


def test_flag_that_lies(read: Read) -> None:
    content = packed({"ä.png": b"x"}).replace("ä".encode(), b"\xe4\xe5")

    assert list(read(content)) == ["äå.png"]


def test_empty_archive(read: Read) -> None:
    assert read(b"PK\5\6" + bytes(18)) == {}


def test_directory_lost(tmp_path: Path) -> None:
    content = packed(PAGES)
    path = tmp_path / "book.cbz"
    path.write_bytes(content[: content.index(b"PK\1\2") - 10])

    with BookFile(str(path)) as file:
        archive = ZipArchive(file)

        assert archive.flaw is Fault.TRUNCATED
        assert [member.name for member in archive.members] == ["1.png", "2.png"]
        assert archive.read(archive.members[1], LIMIT) == PAGES["2.png"]


def with_central_field(offset: int, value: bytes) -> bytes:
    """The archive with a field of the second member's directory entry overwritten."""
    content = bytearray(packed(PAGES))
    second = content.index(b"PK\1\2", content.index(b"PK\1\2") + 1)
    content[second + offset : second + offset + len(value)] = value
    return bytes(content)


@pytest.mark.parametrize(
    ("offset", "value", "fault"),
    [
        (8, b"\x01", Fault.ENCRYPTED),
        (10, b"\x4d", Fault.UNSUPPORTED),
        (20, struct.pack("<I", 50 << 20), Fault.TRUNCATED),
        (42, struct.pack("<I", 0x7FFFFFF0), Fault.TRUNCATED),
    ],
)
def test_flaws_seen_in_the_directory(
    tmp_path: Path, offset: int, value: bytes, fault: Fault
) -> None:
    path = tmp_path / "book.cbz"
    path.write_bytes(with_central_field(offset, value))

    with BookFile(str(path)) as file:
        assert [member.flaw for member in ZipArchive(file).members] == [None, fault, None]


@pytest.mark.parametrize(
    ("offset", "value", "fault"),
    [
        (16, b"\0\0\0\0", Fault.CORRUPT),
        (24, struct.pack("<I", 900_000), Fault.CORRUPT),
        (24, struct.pack("<I", 20), Fault.CORRUPT),
        (24, struct.pack("<I", LIMIT + 1), Fault.TOO_LARGE),
        (42, struct.pack("<I", 7), Fault.CORRUPT),
    ],
    ids=["checksum", "inflates to less", "inflates to more", "beyond the limit", "no header there"],
)
def test_faults_seen_when_reading(read: Read, offset: int, value: bytes, fault: Fault) -> None:
    with pytest.raises(UnreadableBook) as raised:
        read(with_central_field(offset, value))

    assert raised.value.fault is fault


def test_members_that_share_their_data_are_a_bomb(read: Read) -> None:
    single = packed({"000.png": bytes(2**20)})
    start, end = single.index(b"PK\1\2"), single.index(b"PK\5\6")
    entry = single[start:end]
    directory = b"".join(entry.replace(b"000.png", b"%03d.png" % n) for n in range(200))
    tail = struct.pack("<4s4xHHIIH", b"PK\5\6", 200, 200, len(directory), start, 0)

    with pytest.raises(UnreadableBook) as raised:
        read(single[:start] + directory + tail)

    assert raised.value.fault is Fault.BOMB


@pytest.mark.parametrize("kind", ["packed", "unpacked"])
def test_a_member_that_is_larger_than_wanted(tmp_path: Path, kind: str) -> None:
    """Whatever else it states: nobody reads gigabytes of a sparse file for a short text."""
    content = bytearray(packed({"1.png": PAGES["1.png"], "ComicInfo.xml": b"<ComicInfo/>"}))
    record = content.rindex(b"PK\1\2")
    struct.pack_into("<I", content, record + (20 if kind == "packed" else 24), 0xF0000000)
    path = tmp_path / "book.cbz"
    directory = content.index(b"PK\1\2")
    with path.open("wb") as file:
        file.write(content[:directory])
        file.seek(0xF8000000)
        file.write(content[directory:])

    found = inspect(str(path), Wanted())

    assert (found.pages, found.fault) == (1, None)
    assert any("larger" in warning for warning in found.warnings)


def test_members_are_not_counted_by_the_end_record(read: Read) -> None:
    record = struct.pack("<4s42x", b"PK\1\2")
    end = struct.pack("<4s4xHHIIH", b"PK\5\6", 0, 0, len(record) * 65_536, 0, 0)

    with pytest.raises(UnreadableBook) as refused:
        read(record * 65_536 + end)
    assert refused.value.fault is Fault.TOO_LARGE


def test_too_many_members(read: Read) -> None:
    first = packed({"000000.png": b""})
    start, end = first.index(b"PK\1\2"), first.index(b"PK\5\6")
    directory = first[start:end] * 65_536
    tail = struct.pack("<4s4xHHIIH", b"PK\5\6", 0, 1, len(directory), start, 0)

    with pytest.raises(UnreadableBook) as raised:
        read(first[:start] + directory + tail)

    assert raised.value.fault is Fault.TOO_LARGE


@pytest.mark.parametrize("size", [1, 4, 21, 22, 60, 200])
def test_noise_under_the_signature(read: Read, size: int) -> None:
    with pytest.raises(UnreadableBook):
        read((b"PK\3\4" + bytes(range(7, 256)))[:size])
