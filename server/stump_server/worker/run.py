"""Carry out one job: start it, follow it to its end, and say how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog

from stump_server.domain.errors import StumpError
from stump_server.domain.jobs import Job, JobStatus, LogLevel
from stump_server.services.report import JobCancelled, JobInterrupted, Report
from stump_server.worker.registry import RUNNERS, Tools, audience

log = structlog.get_logger(__name__)


def run(tools: Tools, job_id: str, is_stopping: Callable[[], bool]) -> None:
    """Carry out a queued job; one that somebody else has, or that was cancelled, is passed over."""
    started = time.monotonic()
    with tools.open_work() as work:
        job = work.jobs.start(job_id)
        if job is None:
            return
        try:
            seen_by = audience(work, job)
        except StumpError:
            seen_by = "owner"  # what the job is about has gone meanwhile
    report = Report(tools.open_work, job.id, seen_by, is_stopping, job.output or {})
    report.news("JobStarted", id=job.id)
    status, reason = _outcome(tools, job, report)
    _finish(tools, job, report, status, reason, int((time.monotonic() - started) * 1000))


def _outcome(tools: Tools, job: Job, report: Report) -> tuple[JobStatus, str]:
    try:
        report.say("Initializing job", status=JobStatus.RUNNING)
        report.flush()
        RUNNERS[job.kind](tools, job, report)
    except JobCancelled:
        return JobStatus.CANCELLED, "Job cancelled"
    except JobInterrupted:
        return JobStatus.QUEUED, "Job goes on after the restart"
    except StumpError as error:
        report.log(LogLevel.ERROR, error.sentence)
        return JobStatus.FAILED, f"Job failed: {error.sentence}"
    except Exception:
        log.exception("A job failed unexpectedly", job=job.id, kind=job.kind)
        report.log(LogLevel.ERROR, "An unexpected fault, described in the server's log")
        return JobStatus.FAILED, "Job failed unexpectedly"
    return JobStatus.COMPLETED, "Job finished"


def _finish(
    tools: Tools, job: Job, report: Report, status: JobStatus, reason: str, elapsed_ms: int
) -> None:
    with tools.open_work() as work:
        if status is JobStatus.COMPLETED:
            report.news("JobOutput", id=job.id, output=report.output)
        report.news(
            "JobUpdate",
            id=job.id,
            status=status,
            message=reason,
            completed_tasks=None,
            remaining_tasks=None,
            completed_subtasks=None,
            total_subtasks=None,
        )
        report.flush(work)
        if status is JobStatus.QUEUED:
            work.jobs.requeue(job.id)
        else:
            work.jobs.finish(job.id, status, report.output, elapsed_ms)
    log.info("A job has ended", job=job.id, kind=job.kind, status=status, ms=elapsed_ms)
