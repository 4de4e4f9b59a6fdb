"""Locks of a data directory, so that a worker knows whether it is the only one."""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - not on Windows
    fcntl = None  # type: ignore[assignment]


class WorkerLock:
    """A lock on a file that one worker has, and another that all of them share.

    The system lets go of both when the process ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        self._shared: int | None = None

    def acquire(self) -> bool:
        """Take the lock; tells whether it is held now."""
        if self._handle is not None:
            return True
        handle = _opened(self._path)
        if not _is_alone(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def join(self) -> bool:
        """Be one of the workers; tells whether there was no other one."""
        self._shared = _opened(self._path.with_suffix(".shared"))
        is_first = _is_alone(self._shared)
        if fcntl is not None:
            fcntl.flock(self._shared, fcntl.LOCK_SH)
        return is_first

    def release(self) -> None:
        """Let go of both; what is not held is no error."""
        for handle in (self._handle, self._shared):
            if handle is not None:
                os.close(handle)
        self._handle = self._shared = None


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _is_alone(handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
