"""Analysis: count the pages of books and measure every page image."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from stump_server import formats, imaging
from stump_server.domain.book import PageImage, Wanted
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.jobs import LogLevel, Progress
from stump_server.domain.media import PageDimension
from stump_server.services.ahead import in_batches
from stump_server.services.report import Report
from stump_server.storage import BookFile, OpenWork

COUNTERS = ("page_counts_analyzed", "image_dimensions_analyzed", "media_updated")
_BATCH = 8
_MEASURING = "Measuring pages"
_NOT_MEASURABLE = PageDimension(0, 0)


@dataclass(frozen=True, slots=True)
class _Measured:
    """What was found in one book: the file as it was read, and the size of every page."""

    book: BookFile
    size: int
    modified_ns: int
    dimensions: tuple[PageDimension, ...]


_Measuring = Sequence[tuple[BookFile, Future[_Measured]]]


def analyze(
    open_work: OpenWork,
    report: Report,
    *,
    library_id: str | None = None,
    series_id: str | None = None,
    media_id: str | None = None,
) -> None:
    """Count and measure the pages of a library, a series or one book, several books at a time.

    What the same job had measured when the server stopped is not measured again.
    """
    with open_work() as work:
        one = (media_id,) if media_id else None
        ids = one or work.media.ids_where(library_id=library_id, series_id=series_id)
        measured = work.media.measured(ids) if report.earlier else frozenset()
        at_a_time = work.policy.thumbnails_at_a_time
        roots = dict(work.libraries.paths())
    report.count(**{name: report.earlier.get(name, 0) for name in COUNTERS})
    waiting = [id for id in ids if id not in measured]
    done = len(ids) - len(waiting)
    report.say(_MEASURING, progress=Progress(done=done, total=len(ids)))
    with in_batches(waiting, _BATCH, at_a_time, partial(_begin, open_work)) as batches:
        for batch in batches:
            for book, measuring in batch:
                _end(open_work, report, book, measuring)
                done += 1
                report.root = roots.get(book.library_id, "")
                progress = Progress(done=done, total=len(ids), current_file=book.path)
                report.say(_MEASURING, progress=progress)


def _begin(open_work: OpenWork, threads: ThreadPoolExecutor, ids: Sequence[str]) -> _Measuring:
    with open_work() as work:
        books = work.media.files(ids)
    return [(book, threads.submit(formats.whole_book_apart, _measure, book)) for book in books]


def _end(open_work: OpenWork, report: Report, book: BookFile, measuring: Future[_Measured]) -> None:
    """Write down one book, or why it cannot be measured; one that has gone is passed over."""
    try:
        found = measuring.result()
    except UnreadableBook as error:
        report.log(LogLevel.ERROR, error.sentence, book.path)
        return
    with open_work() as work:
        if not work.media.save_dimensions(
            book.id, found.dimensions, size=found.size, modified_ns=found.modified_ns
        ):
            return
        work.media.save_page_count(book.id, len(found.dimensions))
    report.count(
        page_counts_analyzed=1,
        image_dimensions_analyzed=len(found.dimensions),
        media_updated=1,
    )


def _measure(book: BookFile) -> _Measured:
    """Read every page of a book. Raises UnreadableBook."""
    found = formats.inspect(book.path, Wanted(metadata=False))
    if found.format is None or found.fault is not None:
        raise UnreadableBook(found.fault or Fault.UNSUPPORTED, found.reason or "unreadable")
    pages = formats.each_page(found.path, found.format, found.index, found.pages)
    sizes = {page: _size_of(image) for page, image in pages}
    ordered = tuple(sizes[page] for page in range(1, found.pages + 1))
    return _Measured(book, found.size, found.modified_ns, ordered)


def _size_of(image: PageImage | None) -> PageDimension:
    """Size of a page; chapters of text and images nobody here can read have none."""
    if image is None or not image.media_type.startswith("image/"):
        return _NOT_MEASURABLE
    try:
        return imaging.dimensions(image.content)
    except UnreadableBook:
        return _NOT_MEASURABLE
