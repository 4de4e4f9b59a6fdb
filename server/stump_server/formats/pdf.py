"""PDF: page count, information dictionary, and pages rendered to PNG."""

from __future__ import annotations

import io
import struct
import threading
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from pypdfium2 import PdfiumError

from stump_server.domain.book import PageImage
from stump_server.domain.errors import Fault, NotFound, UnreadableBook
from stump_server.domain.media import MediaMetadata
from stump_server.formats import opf, text, xmp
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS

# PDFium may be used by one thread at a time only.
_PDFIUM = threading.Lock()

_PASSWORD_NEEDED = 4
_TAIL = 2048
_SEARCHED = 4096


def read(file: BookFile) -> tuple[int, MediaMetadata]:
    """The number of pages and what the document says of itself."""
    with _PDFIUM, _opened(file) as document:
        pages = _count(document)
        if pages == 0:
            raise UnreadableBook(Fault.CORRUPT, "The document is damaged: it has no pages")
        if pages > LIMITS.pdf_pages:
            raise UnreadableBook(Fault.TOO_LARGE, "The document has more pages than are accepted")
        said = _metadata(document)
    return pages, opf.merge(said, _packet(file))


def render(file: BookFile, page: int) -> PageImage:
    """A page as PNG, counted from 1: one pixel per point, fewer where it would be too large."""
    with _PDFIUM, _opened(file) as document:
        if not 1 <= page <= len(document):
            raise NotFound("page", page)
        try:
            return PageImage(_render(document, page - 1), "image/png")
        except (PdfiumError, MemoryError, ValueError, OverflowError):
            raise UnreadableBook(Fault.CORRUPT, "The page cannot be rendered") from None


@contextmanager
def _opened(file: BookFile) -> Iterator[pypdfium2.PdfDocument]:
    document = _document(file)
    try:
        yield document
    finally:
        document.close()


def _document(file: BookFile) -> pypdfium2.PdfDocument:
    if file.size > LIMITS.pdf_repaired_bytes and not _has_end(file):
        raise UnreadableBook(Fault.TRUNCATED, "The document is cut off: its end is missing")
    try:
        return pypdfium2.PdfDocument(Path(file.path_for_libraries()))
    except PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _PASSWORD_NEEDED and (plain := _decrypted(file)) is not None:
            return pypdfium2.PdfDocument(plain)
        raise _fault(file, code) from None


def _decrypted(file: BookFile) -> bytes | None:
    """The document without encryption, where its owner password is empty.

    PDFium tries the empty password for the user only, QPDF for the owner as well.
    """
    if file.size > LIMITS.pdf_decrypted_bytes:
        return None
    # Rarely needed, and its import takes longer than reading a small book.
    import pikepdf  # noqa: PLC0415

    plain = io.BytesIO()
    try:
        with pikepdf.open(file.path_for_libraries()) as locked:
            locked.save(plain)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError):
        return None
    return plain.getvalue()


def _has_end(file: BookFile) -> bool:
    """Whether the place of the table of contents is named where PDFium looks for it."""
    return b"startxref" in file.read(file.size - _SEARCHED, _SEARCHED)


def _fault(file: BookFile, code: int | None) -> UnreadableBook:
    if code == _PASSWORD_NEEDED:
        return UnreadableBook(Fault.ENCRYPTED, "The document needs a password to be opened")
    if b"%%EOF" not in file.read(file.size - min(_TAIL, file.size), _TAIL):
        return UnreadableBook(Fault.TRUNCATED, "The document is cut off: its end is missing")
    return UnreadableBook(Fault.CORRUPT, "The document is damaged")


def _count(document: pypdfium2.PdfDocument) -> int:
    """The pages that there are: PDFium believes the number that the document states.

    Where none can be found the document is damaged, and others may find one.
    """
    stated = len(document)
    if stated == 0 or _has_page(document, stated - 1):
        return stated
    found = bisect_left(range(stated), True, key=lambda number: not _has_page(document, number))
    return max(1, found)


def _has_page(document: pypdfium2.PdfDocument, number: int) -> bool:
    try:
        document.get_page_size(number)
    except PdfiumError:
        return False
    return True


def _said(document: pypdfium2.PdfDocument, key: str) -> str:
    try:
        value: str = document.get_metadata_value(key)
    except UnicodeDecodeError:
        return ""
    return value


def _metadata(document: pypdfium2.PdfDocument) -> MediaMetadata:
    said = {key: _said(document, key) for key in document.METADATA_KEYS}
    year, month, day = text.pdf_date(said.get("CreationDate", ""))
    return MediaMetadata(
        title=text.line(said.get("Title", "")),
        genre=text.unique([said.get("Subject", "")]),
        writers=text.unique([said.get("Author", "")]),
        tags=text.words(said.get("Keywords", "").replace(";", ",")),
        year=year,
        month=month,
        day=day,
    )


def _packet(file: BookFile) -> MediaMetadata:
    """What the XMP packet of the document says; nothing where there is none that can be read.

    PDFium does not tell of it. Its stream is unpacked here, where it cannot grow without bounds.
    """
    import pikepdf  # noqa: PLC0415 - its import takes longer than reading a small book

    try:
        with pikepdf.open(file.path_for_libraries()) as document:
            stream = document.Root.get("/Metadata")
            if not isinstance(stream, pikepdf.Stream):
                return MediaMetadata()
            packed, filters = stream.read_raw_bytes(), stream.get("/Filter")
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError, ValueError, TypeError):
        return MediaMetadata()
    try:
        return xmp.parse(_unpacked(packed, filters is not None))
    except (UnreadableBook, zlib.error):
        return MediaMetadata()


def _unpacked(packed: bytes, is_packed: bool) -> bytes:
    if not is_packed:
        return packed
    return zlib.decompressobj().decompress(packed, LIMITS.xml_bytes + 1)


def _render(document: pypdfium2.PdfDocument, number: int) -> bytes:
    page = document[number]
    try:
        bitmap = page.render(scale=_scale(*page.get_size()), rev_byteorder=True)
        try:
            return _png(bitmap)
        finally:
            bitmap.close()
    finally:
        page.close()


def _scale(width: float, height: float) -> float:
    """Pixels per point: 1, or less where the page would have too many of them."""
    pixels = max(width, 1) * max(height, 1)
    longest = max(width, height, 1)
    return min(1.0, float((LIMITS.pdf_pixels / pixels) ** 0.5), LIMITS.pdf_side / longest)


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """The bitmap as PNG, row by row, so that no second copy of the pixels is needed."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    kind, channels = {1: (0, 1), 3: (2, 3), 4: (6, 4)}[bitmap.n_channels]
    pixels = memoryview(bitmap.buffer).cast("B")
    deflate = zlib.compressobj(3)
    data = bytearray()
    for row in range(height):
        data += deflate.compress(b"\0")
        data += deflate.compress(pixels[row * stride : row * stride + width * channels])
    data += deflate.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = _chunk(b"IHDR", head) + _chunk(b"IDAT", bytes(data)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(kind))
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
