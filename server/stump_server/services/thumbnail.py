"""Thumbnails of books, series and libraries: showing, choosing, uploading, making them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

from stump_server import formats, imaging
from stump_server.domain.access import Permission, Viewer
from stump_server.domain.book import PageImage
from stump_server.domain.errors import (
    Invalid,
    NotFound,
    TooLarge,
    UnreadableBook,
)
from stump_server.domain.image import ORIGINAL, Rendition
from stump_server.domain.jobs import LogLevel, Progress
from stump_server.domain.library import ImageFormat, ImageOptions, Library
from stump_server.domain.thumbnail import Making
from stump_server.services import media, rendition, thumbnail_job
from stump_server.services.ahead import in_batches
from stump_server.services.library import check_image_options
from stump_server.services.report import Report
from stump_server.storage import BookFile, Files, OpenWork, StoredImage, Work

COUNTERS = ("visited_files", "skipped_files", "generated_thumbnails", "removed_thumbnails")
_BATCH = 32
_FRESH_SECONDS = 3600
_MAKING = "Making thumbnails"
_MEDIA_TYPES = {"jpg": "image/jpeg", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A thumbnail, located but not read: a stored file, or the cover of a book."""

    files: Files
    stored: StoredImage | None = None
    cover: BookFile | None = None

    @property
    def etag(self) -> str:
        """Changes whenever another picture would be shown."""
        return self.stored.etag if self.stored else media.cover_version(self.book)

    @property
    def last_modified(self) -> datetime:
        """When what is shown was changed."""
        return self.stored.changed_at if self.stored else media.changed_at(self.book)

    @property
    def book(self) -> BookFile:
        """The book whose cover it is, where no picture is stored."""
        assert self.cover is not None  # noqa: S101 -- one of the two is always there
        return self.cover


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose page becomes a thumbnail: the thing it is for, the book, the page, and the options."""

    id: str
    book: BookFile
    page: int
    options: ImageOptions
    files: Files


@dataclass(frozen=True, slots=True)
class Place:
    """Where an uploaded picture goes, and how large it may be."""

    id: str
    files: Files
    limit_bytes: int


def locate_for_media(work: Work, viewer: Viewer, id: str) -> Picture:
    """The thumbnail of a book, else its cover. Raises NotFound."""
    book = work.media.fetch_file(viewer, id)
    library = work.libraries.fetch_any(book.library_id)
    stored = work.files.find_thumbnail(id, _preferred(library))
    return Picture(work.files, stored, None if stored else book)


def locate_cover(work: Work, viewer: Viewer, id: str) -> Picture:
    """The cover of a book in its full size. Raises NotFound."""
    return Picture(work.files, cover=work.media.fetch_file(viewer, id))


def locate_for_series(work: Work, viewer: Viewer, id: str) -> Picture:
    """The series' own thumbnail, else that of its first visible book. Raises NotFound."""
    series = work.series.fetch(viewer, id)
    return _own(work, viewer, id, series.library_id) or _of_first_book(work, viewer, id)


def locate_for_library(work: Work, viewer: Viewer, id: str) -> Picture:
    """The library's own thumbnail, else that of its first visible series. Raises NotFound."""
    work.libraries.fetch(viewer, id)
    own = _own(work, viewer, id, id)
    if own is not None:
        return own
    first = work.series.first_of_library(viewer, id)
    if first is None:
        raise NotFound("thumbnail of this library", id)
    return _own(work, viewer, first.id, id) or _of_first_book(work, viewer, first.id)


def _own(work: Work, viewer: Viewer, id: str, library_id: str) -> Picture | None:
    # Nobody knows from which book a stored picture was taken, so where some books are hidden it is
    # not shown: the first book that is suitable stands in.
    if viewer.age_restriction is not None or work.users.has_denied_tags(viewer.id):
        return None
    preferred = _preferred(work.libraries.fetch_any(library_id))
    stored = work.files.find_thumbnail(id, preferred)
    return Picture(work.files, stored) if stored else None


def _of_first_book(work: Work, viewer: Viewer, series_id: str) -> Picture:
    first = work.media.first_of_series(viewer, series_id)
    if first is None:
        raise NotFound("thumbnail of this series", series_id)
    return locate_for_media(work, viewer, first.id)


def _preferred(library: Library) -> str | None:
    options = library.config.thumbnail_config
    return options.format.extension if options else None


def read(picture: Picture, wanted: Rendition = ORIGINAL) -> PageImage:
    """The picture's bytes, made anew if asked. Raises NotFound or UnreadableBook."""
    cache = picture.files.images
    if picture.stored is not None:
        stored = picture.stored
        key = f"{stored.path} {stored.etag}"
        return rendition.render(cache, key, wanted, lambda: _read_stored(stored))
    book = picture.book
    key = f"{media.book_key(book)} {media.cover_version(book)}"
    return rendition.render(cache, key, wanted, lambda: media.read_cover(book))


def _read_stored(stored: StoredImage) -> PageImage:
    try:
        content = Path(stored.path).read_bytes()
    except FileNotFoundError as error:
        raise NotFound("thumbnail") from error
    extension = stored.extension
    return PageImage(content, _MEDIA_TYPES.get(extension, f"image/{extension}"))


def read_as_jpeg(picture: Picture) -> PageImage:
    """The picture in the one format that every reader shows; a blank cover where there is none.

    Readers of feeds ask for the pictures of a whole page of books, and show holes for refusals.
    """
    try:
        return read(picture, Rendition(format=ImageFormat.JPEG))
    except (NotFound, UnreadableBook):
        return imaging.blank_cover()


def choose_for_media(work: Work, viewer: Viewer, id: str, page: int) -> Choice:
    """A page of the book becomes its thumbnail. Raises NotFound or Invalid."""
    viewer.require(Permission.LIBRARY_MANAGE)
    return _choice(work, viewer, id, id, page)


def choose_for_series(work: Work, viewer: Viewer, id: str, media_id: str, page: int) -> Choice:
    """A page of one of its books becomes the thumbnail of a series. Raises NotFound or Invalid."""
    viewer.require(Permission.LIBRARY_MANAGE)
    work.series.fetch(viewer, id)
    if work.media.fetch(viewer, media_id).series_id != id:
        raise NotFound("book in this series", media_id)
    return _choice(work, viewer, id, media_id, page)


def choose_for_library(work: Work, viewer: Viewer, id: str, media_id: str, page: int) -> Choice:
    """A page of one of its books becomes the thumbnail of a library. Raises NotFound or Invalid."""
    viewer.require(Permission.LIBRARY_MANAGE)
    work.libraries.fetch(viewer, id)
    if work.media.fetch(viewer, media_id).library_id != id:
        raise NotFound("book in this library", media_id)
    return _choice(work, viewer, id, media_id, page)


def _choice(work: Work, viewer: Viewer, id: str, media_id: str, page: int) -> Choice:
    book = work.media.fetch_file(viewer, media_id)
    if not 1 <= page <= max(book.pages, 1):
        raise Invalid(f"The book has the pages 1 to {max(book.pages, 1)}", pointer="/page")
    library = work.libraries.fetch_any(book.library_id)
    options = library.config.thumbnail_config or ImageOptions()
    return Choice(id, book, page, options, work.files)


def make(open_work: OpenWork, choice: Choice) -> PageImage:
    """Render the chosen page and keep it in place of any other picture.

    Raises UnreadableBook, or Invalid for a page of text.
    """
    image = media.read_page_of(choice.book, choice.page)
    if not image.media_type.startswith("image/"):
        raise Invalid("The page is text and cannot be a thumbnail", pointer="/page")
    content = formats.apart(imaging.thumbnail, image.content, choice.options)
    format = choice.options.format
    # Written down first: a picture that somebody chose must never be taken for one that was made.
    with open_work() as work:
        work.thumbnails.note_chosen(choice.id)
    choice.files.save_thumbnail(choice.id, format.extension, content)
    return PageImage(content, format.media_type)


def place_for_media(work: Work, viewer: Viewer, id: str) -> Place:
    """Where an uploaded thumbnail of a book goes. Raises NotFound."""
    work.media.fetch(viewer, id)
    return _place(work, viewer, id)


def place_for_series(work: Work, viewer: Viewer, id: str) -> Place:
    """Where an uploaded thumbnail of a series goes. Raises NotFound."""
    work.series.fetch(viewer, id)
    return _place(work, viewer, id)


def place_for_library(work: Work, viewer: Viewer, id: str) -> Place:
    """Where an uploaded thumbnail of a library goes. Raises NotFound."""
    work.libraries.fetch(viewer, id)
    return _place(work, viewer, id)


def _place(work: Work, viewer: Viewer, id: str) -> Place:
    viewer.require(Permission.FILE_UPLOAD, Permission.LIBRARY_MANAGE)
    return Place(id, work.files, work.policy.max_image_upload_bytes)


def upload(open_work: OpenWork, place: Place, stream: IO[bytes]) -> PageImage:
    """Keep an uploaded image, encoded anew. Raises TooLarge or Invalid."""
    content = stream.read(place.limit_bytes + 1)
    if len(content) > place.limit_bytes:
        raise TooLarge(place.limit_bytes)
    image = formats.apart(imaging.retake, content)
    with open_work() as work:
        work.thumbnails.note_chosen(place.id)
    place.files.save_thumbnail(place.id, _ending(image), image.content)
    return image


def delete_for_library(work: Work, viewer: Viewer, id: str) -> tuple[str, ...]:
    """The ids whose thumbnails are to go: the library, its series, its books. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    work.libraries.fetch(viewer, id)
    work.thumbnails.forget_library(id)
    return work.libraries.thumbnail_ids(id)


def request_for_library(
    work: Work, viewer: Viewer, id: str, options: ImageOptions | None, *, force: bool
) -> str:
    """Queue thumbnails for all books of a library; returns the job's id.

    Raises NotFound or Invalid.
    """
    viewer.require(Permission.LIBRARY_MANAGE)
    library = work.libraries.fetch(viewer, id)
    chosen = options or library.config.thumbnail_config or ImageOptions()
    check_image_options(chosen)
    return thumbnail_job.queue(work, library, Making(chosen, force=force))


def generate(open_work: OpenWork, report: Report, library_id: str, making: Making) -> None:
    """Make the thumbnails of a library's books that are due, several at a time."""
    report.count(**dict.fromkeys(COUNTERS, 0))
    with open_work() as work:
        report.root = work.libraries.fetch_any(library_id).path
        ids = work.media.ids_where(library_id=library_id)
        at_a_time = work.policy.thumbnails_at_a_time
    left = report.remaining(ids)
    done = len(ids) - len(left)
    report.say(_MAKING, progress=Progress(done=done, total=len(ids)))
    with in_batches(left, _BATCH, at_a_time, partial(_begin, open_work, making)) as batches:
        for batch in batches:
            _end(open_work, report, batch)
            done += len(batch.ids)
            report.say(_MAKING, progress=batch.progress(done, len(ids)))
    _sweep(open_work, report)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Books that are looked at together, and the work on those whose thumbnails are due."""

    files: Files
    ids: Sequence[str]
    due: Sequence[tuple[BookFile, str, Future[PageImage | str]]]

    def progress(self, done: int, total: int) -> Progress:
        """How far the job is once this batch is written down."""
        file = self.due[-1][0].path if self.due else None
        return Progress(done=done, total=total, current_file=file, place=self.ids[-1])


def _begin(
    open_work: OpenWork, making: Making, threads: ThreadPoolExecutor, ids: Sequence[str]
) -> _Batch:
    with open_work() as work:
        files, sources = work.files, work.thumbnails.sources(ids)
        books = work.media.files(ids)
    due = []
    for book in books:
        wanted = making.source(book.modified_ns, book.size, media.named_cover(book))
        exists = files.find_thumbnail(book.id) is not None
        if making.is_due(sources.get(book.id), wanted, exists=exists):
            made = threads.submit(_make, book, making.options)
            due.append((book, wanted, made))
    return _Batch(files, ids, due)


def _end(open_work: OpenWork, report: Report, batch: _Batch) -> None:
    """Keep what was made and write it down, and why something was not."""
    sources, made = {}, {}
    for book, source, making in batch.due:
        found = making.result()
        if isinstance(found, str):
            report.log(LogLevel.WARN, f"No thumbnail: {found}", book.path)
        else:
            sources[book.id], made[book.id] = source, found
    stored = _keep(open_work, batch.files, made) if made else []
    report.count(
        visited_files=len(batch.ids),
        skipped_files=len(batch.ids) - len(batch.due),
        generated_thumbnails=len(stored),
    )
    if stored:
        # All at once and here: waiting for the disk after each one took as long as making it.
        batch.files.sync(stored)
        with open_work() as work:
            work.thumbnails.note(sources)


def _keep(open_work: OpenWork, files: Files, made: Mapping[str, PageImage]) -> list[StoredImage]:
    """Store pictures by the ids of their books, but for those that people chose meanwhile."""
    with open_work() as work:
        chosen = work.thumbnails.chosen(made)
        return [
            files.save_thumbnail(id, _ending(image), image.content, is_synced=False)
            for id, image in made.items()
            if id not in chosen
        ]


def _ending(image: PageImage) -> str:
    return image.media_type.removeprefix("image/")


def _sweep(open_work: OpenWork, report: Report) -> None:
    """Remove pictures of what is gone; those just written may belong to something just added."""
    with open_work() as work:
        files = work.files
        before = work.now.timestamp() - _FRESH_SECONDS
    for ids in files.stored_thumbnails(before):
        with open_work() as work:
            orphans = ids - work.thumbnails.owners(ids)
        report.count(removed_thumbnails=files.remove_thumbnails(tuple(orphans)))
        report.check()


def _make(book: BookFile, options: ImageOptions) -> PageImage | str:
    """Make one thumbnail, or give the sentence why there is none."""
    try:
        if options.page is None:
            image = media.read_cover(book)
        else:
            image = media.read_page_of(book, min(options.page, max(book.pages, 1)))
        content = formats.apart(imaging.thumbnail, image.content, options)
    except (UnreadableBook, Invalid, NotFound) as error:
        return error.sentence
    return PageImage(content, options.format.media_type)
