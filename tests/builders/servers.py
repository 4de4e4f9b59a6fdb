"""Servers for tests: real ones on loopback, over a data directory and a database of their own."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from stump_client import Api
from stump_server import services
from stump_server.app import web_application
from stump_server.domain.access import AgeRestriction, Permission, Viewer
from stump_server.domain.jobs import ENDED, JobStatus, ScanOptions
from stump_server.domain.library import LibraryDraft
from stump_server.installation import Installation, open_installation
from stump_server.settings import Settings

OWNER = "oromei"
MEMBER = "mira"
PASSWORD = "correct horse battery staple"
_DEADLINE_SECONDS = 60.0

Wrap = Callable[[ASGIApp], ASGIApp]


class NewDatabase(Protocol):
    """Gives addresses of new databases; None is SQLite in the data directory."""

    def __call__(self, template: str | None) -> str | None:
        """The address of an empty database, or of a copy of the named one."""

    def drop(self, address: str | None) -> None:
        """Delete a database that nobody needs any more."""


class BesideTheServer:
    """SQLite: the database is a file that is copied and goes away with its directory."""

    def __call__(self, template: str | None) -> str | None:
        """No address: the server finds the file."""
        del template

    def drop(self, address: str | None) -> None:
        """Nothing: the directory is removed by whoever made it."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server with what lies below it."""

    url: str
    installation: Installation
    library_id: str
    library_path: Path

    @property
    def data_dir(self) -> Path:
        """Its data directory."""
        return self.installation.settings.config_dir

    def api(self, username: str | None = None, password: str = PASSWORD) -> Api:
        """An SDK client, signed in with a session if a name is given. The caller closes it."""
        with ExitStack() as stack:
            api = stack.enter_context(Api(self.url, auth_method="session"))
            if username is not None:
                api.auth.login(username=username, password=password)
            stack.pop_all()
        return api

    def make_user(
        self,
        username: str,
        *permissions: Permission,
        age: int | None = None,
        restrict_on_unset: bool = False,
    ) -> str:
        """Add an account with the password of all tests; returns its id."""
        limit = None if age is None else AgeRestriction(age, restrict_on_unset)
        return add_user(self.installation, username, permissions, limit)

    def scan(self, library_id: str | None = None) -> None:
        """Scan a library, the prepared one if none is named, and wait for the end."""
        scan(self.installation, library_id or self.library_id)


def add_user(
    installation: Installation,
    username: str,
    permissions: Sequence[Permission] = (),
    age_restriction: AgeRestriction | None = None,
) -> str:
    """Add an account with the password of all tests; returns its id."""
    hashed = services.password.hashed(PASSWORD)
    with installation.database.work(writes=True) as work:
        return work.users.add(
            username, hashed, permissions=permissions, age_restriction=age_restriction
        ).id


def scan(installation: Installation, library_id: str) -> None:
    """Queue a scan and wait until it ended well; some worker must be running."""
    with installation.database.work(writes=True) as work:
        library = work.libraries.fetch_any(library_id)
        job_id = services.job.request_library_scan(work, library, ScanOptions())
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while True:
        with installation.database.work() as work:
            job, logs = work.jobs.fetch(job_id), work.jobs.logs([job_id])
        if job.status in ENDED:
            assert job.status is JobStatus.COMPLETED, logs
            return
        assert time.monotonic() < deadline, "the scan takes too long"
        time.sleep(0.02)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A data directory to copy: claimed, two accounts, the small library scanned."""

    folder: Path
    database_url: str | None
    library_id: str
    library_path: Path

    def copy(self, folder: Path, new_database: NewDatabase) -> str | None:
        """Copy it; returns the address of the copied database."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return new_database(self.database_url)


def prepare(folder: Path, library_path: Path, database_url: str | None) -> Prepared:
    """Make the data directory that servers in tests begin with."""
    with open_installation(settings_for(folder, database_url)) as installation:
        open_work = partial(installation.database.work, writes=True)
        owner = services.user.create_owner(open_work, OWNER, PASSWORD)
        add_user(installation, MEMBER)
        viewer = Viewer(owner.id, owner.username, is_server_owner=True)
        draft = LibraryDraft("Comics", str(library_path), is_to_be_scanned=False)
        library = services.library.create(open_work, viewer, draft)
        installation.worker.start()
        scan(installation, library.id)
    return Prepared(folder, database_url, library.id, library_path)


def settings_for(folder: Path, database_url: str | None, **chosen: Any) -> Settings:
    """Settings of a server in a test: answers are checked, nothing outside is asked."""
    given = {
        "config_dir": folder,
        "database_url": database_url,
        "validate_responses": True,
        "max_scanner_concurrency": 1,
        "enable_koreader_sync": True,
        # Tests scan when they mean to.
        "watch_mode": "off",
        # Nobody listens there: a test that looks for updates brings its own feed.
        "update_feed_url": "http://127.0.0.1:9/releases",
    }
    return Settings(**(given | chosen))


@contextmanager
def serving(
    settings: Settings, prepared: Prepared, wrap: Wrap = lambda application: application
) -> Iterator[Server]:
    """Serve over a data directory until the block ends."""
    with (
        open_installation(settings) as installation,
        listening(wrap(web_application(installation))) as url,
    ):
        yield Server(url, installation, prepared.library_id, prepared.library_path)


@contextmanager
def listening(application: ASGIApp) -> Iterator[str]:
    """Serve an application on a free port of the loopback interface; gives its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        config = uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            _wait_for(lambda: server.started or not thread.is_alive())
            assert server.started, "the server did not start"
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(_DEADLINE_SECONDS)


def below(prefix: str, *, is_told: bool = True) -> Wrap:
    """A proxy that shows the server below a path, takes that off, and tells the server or not."""

    def wrap(application: ASGIApp) -> ASGIApp:
        async def proxy(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await application(scope, receive, send)
                return
            path, raw_path = scope["path"], scope["raw_path"]
            if not path.startswith(f"{prefix}/"):
                await PlainTextResponse("Not this server's", 404)(scope, receive, send)
                return
            told = [(b"x-forwarded-prefix", prefix.encode())] if is_told else []
            inner = {
                "path": path.removeprefix(prefix),
                "raw_path": raw_path.removeprefix(prefix.encode()),
                "headers": [*scope["headers"], *told],
            }
            await application({**scope, **inner}, receive, send)

        return proxy

    return wrap


def _wait_for(is_done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _DEADLINE_SECONDS
    while not is_done():
        assert time.monotonic() < deadline, "the server takes too long to start"
        time.sleep(0.005)
