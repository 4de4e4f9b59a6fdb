"""Background jobs and their schedule."""

from __future__ import annotations

from typing import Any

from stump_server.domain.jobs import ENDED, Job, JobLog, Schedule
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
    }
    if job.logs is not None:
        shaped["logs"] = [_log(line) for line in job.logs]
    return shaped


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
        "excluded_libraries": [library.one(one) for one in excluded],
    }
