"""Background jobs, their logs and the schedule."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from stump_server.domain.errors import NotFound
from stump_server.domain.jobs import (
    ENDED,
    Job,
    JobKind,
    JobLog,
    JobStatus,
    LogLevel,
    Priority,
    Progress,
    Schedule,
)
from stump_server.domain.page import Order, Page, PageRequest
from stump_server.storage.paging import fetch_page, listing, sorting
from stump_server.storage.tables import job_logs, jobs, schedules

# Asked at the beginning of each unit of work of each job, so it is put together once.
_RUN = select(jobs.c.id).where(
    jobs.c.id == bindparam("job"),
    jobs.c.status == JobStatus.RUNNING,
    jobs.c.started_at == bindparam("began"),
)
_ORDER = {
    "name": jobs.c.kind,
    "status": jobs.c.status,
    "created_at": jobs.c.created_at,
    "completed_at": jobs.c.completed_at,
}


def to_job(row: Row[Any]) -> Job:
    """The domain value of a row of `jobs`."""
    return Job(
        id=row.id,
        kind=JobKind(row.kind),
        status=JobStatus(row.status),
        created_at=row.created_at,
        description=row.description,
        arguments=row.arguments,
        output=row.output,
        ms_elapsed=row.ms_elapsed,
        started_at=row.started_at,
        completed_at=row.completed_at,
        is_cancel_requested=row.is_cancel_requested,
        is_pause_requested=row.is_pause_requested,
        progress=None if row.progress is None else Progress(**row.progress),
        failure_reason=row.failure_reason,
    )


def _to_schedule(row: Row[Any]) -> Schedule:
    return Schedule(
        row.id,
        row.interval_secs,
        tuple(row.excluded_library_ids),
        row.cron,
        row.timezone,
        row.next_run_at,
    )


def _to_log(row: Row[Any]) -> JobLog:
    return JobLog(
        id=row.id,
        level=LogLevel(row.level),
        message=row.message,
        timestamp=row.timestamp,
        context=row.context,
        job_id=row.job_id,
    )


@dataclass
class JobRows:
    """Questions about jobs."""

    connection: Connection
    now: datetime
    announce: Callable[[str], None]

    def add(
        self,
        kind: JobKind,
        *,
        description: str | None = None,
        subject: str | None = None,
        arguments: dict[str, Any] | None = None,
        priority: Priority = Priority.ASKED_FOR,
        alone_in: str | None = None,
    ) -> str:
        """Enqueue a job, to run once this unit of work is committed; returns its id.

        A job of the same kind and subject that still waits does the same work: its id is returned.
        Of the jobs that are `alone_in` the same thing only one runs at a time.
        """
        if subject is not None and (waiting := self._waiting(kind, subject)):
            self._raise_priority(waiting, priority)
            return waiting
        id = str(uuid4())
        self.connection.execute(
            insert(jobs).values(
                id=id,
                kind=kind,
                status=JobStatus.QUEUED,
                description=description,
                subject=subject,
                arguments=arguments or {},
                ms_elapsed=0,
                created_at=self.now,
                is_cancel_requested=False,
                is_pause_requested=False,
                priority=priority,
                alone_in=alone_in,
            )
        )
        self.announce(id)
        return id

    def _raise_priority(self, id: str, priority: Priority) -> None:
        """What the clock asked for first and then somebody wants does not wait for the clock."""
        self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id, jobs.c.priority < priority)
            .values(priority=priority)
        )

    def _waiting(self, kind: JobKind, subject: str) -> str | None:
        return self.connection.scalar(
            select(jobs.c.id).where(
                jobs.c.kind == kind,
                jobs.c.subject == subject,
                jobs.c.status == JobStatus.QUEUED,
                jobs.c.is_cancel_requested.is_(False),
            )
        )

    def get(self, request: PageRequest, order: Order) -> Page[Job]:
        """All recorded jobs."""
        how = sorting(order, _ORDER, (jobs.c.created_at, jobs.c.id))
        page = fetch_page(self.connection, listing(select(jobs), how, jobs.c.id), request)
        return page.map(to_job)

    def find(self, id: str) -> Job | None:
        """The job, if it is recorded."""
        row = self.connection.execute(select(jobs).where(jobs.c.id == id)).first()
        return to_job(row) if row else None

    def fetch(self, id: str) -> Job:
        """The job. Raises NotFound."""
        job = self.find(id)
        if job is None:
            raise NotFound("job", id)
        return job

    def with_status(self, *statuses: JobStatus) -> tuple[Job, ...]:
        """Jobs in one of these states, oldest first."""
        query = (
            select(jobs).where(jobs.c.status.in_(statuses)).order_by(jobs.c.created_at, jobs.c.id)
        )
        return tuple(to_job(row) for row in self.connection.execute(query))

    def of_library(self, library_id: str) -> tuple[Job, ...]:
        """The jobs in one library that have not ended, oldest first."""
        query = (
            select(jobs)
            .where(
                jobs.c.alone_in.endswith(library_id, autoescape=True), jobs.c.status.not_in(ENDED)
            )
            .order_by(jobs.c.created_at, jobs.c.id)
        )
        return tuple(to_job(row) for row in self.connection.execute(query))

    def next_id(
        self, least: Priority = Priority.SCHEDULED, *, besides: Collection[str] = ()
    ) -> str | None:
        """The waiting job whose turn it is; None when there is none that could run now.

        Only jobs of at least this priority have a turn. Those `besides` which it is asked for count
        as running.
        """
        busy = select(jobs.c.alone_in).where(
            or_(jobs.c.status == JobStatus.RUNNING, jobs.c.id.in_(besides)),
            jobs.c.alone_in.is_not(None),
        )
        return self.connection.scalar(
            select(jobs.c.id)
            .where(
                jobs.c.status == JobStatus.QUEUED,
                or_(jobs.c.alone_in.is_(None), jobs.c.alone_in.not_in(busy)),
                jobs.c.priority >= least,
                jobs.c.id.not_in(besides),
            )
            .order_by(jobs.c.priority.desc(), jobs.c.created_at, jobs.c.id)
            .limit(1)
        )

    def start(self, id: str) -> Job | None:
        """Take a queued job for running; None when somebody else has it or it was cancelled.

        Raises Conflict, at the end of the unit of work or before, when it has to be alone and
        is not.
        """
        taken = self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id, jobs.c.status == JobStatus.QUEUED)
            .values(status=JobStatus.RUNNING, started_at=self.now, heartbeat_at=self.now)
        )
        return self.find(id) if taken.rowcount else None

    def is_run(self, job: Job) -> bool:
        """Whether this run of a job, as `start` gave it, still is the one that counts."""
        run = {"job": job.id, "began": job.started_at}
        return self.connection.scalar(_RUN, run) is not None

    def keep_alive(self, ids: Sequence[str]) -> None:
        """Note a sign of life of running jobs."""
        self.connection.execute(
            update(jobs)
            .where(jobs.c.id.in_(ids), jobs.c.status == JobStatus.RUNNING)
            .values(heartbeat_at=self.now)
        )

    def requeue_lost(self, silent_for: timedelta) -> tuple[str, ...]:
        """Queue running jobs whose worker has been silent for so long; returns their ids."""
        lost = (
            update(jobs)
            .where(
                jobs.c.status == JobStatus.RUNNING,
                jobs.c.heartbeat_at < self.now - silent_for,
            )
            .values(status=JobStatus.QUEUED, started_at=None)
            .returning(jobs.c.id)
        )
        return tuple(self.connection.scalars(lost))

    def requeue(self, id: str) -> None:
        """Put a running job back in its place: it goes on later."""
        self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id, jobs.c.status == JobStatus.RUNNING)
            .values(status=JobStatus.QUEUED, started_at=None)
        )

    def save_progress(
        self, id: str, output: dict[str, Any], progress: Progress | None = None
    ) -> JobStatus | None:
        """Note counts, how far it is and a sign of life; tells what the job is to become.

        CANCELLED or PAUSED when somebody asked for that, None when it may go on.
        """
        values: dict[str, Any] = {"output": output, "heartbeat_at": self.now}
        if progress is not None:
            values["progress"] = asdict(progress)
        row = self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id)
            .values(values)
            .returning(jobs.c.is_cancel_requested, jobs.c.is_pause_requested)
        ).first()
        if row is None or row.is_cancel_requested:
            return JobStatus.CANCELLED
        return JobStatus.PAUSED if row.is_pause_requested else None

    def finish(
        self,
        id: str,
        status: JobStatus,
        output: dict[str, Any] | None,
        ms_elapsed: int,
        failure_reason: str | None = None,
    ) -> None:
        """Note how a job ended."""
        self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id)
            .values(
                status=status,
                output=output,
                ms_elapsed=ms_elapsed,
                completed_at=self.now,
                failure_reason=failure_reason,
            )
        )

    def request_cancel(self, id: str) -> None:
        """Ask a job to stop: one that waits or rests is cancelled at once."""
        self.connection.execute(
            update(jobs).where(jobs.c.id == id).values(is_cancel_requested=True)
        )
        self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id, jobs.c.status.in_((JobStatus.QUEUED, JobStatus.PAUSED)))
            .values(status=JobStatus.CANCELLED, completed_at=self.now)
        )

    def request_pause(self, id: str) -> None:
        """Ask a job to rest: one that waits does at once."""
        self.connection.execute(update(jobs).where(jobs.c.id == id).values(is_pause_requested=True))
        self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id, jobs.c.status == JobStatus.QUEUED)
            .values(status=JobStatus.PAUSED)
        )

    def rest(self, id: str, ms_elapsed: int) -> bool:
        """Let a running job rest in its place, after it took so long.

        Tells whether it does: somebody may have taken the wish back, or want it cancelled.
        """
        resting = self.connection.execute(
            update(jobs)
            .where(
                jobs.c.id == id,
                jobs.c.status == JobStatus.RUNNING,
                jobs.c.is_pause_requested.is_(True),
                jobs.c.is_cancel_requested.is_(False),
            )
            .values(status=JobStatus.PAUSED, started_at=None, ms_elapsed=ms_elapsed)
        )
        return bool(resting.rowcount)

    def resume(self, id: str) -> None:
        """Let a job that rests, or is about to, go on from its place."""
        self.connection.execute(
            update(jobs).where(jobs.c.id == id).values(is_pause_requested=False)
        )
        self.connection.execute(
            update(jobs)
            .where(jobs.c.id == id, jobs.c.status == JobStatus.PAUSED)
            .values(status=JobStatus.QUEUED)
        )
        self.announce(id)

    def remove(self, id: str) -> None:
        """Remove the record of a job with its logs."""
        self.connection.execute(delete(jobs).where(jobs.c.id == id))

    def remove_ended(self) -> None:
        """Remove the records of all jobs that have come to an end."""
        self.connection.execute(delete(jobs).where(jobs.c.status.in_(ENDED)))

    def add_logs(self, id: str, logs: Sequence[tuple[LogLevel, str, str | None]]) -> None:
        """Keep lines of level, message and context."""
        if not logs:
            return
        lines = [
            {
                "job_id": id,
                "level": level,
                "message": message,
                "context": context,
                "timestamp": self.now,
            }
            for level, message, context in logs
        ]
        self.connection.execute(insert(job_logs), lines)

    def logs(self, ids: Sequence[str]) -> dict[str, tuple[JobLog, ...]]:
        """The lines of several jobs, oldest first."""
        if not ids:
            return {}
        query = select(job_logs).where(job_logs.c.job_id.in_(ids)).order_by(job_logs.c.id)
        found: dict[str, list[JobLog]] = {id: [] for id in ids}
        for row in self.connection.execute(query):
            found[row.job_id].append(_to_log(row))
        return {id: tuple(lines) for id, lines in found.items()}

    def find_schedule(self) -> Schedule | None:
        """When libraries are scanned by themselves."""
        row = self.connection.execute(select(schedules)).first()
        return None if row is None else _to_schedule(row)

    def save_schedule(self, schedule: Schedule) -> None:
        """Replace the schedule."""
        self.connection.execute(delete(schedules))
        values = asdict(schedule) | {"excluded_library_ids": list(schedule.excluded_library_ids)}
        self.connection.execute(insert(schedules).values(values))

    def remove_schedule(self) -> None:
        """Scan by request only."""
        self.connection.execute(delete(schedules))

    def take_due(self, schedule: Schedule, next_run_at: datetime) -> bool:
        """Put the schedule off to its next run if one is due now; only one process may."""
        taken = self.connection.execute(
            update(schedules)
            .where(
                schedules.c.id == schedule.id,
                schedules.c.next_run_at == schedule.next_run_at,
                schedules.c.next_run_at <= self.now,
            )
            .values(next_run_at=next_run_at)
        )
        return bool(taken.rowcount)
