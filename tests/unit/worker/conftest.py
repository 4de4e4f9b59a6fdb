"""Workers over a database of one test's own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from stump_server.domain.jobs import ENDED, Job
from stump_server.formats import Inspectors
from stump_server.storage import Database
from stump_server.worker import Worker, WorkerLock, open_queue
from stump_server.worker.registry import Tools

_DEADLINE_SECONDS = 30.0


@pytest.fixture
def inspectors() -> Iterator[Inspectors]:
    """One process that reads books, started when it is needed."""
    with Inspectors(1) as opened:
        yield opened


@pytest.fixture
def tools(database: Database, inspectors: Inspectors) -> Tools:
    """What jobs need."""
    return Tools(partial(database.work, writes=True), inspectors)


@pytest.fixture
def new_worker(database: Database, inspectors: Inspectors) -> Iterator[Callable[..., Worker]]:
    """Makes workers on one data directory, as several processes would; they end with the test."""
    folder: Path = database.files.root
    url = database.engine.url.render_as_string(hide_password=False)
    with ExitStack() as stack:

        def make(jobs_at_once: int = 1, inspectors: Inspectors = inspectors) -> Worker:
            queue = open_queue(folder, None if database.is_sqlite else url)
            lock = WorkerLock(folder / "worker.lock")
            worker = Worker(database, queue, inspectors, lock, jobs_at_once)
            stack.callback(worker.stop)
            return worker

        yield make


@pytest.fixture
def ended(database: Database) -> Callable[[str], Job]:
    """Waits until a job has ended, and gives it."""

    def wait(id: str) -> Job:
        deadline = time.monotonic() + _DEADLINE_SECONDS
        while time.monotonic() < deadline:
            with database.work() as work:
                job = work.jobs.fetch(id)
            if job.status in ENDED:
                return job
            time.sleep(0.02)
        raise AssertionError(f"the job is still {job.status}")

    return wait
