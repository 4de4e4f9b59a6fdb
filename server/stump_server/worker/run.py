"""Carry out one job: start it, follow it to its end, and say how it ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

import structlog

from stump_server.domain.errors import Conflict, DatabaseAway, StumpError
from stump_server.domain.jobs import Job, JobStatus, LogLevel, Progress
from stump_server.services.report import (
    JobCancelled,
    JobInterrupted,
    JobPaused,
    Report,
    job_update,
)
from stump_server.storage import OpenWork, Work
from stump_server.storage.event import OWNER
from stump_server.worker.registry import RUNNERS, Tools, audience

log = structlog.get_logger(__name__)

_AWAY_SECONDS = 1.0
_UNEXPECTED = "An unexpected fault, described in the server's log"


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a run has ended, what is said of it, and why when it failed."""

    status: JobStatus
    message: str
    failure_reason: str | None = None


_CANCELLED = _Outcome(JobStatus.CANCELLED, "Job cancelled")


class _JobLost(Exception):
    """The job was taken for lost while nothing was heard of us, and is somebody else's now."""


@contextmanager
def _own_work(open_work: OpenWork, job: Job) -> Iterator[Work]:
    """A unit of work of a job that still is ours. Raises _JobLost."""
    with open_work() as work:
        if not work.jobs.is_run(job):
            raise _JobLost
        yield work


def run(tools: Tools, job_id: str, is_stopping: Callable[[], bool]) -> None:
    """Carry out a queued job; one that somebody else has, or that was cancelled, is passed over."""
    started = time.monotonic()
    begun = _begin(tools, job_id, is_stopping)
    if begun is None:
        return
    job, report = begun
    tools = replace(tools, open_work=report.open_work)
    log.info("A job has begun", job=job.id, kind=job.kind)
    try:
        _carry_out(tools, job, report, started)
    except _JobLost:
        log.warning("Another worker has taken over a job", job=job.id, kind=job.kind)


def _carry_out(tools: Tools, job: Job, report: Report, started: float) -> None:
    outcome = _outcome(tools, job, report)
    # What it took in earlier runs counts as well.
    elapsed_ms = job.ms_elapsed + int((time.monotonic() - started) * 1000)
    while True:
        try:
            _finish(tools, job, report, outcome, elapsed_ms)
        except DatabaseAway:
            # Whoever waited for this to be written would wait for minutes longer if it were not.
            if report.is_stopping():
                raise
            time.sleep(_AWAY_SECONDS)
        else:
            return


def _begin(tools: Tools, job_id: str, is_stopping: Callable[[], bool]) -> tuple[Job, Report] | None:
    """The job, taken for running, and what it reports to, where its start is told already."""
    try:
        with tools.open_work() as work:
            job = work.jobs.start(job_id)
            if job is None:
                return None
            own_work = partial(_own_work, tools.open_work, job)
            place = None if job.progress is None else job.progress.place
            seen_by = _audience(work, job)
            report = Report(own_work, job.id, seen_by, is_stopping, job.output or {}, place)
            report.news("JobStarted", id=job.id)
            report.note("Initializing job", status=JobStatus.RUNNING)
            report.flush(work)
            return job, report
    except Conflict:
        # One that is not to run beside it was quicker.
        return None


def _audience(work: Work, job: Job) -> str:
    """Who may see what the job finds."""
    try:
        return audience(work, job)
    except StumpError:
        return OWNER  # what the job is about has gone meanwhile


def _outcome(tools: Tools, job: Job, report: Report) -> _Outcome:
    try:
        report.check()
        RUNNERS[job.kind](tools, job, report)
    except JobCancelled:
        return _CANCELLED
    except JobPaused:
        return _Outcome(JobStatus.PAUSED, "Job paused")
    except (JobInterrupted, DatabaseAway):
        # That of the server, or of the database.
        return _Outcome(JobStatus.QUEUED, "Job goes on after the restart")
    except StumpError as error:
        return _failed(report, error.sentence)
    except OSError as error:
        # The words of the system, such as "No space left on device", without the path.
        log.exception("A job failed", job=job.id, kind=job.kind)
        return _failed(report, error.strerror or _UNEXPECTED)
    except _JobLost:
        raise
    except Exception:
        log.exception("A job failed unexpectedly", job=job.id, kind=job.kind)
        return _failed(report, _UNEXPECTED)
    return _Outcome(JobStatus.COMPLETED, "Job finished")


def _failed(report: Report, reason: str) -> _Outcome:
    if report.is_cancelled():
        return _CANCELLED
    report.log(LogLevel.ERROR, reason)
    return _Outcome(JobStatus.FAILED, f"Job failed: {reason}", reason)


def _finish(tools: Tools, job: Job, report: Report, outcome: _Outcome, elapsed_ms: int) -> None:
    status = outcome.status
    with tools.open_work() as work:
        if status is JobStatus.PAUSED and not work.jobs.rest(job.id, elapsed_ms):
            # Somebody has thought better of it, just now.
            status = JobStatus.QUEUED
        if status is JobStatus.COMPLETED:
            report.news("JobOutput", id=job.id, output=report.output)
        event = job_update(job.id, status, outcome.message, Progress())
        report.news(event.pop("__typename"), **event)
        report.flush(work)
        if status is JobStatus.QUEUED:
            work.jobs.requeue(job.id)
        elif status is not JobStatus.PAUSED:
            work.jobs.finish(job.id, status, report.output, elapsed_ms, outcome.failure_reason)
    log.info("A job has ended", job=job.id, kind=job.kind, status=status, ms=elapsed_ms)
