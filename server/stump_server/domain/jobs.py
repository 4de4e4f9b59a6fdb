"""Background work: the kinds of jobs, their life and what they report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from math import ceil
from typing import Any


class JobKind(StrEnum):
    """What a job does; the name clients see."""

    LIBRARY_SCAN = "library_scan"
    SERIES_SCAN = "series_scan"
    THUMBNAIL_GENERATION = "thumbnail_generation"
    ANALYZE_MEDIA = "analyze_media"
    WRITE_METADATA = "write_metadata"
    SESSION_CLEANUP = "session_cleanup"


class JobStatus(StrEnum):
    """Where a job is in its life: queued, running or paused, then one of the three ends."""

    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"
    QUEUED = "QUEUED"


# Where an estimate ends: nobody waits for longer.
LONGEST_SECONDS = 2**31 - 1

ENDED = frozenset({JobStatus.COMPLETED, JobStatus.CANCELLED, JobStatus.FAILED})


class Priority(IntEnum):
    """What goes first when several jobs wait: what somebody asked for, and is done soon."""

    SCHEDULED = 0
    FOLLOW_UP = 10
    ASKED_FOR = 20
    SMALL = 30


class LogLevel(StrEnum):
    """How much a log line matters."""

    ERROR = "ERROR"
    WARN = "WARN"
    INFO = "INFO"
    DEBUG = "DEBUG"


@dataclass(frozen=True, slots=True)
class JobLog:
    """A line a job left behind; `context` names the file it is about."""

    id: int
    level: LogLevel
    message: str
    timestamp: datetime
    context: str | None = None
    job_id: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; `current_file` is relative to its library, the rate is per second."""

    message: str | None = None
    done: int | None = None
    total: int | None = None
    rate: float | None = None
    seconds_left: int | None = None
    current_file: str | None = None
    # The last thing of a long list that is done with: a job that rested goes on behind it.
    place: str | None = None

    @property
    def left(self) -> int | None:
        """How much is still to be done."""
        if self.done is None or self.total is None:
            return None
        return max(self.total - self.done, 0)

    def at_pace(self, done: int, seconds: float) -> Progress:
        """With the rate of what was done in so many seconds, and how long the rest takes so."""
        if done <= 0 or seconds <= 0:
            return replace(self, rate=None, seconds_left=None)
        rate = done / seconds
        left = self.left
        seconds_left = None if left is None else min(ceil(left / rate), LONGEST_SECONDS)
        return replace(self, rate=round(rate, 2), seconds_left=seconds_left)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of background work: `arguments` is what the worker needs, `output` its counts."""

    id: str
    kind: JobKind
    status: JobStatus
    created_at: datetime
    description: str | None = None
    arguments: dict[str, Any] = field(default_factory=dict)
    output: dict[str, Any] | None = None
    ms_elapsed: int = 0
    started_at: datetime | None = None
    completed_at: datetime | None = None
    is_cancel_requested: bool = False
    is_pause_requested: bool = False
    progress: Progress | None = None
    failure_reason: str | None = None
    logs: tuple[JobLog, ...] | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When all libraries are scanned by themselves, and which are left out.

    A cron expression, which is meant in the time zone, goes before the interval.
    """

    id: str
    interval_secs: int
    excluded_library_ids: tuple[str, ...] = ()
    cron: str | None = None
    timezone: str = "UTC"
    next_run_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ScheduleChanges:
    """What is to be different about a schedule; None keeps what is there."""

    interval_secs: int | None = None
    cron: str | None = None
    timezone: str | None = None
    excluded_library_ids: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """What a scan does to known, unchanged books."""

    force_rebuild: bool = False
    regen_meta: bool = False
    regen_hashes: bool = False

    @property
    def is_default(self) -> bool:
        """Whether only changed files are looked at."""
        return not (self.force_rebuild or self.regen_meta or self.regen_hashes)


@dataclass(frozen=True, slots=True)
class ScanRecord:
    """One finished scan of a library; `options` is None for the default ones."""

    id: int
    library_id: str
    timestamp: datetime
    options: ScanOptions | None = None
    job_id: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, in the order of its id; `payload` is what the stream sends."""

    id: int
    payload: dict[str, Any]
    created_at: datetime
    # None: everybody may see it; "owner": the server owner; else the library it is about.
    audience: str | None = None
