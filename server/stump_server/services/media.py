"""Books: lists and look-ups, files and pages, metadata."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from zlib import crc32

from stump_server import formats
from stump_server.domain.access import Permission, Viewer
from stump_server.domain.book import BookFormat, PageImage, Wanted
from stump_server.domain.errors import Fault, Invalid, NotFound, UnreadableBook
from stump_server.domain.file_state import state_of
from stump_server.domain.filters import MediaFilter
from stump_server.domain.image import ORIGINAL, Rendition
from stump_server.domain.jobs import JobKind, Priority, ScanOptions
from stump_server.domain.library import ImageFormat
from stump_server.domain.media import Media, MediaMetadata, PageDimension
from stump_server.domain.media_type import IMAGE_EXTENSIONS, extension
from stump_server.domain.metadata import LOCKABLE, keep, locked_by
from stump_server.domain.page import Order, Page, PageRequest
from stump_server.domain.path_text import on_disk
from stump_server.domain.web_address import require_web_addresses
from stump_server.services import job, rendition, write_back
from stump_server.storage import BookFile, Files, ImageCache, Work

# Unpacked from the start of a solid block, or rendered: slow for every page.
_SLOW = frozenset({BookFormat.RAR, BookFormat.SEVEN_ZIP, BookFormat.PDF})

_PAGES_ALONE = Wanted(metadata=False)

# What pages of a PDF are drawn as, and what nobody knows by its name.
_RENDERED = "image/png"
_UNKNOWN = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Loads:
    """Which relations one book brings along."""

    series: bool = False
    library: bool = False
    pages: bool = False


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page, located but not read: the validators are known before the file is opened."""

    book: BookFile
    page: int
    wanted: Rendition
    cache: ImageCache

    @property
    def etag(self) -> str:
        """Changes whenever the file, the page or what is made of it is another."""
        return f"{version_of(self.book)}-{self.page}{self.wanted.tag}"

    @property
    def last_modified(self) -> datetime:
        """When the file was changed."""
        return changed_at(self.book)


def get(
    work: Work, viewer: Viewer, wanted: MediaFilter, request: PageRequest, order: Order
) -> Page[Media]:
    """The books the viewer may see that match, with metadata and the viewer's reading."""
    return work.media.get(viewer, wanted, request, order)


def get_of_library(
    work: Work,
    viewer: Viewer,
    library_id: str,
    wanted: MediaFilter,
    request: PageRequest,
    order: Order,
) -> Page[Media]:
    """The visible books of one library. Raises NotFound."""
    work.libraries.fetch(viewer, library_id)
    inside = dataclasses.replace(wanted, of_library=(library_id,))
    return work.media.get(viewer, inside, request, order)


def get_recently_added(
    work: Work, viewer: Viewer, wanted: MediaFilter, request: PageRequest
) -> Page[Media]:
    """Books by time of discovery, newest first."""
    return work.media.get(viewer, wanted, request, Order("created_at", descending=True))


def get_keep_reading(
    work: Work, viewer: Viewer, wanted: MediaFilter, request: PageRequest
) -> Page[Media]:
    """Books the viewer has open, the one read last first."""
    return work.media.keep_reading(viewer, wanted, request)


def get_duplicates(work: Work, viewer: Viewer, request: PageRequest) -> Page[Media]:
    """Visible books that share their content hash with another one."""
    return work.media.duplicates(viewer, request)


def get_by_id(work: Work, viewer: Viewer, id: str, loads: Loads) -> Media:
    """One book. Raises NotFound when missing or hidden."""
    book = work.media.fetch(viewer, id)
    if loads.pages:
        book = book._replace(
            dimensions=work.media.dimensions(id), descriptions=work.media.descriptions(id)
        )
    if not (loads.series or loads.library):
        return book
    series = work.series.fetch(viewer, book.series_id)
    if loads.library:
        library = work.libraries.fetch(viewer, book.library_id)
        series = dataclasses.replace(series, library=library)
    return book._replace(series=series)


def get_by_path(work: Work, viewer: Viewer, path: str) -> Media:
    """The book of exactly this file. Raises NotFound when missing or hidden."""
    book = work.media.find_by_path(viewer, path)
    if book is None:
        raise NotFound("book", path)
    return book


def locate_file(work: Work, viewer: Viewer, id: str) -> BookFile:
    """Where the whole book lies, for those who may download. Raises NotFound."""
    viewer.require(Permission.FILE_DOWNLOAD)
    return work.media.fetch_file(viewer, id)


def locate_page(
    work: Work,
    viewer: Viewer,
    id: str,
    page: int,
    wanted: Rendition = ORIGINAL,
) -> PageSource:
    """Where a page lies. Raises NotFound for the book or a page it does not have."""
    book = work.media.fetch_file(viewer, id)
    if book.pages and not 1 <= page <= book.pages:
        raise NotFound("page", page)
    return PageSource(book, page, wanted, work.files.images)


def read_page(source: PageSource) -> PageImage:
    """The page's bytes, made anew if asked. Raises UnreadableBook, NotFound or Invalid."""
    book, page = source.book, source.page
    key = f"{book_key(book)} {page}"
    return rendition.render(source.cache, key, source.wanted, lambda: _original(source, key))


def _original(source: PageSource, key: str) -> PageImage:
    """The page as it is stored; where a book cannot be read from the middle, it is kept."""
    if source.book.format not in _SLOW:
        return read_page_of(source.book, source.page)
    found = source.cache.find(key)
    if found is None:
        found = read_page_of(source.book, source.page)
        source.cache.keep(key, found)
    return found


def book_key(book: BookFile) -> str:
    """What the file is now, which may be other than when it was scanned. Raises NotFound."""
    size, modified_ns = _state_now(book)
    return f"{book.id} {modified_ns} {size}"


def version_of(book: BookFile) -> str:
    """Tells the file as it lies there now from what lay there before."""
    size, modified_ns = _state(book)
    return f"{modified_ns:x}-{size:x}"


def cover_version(book: BookFile) -> str:
    """The same of the cover: a scan may learn of another one though the file stays as it is."""
    is_scanned = _state(book) == (book.size, book.modified_ns)
    named = crc32(book.index or b"") if is_scanned else 0
    return f"{version_of(book)}-cover{named:x}"


def changed_at(book: BookFile) -> datetime:
    """When the file was changed, as validators have it."""
    return datetime.fromtimestamp(_state(book)[1] // 10**9, UTC)


def _state(book: BookFile) -> tuple[int, int]:
    """Size and time of change of the file now, or when it was scanned if it has gone."""
    try:
        return _state_now(book)
    except NotFound:
        return book.size, book.modified_ns


def read_page_as_jpeg(source: PageSource) -> PageImage:
    """The page in the one format that streams of pages promise.

    Text, and what cannot be decoded, is sent as it is stored. Raises UnreadableBook or NotFound.
    """
    original = dataclasses.replace(source, wanted=ORIGINAL)
    if not source.wanted.is_asked:
        image = read_page(original)
        if image.media_type == ImageFormat.JPEG.media_type:
            return image
    wanted = dataclasses.replace(source.wanted, format=ImageFormat.JPEG)
    try:
        return read_page(dataclasses.replace(source, wanted=wanted))
    except (Invalid, UnreadableBook):
        return read_page(original)


def read_page_of(book: BookFile, page: int) -> PageImage:
    """One page of a book as it is stored. Raises UnreadableBook or NotFound."""
    format, index = _inside(book)
    if format not in _SLOW:
        # One bounded read of a place that is known.
        return formats.read_page(book.path, format, index, page)
    return formats.apart(formats.read_page, book.path, format, index, page)


def read_cover(book: BookFile) -> PageImage:
    """The image that stands for the book. Raises UnreadableBook, or NotFound without one."""
    # Which page is the cover may be said by what else the book says.
    format, index = _inside(book, Wanted())
    try:
        if format not in _SLOW:
            return formats.read_cover(book.path, format, index)
        return formats.apart(formats.read_cover, book.path, format, index)
    except UnreadableBook as error:
        if error.fault is Fault.EMPTY:
            raise NotFound("cover of this book", book.id) from error
        raise


def named_cover(book: BookFile) -> str | None:
    """The page that a comic calls its front cover, where that is not the first one."""
    if book.format == BookFormat.EPUB or book.index is None:
        return None
    if not formats.page_index.is_current(book.index):
        return None
    cover = formats.page_index.cover(book.index)
    return None if cover is None else cover.name


def _inside(book: BookFile, wanted: Wanted = _PAGES_ALONE) -> tuple[BookFormat, bytes | None]:
    """Format and page index of the file as it lies there now."""
    is_same = _state_now(book) == (book.size, book.modified_ns)
    if is_same and book.format is not None and book.fault is None:
        return BookFormat(book.format), book.index
    # Changed since the last scan: what was stored of its inside no longer holds.
    fresh = formats.apart(formats.inspect, book.path, wanted)
    if fresh.format is None or fresh.fault is not None:
        raise UnreadableBook(fresh.fault or Fault.UNSUPPORTED, fresh.reason or "unreadable")
    return fresh.format, fresh.index


def _state_now(book: BookFile) -> tuple[int, int]:
    try:
        return state_of(os.stat(on_disk(book.path)))
    except OSError as error:
        raise NotFound("file of this book") from error


def page_types(book: BookFile) -> tuple[str, ...]:
    """The media types of a book's page images, by their names; nothing for books of text."""
    if book.fault is not None or not book.pages or book.format == BookFormat.EPUB:
        return ()
    if book.format == BookFormat.PDF:
        return (_RENDERED,) * book.pages
    if book.index is None or not formats.page_index.is_current(book.index):
        return ()
    names = (
        formats.page_index.entry(book.index, number).name for number in range(1, book.pages + 1)
    )
    return tuple(IMAGE_EXTENSIONS.get(extension(name), _UNKNOWN) for name in names)


@contextmanager
def converted(files: Files, book: BookFile) -> Iterator[str]:
    """Where a CBZ with the book's pages lies while the block lasts.

    Raises Invalid for other kinds of books, UnreadableBook for one with damaged pages.
    """
    format, index = _inside(book)
    if format not in (BookFormat.RAR, BookFormat.SEVEN_ZIP, BookFormat.TAR):
        raise Invalid("Only RAR, 7z and TAR comics can be converted")
    with files.scratch() as target:
        formats.whole_book_apart(formats.repack, book.path, format, index, target)
        yield target


def get_metadata(work: Work, viewer: Viewer, id: str) -> MediaMetadata | None:
    """What is known of a book, None when nothing is. Raises NotFound."""
    return work.media.fetch(viewer, id).metadata


def update_metadata(
    work: Work, viewer: Viewer, id: str, metadata: MediaMetadata, kept: Collection[str] = ()
) -> MediaMetadata:
    """Replace all that is known of a book but some fields, and lock what changes.

    Raises NotFound, or Invalid for links that lead out of the web.
    """
    viewer.require(Permission.LIBRARY_MANAGE)
    require_web_addresses("links", metadata.links)
    work.media.hold(id)
    before = work.media.fetch(viewer, id).metadata or MediaMetadata()
    metadata = keep(metadata, before, kept)
    locked = locked_by(before, metadata, work.media.locked_fields(id))
    work.media.save_metadata(id, metadata, locked)
    return work.media.fetch(viewer, id).metadata or MediaMetadata()


def get_metadata_locks(work: Work, viewer: Viewer, id: str) -> tuple[str, ...]:
    """The fields that people have the say over. Raises NotFound."""
    work.media.fetch(viewer, id)
    return work.media.locked_fields(id)


def update_metadata_locks(
    work: Work, viewer: Viewer, id: str, locked: Collection[str]
) -> tuple[str, ...]:
    """Say which fields a scan leaves alone; returns them in their order. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    work.media.hold(id)
    known = work.media.fetch(viewer, id).metadata or MediaMetadata()
    ordered = tuple(name for name in LOCKABLE if name in locked)
    work.media.save_metadata(id, known, ordered)
    return ordered


def get_dimensions(work: Work, viewer: Viewer, id: str) -> tuple[PageDimension, ...]:
    """Sizes of all pages. Raises NotFound, also for a book that was never analysed."""
    work.media.fetch(viewer, id)
    dimensions = work.media.dimensions(id)
    if dimensions is None:
        raise NotFound("analysis of this book", id)
    return dimensions


def get_page_dimensions(work: Work, viewer: Viewer, id: str, page: int) -> PageDimension:
    """Size of one page. Raises NotFound."""
    dimensions = get_dimensions(work, viewer, id)
    if not 1 <= page <= len(dimensions):
        raise NotFound("page", page)
    return dimensions[page - 1]


def scan(work: Work, viewer: Viewer, id: str, options: ScanOptions) -> str:
    """Queue a scan of the book; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_SCAN)
    return job.request_media_scan(work, work.media.fetch(viewer, id), options)


def analyze(work: Work, viewer: Viewer, id: str) -> str:
    """Queue counting and measuring of the pages; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    book = work.media.fetch(viewer, id)
    return work.jobs.add(
        JobKind.ANALYZE_MEDIA,
        description=f"Analyze {book.name}",
        subject=id,
        arguments={"media_id": id},
        priority=Priority.SMALL,
        alone_in=f"analysis:{book.library_id}",
    )


def write_metadata(work: Work, viewer: Viewer, id: str) -> str:
    """Queue writing the metadata into its file; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    book = work.media.fetch(viewer, id)
    return write_back.queue(work, book.library_id, book.name, media_id=id)
