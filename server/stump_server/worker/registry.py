"""Which service carries out which kind of job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stump_server import services
from stump_server.domain.jobs import Job, JobKind, ScanOptions
from stump_server.domain.library import ImageOptions
from stump_server.domain.thumbnail import Making
from stump_server.services.report import Report
from stump_server.storage import OpenWork
from stump_server.storage.library import image_options_from


@dataclass(frozen=True, slots=True)
class Tools:
    """What jobs need: units of work that write, and the processes that read books."""

    open_work: OpenWork
    inspectors: Any


Runner = Callable[[Tools, Job, Report], None]


def _scan_library(tools: Tools, job: Job, report: Report) -> None:
    services.scan.scan_library(
        tools.open_work,
        tools.inspectors,
        report,
        job.arguments["library_id"],
        ScanOptions(**job.arguments["options"]),
    )


def _scan_series(tools: Tools, job: Job, report: Report) -> None:
    services.scan.scan_series(
        tools.open_work,
        tools.inspectors,
        report,
        job.arguments["series_id"],
        ScanOptions(**job.arguments["options"]),
        job.arguments.get("media_id"),
    )


def _generate_thumbnails(tools: Tools, job: Job, report: Report) -> None:
    services.thumbnail.generate(
        tools.open_work,
        report,
        job.arguments["library_id"],
        Making(
            image_options_from(job.arguments["options"]) or ImageOptions(),
            force=job.arguments["force"],
            renew=job.arguments.get("renew", False),
        ),
    )


def _analyze(tools: Tools, job: Job, report: Report) -> None:
    services.analysis.analyze(tools.open_work, report, **job.arguments)


def _write_metadata(tools: Tools, job: Job, report: Report) -> None:
    services.write_back.write(tools.open_work, report, **job.arguments)


def _clean_sessions(tools: Tools, _job: Job, report: Report) -> None:
    with tools.open_work() as work:
        report.count(removed_sessions=services.auth.clean_up(work))


RUNNERS: dict[JobKind, Runner] = {
    JobKind.LIBRARY_SCAN: _scan_library,
    JobKind.SERIES_SCAN: _scan_series,
    JobKind.THUMBNAIL_GENERATION: _generate_thumbnails,
    JobKind.ANALYZE_MEDIA: _analyze,
    JobKind.WRITE_METADATA: _write_metadata,
    JobKind.SESSION_CLEANUP: _clean_sessions,
}


def audience(work: Any, job: Job) -> str:
    """Who may know what the job finds: those who see its library, else the owner."""
    library_id = job.arguments.get("library_id")
    if library_id is None and (series_id := job.arguments.get("series_id")):
        library_id = work.series.fetch_any(series_id).library_id
    if library_id is None and (media_id := job.arguments.get("media_id")):
        library_id = work.media.fetch_any_file(media_id).library_id
    return library_id or "owner"
