"""The worker: carries out jobs in threads of its own, and watches the clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from huey import Huey
from huey.consumer import Consumer

from stump_server import services
from stump_server.domain.errors import StumpError
from stump_server.domain.jobs import JobStatus, Priority
from stump_server.storage import Database, Work
from stump_server.worker.lock import WorkerLock
from stump_server.worker.registry import Tools
from stump_server.worker.run import run
from stump_server.worker.watcher import Watcher

log = structlog.get_logger(__name__)

_TICK_SECONDS = 1.0
# A running job is taken for lost when its worker has said nothing for so long.
_SILENCE = timedelta(minutes=2)
_EVENT_CLEANUP = timedelta(hours=1)
_LOST_CHECK = timedelta(seconds=30)
_WATCH_CHECK = timedelta(seconds=2)
_STOP_SECONDS = 15.0


class _Consumer(Consumer):  # type: ignore[misc]
    """Huey's consumer inside another program, which owns the process's signals."""

    def _set_signal_handlers(self) -> None:
        """Leave them alone."""


class Worker:
    """Puts jobs on the queue and, once started, carries them out, so many at once.

    One place more is kept for jobs that are done soon, which so wait for no long one.
    """

    def __init__(
        self,
        database: Database,
        queue: Huey,
        inspectors: Any,
        lock: WorkerLock,
        jobs_at_once: int = 1,
    ) -> None:
        self._database = database
        self._jobs_at_once = jobs_at_once
        # The jobs that this process has in hand, and whether each of them is a small one.
        self._running: dict[str, bool] = {}
        self._choosing = threading.Lock()
        self._watcher = Watcher(database)
        self._queue = queue
        self._lock = lock
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._consumer: Consumer | None = None
        self._tools = Tools(partial(database.work, writes=True), inspectors)

        # Huey finds tasks by name: it is the same in every process. The id only says for what
        # there is a task; which job goes first is decided by the rows.
        @queue.task(name="run_job")  # type: ignore[untyped-decorator]
        def run_job(_job_id: str) -> None:
            self._carry_out()

        self._run_job = run_job
        database.on_commit(self._enqueue)

    def _carry_out(self) -> None:
        """Do all that waits. A job that could not begin beside another one is done behind it."""
        while not self._stopping.is_set():
            job_id = self._take_in_hand()
            if job_id is None:
                return
            try:
                run(self._tools, job_id, self._stopping.is_set)
            finally:
                del self._running[job_id]

    def _take_in_hand(self) -> str | None:
        """The job that is to be done next, large ones only while there is a place for them."""
        with self._choosing, self._database.work() as work:
            in_hand = tuple(self._running)
            job_id = work.jobs.next_id(Priority.SMALL, besides=in_hand)
            is_small = job_id is not None
            if not is_small and self._has_place:
                job_id = work.jobs.next_id(besides=in_hand)
            if job_id is not None:
                self._running[job_id] = is_small
            return job_id

    @property
    def _has_place(self) -> bool:
        """Whether another large job may begin."""
        return list(self._running.values()).count(False) < self._jobs_at_once

    def _enqueue(self, work: Work) -> None:
        for job_id in work.new_job_ids:
            try:
                self._run_job(job_id)
            except Exception:
                # The row is there, and the clock finds it: whoever asked for it has no error.
                log.exception("No worker could be woken for a job", job=job_id)

    @property
    def has_company(self) -> bool:
        """Whether another process on this data directory works already."""
        if self._lock.acquire():
            self._lock.release()
            return False
        return True

    def start(self) -> None:
        """Take up what was left behind, then wait for work."""
        self._stopping.clear()
        # Where no other worker can be, whatever is marked as running was left by a crash.
        is_alone = self._lock.join() and self._database.is_sqlite
        self._lock.acquire()
        self._take_up(silent_for=timedelta(0) if is_alone else _SILENCE)
        self._consumer = _Consumer(
            self._queue,
            workers=self._jobs_at_once + 1,
            periodic=False,
            initial_delay=0.05,
            max_delay=0.25,
        )
        self._consumer.start()
        clock = threading.Thread(target=self._watch_clock, name="clock", daemon=True)
        clock.start()
        self._threads.append(clock)

    def pause(self) -> None:
        """Let the running job put itself back, wait for it, and rest until the next start."""
        self._stopping.set()
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
            for _, thread in self._consumer.worker_threads:
                thread.join(timeout=_STOP_SECONDS)
            self._consumer = None
        for thread in self._threads:
            thread.join(timeout=_STOP_SECONDS)
        self._threads.clear()
        self._watcher.stop()
        self._lock.release()

    def stop(self) -> None:
        """Pause for good."""
        self.pause()
        self._queue.storage.close()

    def _take_up(self, silent_for: timedelta) -> None:
        """Wake threads for what waits: the row is the truth, and a task too many does no harm."""
        with self._database.work(writes=True) as work:
            work.jobs.requeue_lost(silent_for)
            if work.jobs.next_id() is None:
                return
            waiting = work.jobs.with_status(JobStatus.QUEUED)
        for job in waiting[: self._jobs_at_once + 1 - len(self._running)]:
            self._run_job(job.id)

    def _watch_clock(self) -> None:
        policy = self._database.policy
        duties: list[tuple[timedelta, Callable[[], object]]] = [
            (timedelta(seconds=_TICK_SECONDS), self._queue_due_scans),
            (policy.session_cleanup_interval, self._clean_sessions),
            (_EVENT_CLEANUP, self._forget_events),
            (_WATCH_CHECK, self._watch_libraries),
            (timedelta(seconds=_TICK_SECONDS), self._index_books),
            (timedelta(seconds=_TICK_SECONDS), self._wake),
            (_LOST_CHECK, self._keep_alive),
            (_LOST_CHECK, partial(self._take_up, _SILENCE)),
        ]
        due = [time.monotonic() + every.total_seconds() for every, _ in duties]
        while not self._stopping.wait(_TICK_SECONDS):
            for place, (every, duty) in enumerate(duties):
                if every and time.monotonic() >= due[place]:
                    due[place] = time.monotonic() + every.total_seconds()
                    _do(duty)

    def _wake(self) -> None:
        """Have a thread do what waits for none but us.

        Its task may have gone to a process that had no place for it, or was about to end.
        """
        if len(self._running) > self._jobs_at_once:
            return
        least = Priority.SCHEDULED if self._has_place else Priority.SMALL
        with self._database.work() as work:
            job_id = work.jobs.next_id(least, besides=tuple(self._running))
        if job_id is not None:
            self._run_job(job_id)

    def _keep_alive(self) -> None:
        """A job that is busy with one slow book for minutes is not lost."""
        if running := tuple(self._running):
            with self._database.work(writes=True) as work:
                work.jobs.keep_alive(running)

    def _queue_due_scans(self) -> None:
        with self._database.work() as work:
            if not services.schedule.is_due(work):
                return
        with self._database.work(writes=True) as work:
            services.schedule.queue_due_scans(work)

    def _watch_libraries(self) -> None:
        """One process of an installation watches; when it ends, another one does."""
        if self._lock.acquire():
            self._watcher.adjust()

    def _index_books(self) -> None:
        """Have the index read what has changed; until then searches look at it themselves.

        A scan that goes on has more to come: beside it the index reads a little at a time.
        """
        with self._database.work() as work:
            is_due = work.search.has_news
        while is_due and not self._stopping.is_set():
            with self._database.work(writes=True) as work:
                is_due = work.search.read_news() > 0 and not self._running

    def _clean_sessions(self) -> None:
        with self._database.work(writes=True) as work:
            services.auth.clean_up(work)

    def _forget_events(self) -> None:
        with self._database.work(writes=True) as work:
            services.event.forget_old(work)


def _do(duty: Callable[[], object]) -> None:
    try:
        duty()
    except StumpError as error:
        # A busy database now is not worth more than a word: the next tick tries again.
        log.warning("A duty of the clock was put off", reason=error.sentence)
    except Exception:
        log.exception("A duty of the clock failed")
