"""The only place that knows everybody: the web application over an installation."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from starlette.types import ASGIApp

from stump_server import __version__, handlers
from stump_server.domain.version import Build
from stump_server.installation import Installation, open_installation
from stump_server.services.pace import Pace
from stump_server.services.server import ReleaseFeed
from stump_server.settings import Settings
from stump_server.web import application
from stump_server.web.door import Surroundings
from stump_server.web.identity import StoredIdentities
from stump_server.web.options import Options


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
