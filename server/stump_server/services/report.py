"""What a running job tells: counts, log lines, events, and whether it is asked to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from stump_server.domain.jobs import JobStatus, LogLevel
from stump_server.storage import OpenWork, Work
from stump_server.storage.event import OWNER

_FLUSH_SECONDS = 0.5
# Jobs are the owner's business; what they find is everybody's who sees the library.
_OF_JOBS = ("JobStarted", "JobUpdate", "JobOutput")


class JobCancelled(Exception):
    """Somebody asked the job to stop."""


class JobInterrupted(Exception):
    """The server is about to stop; the job goes on when it is back."""


def _never() -> bool:
    return False


@dataclass
class Report:
    """Collects what happens and writes it every half second, or with a batch of the job's own."""

    open_work: OpenWork
    job_id: str
    # Who may see what the job finds: a library's id, or the owner.
    audience: str
    is_stopping: Callable[[], bool] = _never
    # What a run of the same job had counted when the server stopped or crashed.
    earlier: dict[str, Any] = field(default_factory=dict)
    output: dict[str, Any] = field(default_factory=dict)
    _logs: list[tuple[LogLevel, str, str | None]] = field(default_factory=list)
    _news: list[tuple[dict[str, Any], str | None]] = field(default_factory=list)
    _update: dict[str, Any] | None = None
    _flushed_at: float = field(default_factory=time.monotonic)
    _is_cancelled: bool = False

    def count(self, **increments: int) -> None:
        """Add to the counters of the job's output."""
        for name, increment in increments.items():
            self.output[name] = self.output.get(name, 0) + increment

    def log(self, level: LogLevel, message: str, context: str | None = None) -> None:
        """Keep a line; `context` names the file it is about."""
        self._logs.append((level, message, context))

    def news(self, typename: str, **facts: Any) -> None:
        """Announce something that happened."""
        audience = OWNER if typename in _OF_JOBS else self.audience
        self._news.append(({"__typename": typename, **facts}, audience))

    def say(
        self,
        message: str | None = None,
        *,
        status: JobStatus | None = None,
        done: int | None = None,
        total: int | None = None,
    ) -> None:
        """Tell how far the job is, and write it when it is time.

        Raises JobCancelled or JobInterrupted when the job is to stop.
        """
        self.note(message, status=status, done=done, total=total)
        if time.monotonic() - self._flushed_at >= _FLUSH_SECONDS:
            self.flush()
        self.check()

    def note(
        self,
        message: str | None = None,
        *,
        status: JobStatus | None = None,
        done: int | None = None,
        total: int | None = None,
    ) -> None:
        """Tell how far the job is with the next flush, for those inside a unit of work."""
        left = None if done is None or total is None else max(total - done, 0)
        self._update = {
            "__typename": "JobUpdate",
            "id": self.job_id,
            "status": status,
            "message": message,
            "completed_tasks": done,
            "remaining_tasks": left,
            "completed_subtasks": done,
            "total_subtasks": total,
        }

    def check(self) -> None:
        """Raise JobCancelled when somebody asked the job to stop, JobInterrupted at shutdown."""
        if self._is_cancelled:
            raise JobCancelled
        if self.is_stopping():
            raise JobInterrupted

    def flush(self, work: Work | None = None) -> None:
        """Write what has gathered, in a unit of its own or together with a batch."""
        if work is None:
            with self.open_work() as own:
                self.flush(own)
            return
        if self._update is not None:
            self._news.append((self._update, OWNER))
        work.jobs.add_logs(self.job_id, self._logs)
        work.events.add_many(self._news)
        # Before anything is counted, what was counted earlier stays.
        counted = self.output or self.earlier
        self._is_cancelled = work.jobs.save_progress(self.job_id, counted)
        self._logs, self._news, self._update = [], [], None
        self._flushed_at = time.monotonic()
