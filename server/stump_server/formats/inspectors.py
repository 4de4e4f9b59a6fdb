"""Inspect many files in processes of their own, so that no file can harm the server."""

from __future__ import annotations

import pickle
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, InvalidStateError
from contextlib import contextmanager, suppress
from itertools import islice
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any

from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.errors import Fault
from stump_server.domain.media import MediaMetadata
from stump_server.formats import inspection
from stump_server.formats.limits import LIMITS, Limits
from stump_server.formats.pool import LOCK_SECONDS, new_pool, stop

# Batches that wait for each worker: enough to be busy while a scan writes what was found.
_AHEAD = 6
# A batch costs something besides its files: it has so many, or more if they are read in a moment.
_FEW = 32
_MOMENT_SECONDS = 0.05
# Files that turn out to be slow are told of as they are read, and those behind them go into
# another batch.
_LONG_SECONDS = 1.0
# Whoever waits for a page goes before a scan.
_NICENESS = 10
# How often whoever waits looks whether there is still somebody to wait for.
_CHECK_SECONDS = 2
# How many times its own time one file may take, the start of its process included.
_TURNS = 2
_METADATA = Inspection._fields.index("metadata")
# Time-outs and workers that died are OSErrors too.
_LOST = (OSError, MemoryError, EOFError)


class _Readers:
    """So many processes that inspect files; they start with the first one."""

    def __init__(self, processes: int, limits: Limits) -> None:
        self.processes = processes
        self.ahead = _AHEAD * processes
        self._limits = limits
        self._pool: Any = None
        # What the pool was given to do and has not done.
        self._tasks: set[Any] = set()
        # When it was last heard of.
        self._heard = 0.0
        self._starting = threading.Lock()

    def schedule(self, batch: Sequence[str], wanted: Wanted) -> Any:
        """Have files inspected one after another; gives a future of what was found."""
        is_single = len(batch) == 1
        seconds = self._limits.file_seconds if is_single else self._limits.batch_seconds
        with self._starting:
            self._leave_ended()
            try:
                task = self._given(batch, wanted, seconds)
            except RuntimeError:
                # It has ended just now.
                self.stop()
                task = self._given(batch, wanted, seconds)
            if not self._tasks:
                self._heard = time.monotonic()
            self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: Any) -> None:
        self._tasks.discard(task)
        self._heard = time.monotonic()

    def _given(self, batch: Sequence[str], wanted: Wanted, seconds: float) -> Any:
        if self._pool is None:
            self._pool = new_pool(self.processes, self._limits.worker_bytes, _NICENESS)
        return self._pool.schedule(_inspect_batch, args=(tuple(batch), wanted), timeout=seconds)

    def check(self) -> None:
        """See to it that nobody waits for a pool that has ended."""
        with self._starting:
            self._leave_ended()

    def _leave_ended(self) -> None:
        if self._pool is not None and (self._is_silent or not self._pool.active):
            # A reader that died with the lock of all of them in its hands has ended the pool.
            self.stop()

    @property
    def _is_silent(self) -> bool:
        """Whether nothing was done for longer than anything may take."""
        longest = max(self._limits.file_seconds, self._limits.batch_seconds) + LOCK_SECONDS
        return bool(self._tasks) and time.monotonic() - self._heard > longest

    def inspect_alone(self, paths: Sequence[str], wanted: Wanted) -> Iterator[Inspection]:
        """Each in a process of its own, where it can end nobody else's."""
        for path in paths:
            alone = _Readers(1, self._limits)
            try:
                task = alone.schedule((path,), wanted)
                yield from _unpacked(task.result(_TURNS * self._limits.file_seconds), (path,))
            except (*_LOST, BrokenExecutor) as error:
                yield _given_up(path, error)
            finally:
                alone.stop()

    def stop(self) -> None:
        """End them, whatever they are doing."""
        pool, self._pool = self._pool, None
        stop(pool)
        for task in tuple(self._tasks):
            # What was on its way when the pool ended is forgotten by it.
            with suppress(InvalidStateError):
                task.set_exception(BrokenExecutor())


class Inspectors:
    """Worker processes that inspect files; they start with the first file and end with the block.

    Where all of them have much to do, a few files more go to a process beside them: whoever looks
    at one book does not wait for what two long scans have in line.

    with Inspectors(processes=2) as inspectors:
        for found in inspectors.inspect_many(paths, Wanted()):
            ...
    """

    def __init__(self, processes: int, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._many = _Readers(max(1, processes), limits)
        self._few = _Readers(1, limits)
        self._busy = 0
        self._counting = threading.Lock()

    def __enter__(self) -> Inspectors:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._many.stop()
        self._few.stop()

    @contextmanager
    def _readers(self, files: int) -> Iterator[_Readers]:
        """The processes that are to read so many files."""
        with self._counting:
            is_beside = self._busy > 0 and files <= _FEW
            self._busy += not is_beside
        try:
            yield self._few if is_beside else self._many
        finally:
            with self._counting:
                self._busy -= not is_beside

    def inspect_many(self, paths: Sequence[str], wanted: Wanted) -> Iterator[Inspection]:
        """One answer for each path, as they come. Leaving the loop early abandons the rest.

        A batch that crashes, hangs or runs out of memory is repeated file by file, so that only
        the culprit is reported as unreadable.
        """
        with self._readers(len(paths)) as readers:
            run = _Run(readers, wanted, paths, self._limits.batch_files)
            try:
                run.hand_out()
                while run.waiting:
                    yield from run.collect()
                    run.hand_out()
            finally:
                for future in run.waiting:
                    future.cancel()


class _Run:
    """Many files on their way through the workers."""

    def __init__(
        self, readers: _Readers, wanted: Wanted, paths: Sequence[str], batch_files: int
    ) -> None:
        # What each future is to tell of.
        self.waiting: dict[Any, Sequence[str]] = {}
        self._readers = readers
        self._wanted = wanted
        self._paths = iter(paths)
        # Where there is little to share among the workers each of them gets some.
        self._most = max(1, min(batch_files, -(-len(paths) // readers.processes)))
        self._done: SimpleQueue[Any] = SimpleQueue()
        # What waited in a pool that ended.
        self._ended: set[Sequence[str]] = set()
        self._files = 0
        self._began = 0.0

    def hand_out(self) -> None:
        """Keep the workers busy while what they found is written, and no more than that."""
        while len(self.waiting) < self._readers.ahead:
            elapsed = time.monotonic() - self._began
            size = files_in_a_moment(self._files, elapsed, self._readers.processes)
            batch = tuple(islice(self._paths, min(size, self._most)))
            if not batch:
                return
            self._give(batch)

    def _give(self, batch: Sequence[str]) -> None:
        if not batch:
            return
        future = self._readers.schedule(batch, self._wanted)
        self.waiting[future] = batch
        future.add_done_callback(self._done.put)

    def collect(self) -> Iterator[Inspection]:
        """Wait a while for the next batch; gives what was found, or has its files read again."""
        try:
            future = self._done.get(timeout=_CHECK_SECONDS)
        except Empty:
            self._readers.check()
        else:
            yield from self._found(future, self.waiting.pop(future))

    def _found(self, future: Any, batch: Sequence[str]) -> Iterator[Inspection]:
        try:
            found = _unpacked(future.result(), batch)
        except BrokenExecutor:
            # All that waited has come to nothing, and nobody knows by whose fault.
            if batch in self._ended:
                yield from self._readers.inspect_alone(batch, self._wanted)
                return
            self._ended.add(batch)
            self._give(batch)
        except _LOST as error:
            if len(batch) > 1:
                for path in batch:
                    self._give((path,))
            elif isinstance(error, TimeoutError):
                yield _given_up(batch[0], error)
            else:
                # What was read before may have done the harm.
                yield from self._readers.inspect_alone(batch, self._wanted)
        else:
            self._note(len(found))
            self._give(batch[len(found) :])
            yield from found

    def _note(self, files: int) -> None:
        if not self._files:
            # The workers have started by now.
            self._began = time.monotonic()
        self._files += files


def files_in_a_moment(read: int, seconds: float, processes: int) -> int:
    """How many files a batch is to have, after so many were read in so many seconds."""
    if not read or seconds <= 0:
        return _FEW
    return max(_FEW, int(read / seconds / processes * _MOMENT_SECONDS))


def _given_up(path: str, error: BaseException) -> Inspection:
    size, modified_ns = inspection.facts(path)
    is_slow = isinstance(error, TimeoutError)
    reason = "Reading the book took too long" if is_slow else "Reading the book failed"
    return Inspection(path, size, modified_ns, fault=Fault.UNREADABLE, reason=reason)


def _inspect_batch(paths: Sequence[str], wanted: Wanted) -> bytes:
    """What was found, packed: what a damaged reader says is taken apart by us, not by the pool."""
    found = []
    began = time.monotonic()
    for path in paths:
        found.append(_unnamed(inspection.inspect(path, wanted)))
        if time.monotonic() - began > _LONG_SECONDS:
            break
    return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)


def _unpacked(content: bytes, batch: Sequence[str]) -> list[Inspection]:
    """What was found of the first files of a batch. Raises BrokenExecutor when it is none of it."""
    try:
        found = [_named(one) for one in pickle.loads(content)]  # noqa: S301 - from one of ours
    except Exception as error:
        raise BrokenExecutor from error
    paths = tuple(one.path for one in found)
    if not paths or paths != tuple(batch[: len(paths)]):
        raise BrokenExecutor
    return found


def _unnamed(found: Inspection) -> tuple[Any, ...]:
    """As plain tuples, which are packed in half the time."""
    said = found.metadata
    plain = None if said is None else said[:]
    return (*found[:_METADATA], plain, *found[_METADATA + 1 :])


def _named(found: tuple[Any, ...]) -> Inspection:
    said = found[_METADATA]
    metadata = None if said is None else MediaMetadata._make(said)
    return Inspection._make((*found[:_METADATA], metadata, *found[_METADATA + 1 :]))
