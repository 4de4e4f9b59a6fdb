"""Background work: the kinds of jobs, their life and what they report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class JobKind(StrEnum):
    """What a job does; the name clients see."""

    LIBRARY_SCAN = "library_scan"
    SERIES_SCAN = "series_scan"
    THUMBNAIL_GENERATION = "thumbnail_generation"
    ANALYZE_MEDIA = "analyze_media"
    SESSION_CLEANUP = "session_cleanup"


class JobStatus(StrEnum):
    """Where a job is in its life: queued, running, then one of the three ends."""

    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"
    QUEUED = "QUEUED"


ENDED = frozenset({JobStatus.COMPLETED, JobStatus.CANCELLED, JobStatus.FAILED})


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
    logs: tuple[JobLog, ...] | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When all libraries are scanned by themselves, and which are left out."""

    id: str
    interval_secs: int
    excluded_library_ids: tuple[str, ...] = ()


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
