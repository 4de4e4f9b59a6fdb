"""How sessions come to their end, told by a running server."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from builders.servers import MEMBER, OWNER, PASSWORD
from sqlalchemy import func, select
from stump_client import Api, Unauthorized
from stump_server.storage.tables import sessions

FreshServer = Callable[..., Any]


def stored(server: Any) -> int:
    with server.installation.database.work() as work:
        found: int = work.connection.execute(select(func.count(sessions.c.id))).scalar_one()
    return found


def cookie_of(api: Api) -> dict[str, str]:
    return {cookie.name: cookie.value or "" for cookie in api._caller.http.cookies.jar}


def test_an_expired_session_stops_at_once_and_is_deleted_soon(fresh_server: FreshServer) -> None:
    server = fresh_server(session_ttl=1, expired_session_cleanup_interval=1)
    with server.api(MEMBER) as member:
        cookie = cookie_of(member)
        assert member.auth.me().username == MEMBER
        time.sleep(1.01)

        answer = httpx.get(f"{server.url}/api/v1/auth/me", cookies=cookie)

        assert answer.status_code == 401
        assert answer.headers["set-cookie"].startswith("stump_session=;")
    deadline = time.monotonic() + 10
    while stored(server):
        assert time.monotonic() < deadline, "the session is still there"
        time.sleep(0.05)


def test_other_sites_cannot_sign_anybody_out(fresh_server: FreshServer) -> None:
    server = fresh_server()
    foreign = {"origin": "https://evil.example"}
    with server.api(MEMBER) as member:
        cookie = cookie_of(member)
        for place in ("logout", "logout-everywhere"):
            url = f"{server.url}/api/v1/auth/{place}"
            assert httpx.post(url, cookies=cookie, headers=foreign).status_code == 403

        assert member.auth.me().username == MEMBER
        own = {"origin": server.url}
        url = f"{server.url}/api/v1/auth/logout"
        assert httpx.post(url, cookies=cookie, headers=own).status_code == 200
        with pytest.raises(Unauthorized):
            member.auth.me()


def test_a_form_of_another_site_is_no_login(fresh_server: FreshServer) -> None:
    """Browsers send such forms without asking, and they can be made to look like JSON."""
    server = fresh_server()
    form = '{"username": "oromei", "password": "x", "x": "="}'

    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = httpx.post(
            f"{server.url}/api/v1/auth/login", content=form, headers={"content-type": kind}
        )
        assert answer.status_code == 415


def test_no_more_sessions_than_allowed(fresh_server: FreshServer) -> None:
    server = fresh_server()
    with server.installation.database.work(writes=True) as work:
        member = work.users.find_by_username(MEMBER)
        work.users.save(replace(member, max_sessions_allowed=2))
    with server.api(MEMBER) as first, server.api(MEMBER) as second:
        with Api(server.url, auth_method="token") as program:
            program.auth.login(username=MEMBER, password=PASSWORD)
        assert first.auth.me().username == MEMBER

        with server.api(MEMBER) as third:
            assert third.auth.me().username == second.auth.me().username == MEMBER
        with pytest.raises(Unauthorized):
            first.auth.me()


def test_logging_out_everywhere_reaches_every_device(fresh_server: FreshServer) -> None:
    server = fresh_server()
    with (
        server.api(OWNER) as browser,
        server.api(OWNER) as another,
        server.api(MEMBER) as member,
        Api(server.url, auth_method="token") as program,
    ):
        program.auth.login(username=OWNER, password=PASSWORD, generate_refresh_token=True)
        key = browser.api_key.create(name="tablet", permissions="inherit").api_key

        browser.auth.logout_everywhere()

        for api in (browser, another, program):
            with pytest.raises(Unauthorized):
                api.auth.me()
        assert member.auth.me().username == MEMBER
        with Api(server.url, auth_method="api-key", api_key=key) as tablet:
            assert tablet.auth.me().username == OWNER


def test_a_program_stays_signed_in(fresh_server: FreshServer) -> None:
    server = fresh_server(access_token_ttl=1)
    with Api(server.url, auth_method="token") as program:
        program.auth.login(username=OWNER, password=PASSWORD, generate_refresh_token=True)
        first = program.token
        time.sleep(1.01)

        assert program.auth.me().username == OWNER
        assert program.token != first
