"""Background jobs: asking for them, looking at them, stopping them, letting them rest."""

from __future__ import annotations

import dataclasses

from stump_server.domain.access import Permission, Viewer
from stump_server.domain.errors import Conflict
from stump_server.domain.jobs import (
    ENDED,
    Job,
    JobKind,
    JobStatus,
    Priority,
    Progress,
    ScanOptions,
)
from stump_server.domain.library import Library
from stump_server.domain.media import Media, Series
from stump_server.domain.page import Order, Page, PageRequest
from stump_server.services import report
from stump_server.storage import Work
from stump_server.storage.event import OWNER


def request_library_scan(
    work: Work,
    library: Library,
    options: ScanOptions,
    priority: Priority = Priority.ASKED_FOR,
) -> str:
    """Queue a scan of a library; one that waits with the same options is not queued twice."""
    return work.jobs.add(
        JobKind.LIBRARY_SCAN,
        description=library.path,
        subject=f"{library.id}:{_spelled(options)}",
        arguments={"library_id": library.id, "options": dataclasses.asdict(options)},
        priority=priority,
        alone_in=library.id,
    )


def request_series_scan(work: Work, series: Series, options: ScanOptions) -> str:
    """Queue a scan of one series."""
    return work.jobs.add(
        JobKind.SERIES_SCAN,
        description=series.path,
        subject=f"{series.id}:{_spelled(options)}",
        arguments={"series_id": series.id, "options": dataclasses.asdict(options)},
        priority=Priority.SMALL,
        alone_in=series.library_id,
    )


def request_media_scan(work: Work, book: Media, options: ScanOptions) -> str:
    """Queue a scan of one book, which is a scan of its series that looks at nothing else."""
    return work.jobs.add(
        JobKind.SERIES_SCAN,
        description=book.path,
        subject=f"{book.id}:{_spelled(options)}",
        arguments={
            "series_id": book.series_id,
            "media_id": book.id,
            "options": dataclasses.asdict(options),
        },
        priority=Priority.SMALL,
        alone_in=book.library_id,
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
    job = work.jobs.fetch(id)
    if job.status in ENDED:
        raise Conflict("The job has ended already")
    _cancel(work, job)


def cancel_all(work: Work, library_id: str) -> None:
    """Stop whatever runs, waits or rests in a library that is to go."""
    for job in work.jobs.of_library(library_id):
        _cancel(work, job)


def _cancel(work: Work, job: Job) -> None:
    work.jobs.request_cancel(job.id)
    if job.status is not JobStatus.RUNNING:
        _tell(work, job.id, JobStatus.CANCELLED, "Job cancelled")


def pause(work: Work, viewer: Viewer, id: str) -> None:
    """Let a job rest at its next step, a waiting one at once. Raises NotFound or Conflict."""
    viewer.require(Permission.SERVER_MANAGE)
    job = work.jobs.fetch(id)
    if job.status in ENDED:
        raise Conflict("The job has ended already")
    if job.status is JobStatus.PAUSED:
        raise Conflict("The job is paused already")
    work.jobs.request_pause(id)
    if job.status is JobStatus.QUEUED:
        _tell(work, id, JobStatus.PAUSED, "Job paused")


def resume(work: Work, viewer: Viewer, id: str) -> None:
    """Let a paused job go on from its place. Raises NotFound or Conflict."""
    viewer.require(Permission.SERVER_MANAGE)
    job = work.jobs.fetch(id)
    is_about_to_rest = job.status is JobStatus.RUNNING and job.is_pause_requested
    if job.status is not JobStatus.PAUSED and not is_about_to_rest:
        raise Conflict("The job is not paused")
    work.jobs.resume(id)
    if job.status is JobStatus.PAUSED:
        _tell(work, id, JobStatus.QUEUED, "Job resumed")


def _tell(work: Work, id: str, status: JobStatus, message: str) -> None:
    """Tell what happened to a job that is in nobody's hands."""
    work.events.add(report.job_update(id, status, message, Progress()), audience=OWNER)
