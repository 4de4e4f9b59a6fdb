"""Background jobs: asking for them, looking at them, stopping them, and when they start alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from stump_server.domain.access import Permission, Viewer
from stump_server.domain.errors import Conflict, Invalid, NotFound
from stump_server.domain.filters import LibraryFilter
from stump_server.domain.jobs import ENDED, Job, JobKind, ScanOptions, Schedule
from stump_server.domain.library import Library
from stump_server.domain.media import Series
from stump_server.domain.page import Everything, Order, Page, PageRequest
from stump_server.storage import Work

_DEFAULT_INTERVAL_SECONDS = 86_400


def request_library_scan(work: Work, library: Library, options: ScanOptions) -> str:
    """Queue a scan of a library; one that waits with the same options is not queued twice."""
    return work.jobs.add(
        JobKind.LIBRARY_SCAN,
        description=library.path,
        subject=f"{library.id}:{_spelled(options)}",
        arguments={"library_id": library.id, "options": dataclasses.asdict(options)},
    )


def request_series_scan(work: Work, series: Series, options: ScanOptions) -> str:
    """Queue a scan of one series."""
    return work.jobs.add(
        JobKind.SERIES_SCAN,
        description=series.path,
        subject=f"{series.id}:{_spelled(options)}",
        arguments={"series_id": series.id, "options": dataclasses.asdict(options)},
    )


def _spelled(options: ScanOptions) -> str:
    return "".join("1" if chosen else "0" for chosen in dataclasses.astuple(options))


def get(
    work: Work, viewer: Viewer, request: PageRequest, order: Order, *, load_logs: bool
) -> Page[Job]:
    """All recorded jobs, with their logs when asked."""
    viewer.require(Permission.SERVER_MANAGE)
    page = work.jobs.get(request, order)
    if not load_logs:
        return page
    logs = work.jobs.logs([job.id for job in page.items])
    return page.map(lambda job: dataclasses.replace(job, logs=logs.get(job.id, ())))


def get_by_id(work: Work, viewer: Viewer, id: str) -> Job:
    """One job with its logs. Raises NotFound."""
    viewer.require(Permission.SERVER_MANAGE)
    return dataclasses.replace(work.jobs.fetch(id), logs=work.jobs.logs([id])[id])


def delete(work: Work, viewer: Viewer, id: str) -> None:
    """Remove the record of an ended job. Raises NotFound, or Conflict while it runs or waits."""
    viewer.require(Permission.SERVER_MANAGE)
    if work.jobs.fetch(id).status not in ENDED:
        raise Conflict("The job has not ended; cancel it first")
    work.jobs.remove(id)


def delete_all(work: Work, viewer: Viewer) -> None:
    """Remove the records of all ended jobs; the scan history stays."""
    viewer.require(Permission.SERVER_MANAGE)
    work.jobs.remove_ended()


def cancel(work: Work, viewer: Viewer, id: str) -> None:
    """Stop a job at its next step, a waiting one at once. Raises NotFound or Conflict."""
    viewer.require(Permission.SERVER_MANAGE)
    if work.jobs.fetch(id).status in ENDED:
        raise Conflict("The job has ended already")
    work.jobs.request_cancel(id)


def get_schedule(work: Work, viewer: Viewer) -> tuple[Schedule, tuple[Library, ...]]:
    """When libraries are scanned by themselves, and the libraries left out. Raises NotFound."""
    viewer.require(Permission.SERVER_MANAGE)
    schedule = work.jobs.find_schedule()
    if schedule is None:
        raise NotFound("schedule")
    return schedule, _excluded(work, viewer, schedule)


def _excluded(work: Work, viewer: Viewer, schedule: Schedule) -> tuple[Library, ...]:
    if not schedule.excluded_library_ids:
        return ()
    wanted = LibraryFilter(id=schedule.excluded_library_ids)
    return work.libraries.get(viewer, wanted, Everything(), Order()).items


def update_schedule(
    work: Work,
    viewer: Viewer,
    interval_secs: int | None,
    excluded_library_ids: Sequence[str] | None,
) -> tuple[Schedule, tuple[Library, ...]] | None:
    """Change the schedule; with neither value it is removed. Raises Invalid for no library."""
    viewer.require(Permission.SERVER_MANAGE)
    if interval_secs is None and excluded_library_ids is None:
        work.jobs.remove_schedule()
        return None
    before = work.jobs.find_schedule()
    kept = before.excluded_library_ids if before else ()
    excluded = kept if excluded_library_ids is None else tuple(dict.fromkeys(excluded_library_ids))
    known = {id for id, _ in work.libraries.paths()}
    if excluded_library_ids is not None and not known.issuperset(excluded):
        raise Invalid("One of the libraries does not exist", pointer="/excluded_library_ids")
    interval = interval_secs or (before.interval_secs if before else _DEFAULT_INTERVAL_SECONDS)
    schedule = work.jobs.save_schedule(interval, excluded)
    return schedule, _excluded(work, viewer, schedule)


def queue_due_scans(work: Work) -> int:
    """Queue the scans of the schedule if it is time; tells how many."""
    schedule = work.jobs.take_due_schedule()
    if schedule is None:
        return 0
    due = [one for one in work.libraries.all() if one.id not in schedule.excluded_library_ids]
    for library in due:
        request_library_scan(work, library, ScanOptions())
    return len(due)
