"""Signing in and out as clients see it: cookies, tokens, refusals, and who may make accounts."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from builders.servers import MEMBER, OWNER, PASSWORD
from sqlalchemy import select, update
from stump_client import Api, Conflict, Forbidden, Invalid, NotFound, Unauthorized, models
from stump_server import services
from stump_server.domain.access import Permission
from stump_server.storage.tables import login_activities, sessions, users

FreshServer = Callable[..., Any]
Http = Callable[..., httpx.Client]
MakeUser = Callable[..., Api]

LOGIN = "/api/v1/auth/login"


@pytest.fixture(scope="module")
def server(start_server: Callable[..., Any]) -> Any:
    """A server of this module's own, which bears with any number of wrong passwords."""
    return start_server(sign_in_failures_per_minute=0)


@pytest.fixture
def name(server: Any, make_user: MakeUser) -> str:
    """The name of an account of this test's own."""
    assert server
    return make_user().auth.me().username


def credentials(name: str, password: str = PASSWORD) -> dict[str, str]:
    return {"username": name, "password": password}


def part(token: str, place: int) -> dict[str, Any]:
    """The header or the claims of a JSON Web Token, unverified."""
    text = token.split(".")[place]
    decoded: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return decoded


def test_a_login_opens_a_session_in_a_careful_cookie(http: Http, server: Any, name: str) -> None:
    client = http()

    answer = client.post(LOGIN, json=credentials(name))

    assert answer.status_code == 200
    assert answer.json()["username"] == name
    cookie = answer.headers["set-cookie"]
    value = client.cookies["stump_session"]
    assert len(value) >= 32
    for attribute in ("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=259200"):
        assert attribute in cookie
    assert "Secure" not in cookie
    assert client.get("/api/v1/auth/me").json()["username"] == name
    with server.installation.database.work() as work:
        assert value not in set(work.connection.scalars(select(sessions.c.id)))


def test_behind_tls_the_cookie_keeps_to_it(fresh_server: FreshServer) -> None:
    server = fresh_server(public_url="https://books.example", session_ttl=77)

    answer = httpx.post(f"{server.url}{LOGIN}", json=credentials(OWNER))

    assert "Secure" in answer.headers["set-cookie"]
    assert "Max-Age=77" in answer.headers["set-cookie"]


@pytest.mark.parametrize("change", [str.upper, str.title, str])
def test_names_are_known_whatever_their_case(
    server: Any, name: str, change: Callable[[str], str]
) -> None:
    with server.api() as api:
        assert api.auth.login(username=change(name), password=PASSWORD).username == name


def test_every_refusal_sounds_the_same(http: Http, server: Any, make_user: MakeUser) -> None:
    locked, deleted = (make_user().auth.me() for _ in range(2))
    with server.installation.database.work(writes=True) as work:
        services.user.set_locked(work, locked.username, is_locked=True)
        gone = update(users).where(users.c.id == deleted.id).values(deleted_at=work.now)
        work.connection.execute(gone)
    refused = [
        credentials(MEMBER, "wrong"),
        credentials("nobody at all", "wrong"),
        credentials(locked.username),
        credentials(locked.username, "wrong"),
        credentials(deleted.username),
    ]

    answers = [http().post(LOGIN, json=body) for body in refused]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert all("stump_session=;" in a.headers.get("set-cookie", "stump_session=;") for a in answers)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"username": "a"},
        {"username": "", "password": "b"},
        {"username": "  ", "password": "b"},
        {"username": "a", "password": ""},
        {"username": 1, "password": "b"},
        {"username": "a\u0000", "password": "b"},
        {"username": "a" * 256, "password": "b"},
        {"username": "a", "password": "b" * 1025},
        {"username": "a", "password": "b", "admin": True},
        [],
    ],
)
def test_a_login_that_cannot_be_meant_is_refused(http: Http, body: Any) -> None:
    answer = http().post(LOGIN, json=body)

    assert answer.status_code == 400
    assert answer.json()["message"]


def test_a_login_needs_no_user_agent(http: Http, name: str) -> None:
    client = http()
    del client.headers["user-agent"]

    assert client.post(LOGIN, json=credentials(name)).status_code == 200


def test_signing_in_over_a_session_looks_at_the_password_and_gives_a_new_one(
    http: Http, name: str
) -> None:
    client = http()
    client.post(LOGIN, json=credentials(name))
    first = client.cookies["stump_session"]

    wrong = httpx.post(
        f"{client.base_url}{LOGIN}",
        json=credentials(name, "wrong"),
        headers={"cookie": f"stump_session={first}"},
    )
    client.post(LOGIN, json=credentials(name))
    second = client.cookies["stump_session"]

    assert wrong.status_code == 401
    assert second != first
    old = http().get("/api/v1/auth/me", headers={"cookie": f"stump_session={first}"})
    assert old.status_code == 401


def test_the_tenth_failure_locks(http: Http, server: Any, make_user: MakeUser) -> None:
    reader = make_user()
    name = reader.auth.me().username
    client = http()

    def fail(times: int) -> None:
        for _ in range(times):
            assert client.post(LOGIN, json=credentials(name, "wrong")).status_code == 401

    fail(9)
    assert client.post(LOGIN, json=credentials(name)).status_code == 200
    client.cookies.clear()
    fail(9)
    assert reader.auth.me().is_locked is False
    fail(1)

    with pytest.raises(Unauthorized):
        reader.auth.me()
    assert client.post(LOGIN, json=credentials(name)).status_code == 401
    with server.installation.database.work(writes=True) as work:
        assert services.user.fetch_by_username(work, name).is_locked
        services.user.set_locked(work, name, is_locked=False)
    # Unlocking forgives: one more slip does not lock again.
    fail(1)
    assert client.post(LOGIN, json=credentials(name)).status_code == 200


def test_guesses_at_the_same_moment_do_not_slip_past_the_count(
    fresh_server: FreshServer,
) -> None:
    server = fresh_server(sign_in_failures_per_minute=0)
    start = threading.Barrier(12)

    def guess() -> None:
        start.wait()
        httpx.post(f"{server.url}{LOGIN}", json=credentials(MEMBER, "wrong"), timeout=30)

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with server.installation.database.work() as work:
        user = services.user.fetch_by_username(work, MEMBER)
        rows = work.connection.execute(
            select(login_activities.c.id).where(login_activities.c.user_id == user.id)
        ).all()
    assert user.is_locked
    # Once it is locked, nothing more is written down.
    assert len(rows) == 10


def test_who_guesses_too_often_has_to_wait(fresh_server: FreshServer) -> None:
    server = fresh_server(sign_in_failures_per_minute=2)
    with httpx.Client(base_url=server.url) as client:
        for _ in range(2):
            assert client.post(LOGIN, json=credentials("nobody")).status_code == 401

        answer = client.post(LOGIN, json=credentials("nobody"))

    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 60


def test_attempts_are_written_down_with_where_they_came_from(
    http: Http, server: Any, name: str
) -> None:
    client = http()
    before = datetime.now(UTC)
    for password, agent in (("wrong", "curl/8"), (PASSWORD, "x" * 2000)):
        client.post(LOGIN, json=credentials(name, password), headers={"user-agent": agent})

    with server.installation.database.work() as work:
        user = services.user.fetch_by_username(work, name)
        rows = work.connection.execute(
            select(login_activities)
            .where(login_activities.c.user_id == user.id, login_activities.c.timestamp >= before)
            .order_by(login_activities.c.timestamp)
        ).all()

    assert [row.authentication_successful for row in rows] == [False, True]
    assert {row.ip_address for row in rows} == {"127.0.0.1"}
    assert rows[0].user_agent == "curl/8"
    assert 0 < len(rows[1].user_agent) < 2000
    assert user.last_login == rows[1].timestamp


def test_only_trusted_proxies_are_believed(fresh_server: FreshServer, server: Any) -> None:
    proxied = fresh_server(trusted_proxies="127.0.0.1")

    def told_address(place: Any) -> str:
        headers = {"x-forwarded-for": "203.0.113.9"}
        httpx.post(f"{place.url}{LOGIN}", json=credentials(MEMBER), headers=headers)
        with place.installation.database.work() as work:
            newest = select(login_activities.c.ip_address).order_by(
                login_activities.c.timestamp.desc()
            )
            return str(work.connection.scalar(newest))

    assert told_address(proxied) == "203.0.113.9"
    assert told_address(server) == "127.0.0.1"


def test_a_token_says_who_since_when_and_until(http: Http, name: str) -> None:
    client = http()

    answer = client.post(
        f"{LOGIN}?generate_token=true&create_session=false", json=credentials(name)
    )

    document = answer.json()
    assert document["for_user"]["username"] == name
    token = document["token"]["access_token"]
    assert part(token, 0)["alg"] == "HS256"
    claims = part(token, 1)
    assert claims["sub"] == document["for_user"]["id"]
    expires_at = datetime.fromisoformat(document["token"]["expires_at"])
    assert abs(expires_at.timestamp() - claims["exp"]) < 1
    assert abs(expires_at - datetime.now(UTC) - timedelta(days=1)) < timedelta(minutes=5)
    assert "set-cookie" not in answer.headers
    assert http(bearer=token).get("/api/v1/auth/me").json()["username"] == name
    assert client.get("/api/v1/auth/me").status_code == 401


def token_of(server: Any, name: str) -> str:
    with Api(server.url, auth_method="token") as api:
        api.auth.login(username=name, password=PASSWORD)
        assert api.token
        return api.token


def test_a_token_that_was_tampered_with_is_none(http: Http, server: Any, name: str) -> None:
    token = token_of(server, name)
    header, claims, signature = token.split(".")

    def packed(document: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(document).encode()).decode().rstrip("=")

    other_claims = packed(part(token, 1) | {"sub": "somebody else"})
    none = packed({"alg": "none", "typ": "JWT"})
    forged = [
        f"{header}.{other_claims}.{signature}",
        f"{none}.{claims}.",
        f"{none}.{claims}.{signature}",
        f"{header}.{claims}.",
        f"{header}.{claims}",
        token[:-4],
        "a.b.c",
    ]

    for text in forged:
        answer = http(bearer=text).get("/api/v1/auth/me")
        assert answer.status_code == 401, text


def test_tokens_follow_the_account(http: Http, server: Any, make_user: MakeUser) -> None:
    name = make_user(Permission.LIBRARY_SCAN, age=12).auth.me().username
    client = http(bearer=token_of(server, name))
    me = client.get("/api/v1/auth/me").json()
    assert me["permissions"] == ["library:scan"]
    assert me["age_restriction"] == {"age": 12, "restrict_on_unset": False}

    with server.installation.database.work(writes=True) as work:
        work.connection.execute(
            update(users).where(users.c.id == me["id"]).values(permissions=[], age=None)
        )
    after = client.get("/api/v1/auth/me").json()
    assert (after["permissions"], "age_restriction" in after) == ([], False)

    with server.installation.database.work(writes=True) as work:
        services.user.set_locked(work, name, is_locked=True)
    assert client.get("/api/v1/auth/me").status_code == 403

    with server.installation.database.work(writes=True) as work:
        work.connection.execute(
            update(users)
            .where(users.c.id == me["id"])
            .values(is_locked=False, deleted_at=datetime.now(UTC))
        )
    assert client.get("/api/v1/auth/me").status_code == 401


def test_a_new_password_voids_tokens_and_sessions(
    http: Http, server: Any, make_user: MakeUser
) -> None:
    reader = make_user()
    name = reader.auth.me().username
    token = token_of(server, name)

    open_work = partial(server.installation.database.work, writes=True)
    services.user.reset_password(open_work, name, "another good password")

    assert http(bearer=token).get("/api/v1/auth/me").status_code == 401
    with pytest.raises(Unauthorized):
        reader.auth.me()
    with server.api() as api, pytest.raises(Unauthorized):
        api.auth.login(username=name, password=PASSWORD)
    with server.api(name, "another good password") as api:
        assert api.auth.me().username == name


def test_a_session_ends_when_its_time_is_over(server: Any, make_user: MakeUser) -> None:
    reader = make_user()
    me = reader.auth.me()

    with server.installation.database.work(writes=True) as work:
        over = datetime.now(UTC) - timedelta(seconds=1)
        work.connection.execute(
            update(sessions).where(sessions.c.user_id == me.id).values(expires_at=over)
        )

    with pytest.raises(Unauthorized):
        reader.auth.me()


def test_one_session_too_many_ends_the_one_that_expires_first(
    server: Any, make_user: MakeUser
) -> None:
    first = make_user()
    me = first.auth.me()
    with server.installation.database.work(writes=True) as work:
        work.connection.execute(
            update(users).where(users.c.id == me.id).values(max_sessions_allowed=2)
        )

    with ExitStack() as stack:
        second = stack.enter_context(server.api(me.username))
        assert first.auth.me().id == me.id
        # A login without a session takes up no room.
        token_of(server, me.username)
        assert first.auth.me().id == me.id
        third = stack.enter_context(server.api(me.username))

        with pytest.raises(Unauthorized):
            first.auth.me()
        assert second.auth.me() == third.auth.me()


def test_logging_out_ends_the_session_and_clears_the_cookie(
    http: Http, server: Any, make_user: MakeUser
) -> None:
    reader = make_user()
    client = http(reader)
    token = token_of(server, reader.auth.me().username)

    answer = client.post("/api/v1/auth/logout")

    assert answer.json() == {"status": 200, "message": "OK"}
    assert "stump_session=;" in answer.headers["set-cookie"]
    assert "Max-Age=0" in answer.headers["set-cookie"]
    with pytest.raises(Unauthorized):
        reader.auth.me()
    assert http(bearer=token).get("/api/v1/auth/me").status_code == 200


@pytest.mark.parametrize("cookie", [None, "stump_session=gone", "stump_session="])
def test_logging_out_without_a_session_is_just_as_well(http: Http, cookie: str | None) -> None:
    headers = {} if cookie is None else {"cookie": cookie}

    answer = http().post("/api/v1/auth/logout", headers=headers)

    assert answer.status_code == 200
    assert "stump_session=;" in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({}, 200),
    ],
)
def test_another_site_cannot_use_the_session_of_a_browser(
    http: Http, member: Api, server: Any, headers: dict[str, str], status: int
) -> None:
    place = f"/api/v1/libraries/last-visited/{server.library_id}"

    answer = http(member).put(place, headers=headers)

    assert answer.status_code == status
    assert http(member).get("/api/v1/auth/me", headers=headers).status_code == 200


def test_a_token_is_no_cookie(http: Http, server: Any) -> None:
    client = http(bearer=token_of(server, MEMBER))

    answer = client.put(
        f"/api/v1/libraries/last-visited/{server.library_id}",
        headers={"origin": "https://evil.example"},
    )

    assert answer.status_code == 200


def test_a_good_session_wins_and_a_bad_one_falls_through(
    http: Http, server: Any, member: Api
) -> None:
    token = token_of(server, OWNER)
    both = http(member)

    with_session = both.get("/api/v1/auth/me", headers={"authorization": f"Bearer {token}"})
    without = http(bearer=token).get("/api/v1/auth/me", headers={"cookie": "stump_session=gone"})

    assert with_session.json()["username"] == MEMBER
    assert without.json()["username"] == OWNER


def test_names_and_passwords_in_headers_are_for_feeds_only(http: Http) -> None:
    answer = http().get("/api/v1/auth/me", headers=_basic(OWNER, PASSWORD))

    assert answer.status_code == 401


def _basic(name: str, password: str) -> dict[str, str]:
    packed = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"authorization": f"Basic {packed}"}


def test_an_account_shows_its_preferences_and_no_secret(http: Http, member: Api) -> None:
    text = http(member).get("/api/v1/auth/me").text
    me = member.auth.me()

    assert me.user_preferences
    assert (me.is_server_owner, me.permissions) == (False, [])
    assert "argon2" not in text
    assert "password" not in text


def test_two_first_registrations_make_one_owner(fresh_server: FreshServer) -> None:
    server = fresh_server(is_claimed=False)
    start = threading.Barrier(4)
    answers: list[httpx.Response] = []

    def register(number: int) -> None:
        start.wait()
        body = credentials(f"claimer {number}")
        answers.append(httpx.post(f"{server.url}/api/v1/auth/register", json=body, timeout=30))

    threads = [threading.Thread(target=register, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    made = [answer for answer in answers if answer.status_code == 200]
    assert [answer.json()["is_server_owner"] for answer in made] == [True]
    assert {a.status_code for a in answers} == {200, 401}
    with server.installation.database.work() as work:
        assert len(work.users.all()) == 1


def test_the_first_account_owns_the_server_and_has_no_session(fresh_server: FreshServer) -> None:
    server = fresh_server(is_claimed=False)

    answer = httpx.post(f"{server.url}/api/v1/auth/register", json=credentials("ann"))

    assert answer.json()["is_server_owner"] is True
    assert "set-cookie" not in answer.headers
    with server.api("ann") as ann:
        assert ann.auth.me().is_server_owner
        assert ann.auth.register(username="bob", password="a good password").permissions == []


@pytest.mark.parametrize("method", ["session", "token", "key"])
def test_the_owner_makes_accounts_by_whatever_means(server: Any, owner: Api, method: str) -> None:
    name = f"made by {method}"
    key = owner.api_key.create(name="register", permissions="inherit").api_key
    with (
        Api(server.url, auth_method="token") as by_token,
        Api(server.url, auth_method="api-key", api_key=key) as by_key,
    ):
        by_token.auth.login(username=OWNER, password=PASSWORD)
        api = {"session": owner, "token": by_token, "key": by_key}[method]
        made = api.auth.register(username=name, password="a good password")

    assert (made.username, made.is_server_owner, made.permissions) == (name, False, [])
    assert not made.age_restriction
    assert not made.max_sessions_allowed
    with pytest.raises(Conflict) as refused:
        owner.auth.register(username=name.upper(), password="a good password")
    assert refused.value.status == 422


def test_nobody_else_makes_accounts(anonymous: Api, make_user: MakeUser) -> None:
    with pytest.raises(Unauthorized):
        anonymous.auth.register(username="sneaky", password="a good password")
    with pytest.raises(Forbidden):
        make_user(*Permission).auth.register(username="sneaky", password="a good password")


def test_a_list_on_the_owners_key_makes_it_no_owner(server: Any, owner: Api) -> None:
    key = owner.api_key.create(name="limited", permissions=["user:manage"]).api_key

    with Api(server.url, auth_method="api-key", api_key=key) as api:
        me = api.auth.me()
        assert (me.is_server_owner, me.permissions) == (False, ["user:read", "user:manage"])
        with pytest.raises(Forbidden):
            api.auth.register(username="sneaky", password="a good password")
        with pytest.raises(Forbidden):
            api.job.get()


def test_no_answer_to_a_refusal_names_the_host(http: Http, server: Any) -> None:
    for path in ("/api/v1/media/../../etc/passwd", "/api/v1/media/x/page/1", "/api/v1/nothing"):
        text = http().get(path).text
        assert str(server.data_dir) not in text
        assert "Traceback" not in text


def test_models_tell_a_token_from_a_user(server: Any, name: str) -> None:
    with Api(server.url, auth_method="token") as api:
        user = api.auth.login(username=name, password=PASSWORD)

        assert isinstance(user, models.User)
        assert api.auth.me() == user
        with pytest.raises((NotFound, Invalid)):
            api.media.get_by_id(f"{name}\x00")
