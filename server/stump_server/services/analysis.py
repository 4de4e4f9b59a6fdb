"""Analysis: count the pages of books and measure every page image."""

from __future__ import annotations

from stump_server import formats, imaging
from stump_server.domain.book import Wanted
from stump_server.domain.errors import Invalid, NotFound, UnreadableBook
from stump_server.domain.jobs import LogLevel
from stump_server.domain.media import PageDimension
from stump_server.services import media
from stump_server.services.report import Report
from stump_server.storage import BookFile, OpenWork

COUNTERS = ("page_counts_analyzed", "image_dimensions_analyzed", "media_updated")
_NOT_MEASURABLE = PageDimension(0, 0)


def analyze(
    open_work: OpenWork,
    report: Report,
    *,
    library_id: str | None = None,
    series_id: str | None = None,
    media_id: str | None = None,
) -> None:
    """Count and measure the pages of a library, a series or one book."""
    report.count(**dict.fromkeys(COUNTERS, 0))
    with open_work() as work:
        one = (media_id,) if media_id else None
        ids = one or work.media.ids_where(library_id=library_id, series_id=series_id)
    for done, id in enumerate(ids, start=1):
        with open_work() as work:
            book = work.media.fetch_any_file(id)
        try:
            _analyze_book(open_work, report, book)
        except (UnreadableBook, NotFound) as error:
            report.log(LogLevel.ERROR, error.sentence, book.path)
        report.say("Measuring pages", done=done, total=len(ids))


def _analyze_book(open_work: OpenWork, report: Report, book: BookFile) -> None:
    inspection = formats.inspect(book.path, Wanted(metadata=False))
    if inspection.fault is not None:
        raise UnreadableBook(inspection.fault, inspection.reason or inspection.fault)
    dimensions = [_measured(book, page) for page in range(1, inspection.pages + 1)]
    with open_work() as work:
        work.media.save_page_count(book.id, inspection.pages)
        work.media.save_dimensions(book.id, dimensions)
        report.count(
            page_counts_analyzed=1,
            image_dimensions_analyzed=len(dimensions),
            media_updated=1,
        )


def _measured(book: BookFile, page: int) -> PageDimension:
    """Size of a page; chapters of text and images nobody here can read have none."""
    try:
        image = media.read_page_of(book, page)
        if not image.media_type.startswith("image/"):
            return _NOT_MEASURABLE
        return imaging.dimensions(image.content)
    except (UnreadableBook, Invalid):
        return _NOT_MEASURABLE
