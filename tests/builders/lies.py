"""Books whose headers lie: about lengths, numbers, places and links, in every kind of container."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from builders.books import epub, png

PAGE = png(20, 30, (9, 8, 7))
Lie = Callable[[], bytes]


# RAR 5: every header begins with a checksum and its own size.


def _vint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


_RAR_5 = b"Rar!\x1a\x07\x01\x00"


def _rar_5(*headers: bytes) -> bytes:
    main = _rar_5_header(_vint(1) + _vint(0) + _vint(0))
    return _RAR_5 + main + b"".join(headers)


def _rar_5_header(body: bytes, size: int | None = None) -> bytes:
    sized = _vint(len(body) if size is None else size) + body
    return struct.pack("<I", zlib.crc32(sized)) + sized


def _rar_5_file(
    name: bytes, content: bytes = b"", size: int | None = None, extra: bytes = b"", method: int = 0
) -> bytes:
    flags = 2 | bool(extra)
    body = _vint(2) + _vint(flags)
    body += (_vint(len(extra)) if extra else b"") + _vint(len(content))
    body += _vint(4) + _vint(len(content) if size is None else size) + _vint(0o644)
    body += struct.pack("<I", zlib.crc32(content)) + _vint(method) + _vint(1)
    return _rar_5_header(body + _vint(len(name)) + name + extra) + content


def rar_5_size_without_end() -> bytes:
    """A number whose last byte never comes."""
    return _rar_5(struct.pack("<I", 0) + b"\x80" * 100)


def rar_5_huge_header() -> bytes:
    """A header that states to be an exabyte long."""
    return _rar_5(_rar_5_header(b"\2", 2**60))


def rar_5_huge_member() -> bytes:
    """A stored page that states to unpack to four exabytes."""
    return _rar_5(_rar_5_file(b"1.png", PAGE, 2**62))


def rar_5_huge_dictionary() -> bytes:
    """A page packed with the largest dictionary that can be named, and noise."""
    return _rar_5(_rar_5_file(b"1.png", b"\xff" * 500, 1000, method=15 << 10 | 5 << 7))


def rar_5_names_outside() -> bytes:
    """Pages with names that climb out."""
    names = (b"../../1.png", b"/etc/2.png", b"..\\..\\3.png", b"C:/4.png")
    return _rar_5(*(_rar_5_file(name, PAGE) for name in names))


def rar_5_link() -> bytes:
    """A page that is a link to a file of the system."""
    target = b"/etc/passwd"
    record = _vint(5) + _vint(1) + _vint(0) + _vint(len(target)) + target
    return _rar_5(_rar_5_file(b"1.png", extra=_vint(len(record)) + record))


def rar_5_reference(kind: int) -> bytes:
    """A page, and another that has its size and is a link (1 to 4) to it, or a copy (5) of it."""
    record = _vint(5) + _vint(kind) + _vint(0) + _vint(5) + b"1.png"
    extra = _vint(len(record)) + record
    return _rar_5(_rar_5_file(b"1.png", PAGE), _rar_5_file(b"2.png", size=len(PAGE), extra=extra))


def rar_5_many_headers() -> bytes:
    """Seventy thousand empty pages."""
    return _rar_5(*(_rar_5_file(b"%05d.png" % number) for number in range(70_000)))


def rar_5_slow_key() -> bytes:
    """Encrypted headers whose key would take 2^63 rounds."""
    return _rar_5(_rar_5_header(_vint(4) + _vint(0) + _vint(0) + _vint(0) + b"\x3f" + b"s" * 16))


# RAR 4: checksum, kind, flags, size.


def _rar_4_header(kind: int, flags: int, body: bytes, size: int | None = None) -> bytes:
    sized = struct.pack("<BHH", kind, flags, len(body) + 7 if size is None else size) + body
    return struct.pack("<H", zlib.crc32(sized) & 0xFFFF) + sized


def _rar_4(*headers: bytes) -> bytes:
    return b"Rar!\x1a\x07\x00" + _rar_4_header(0x73, 0, bytes(6)) + b"".join(headers)


def _rar_4_file(name: bytes, packed: int, size: int, *, header: int | None = None) -> bytes:
    facts = struct.pack("<IIBIIBBHI", packed, size, 3, 0, 0, 29, 0x30, len(name), 0o100644)
    return _rar_4_header(0x74, 0x8000, facts + name, header)


def rar_4_header_without_size() -> bytes:
    """A header of no bytes: who believes it never gets on."""
    return _rar_4(_rar_4_header(0x74, 0x8000, b"", 0))


def rar_4_sizes_beyond() -> bytes:
    """A page of four gigabytes in a file of a few bytes."""
    return _rar_4(_rar_4_file(b"1.png", 0xFFFFFFFF, 0xFFFFFFFF))


def rar_4_name_beyond() -> bytes:
    """A name that is longer than its header."""
    facts = struct.pack("<IIBIIBBHI", 10, 10, 3, 0, 0, 29, 0x30, 0xFFFF, 0o100644)
    return _rar_4(_rar_4_header(0x74, 0x8000, facts + b"1.png"))


# 7z: a short header at the start says where the long one lies at the end.


def _7z(header: bytes, before: bytes = b"", place: int | None = None) -> bytes:
    where = struct.pack(
        "<QQI", len(before) if place is None else place, len(header), zlib.crc32(header)
    )
    return (
        b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(where)) + where + before + header
    )


def _number(value: int) -> bytes:
    return b"\xff" + struct.pack("<Q", value)


def seven_zip_header_beyond() -> bytes:
    """The long header lies far behind the end of the file."""
    return _7z(b"\1\0", place=2**62)


def seven_zip_huge_header() -> bytes:
    """The long header is an exabyte."""
    where = struct.pack("<QQI", 0, 2**60, 0)
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(where)) + where


def seven_zip_many_streams() -> bytes:
    """2^60 packed streams."""
    return _7z(b"\1\4\6" + _number(0) + _number(2**60) + b"\x09")


def seven_zip_many_folders() -> bytes:
    """2^60 folders."""
    return _7z(b"\1\4\6\0\1\x09\x0a\0\x07\x0b" + _number(2**60) + b"\0")


def seven_zip_many_files() -> bytes:
    """2^31 files, of which nothing is said."""
    return _7z(b"\1\5" + _number(2**31) + b"\0\0")


def seven_zip_long_property() -> bytes:
    """Names that are stated to take an exabyte."""
    return _7z(b"\1\5\1\x11" + _number(2**60) + b"\0")


def seven_zip_header_in_itself() -> bytes:
    """An encoded header whose packed stream is the encoded header."""
    size = 21
    header = (
        b"\x17\6\0\1\x09" + bytes([size]) + b"\0\x07\x0b\1\0\1\1\0\x0c" + bytes([size]) + b"\0\0"
    )
    return _7z(header.ljust(size, b"\0"))


def seven_zip_huge_dictionary() -> bytes:
    """An encoded header, packed by LZMA with a dictionary of four gigabytes."""
    coder = b"\1\x23\3\1\1\5\x5d\xff\xff\xff\xff"
    header = b"\x17\6\0\1\x09\x64\0\x07\x0b\1\0" + coder + b"\x0c" + _number(2**40) + b"\0\0"
    return _7z(header, before=b"\0" * 100)


# PDF


def _pdf(*things: bytes) -> bytes:
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, thing in enumerate(things, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    end = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(places) + 1)
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % end)


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def _stream(facts: bytes, content: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (facts, len(content), content)


def _one_page(box: bytes, content: bytes, facts: bytes = b"", *more: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R /Resources << %b >> >>"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return _pdf(_CATALOG, pages, page % (box, facts), content, *more)


def pdf_pages_in_a_circle() -> bytes:
    """A page tree that is its own child, of two billion pages."""
    return _pdf(_CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2147483647 >>")


def pdf_deep_pages() -> bytes:
    """A page tree of five thousand levels."""
    levels = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (number + 3, number + 1)
        for number in range(5000)
    ]
    return _pdf(_CATALOG, *levels, b"<< /Type /Page /Parent 5001 0 R /MediaBox [0 0 9 9] >>")


def pdf_huge_page() -> bytes:
    """A page of a thousand million points each way."""
    return _one_page(b"0 0 1e9 1e9", _stream(b"", b"0 0 m 9 9 l S"))


def pdf_packed_bomb() -> bytes:
    """Drawing commands that unpack to 200 MB."""
    return _one_page(
        b"0 0 99 99", _stream(b"/Filter /FlateDecode", zlib.compress(b" " * 200_000_000, 9))
    )


def pdf_form_in_itself() -> bytes:
    """A form that draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    facts = b"/XObject << /F 5 0 R >>"
    return _one_page(b"0 0 99 99", _stream(b"", b"/F Do"), facts, _stream(form, b"/F Do"))


def pdf_deep_state() -> bytes:
    """A graphics state that is saved a million times."""
    return _one_page(b"0 0 99 99", _stream(b"", b"q " * 1_000_000))


def pdf_huge_image() -> bytes:
    """An image of 100,000 by 100,000 pixels in a hundred bytes."""
    image = (
        b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB "
        b"/BitsPerComponent 8 /Filter /FlateDecode"
    )
    drawn = _stream(b"", b"99 0 0 99 0 0 cm /I Do")
    packed = zlib.compress(b"\0" * 100)
    return _one_page(b"0 0 99 99", drawn, b"/XObject << /I 5 0 R >>", _stream(image, packed))


def pdf_stream_of_objects_in_itself() -> bytes:
    """A compressed object that lies in the stream that it is."""
    whole = _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        _stream(b"/Type /ObjStm /N 1 /First 4 /Extends 2 0 R", b"2 0 << /Type /Pages >>"),
    )
    return whole.replace(b"0000000009 00000 n", b"0000000009 00000 f")


# EPUB


def _with(name_ends: str, change: Callable[[str], str]) -> bytes:
    made = io.BytesIO()
    with TemporaryDirectory() as folder:
        honest = io.BytesIO(epub(Path(folder) / "book.epub").read_bytes())
    with zipfile.ZipFile(honest) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(name_ends):
                content = change(content.decode()).encode()
            new.writestr(name, content)
    return made.getvalue()


def epub_long_spine() -> bytes:
    """A spine that names the first document a hundred thousand times."""

    def change(text: str) -> str:
        start = text.index("<itemref")
        item = text[start : text.index("/>", start) + 2]
        return text.replace("</spine>", item * 100_000 + "</spine>")

    return _with(".opf", change)


def epub_deep_contents() -> bytes:
    """A table of contents of twenty thousand levels."""

    def change(text: str) -> str:
        return text.replace("<ol>", "<ol>" + "<li><a href='#'>x</a><ol>" * 20_000, 1)

    return _with("nav.xhtml", change)


# TAR


def _tar_header(name: bytes, size: bytes, kind: bytes) -> bytes:
    header = bytearray(name.ljust(100, b"\0") + b"0000644\0" + b"0000000\0" * 2)
    header += size.ljust(12, b"\0") + b"00000000000\0" + b" " * 8 + kind
    header += b"\0" * 100 + b"ustar\x0000" + b"\0" * (512 - len(header) - 108)
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header[:512])


def tar_long_name() -> bytes:
    """A name of eight gigabytes."""
    return _tar_header(b"././@LongLink", b"77777777777", b"L") + PAGE.ljust(512, b"\0")


def tar_endless_attributes() -> bytes:
    """Nothing but attributes of what never comes."""
    record = b"21 comment=0123456789\n"
    one = _tar_header(b"x", b"%011o" % len(record), b"x") + record.ljust(512, b"\0")
    return one * 5000


def tar_negative_size() -> bytes:
    """A size below nothing."""
    return _tar_header(b"1.png", b"\xff" * 12, b"0") + PAGE.ljust(1024, b"\0")


LIES: dict[str, Sequence[Lie]] = {
    "cbr": (
        rar_5_size_without_end,
        rar_5_huge_header,
        rar_5_huge_member,
        rar_5_huge_dictionary,
        rar_5_names_outside,
        rar_5_link,
        rar_5_many_headers,
        rar_5_slow_key,
        rar_4_header_without_size,
        rar_4_sizes_beyond,
        rar_4_name_beyond,
    ),
    "cb7": (
        seven_zip_header_beyond,
        seven_zip_huge_header,
        seven_zip_many_streams,
        seven_zip_many_folders,
        seven_zip_many_files,
        seven_zip_long_property,
        seven_zip_header_in_itself,
        seven_zip_huge_dictionary,
    ),
    "pdf": (
        pdf_pages_in_a_circle,
        pdf_deep_pages,
        pdf_huge_page,
        pdf_packed_bomb,
        pdf_form_in_itself,
        pdf_deep_state,
        pdf_huge_image,
        pdf_stream_of_objects_in_itself,
    ),
    "epub": (epub_long_spine, epub_deep_contents),
    "cbt": (tar_long_name, tar_endless_attributes, tar_negative_size),
}


def write_all(folder: Path) -> list[Path]:
    """One file for each lie."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for ending, lies in LIES.items():
        for lie in lies:
            made.append(folder / f"{lie.__name__}.{ending}")
            made[-1].write_bytes(lie())
    return made
