"""Read one page, or the cover, of a book."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from stump_server.domain.book import BookFormat, PageEntry, PageImage, Wanted
from stump_server.domain.errors import Fault, NotFound, UnreadableBook
from stump_server.domain.media_type import (
    IMAGE_EXTENSIONS,
    extension,
    is_markup,
    recognise,
)
from stump_server.formats import inspection, page_index, tar_archive, zip_archive
from stump_server.formats.files import BookFile
from stump_server.formats.limits import KIB, LIMITS

if TYPE_CHECKING:
    from stump_server.formats.rar_archive import RarArchive
    from stump_server.formats.seven_zip_archive import SevenZipArchive

_SVG = "image/svg+xml"
_XHTML = "application/xhtml+xml"
_XHTML_NAMESPACE = b"http://www.w3.org/1999/xhtml"


def read_page(path: str, format: BookFormat, index: bytes | None, page: int) -> PageImage:
    """A page, counted from 1. Page 1 of an EPUB is its cover where it has one.

    Without an index, or with one of an earlier version, the file is listed anew. Raises NotFound
    beyond the last page and UnreadableBook for a page that is damaged.
    """
    with BookFile(path) as file:
        if format is BookFormat.PDF:
            return _rendered(file, page)
        index = _current(file, index)
        entry = page_index.entry(index, page)
        if page == 1 and format is BookFormat.EPUB:
            entry = page_index.cover(index) or entry
        return _read(file, format, entry)


def each_page(
    path: str, format: BookFormat, index: bytes | None, pages: int
) -> Iterator[tuple[int, PageImage | None]]:
    """Every page with its number, in whatever order is quickest; None for one that is damaged."""
    done: set[int] = set()
    if format in (BookFormat.RAR, BookFormat.SEVEN_ZIP):
        for page, image in _in_one_pass(path, format, index):
            done.add(page)
            yield page, image
    for page in range(1, pages + 1):
        if page not in done:
            try:
                yield page, read_page(path, format, index, page)
            except (UnreadableBook, NotFound):
                yield page, None


def _in_one_pass(
    path: str, format: BookFormat, index: bytes | None
) -> Iterator[tuple[int, PageImage]]:
    """The pages up to the first that is damaged: unpacked from the start, each costs all others."""
    numbers = {entry: page for page, entry in enumerate(entries(path, format, index), start=1)}
    with BookFile(path) as file, suppress(UnreadableBook):
        archive = cast("RarArchive | SevenZipArchive", inspection.open_archive(file, format))
        for entry, content in archive.contents(LIMITS.page_bytes, numbers.keys()):
            yield numbers[entry], PageImage(content, _image_type(entry.name, content))


def read_cover(path: str, format: BookFormat, index: bytes | None) -> PageImage:
    """The image that stands for the book: the cover it names, else its first page."""
    with BookFile(path) as file:
        if format is BookFormat.PDF:
            return _rendered(file, 1)
        index = _current(file, index)
        cover = page_index.cover(index)
        if format is not BookFormat.EPUB:
            return _front(file, format, page_index.entry(index, 1), cover)
        if cover is None:
            raise UnreadableBook(Fault.EMPTY, "The book has no image that could be its cover")
        return _read(file, format, cover)


def _front(
    file: BookFile, format: BookFormat, first: PageEntry, cover: PageEntry | None
) -> PageImage:
    if cover is not None:
        with suppress(UnreadableBook):
            return _read(file, format, cover)
    return _read(file, format, first)


def entries(path: str, format: BookFormat, index: bytes | None = None) -> tuple[PageEntry, ...]:
    """Where every page lies, in order; a PDF has no such places."""
    if format is BookFormat.PDF:
        return ()
    with BookFile(path) as file:
        index = _current(file, index)
    return tuple(page_index.entry(index, page + 1) for page in range(page_index.count(index)))


def _current(file: BookFile, index: bytes | None) -> bytes:
    if index is not None and page_index.is_current(index):
        return index
    _, contents = inspection.contents_of(file, Wanted(metadata=False))
    if contents.index is None:
        raise UnreadableBook(Fault.CORRUPT, "The file is not what it was when it was scanned")
    return contents.index


def _rendered(file: BookFile, page: int) -> PageImage:
    pdf = importlib.import_module("stump_server.formats.pdf")
    return cast("PageImage", pdf.render(file, page))


def _read(file: BookFile, format: BookFormat, entry: PageEntry) -> PageImage:
    if format in (BookFormat.ZIP, BookFormat.EPUB):
        content = zip_archive.read_entry(file, entry, LIMITS.page_bytes)
    elif format is BookFormat.TAR:
        content = tar_archive.read_entry(file, entry, LIMITS.page_bytes)
    else:
        content = inspection.open_archive(file, format).read(entry, LIMITS.page_bytes)
    if format is BookFormat.EPUB:
        return PageImage(content, _document_type(entry.name, content))
    return PageImage(content, _image_type(entry.name, content))


def _image_type(name: str, content: bytes) -> str:
    """By the bytes, else by name; markup under the name of an image is never handed out."""
    media_type = recognise(content)
    if media_type is None and is_markup(content):
        raise UnreadableBook(Fault.UNSUPPORTED, "The page is not an image")
    return media_type or IMAGE_EXTENSIONS[extension(name)]


def _document_type(name: str, content: bytes) -> str:
    media_type = recognise(content)
    if media_type is not None:
        return media_type
    kind = extension(name)
    if kind == "svg" or (kind not in ("html", "htm", "xhtml") and b"<svg" in content[:KIB]):
        return _SVG
    if kind in ("html", "htm") and _XHTML_NAMESPACE not in content[:KIB]:
        return "text/html"
    return IMAGE_EXTENSIONS.get(kind, _XHTML)
