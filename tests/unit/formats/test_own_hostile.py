"""Files built to lie about sizes, places, kinds and names: none is believed or leads outside."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.books import epub, png
from stump_server import imaging
from stump_server.domain.book import Wanted
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.image import Rendition
from stump_server.domain.library import ImageFormat
from stump_server.formats import each_page, inspect, read_cover

CANARY = b"CANARY of a file outside"
PAGE = png(20, 30, (1, 2, 3))
# Whatever a file says of itself, no more than this comes out of these.
MOST_BYTES = 64 * 1024 * 1024


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _patched(content: bytes, size: int) -> bytes:
    """The stated unpacked size of the only member, in its header and in the directory."""
    changed = bytearray(content)
    struct.pack_into("<I", changed, 22, size)
    struct.pack_into("<I", changed, changed.rindex(b"PK\1\2") + 24, size)
    return bytes(changed)


def says_less(file: Path) -> None:
    """A bomb that states to be small."""
    file.write_bytes(_patched(_zip({"1.png": b"\0" * 50_000_000}), 1000))


def says_more(file: Path) -> None:
    file.write_bytes(_patched(_zip({"1.png": PAGE}), 0xFFFFFFF0))


def overlapping(file: Path) -> None:
    """Ten thousand entries that all name one and the same packed data."""
    one = _zip({"0000.png": b"\0" * 10_000_000})
    place = one.rindex(b"PK\1\2")
    local, record = one[:place], one[place : one.rindex(b"PK\5\6")]
    records = b"".join(record.replace(b"0000.png", b"%04d.png" % n) for n in range(10_000))
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 10_000, 10_000, len(records), len(local), 0)
    file.write_bytes(local + records + end)


def in_itself(file: Path) -> None:
    """Archives in archives, which nobody opens."""
    content = PAGE
    for _ in range(20):
        content = _zip({"1.zip": content})
    file.write_bytes(content)


def descriptor_lies(file: Path) -> None:
    """Sizes behind the data, as streams have them, and wrong."""
    packed = zlib.compress(PAGE)[2:-4]
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 8, 8, 0, 0, 0, 0, 0, 5, 0) + b"1.png"
    body = local + packed + struct.pack("<4sIII", b"PK\7\x08", 1, 2, 3)
    record = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 8, 8, 0, 0, zlib.crc32(PAGE),
        len(packed), 0x7FFFFFFF, 5, 0, 0, 0, 0, 0, 0,
    ) + b"1.png"  # fmt: skip
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(record), len(body), 0)
    file.write_bytes(body + record + end)


def _tar(*items: tuple[str, bytes, str, int], form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, kind, target, size in items:
            item = tarfile.TarInfo(name)
            item.type, item.linkname, item.size = kind, target, size
            archive.addfile(item, io.BytesIO(b"x" * size) if size else None)
    return out.getvalue()


def tar_links(file: Path) -> None:
    """Pages that are links out of the archive, or devices."""
    outside = str(file.parent / "outside")
    file.write_bytes(
        _tar(
            ("1.png", tarfile.SYMTYPE, outside, 0),
            ("2.png", tarfile.LNKTYPE, outside, 0),
            ("3.png", tarfile.CHRTYPE, "", 0),
            ("4.png", tarfile.FIFOTYPE, "", 0),
        )
    )


def tar_sparse(file: Path) -> None:
    """A header that says: an exabyte of nothing."""
    content = bytearray(_tar(("1.png", tarfile.GNUTYPE_SPARSE, "", 0), form=tarfile.GNU_FORMAT))
    content[124:136] = b"\x80" + (2**60).to_bytes(11, "big")
    content[148:156] = b" " * 8
    content[148:156] = b"%06o\0 " % sum(content[:512])
    file.write_bytes(content)


def tar_large(file: Path) -> None:
    """A size beyond the end of the file."""
    content = bytearray(_tar(("1.png", tarfile.REGTYPE, "", 0)))
    content[124:136] = b"77777777777\0"
    content[148:156] = b" " * 8
    content[148:156] = b"%06o\0 " % sum(content[:512])
    file.write_bytes(content)


FAULTY: dict[str, Callable[[Path], None]] = {
    "less.cbz": says_less,
    "more.cbz": says_more,
    "overlapping.cbz": overlapping,
    "nested.cbz": in_itself,
    "descriptor.cbz": descriptor_lies,
    "links.cbt": tar_links,
    "sparse.cbt": tar_sparse,
    "large.cbt": tar_large,
}


@pytest.mark.parametrize("name", FAULTY)
def test_lies_are_not_believed(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside").write_bytes(CANARY)
    file = tmp_path / name
    FAULTY[name](file)

    found = inspect(str(file), Wanted(metadata=True, file_hash=True, koreader_hash=True))

    if found.fault is None:
        assert found.format is not None
        pages = each_page(str(file), found.format, found.index, min(found.pages, 3))
        contents = [image.content for _, image in pages if image is not None]
        assert sum(map(len, contents)) < MOST_BYTES
        assert not any(CANARY in content for content in contents)
    assert found.fault is not None or not any(contents)


def test_references_of_an_epub_lead_nowhere_outside(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(CANARY)
    for reference in (
        "../../outside",
        "%2e%2e/%2e%2e/outside",
        f"{tmp_path}/outside",
        f"file://{tmp_path}/outside",
        "..\\..\\outside",
    ):
        file = epub(tmp_path / "book.epub")
        with zipfile.ZipFile(file) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        package = next(name for name in members if name.endswith(".opf"))
        text = members[package].decode()
        start = text.index('href="', text.index("image/png") - 200) + len('href="')
        members[package] = (text[:start] + reference + text[text.index('"', start) :]).encode()
        file.write_bytes(_zip(members))

        found = inspect(str(file), Wanted())

        assert found.format is not None
        pages = dict(each_page(str(file), found.format, found.index, found.pages))
        assert not any(image and CANARY in image.content for image in pages.values())
        try:
            assert CANARY not in read_cover(str(file), found.format, found.index).content
        except UnreadableBook as error:
            assert error.fault is Fault.EMPTY


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + _chunk(b"IEND", b""),
        b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b"\x3b",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='1000000' height='1000000'/>",
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
        b"\xff\x0a" + b"\xff" * 100,
        PAGE[:40],
    ],
    ids=["png", "gif", "svg", "jpeg", "jxl", "cut off"],
)
def test_images_that_would_be_too_large_or_are_none(content: bytes) -> None:
    with pytest.raises(UnreadableBook):
        imaging.scale(content, Rendition(format=ImageFormat.JPEG))
