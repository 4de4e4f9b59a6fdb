"""A small contract of its own, and a real server on loopback for whatever a test puts behind it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import uvicorn
from stump_server.domain.access import Permission, Viewer
from stump_server.domain.errors import Forbidden, Unauthorized
from stump_server.web.application import build
from stump_server.web.call import Call
from stump_server.web.door import Surroundings
from stump_server.web.options import Options

Handlers = dict[str, Callable[..., Any]]
SIGNED_IN = {"stump_session": "good"}

COMPONENTS: dict[str, Any] = {
    "securitySchemes": {
        "session": {"type": "apiKey", "in": "cookie", "name": "stump_session"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
    },
    "schemas": {
        "Book": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name", "pages"],
            "properties": {
                "name": {"type": "string", "maxLength": 20},
                "pages": {"type": "integer", "minimum": 1, "maximum": 1000},
                "added_at": {"type": "string", "format": "date-time"},
                "note": {"type": "string", "nullable": True},
                "next": {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Book"}]},
            },
        },
    },
}


def json_content(schema: dict[str, Any]) -> dict[str, Any]:
    """The content of a body or an answer that is JSON."""
    return {"application/json": {"schema": schema}}


def operation(id: str, **parts: Any) -> dict[str, Any]:
    """An operation that needs a session or a token and answers with any JSON."""
    answer = {"description": "Fine.", "content": json_content({})}
    return {
        "operationId": id,
        "tags": [id.partition(".")[0]],
        "security": [{"session": []}, {"bearer": []}],
        "responses": {"200": answer},
        **parts,
    }


def contract(paths: dict[str, Any]) -> dict[str, Any]:
    """A whole contract around some paths."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Small", "version": "1"},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": COMPONENTS,
    }


@dataclass
class Vault:
    """Stands in for the database: it only remembers how it was opened."""

    opened: list[bool] = field(default_factory=list)

    @contextmanager
    def work(self, *, writes: bool = False) -> Iterator[Any]:
        """A unit of work without any rows."""
        self.opened.append(writes)
        yield self


@dataclass
class Doorman:
    """Knows a handful of people without looking anything up."""

    noted: list[int] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    calls: int = 0

    def session(self, _work: Any, token: str) -> Viewer | None:
        """Cookies are good, owner, or nobody's."""
        self.calls += 1
        if token == "owner":
            return Viewer("1", "owner", is_server_owner=True, session_id=token)
        if token == "good":
            return Viewer(
                "2", "ann", permissions=frozenset({Permission.LIBRARY_SCAN}), session_id=token
            )
        if token == "ageing":
            return Viewer("6", "old", session_id=token)
        return None

    def is_ageing(self, _work: Any, viewer: Viewer) -> bool:
        """One session is."""
        return viewer.session_id == "ageing"

    def renew(self, _work: Any, session_id: str) -> None:
        """Remember which session was renewed."""
        self.renewed.append(session_id)

    def token(self, _work: Any, text: str) -> Viewer:
        """Tokens are good, of a locked account, or nobody's."""
        self.calls += 1
        if text == "locked":
            raise Forbidden(reason="The account is locked")
        if text != "token":
            raise Unauthorized("The token is not valid")
        return Viewer("3", "tess")

    def api_key(self, _work: Any, text: str) -> Viewer:
        """One key is known."""
        self.calls += 1
        if text != "stump_short_long":
            raise Unauthorized("The key is not valid")
        return Viewer("4", "kim", api_key_id=7)

    def note_use(self, _work: Any, key_id: int) -> None:
        """Remember which key was used."""
        self.noted.append(key_id)

    def password(
        self, _database: Any, username: str, password: str, _call: Call
    ) -> tuple[Viewer, str | None]:
        """One password fits all, and opens a session."""
        if password != "se:cret":
            raise Unauthorized("The username or password is wrong")
        return Viewer("5", username), "fresh"


@dataclass
class Place:
    """A running server and what stands behind it."""

    client: httpx.Client
    address: tuple[str, int]
    vault: Vault
    doorman: Doorman
    cookies: dict[str, str]

    def fresh(self) -> Place:
        """The same server with everything forgotten that tests look at."""
        self.vault.opened.clear()
        self.doorman.noted.clear()
        self.doorman.renewed.clear()
        self.doorman.calls = 0
        self.client.cookies = httpx.Cookies(self.cookies)
        return self


@pytest.fixture(scope="session")
def make_contract() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Builds whole contracts."""
    return contract


@pytest.fixture(scope="session")
def make_operation() -> Callable[..., dict[str, Any]]:
    """Builds operations."""
    return operation


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., Place]]:
    """Starts a server for some paths and handlers; it stops with the module."""
    with ExitStack() as stack:

        def start(
            paths: dict[str, Any],
            handlers: Handlers,
            *,
            options: Options | None = None,
            cookies: dict[str, str] | None = None,
            **more: Any,
        ) -> Place:
            vault, doorman = Vault(), Doorman()
            application = build(
                contract(paths),
                handlers.__getitem__,
                surroundings=Surroundings(vault, settings="the settings"),
                identify=doorman,
                options=options or Options(validate_responses=True),
                **more,
            )
            address = stack.enter_context(_running(application))
            sent = SIGNED_IN if cookies is None else cookies
            url = f"http://{address[0]}:{address[1]}"
            client = stack.enter_context(httpx.Client(base_url=url, cookies=sent, timeout=10))
            return Place(client, address, vault, doorman, sent)

        yield start


@contextmanager
def _running(application: Any) -> Iterator[tuple[str, int]]:
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application,
        log_config=None,
        lifespan="on",
        ws="none",
        access_log=False,
        # Who is believed to be a proxy is decided by the application.
        proxy_headers=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.005)
        yield listener.getsockname()
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()
