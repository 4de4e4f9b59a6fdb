"""Background jobs and their schedule."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server.domain.jobs import ENDED, Job, JobLog, JobStatus, Schedule, ScheduleChanges
from stump_server.domain.library import Library
from stump_server.shapes import library


def one(job: Job) -> dict[str, Any]:
    """A job; what it counted is told once it has ended."""
    shaped: dict[str, Any] = {
        "id": job.id,
        "name": job.kind.value,
        "description": job.description,
        "status": job.status.value,
        "output_data": (job.output or None) if job.status in ENDED else None,
        "ms_elapsed": job.ms_elapsed,
        "created_at": job.created_at,
        "completed_at": job.completed_at,
        "progress": _progress(job),
        "failure_reason": job.failure_reason,
    }
    if job.logs is not None:
        shaped["logs"] = [_log(line) for line in job.logs]
    return shaped


def _progress(job: Job) -> dict[str, Any] | None:
    """How far a job is, until it has ended; where it rests nothing goes on at any rate."""
    if job.progress is None or job.status in ENDED:
        return None
    is_running = job.status is JobStatus.RUNNING
    return {
        "message": job.progress.message,
        "done": job.progress.done,
        "total": job.progress.total,
        "rate": job.progress.rate if is_running else None,
        "seconds_left": job.progress.seconds_left if is_running else None,
        "current_file": job.progress.current_file if is_running else None,
    }


def _log(line: JobLog) -> dict[str, Any]:
    return {
        "id": line.id,
        "level": line.level.value,
        "message": line.message,
        "context": line.context,
        "timestamp": line.timestamp,
        "job_id": line.job_id,
    }


def reference(job_id: str) -> dict[str, Any]:
    """The job that does the work."""
    return {"job_id": job_id}


def schedule(found: tuple[Schedule, tuple[Library, ...]] | None) -> dict[str, Any] | None:
    """When libraries are scanned by themselves, or null."""
    if found is None:
        return None
    when, excluded = found
    return {
        "id": when.id,
        "interval_secs": when.interval_secs,
        "cron": when.cron,
        "timezone": when.timezone,
        "next_run_at": when.next_run_at,
        "excluded_libraries": [library.one(one) for one in excluded],
    }


def schedule_changes(body: models.SchedulerConfigUpdate) -> ScheduleChanges:
    """What is to be different."""
    excluded = body.excluded_library_ids
    return ScheduleChanges(
        interval_secs=body.interval_secs,
        cron=body.cron,
        timezone=body.timezone,
        excluded_library_ids=None if excluded is None else tuple(str(id) for id in excluded),
    )
