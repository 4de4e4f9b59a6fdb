"""The only place that knows everybody: settings, database, worker and web application."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from starlette.types import ASGIApp

from stump_server import __version__, handlers
from stump_server.domain.version import Build
from stump_server.formats import LIMITS, Inspectors, resize_workshops
from stump_server.services.pace import Pace
from stump_server.services.server import ReleaseFeed
from stump_server.settings import Settings
from stump_server.storage import Database, Files, Work, make_directory
from stump_server.web import application
from stump_server.web.door import Surroundings
from stump_server.web.identity import StoredIdentities
from stump_server.web.options import Options
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


def create_app(settings: Settings) -> ASGIApp:
    """The web application over an installation of its own, which ends when the server stops."""
    stack = ExitStack()
    installation = stack.enter_context(open_installation(settings))
    return web_application(installation, at_end=stack.close)


def web_application(
    installation: Installation, at_end: Callable[[], None] = lambda: None
) -> ASGIApp:
    """The contract's operations over an open installation; serving it runs the worker too."""
    settings = installation.settings
    sign_ins = Pace(settings.sign_in_failures_per_minute)

    @asynccontextmanager
    async def lifespan(_application: object) -> AsyncIterator[dict[str, Any]]:
        if settings.run_worker:
            await asyncio.to_thread(installation.worker.start)
        try:
            yield {}
        finally:
            await asyncio.to_thread(installation.worker.stop)
            at_end()

    return application.build(
        _served(contract(), settings),
        handlers.find,
        surroundings=Surroundings(
            database=installation.database,
            settings=settings,
            inspectors=installation.inspectors,
            events=installation.bell,
            sign_ins=sign_ins,
            build=_build(),
            releases=ReleaseFeed(settings.update_feed_url),
        ),
        identify=StoredIdentities(sign_ins),
        challenge=handlers.challenge,
        options=_options(settings),
        lifespan=lifespan,
    )


def _served(contract: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """The contract without the doors that are shut."""
    if settings.enable_koreader_sync:
        return contract
    paths = contract["paths"].items()
    return {
        **contract,
        "paths": {path: item for path, item in paths if not path.startswith("/koreader/")},
        "tags": [tag for tag in contract["tags"] if tag["name"] != "koreader"],
    }


def _options(settings: Settings) -> Options:
    return Options(
        allowed_origins=frozenset(settings.allowed_origins),
        trusted_proxies=settings.trusted_proxies,
        public_url=settings.public_url,
        image_limit_bytes=settings.max_image_upload_size,
        upload_directory=settings.config_dir / "cache",
        validate_responses=settings.validate_responses,
        swagger=settings.enable_swagger,
        session_ttl_seconds=settings.session_ttl,
        requests_per_minute=settings.requests_per_minute,
    )


def _build() -> Build:
    made = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    return Build(__version__, os.environ.get("STUMP_REVISION", "unknown"), made)


@cache
def contract() -> dict[str, Any]:
    """The bundled contract."""
    text = (files("stump_generated") / "openapi.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 -- a safe loader
    return document
