"""What every command works with: settings, database and worker of one data directory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from stump_server.formats import LIMITS, Inspectors, resize_workshops
from stump_server.settings import Settings
from stump_server.storage import Database, Files, Work, make_directory
from stump_server.worker import Worker, WorkerLock, open_queue


@dataclass
class Bell:
    """Tells the event streams of this process that there is something new."""

    rings: int = 0

    def ring(self, work: Work) -> None:
        """Count, if the unit of work added events."""
        self.rings += work.has_events


@dataclass(frozen=True, slots=True)
class Installation:
    """Everything below the doors: one data directory with its database and its worker."""

    settings: Settings
    database: Database
    worker: Worker
    inspectors: Inspectors
    bell: Bell


@contextmanager
def open_installation(settings: Settings) -> Iterator[Installation]:
    """Prepare the data directory, bring the database up to date, and connect the worker."""
    storage = Files(settings.config_dir, settings.max_image_cache_size)
    storage.prepare()
    if settings.db_path is not None:
        make_directory(settings.db_path)
    database = Database(settings.database_address, storage, settings.policy)
    with ExitStack() as stack:
        stack.callback(database.close)
        database.migrate()
        limits = replace(LIMITS, worker_bytes=settings.max_reader_memory)
        inspectors = stack.enter_context(Inspectors(settings.scanner_processes, limits))
        resize_workshops(settings.page_processes, limits.worker_bytes)
        queue = open_queue(
            settings.config_dir, None if database.is_sqlite else settings.database_url
        )
        bell = Bell()
        lock = WorkerLock(settings.config_dir / "worker.lock")
        worker = Worker(database, queue, inspectors, lock, settings.max_concurrent_jobs)
        stack.callback(worker.stop)
        database.on_commit(bell.ring)
        yield Installation(settings, database, worker, inspectors, bell)
