"""People of a real database before a small contract: feeds, passwords, sessions that slide."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher
from builders.gate import PASSWORD, Gate
from builders.servers import listening
from builders.shelf import Clock
from stump_server import services
from stump_server.domain.access import Viewer
from stump_server.domain.policy import Policy
from stump_server.services.pace import Pace
from stump_server.storage import Database
from stump_server.web.application import build
from stump_server.web.door import Surroundings
from stump_server.web.identity import StoredIdentities
from stump_server.web.options import Options

PAGE = "/opds/v1.2/books/1/pages/1"
Ask = Callable[..., httpx.Response]


def basic(name: str, password: str = PASSWORD) -> dict[str, str]:
    return {"authorization": "Basic " + b64encode(f"{name}:{password}".encode()).decode()}


@pytest.fixture
def gate(database: Database) -> Gate:
    """Where people sign in."""
    return Gate(database)


@pytest.fixture
def ann(gate: Gate) -> str:
    """The server owner."""
    return gate.person("ann", is_server_owner=True)


@pytest.fixture
def ask(
    database: Database, make_contract: Any, make_operation: Any, ann: str
) -> Iterator[Callable[..., httpx.Response]]:
    """Sends one request without a jar of cookies."""
    assert ann
    key = {"name": "api_key", "in": "path", "required": True, "schema": {"type": "string"}}
    feed: list[dict[str, list[str]]] = [{"session": []}, {"bearer": []}, {"basic": []}]
    paths = {
        PAGE: {"get": make_operation("opds_v1.page", security=feed)},
        "/opds/v2.0/progress": {"post": make_operation("opds_v2.progress", security=feed)},
        "/api/v1/me": {"get": make_operation("user.me"), "post": make_operation("user.change")},
        "/koreader/{api_key}/users/auth": {
            "get": make_operation("koreader.check", security=[], parameters=[key])
        },
    }

    def who(user: Viewer) -> str:
        return user.username

    names = ("opds_v1.page", "opds_v2.progress", "user.me", "user.change", "koreader.check")
    application = build(
        make_contract(paths),
        dict.fromkeys(names, who).__getitem__,
        surroundings=Surroundings(database),
        identify=StoredIdentities(Pace(0)),
        options=Options(validate_responses=True, session_ttl_seconds=100),
    )

    def send(path: str, method: str = "GET", **headers: str) -> httpx.Response:
        client.cookies.clear()
        return client.request(method, path, headers=headers)

    with listening(application) as url, httpx.Client(base_url=url) as client:
        yield send


def test_pages_with_a_password_come_at_full_speed(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, database: Database, ann: str
) -> None:
    hashed = []
    verify = PasswordHasher.verify

    def counted(*arguments: Any) -> bool:
        hashed.append(arguments)
        return verify(*arguments)

    monkeypatch.setattr(PasswordHasher, "verify", counted)

    answers = [ask(PAGE, **basic("ann")) for _ in range(50)]

    assert {answer.status_code for answer in answers} == {200}
    assert len(hashed) == 1
    assert len({answer.headers["set-cookie"] for answer in answers}) == 1
    with database.work() as work:
        assert work.sessions.count_open([ann]) == {ann: 1}


@pytest.mark.parametrize(
    ("wish", "has_session"), [(None, True), ("true", True), ("false", False), ("no", False)]
)
def test_a_client_may_decline_the_session(
    ask: Ask, database: Database, ann: str, wish: str | None, has_session: bool
) -> None:
    wishes = {} if wish is None else {"x-stump-save-session": wish}

    answer = ask(PAGE, **basic("ann"), **wishes)

    assert answer.status_code == 200
    assert ("set-cookie" in answer.headers) is has_session
    with database.work() as work:
        assert work.sessions.count_open([ann]) == ({ann: 1} if has_session else {})


def test_the_session_of_a_feed_opens_the_api(ask: Ask) -> None:
    cookie = ask(PAGE, **basic("ann")).headers["set-cookie"].partition(";")[0]

    assert ask("/api/v1/me", cookie=cookie).json() == "ann"


def test_a_password_opens_nothing_but_feeds(ask: Ask) -> None:
    feed, api = ask(PAGE, **basic("ann", "wrong")), ask("/api/v1/me", **basic("ann"))

    assert (feed.status_code, api.status_code) == (401, 401)
    assert feed.headers["www-authenticate"].startswith("Basic ")
    assert api.headers["www-authenticate"].startswith("Bearer ")


def test_wrong_passwords_of_feeds_lock_too(ask: Ask, database: Database, ann: str) -> None:
    for _ in range(10):
        assert ask(PAGE, **basic("ann", "wrong")).status_code == 401

    with database.work() as work:
        assert work.users.fetch(ann).is_locked
    assert ask(PAGE, **basic("ann")).status_code == 401


def test_a_key_in_the_path_is_not_repeated(ask: Ask) -> None:
    answer = ask("/koreader/stump_wrong_key/users/auth")

    assert answer.status_code == 401
    assert answer.json()["instance"] == "/koreader/***/users/auth"
    assert "wrong_key" not in answer.text


def test_sessions_slide_with_their_cookie(ask: Ask, gate: Gate, clock: Clock) -> None:
    gate.database.policy = Policy(session_ttl=timedelta(seconds=100), session_is_sliding=True)
    cookie = f"stump_session={gate.login('ann').session_token}"

    # Used every minute, it outlives its hundred seconds.
    for _ in range(4):
        clock.pass_by(seconds=60)
        answer = ask("/api/v1/me", cookie=cookie)
        assert answer.json() == "ann"
        assert f"{cookie}; Path=/; Max-Age=100" in answer.headers["set-cookie"]

    assert "set-cookie" not in ask("/api/v1/me", cookie=cookie).headers
    clock.pass_by(seconds=100)
    assert ask("/api/v1/me", cookie=cookie).status_code == 401


def test_sessions_that_do_not_slide_end_in_time(ask: Ask, gate: Gate, clock: Clock) -> None:
    gate.database.policy = Policy(session_ttl=timedelta(seconds=100))
    cookie = f"stump_session={gate.login('ann').session_token}"

    clock.pass_by(seconds=60)
    answer = ask("/api/v1/me", cookie=cookie)
    assert (answer.json(), "set-cookie" in answer.headers) == ("ann", False)
    clock.pass_by(seconds=40)
    assert ask("/api/v1/me", cookie=cookie).status_code == 401


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil"])
def test_other_sites_change_nothing(ask: Ask, gate: Gate, origin: str) -> None:
    cookie = f"stump_session={gate.login('ann').session_token}"
    token = gate.login("ann", token=True).tokens
    assert token is not None

    assert ask("/api/v1/me", "POST", cookie=cookie, origin=origin).status_code == 403
    assert ask("/opds/v2.0/progress", "POST", origin=origin, **basic("ann")).status_code == 403
    bearer = f"Bearer {token.access.text}"
    assert ask("/api/v1/me", "POST", origin=origin, authorization=bearer).json() == "ann"


def test_a_key_shows_its_last_use_without_a_write_per_request(
    ask: Ask, database: Database, ann: str, clock: Clock
) -> None:
    viewer = Viewer(ann, "ann", is_server_owner=True)
    with database.work(writes=True) as work:
        key, text = services.api_key.create(
            work, viewer, name="tablet", permissions=None, expires_at=None
        )
    first_use = clock.now

    for _ in range(20):
        assert ask("/api/v1/me", authorization=f"Bearer {text}").json() == "ann"
        clock.pass_by(seconds=1)

    with database.work() as work:
        assert work.api_keys.fetch(ann, key.id).last_used_at == first_use
