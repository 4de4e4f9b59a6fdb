"""What all tests share: a network that ends at the loopback interface, servers, and clients.

SQLite by default; `STUMP_TEST_DATABASE=postgresql` runs the same tests on a real PostgreSQL.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from builders import books, postgres, servers
from builders.servers import MEMBER, OWNER, BesideTheServer, NewDatabase, Prepared, Server, Wrap
from hypothesis import settings
from stump_client import Api
from stump_server.domain.access import Permission

ON_POSTGRESQL = os.environ.get("STUMP_TEST_DATABASE", "sqlite") == "postgresql"


def is_local(address: object) -> bool:
    """Whether a socket address leads nowhere outside: a path, or an address of loopback."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host in ("", "localhost")


def _refuse_outside(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and not is_local(arguments[1]):
        raise PermissionError(f"tests connect to this machine only, not to {arguments[1]}")
    if event == "socket.getaddrinfo" and not is_local((arguments[0] or "",)):
        raise PermissionError(f"tests look up no names, as {arguments[0]} is")


def pytest_configure() -> None:
    """Close the network, forget the clock, and keep out the settings of whoever runs the tests."""
    sys.addaudithook(_refuse_outside)
    # How long an example takes says nothing on a shared machine.
    settings.register_profile("shared machine", deadline=None)
    settings.load_profile("shared machine")
    for name in list(os.environ):
        if name.startswith("STUMP_") and not name.startswith(("STUMP_TEST_", "STUMP_FUZZ_")):
            del os.environ[name]


@pytest.fixture(scope="session")
def new_database() -> Iterator[NewDatabase]:
    """Gives addresses of new databases, on the engine that is tested."""
    if not ON_POSTGRESQL:
        yield BesideTheServer()
        return
    with postgres.running() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> Prepared:
    """A data directory with an owner, a member and the small library, to be copied."""
    library = books.make_small_library(tmp_path_factory.mktemp("library"))
    return servers.prepare(tmp_path_factory.mktemp("prepared"), library, new_database(None))


@pytest.fixture(scope="session")
def server(
    prepared: Prepared, tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase
) -> Iterator[Server]:
    """A running server with the small library; what tests do to it stays."""
    folder = tmp_path_factory.mktemp("server")
    settings = servers.settings_for(folder, prepared.copy(folder, new_database))
    with servers.serving(settings, prepared) as running:
        yield running


@pytest.fixture
def fresh_server(
    prepared: Prepared, tmp_path: Path, new_database: NewDatabase
) -> Iterator[Callable[..., Server]]:
    """Starts servers of this test's own; `is_claimed=False` begins with an empty database.

    `wrap` puts something around the application; all else are settings.
    """
    numbers = count()
    with ExitStack() as stack:

        def start(
            *,
            is_claimed: bool = True,
            wrap: Wrap = lambda application: application,
            **chosen: Any,
        ) -> Server:
            folder = tmp_path / f"data{next(numbers)}"
            folder.mkdir()
            address = prepared.copy(folder, new_database) if is_claimed else new_database(None)
            stack.callback(new_database.drop, address)
            settings = servers.settings_for(folder, address, **chosen)
            return stack.enter_context(servers.serving(settings, prepared, wrap))

        yield start


@pytest.fixture(scope="module")
def start_server(
    prepared: Prepared, tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase
) -> Iterator[Callable[..., Server]]:
    """Starts servers that a whole module shares, beside the one that all tests share."""
    with ExitStack() as stack:

        def start(**chosen: Any) -> Server:
            folder = tmp_path_factory.mktemp("module")
            settings = servers.settings_for(folder, prepared.copy(folder, new_database), **chosen)
            return stack.enter_context(servers.serving(settings, prepared))

        yield start


@pytest.fixture
def owner(server: Server) -> Iterator[Api]:
    """The server owner as an SDK client, signed in to the shared server."""
    with server.api(OWNER) as api:
        yield api


@pytest.fixture
def member(server: Server) -> Iterator[Api]:
    """Somebody without any permission as an SDK client, signed in to the shared server."""
    with server.api(MEMBER) as api:
        yield api


@pytest.fixture
def anonymous(server: Server) -> Iterator[Api]:
    """Nobody as an SDK client of the shared server."""
    with server.api() as api:
        yield api


@pytest.fixture
def make_user(server: Server) -> Iterator[Callable[..., Api]]:
    """Makes accounts on the shared server: `make_user(Permission.FILE_DOWNLOAD, age=12)`.

    Gives an SDK client that is signed in.
    """
    with ExitStack() as stack:

        def make(*permissions: Permission, **limits: Any) -> Api:
            name = f"user{next(_USER_NUMBERS)}"
            server.make_user(name, *permissions, **limits)
            return stack.enter_context(server.api(name))

        yield make


_USER_NUMBERS = count()
