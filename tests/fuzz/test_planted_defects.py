"""The property tests find what they are for: a server with one planted defect does not pass."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from builders.fuzzing import Budget, Outcome, gather, run, token_of
from builders.servers import OWNER, Server
from starlette.types import ASGIApp, Message, Receive, Scope, Send

pytestmark = pytest.mark.slow

OPERATION = "job.get"
SERVER_ERROR, UNDOCUMENTED_STATUS, WRONG_BODY, IGNORED_AUTH = "ST101", "ST103", "ST108", "ST401"


class Defect:
    """Something between the server and its callers; it begins to do harm when it is armed."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application
        self.owner_token: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.owner_token:
            await self.harm(scope, receive, send)
        else:
            await self._application(scope, receive, send)

    def arm(self, owner_token: str) -> None:
        """Begin to do harm."""
        self.owner_token = owner_token

    async def harm(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request wrongly."""
        raise NotImplementedError


class AnotherStatus(Defect):
    """Answers 202 where 200 is promised."""

    async def harm(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def changed(message: Message) -> None:
            if message.get("status") == 200:
                message["status"] = 202
            await send(message)

        await self._application(scope, receive, changed)


class MissingField(Defect):
    """Leaves a field out of each job."""

    async def harm(self, scope: Scope, receive: Receive, send: Send) -> None:
        heads: list[Message] = []

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                heads.append(message)
                return
            body = _without_status(message.get("body", b""))
            (head,) = heads
            kept = [pair for pair in head["headers"] if pair[0] != b"content-length"]
            head["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
            await send(head)
            await send({**message, "body": body})

        await self._application(scope, receive, changed)


def _without_status(body: bytes) -> bytes:
    try:
        value = json.loads(body)
    except ValueError:
        return body
    for job in value.get("data", ()):
        del job["status"]
    return json.dumps(value).encode()


class IgnoredCredentials(Defect):
    """Takes everybody for the owner."""

    async def harm(self, scope: Scope, receive: Receive, send: Send) -> None:
        others = [pair for pair in scope["headers"] if pair[0] not in (b"authorization", b"cookie")]
        bearer = (b"authorization", f"Bearer {self.owner_token}".encode())
        await self._application({**scope, "headers": [*others, bearer]}, receive, send)


class Crash(Defect):
    """Fails with 500 when the largest page is asked for."""

    async def harm(self, scope: Scope, receive: Receive, send: Send) -> None:
        if parse_qs(scope["query_string"]).get(b"page_size") != [b"100"]:
            await self._application(scope, receive, send)
            return
        problem = {"type": "about:blank", "title": "?", "status": 500, "detail": "", "errors": []}
        body = json.dumps({**problem, "instance": "/", "message": ""}).encode()
        headers = [(b"content-type", b"application/problem+json")]
        await send({"type": "http.response.start", "status": 500, "headers": headers})
        await send({"type": "http.response.body", "body": body})


@pytest.fixture
def look(fresh_server: Callable[..., Server], tmp_path: Path) -> Callable[[type[Defect]], Outcome]:
    """Runs the property tests of one operation against a server with a defect."""

    def find(kind: type[Defect]) -> Outcome:
        defects: list[Defect] = []

        def wrap(application: ASGIApp) -> ASGIApp:
            defects.append(kind(application))
            return defects[0]

        server = fresh_server(wrap=wrap, verbosity=0)
        with server.api(OWNER) as owner:
            things = gather(server, owner, tmp_path / "shelves")
        token = token_of(server, OWNER)
        defects[0].arm(token)
        budget = Budget(examples=2, phases=("examples", "coverage"), only=(OPERATION,))
        return run(server.url, tmp_path, things, token, budget)

    return find


@pytest.mark.parametrize(
    ("defect", "code"),
    [
        (AnotherStatus, UNDOCUMENTED_STATUS),
        (MissingField, WRONG_BODY),
        (IgnoredCredentials, IGNORED_AUTH),
        (Crash, SERVER_ERROR),
    ],
    ids=["wrong status", "missing field", "ignored credentials", "crash on odd input"],
)
def test_planted_defects_are_found(
    look: Callable[[type[Defect]], Outcome], defect: type[Defect], code: str
) -> None:
    outcome = look(defect)

    assert code in outcome.findings, outcome.output
