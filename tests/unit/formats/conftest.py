"""Tiny books, built for one test each."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Content = Mapping[str, bytes]
Build = Callable[..., str]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def _png(shade: int) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(bytes([0, shade])))
        + _chunk(b"IEND", b"")
    )


@pytest.fixture
def png() -> Callable[[int], bytes]:
    """A PNG of one pixel; the shade of grey makes it another one."""
    return _png


@pytest.fixture
def comic(tmp_path: Path) -> Build:
    """Write a ZIP archive and give its path."""

    def build(members: Content, name: str = "book.cbz", method: int = zipfile.ZIP_DEFLATED) -> str:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", method) as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return str(path)

    return build


CONTAINER = (
    b'<?xml version="1.0"?><container version="1.0" '
    b'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    b"</rootfiles></container>"
)


@pytest.fixture
def epub(comic: Build) -> Build:
    """Write an EPUB whose package has these metadata, manifest and spine elements."""

    def build(
        manifest: str, spine: str, files: Content, metadata: str = "", name: str = "book.epub"
    ) -> str:
        package = (
            '<?xml version="1.0" encoding="utf-8"?><package version="3.0" '
            'xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<metadata>{metadata}</metadata><manifest>{manifest}</manifest>"
            f"<spine>{spine}</spine></package>"
        )
        members = {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": package.encode(),
        }
        return comic({**members, **files}, name)

    return build


@pytest.fixture
def pdf(tmp_path: Path) -> Build:
    """Write a PDF of empty pages of 200 x 300 points, with an information dictionary."""

    def build(pages: int = 1, information: bytes = b"", box: bytes = b"0 0 200 300") -> str:
        kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(pages))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
            b"<< %s >>" % information,
            *[b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] >>" % box] * pages,
        ]
        output, places = bytearray(b"%PDF-1.4\n"), []
        for number, content in enumerate(objects, 1):
            places.append(len(output))
            output += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        start = len(output)
        output += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        output += b"".join(b"%010d 00000 n \n" % place for place in places)
        output += b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\n" % (len(objects) + 1)
        output += b"startxref\n%d\n%%%%EOF\n" % start
        path = tmp_path / "book.pdf"
        path.write_bytes(output)
        return str(path)

    return build


@pytest.fixture
def rar(tmp_path: Path) -> Build:
    """Write a RAR 4 archive of stored members."""

    def block(kind: int, flags: int, fields: bytes, content: bytes = b"") -> bytes:
        head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head + content

    def build(members: Content) -> str:
        output = b"Rar!\x1a\x07\x00" + block(0x73, 0, bytes(6))
        for name, content in members.items():
            raw = name.encode("ascii")
            fields = struct.pack(
                "<IIBIIBBHI", len(content), len(content), 3, zlib.crc32(content), 0x21 << 16,
                29, 0x30, len(raw), 0o100644,
            )  # fmt: skip
            output += block(0x74, 0x8000, fields + raw, content)
        path = tmp_path / "book.cbr"
        path.write_bytes(output + block(0x7B, 0x4000, b""))
        return str(path)

    return build
