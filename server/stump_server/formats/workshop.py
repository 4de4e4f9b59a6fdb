"""Do one risky thing apart, for somebody who waits for it: in a process that can be ended.

A thread that hangs in a decoder cannot be stopped, and a decoder that crashes takes its process
along. What opens archives from the middle, draws pages or decodes images therefore happens in
worker processes with a bound on time and memory; the server only ever waits for them.

The processes belong to the program, whatever is served by it: they start with the first task and
go away when nobody has needed them for a while.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from stump_server.domain.errors import Fault, Invalid, NotFound, StumpError, UnreadableBook
from stump_server.formats.limits import LIMITS, Limits
from stump_server.formats.pool import new_pool, stop

T = TypeVar("T")

_IDLE_SECONDS = 60.0
# How many times its own time a task may take, waiting for others included.
_TURNS = 5


@dataclass(frozen=True, slots=True)
class _Refused:
    """An error of ours, in parts that travel between processes."""

    kind: type[StumpError]
    arguments: tuple[Any, ...]


class Workshop:
    """Worker processes for single tasks."""

    def __init__(
        self,
        processes: int | None = None,
        limits: Limits = LIMITS,
        idle_seconds: float = _IDLE_SECONDS,
    ) -> None:
        self._processes = processes or max(2, os.cpu_count() or 1)
        self._worker_bytes = limits.worker_bytes
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._pool: Any = None
        self._tasks: set[Any] = set()
        self._closing: threading.Timer | None = None

    def run(self, seconds: float, function: Callable[..., T], *arguments: Any) -> T:
        """What the function returns, or raises if it is an error of ours.

        Raises UnreadableBook when it takes longer, or more memory, than it may, and when it
        crashes. Function, arguments and result travel between processes.
        """
        future = self._begin(seconds, function, arguments)
        try:
            # The pool counts from the start of a task; this bounds the wait for its turn as well.
            outcome = future.result(_TURNS * seconds)
        except TimeoutError:
            raise UnreadableBook(Fault.UNREADABLE, "Reading took too long") from None
        except (OSError, MemoryError, EOFError, RuntimeError, CancelledError):
            # Workers that died are OSErrors too.
            raise UnreadableBook(Fault.UNREADABLE, "Reading failed") from None
        finally:
            self._end(future)
        if isinstance(outcome, _Refused):
            raise outcome.kind(*outcome.arguments)
        result: T = outcome
        return result

    def resize(self, processes: int, worker_bytes: int) -> None:
        """Have so many processes of such a size, from the next task on."""
        with self._lock:
            is_same = (self._processes, self._worker_bytes) == (processes, worker_bytes)
            self._processes, self._worker_bytes = processes, worker_bytes
        if not is_same:
            self.close()

    def close(self) -> None:
        """End the processes; the next task starts new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
            tasks = tuple(self._tasks)
        stop(pool)
        for task in tasks:
            # One that had just begun is forgotten by the pool, and somebody waits for it.
            with suppress(InvalidStateError):
                task.set_exception(CancelledError())

    def _begin(self, seconds: float, function: Callable[..., Any], arguments: Any) -> Any:
        with self._lock:
            if self._closing is not None:
                self._closing.cancel()
                self._closing = None
            if self._pool is None or not self._pool.active:
                self._pool = new_pool(self._processes, self._worker_bytes)
            task = self._pool.schedule(_attempt, args=(function, arguments), timeout=seconds)
            self._tasks.add(task)
            return task

    def _end(self, task: Any) -> None:
        with self._lock:
            self._tasks.discard(task)
            if not self._tasks:
                self._closing = threading.Timer(self._idle_seconds, self._close_if_idle)
                self._closing.daemon = True
                self._closing.start()

    def _close_if_idle(self) -> None:
        with self._lock:
            if self._tasks:
                return
            pool, self._pool = self._pool, None
        stop(pool)


def _attempt(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return function(*arguments)
    except UnreadableBook as error:
        return _Refused(UnreadableBook, (error.fault, error.reason))
    except NotFound as error:
        return _Refused(NotFound, (error.thing, error.key))
    except Invalid as error:
        return _Refused(Invalid, (error.sentence, error.pointer))


# Who waits for a page does not wait for a whole book of somebody else.
_PAGES, _BOOKS = Workshop(), Workshop()
atexit.register(_PAGES.close)
atexit.register(_BOOKS.close)


def resize_workshops(processes: int, worker_bytes: int) -> None:
    """Have so many processes for pages, and as many for whole books, with so much memory each."""
    for workshop in (_PAGES, _BOOKS):
        workshop.resize(processes, worker_bytes)


def apart(function: Callable[..., T], *arguments: Any) -> T:
    """Do what takes moments, such as one page, in a process that can be ended.

    Raises what the function raises of our own errors, and UnreadableBook when it hangs or crashes.
    """
    return _PAGES.run(LIMITS.page_seconds, function, *arguments)


def whole_book_apart(function: Callable[..., T], *arguments: Any) -> T:
    """The same for what goes through a whole book."""
    return _BOOKS.run(LIMITS.book_seconds, function, *arguments)
