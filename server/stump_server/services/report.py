"""What a running job tells: how far it is, counts, log lines, events, and whether it is to stop."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from stump_server.domain.errors import StumpError
from stump_server.domain.jobs import JobStatus, LogLevel, Progress
from stump_server.storage import OpenWork, Work
from stump_server.storage.event import OWNER

_FLUSH_SECONDS = 0.5
# Jobs are the owner's business; what they find is everybody's who sees the library.
_OF_JOBS = ("JobStarted", "JobUpdate", "JobOutput")


class JobCancelled(Exception):
    """Somebody asked the job to stop."""


class JobPaused(Exception):
    """Somebody asked the job to rest; it goes on from its place when it is resumed."""


class JobInterrupted(Exception):
    """The server is about to stop; the job goes on when it is back."""


_ENDINGS = {JobStatus.CANCELLED: JobCancelled, JobStatus.PAUSED: JobPaused}


def _never() -> bool:
    return False


def job_update(
    id: str, status: JobStatus | None, message: str | None, progress: Progress
) -> dict[str, Any]:
    """The event that tells how far a job is; null means unchanged."""
    return {
        "__typename": "JobUpdate",
        "id": id,
        "status": status,
        "message": message,
        "completed_tasks": progress.done,
        "remaining_tasks": progress.left,
        "completed_subtasks": progress.done,
        "total_subtasks": progress.total,
        "rate": progress.rate,
        "seconds_left": progress.seconds_left,
        "current_file": progress.current_file,
    }


@dataclass
class Report:
    """Collects what happens and writes it every half second, or with a batch of the job's own."""

    open_work: OpenWork
    job_id: str
    # Who may see what the job finds: a library's id, or the owner.
    audience: str
    is_stopping: Callable[[], bool] = _never
    # What a run of the same job had counted when it was paused, or the server stopped or crashed.
    earlier: dict[str, Any] = field(default_factory=dict)
    # The last thing of a list that this earlier run was done with.
    earlier_place: str | None = None
    output: dict[str, Any] = field(default_factory=dict)
    # Files are named relative to this folder.
    root: str = ""
    _logs: list[tuple[LogLevel, str, str | None]] = field(default_factory=list)
    _news: list[tuple[dict[str, Any], str | None]] = field(default_factory=list)
    _update: tuple[JobStatus | None, str | None] | None = None
    _progress: Progress = field(default_factory=Progress)
    _place: str | None = None
    # When the present stretch of work began, and how much was done then.
    _began: tuple[float, int] = (0.0, 0)
    _flushed_at: float = field(default_factory=time.monotonic)
    _wish: JobStatus | None = None

    def remaining(self, ids: Sequence[str]) -> Sequence[str]:
        """What an earlier run had left of a list; what it had counted counts on."""
        if self.earlier_place is None or self.earlier_place not in ids:
            return ids
        self.count(**self.earlier)
        return ids[ids.index(self.earlier_place) + 1 :]

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
        self, message: str, *, status: JobStatus | None = None, progress: Progress | None = None
    ) -> None:
        """Tell how far the job is, and write it when it is time.

        Raises JobCancelled, JobPaused or JobInterrupted when the job is to stop.
        """
        self.note(message, status=status, progress=progress)
        if self.is_due:
            self.flush()
        self.check()

    @property
    def is_due(self) -> bool:
        """Whether it is time to write what there is to tell."""
        return time.monotonic() - self._flushed_at >= _FLUSH_SECONDS

    def note(
        self, message: str, *, status: JobStatus | None = None, progress: Progress | None = None
    ) -> None:
        """Tell how far the job is with the next flush, for those inside a unit of work."""
        progress = dataclasses.replace(progress or Progress(), message=message)
        if message != self._progress.message:
            self._began = (time.monotonic(), progress.done or 0)
        self._progress = progress
        self._place = progress.place or self._place
        self._update = (status, message)

    def is_cancelled(self) -> bool:
        """Whether somebody wants the job to stop: what it failed of may have come from that."""
        with suppress(StumpError):
            self.flush()
        return self._wish is JobStatus.CANCELLED

    def check(self) -> None:
        """Raise what the job is to end with, if anything: somebody's wish, or the shutdown."""
        if self._wish is not None:
            raise _ENDINGS[self._wish]
        if self.is_stopping():
            raise JobInterrupted

    def flush(self, work: Work | None = None) -> None:
        """Write what has gathered, in a unit of its own or together with a batch."""
        if work is None:
            with self.open_work() as own:
                self.flush(own)
            return
        progress = self._paced()
        if self._update is not None:
            self._news.append((job_update(self.job_id, *self._update, progress), OWNER))
        work.jobs.add_logs(self.job_id, self._logs)
        work.events.add_many(self._news)
        # Before anything is counted, what was counted earlier stays.
        counted = self.output or self.earlier
        self._wish = work.jobs.save_progress(self.job_id, counted, progress)
        self._logs, self._news, self._update = [], [], None
        self._flushed_at = time.monotonic()

    def _paced(self) -> Progress:
        """How far the job is, ready to be shown: with its pace, and no path of this machine."""
        began, done_then = self._began
        progress = self._progress.at_pace(
            (self._progress.done or 0) - done_then, time.monotonic() - began
        )
        place = self._place or self.earlier_place
        file = _relative(progress.current_file, self.root)
        return dataclasses.replace(progress, current_file=file, place=place)


def _relative(file: str | None, root: str) -> str | None:
    """A file as seen from its library; only its name where it does not lie in it."""
    if file is None:
        return None
    path = PurePath(file)
    shown = path.relative_to(root) if root and path.is_relative_to(root) else path.name
    return str(shown).encode("utf-8", "replace").decode()
