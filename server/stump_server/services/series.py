"""Series: who sees them, their books, and how far a person has come."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from stump_server.domain import progress
from stump_server.domain.access import Permission, Viewer
from stump_server.domain.filters import LibraryFilter, MediaFilter, SeriesFilter
from stump_server.domain.jobs import JobKind, Priority, ScanOptions
from stump_server.domain.media import Media, Series, SeriesMetadata
from stump_server.domain.metadata import SERIES_LOCKABLE, locked_by
from stump_server.domain.page import Everything, Order, Page, PageRequest
from stump_server.domain.web_address import require_web_addresses
from stump_server.services import job, write_back
from stump_server.storage import Work


@dataclass(frozen=True, slots=True)
class Loads:
    """Which relations and counts a list of series brings along."""

    media: bool = False
    library: bool = False
    media_count: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """Whether every visible book of a series is finished, and since when."""

    is_complete: bool
    completed_at: datetime | None


def get(
    work: Work,
    viewer: Viewer,
    wanted: SeriesFilter,
    request: PageRequest,
    order: Order,
    loads: Loads,
) -> Page[Series]:
    """The series the viewer may see that match."""
    page = work.series.get(viewer, wanted, request, order, counts=loads.media_count)
    return _loaded(work, viewer, page, loads)


def _loaded(work: Work, viewer: Viewer, page: Page[Series], loads: Loads) -> Page[Series]:
    if loads.media:
        page = _with_media(work, viewer, page)
    return _with_libraries(work, viewer, page) if loads.library else page


def _with_media(work: Work, viewer: Viewer, page: Page[Series]) -> Page[Series]:
    books = work.media.of_series(viewer, [one.id for one in page.items])
    return page.map(lambda one: dataclasses.replace(one, media=books.get(one.id, ())))


def _with_libraries(work: Work, viewer: Viewer, page: Page[Series]) -> Page[Series]:
    wanted = LibraryFilter(id=tuple({one.library_id for one in page.items}))
    found = work.libraries.get(viewer, wanted, Everything(), Order()).items if wanted.id else ()
    by_id = {library.id: library for library in found}
    return page.map(lambda one: dataclasses.replace(one, library=by_id.get(one.library_id)))


def get_of_library(
    work: Work,
    viewer: Viewer,
    library_id: str,
    wanted: SeriesFilter,
    request: PageRequest,
    order: Order,
    loads: Loads,
) -> Page[Series]:
    """The series of one library that match, with the number of their books. Raises NotFound."""
    work.libraries.fetch(viewer, library_id)
    inside = dataclasses.replace(wanted, of_library=(library_id,))
    page = work.series.get(viewer, inside, request, order, counts=True)
    return _loaded(work, viewer, page, loads)


def get_recently_added(
    work: Work, viewer: Viewer, wanted: SeriesFilter, request: PageRequest, loads: Loads
) -> Page[Series]:
    """The series that match by time of creation, newest first, with counts for the viewer."""
    return _loaded(work, viewer, work.series.recently_added(viewer, wanted, request), loads)


def get_by_id(work: Work, viewer: Viewer, id: str, loads: Loads) -> Series:
    """One series. Raises NotFound when missing or hidden."""
    series = work.series.fetch(viewer, id)
    if loads.media:
        books = work.media.of_series(viewer, [id]).get(id, ())
        series = dataclasses.replace(series, media=books)
    if loads.library:
        library = work.libraries.fetch(viewer, series.library_id)
        series = dataclasses.replace(series, library=library)
    return series


def get_media(
    work: Work,
    viewer: Viewer,
    id: str,
    wanted: MediaFilter,
    request: PageRequest,
    order: Order,
) -> Page[Media]:
    """The visible books of a series that match. Raises NotFound."""
    work.series.fetch(viewer, id)
    return work.media.get(viewer, dataclasses.replace(wanted, of_series=(id,)), request, order)


def get_next_media(work: Work, viewer: Viewer, id: str) -> Media | None:
    """The book to read next: the first that is open or not finished. Raises NotFound."""
    work.series.fetch(viewer, id)
    return progress.next_to_read(work.media.of_series(viewer, [id]).get(id, ()))


def scan(work: Work, viewer: Viewer, id: str, options: ScanOptions) -> str:
    """Queue a scan of the series; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_SCAN)
    return job.request_series_scan(work, work.series.fetch(viewer, id), options)


def analyze(work: Work, viewer: Viewer, id: str) -> str:
    """Queue counting and measuring of all pages; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    series = work.series.fetch(viewer, id)
    return work.jobs.add(
        JobKind.ANALYZE_MEDIA,
        description=f"Analyze series {series.name}",
        subject=id,
        arguments={"series_id": id},
        priority=Priority.SMALL,
        alone_in=f"analysis:{series.library_id}",
    )


def write_metadata(work: Work, viewer: Viewer, id: str) -> str:
    """Queue writing the metadata into its books; returns the job's id. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    series = work.series.fetch(viewer, id)
    return write_back.queue(work, series.library_id, series.name, series_id=id)


def update_metadata(
    work: Work, viewer: Viewer, id: str, changes: Mapping[str, Any]
) -> SeriesMetadata:
    """Change some of what is known of a series, and lock what changes.

    Raises NotFound, or Invalid for a link that leads out of the web.
    """
    viewer.require(Permission.LIBRARY_MANAGE)
    require_web_addresses("comic_image", filter(None, [changes.get("comic_image")]))
    work.series.hold(id)
    before = work.series.fetch(viewer, id).metadata or SeriesMetadata()
    after = before._replace(**changes)
    work.series.save_metadata(id, after, locked_by(before, after, work.series.locked_fields(id)))
    return after


def get_metadata_locks(work: Work, viewer: Viewer, id: str) -> tuple[str, ...]:
    """The fields that people have the say over. Raises NotFound."""
    work.series.fetch(viewer, id)
    return work.series.locked_fields(id)


def update_metadata_locks(
    work: Work, viewer: Viewer, id: str, locked: Collection[str]
) -> tuple[str, ...]:
    """Say which fields a scan leaves alone; returns them in their order. Raises NotFound."""
    viewer.require(Permission.LIBRARY_MANAGE)
    work.series.hold(id)
    known = work.series.fetch(viewer, id).metadata or SeriesMetadata()
    ordered = tuple(name for name in SERIES_LOCKABLE if name in locked)
    work.series.save_metadata(id, known, ordered)
    return ordered


def get_completion(work: Work, viewer: Viewer, id: str) -> Completion:
    """Whether the viewer has finished every visible book. Raises NotFound."""
    work.series.fetch(viewer, id)
    books, finished, last = work.readings.series_completion(viewer, id)
    is_complete = 0 < books <= finished
    return Completion(is_complete, last if is_complete else None)


def update_completion(work: Work, viewer: Viewer, id: str, *, is_complete: bool) -> Completion:
    """Mark every visible book as finished, or as not finished. Raises NotFound."""
    work.series.fetch(viewer, id)
    for book in work.media.of_series(viewer, [id]).get(id, ()):
        if is_complete and not book.finished_readings:
            before = book.active_reading or progress.begin(book.id, viewer.id, work.now)
            work.readings.remove_active(viewer.id, book.id)
            work.readings.add_finished(progress.finish(before, work.now))
        elif not is_complete:
            work.readings.remove_finished(viewer.id, book.id)
    return get_completion(work, viewer, id)
