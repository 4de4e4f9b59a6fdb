"""Who sends a request: cookie, token, API key or password."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from builders.outside import Outside, reply_json
from builders.sdk_contract import load, normal
from stump_client import Api, ApiError, AsyncApi


def user() -> dict[str, Any]:
    value: dict[str, Any] = normal("User", load()["components"]["schemas"]["User"]["example"])
    return value


def signed_in_with_token() -> dict[str, Any]:
    token = {"access_token": "a.b.c", "expires_at": "2099-01-01T00:00:00+00:00"}
    return {"for_user": user(), "token": token}


def goodbye() -> dict[str, Any]:
    value: dict[str, Any] = load()["components"]["schemas"]["StatusMessage"]["example"]
    return value


def test_a_token_is_asked_for_kept_and_forgotten(outside: Outside) -> None:
    outside.will(
        reply_json(signed_in_with_token(), Set_Cookie="stump_session=never; Path=/"),
        reply_json(user()),
        reply_json(goodbye()),
        reply_json(user()),
    )

    with Api(outside.url, auth_method="token") as api:
        found = api.auth.login(username="oromei", password="password")
        kept = api.token
        api.auth.me()
        api.auth.logout()
        forgotten = api.token
        api.auth.me()

    login, me, _, me_again = outside.arrivals
    assert dict(login.query) == {"create_session": "false", "generate_token": "true"}
    assert login.json == {"username": "oromei", "password": "password"}
    assert "authorization" not in login.headers
    assert found.username == user()["username"]
    assert (kept, forgotten) == ("a.b.c", None)
    assert me.headers["authorization"] == "Bearer a.b.c"
    # A cookie would win over the token.
    assert "cookie" not in me.headers
    assert "authorization" not in me_again.headers


def test_tokens_are_exchanged_and_the_new_ones_kept(outside: Outside) -> None:
    first, second = signed_in_with_token(), signed_in_with_token()["token"]
    first["token"]["refresh_token"] = "one"
    second |= {"access_token": "d.e.f", "refresh_token": "two"}
    outside.will(
        reply_json(first),
        reply_json(second),
        reply_json(second),
        reply_json(user()),
        reply_json(goodbye()),
    )

    with Api(outside.url, auth_method="token") as api:
        api.auth.login(username="ann", password="secret", generate_refresh_token=True)
        api.auth.refresh()
        api.auth.refresh(refresh_token="mine")
        api.auth.me()
        api.auth.logout_everywhere()
        left = api.token
        with pytest.raises(ValueError, match="no refresh token"):
            api.auth.refresh()

    login, kept, named, me, _ = outside.arrivals
    assert dict(login.query)["generate_refresh_token"] == "true"
    assert (kept.json, named.json) == ({"refresh_token": "one"}, {"refresh_token": "mine"})
    assert me.headers["authorization"] == "Bearer d.e.f"
    assert left is None


def test_a_session_is_a_cookie(outside: Outside) -> None:
    outside.will(
        reply_json(user(), Set_Cookie="stump_session=s3cret; Path=/; HttpOnly"),
        reply_json(user()),
        reply_json(goodbye()),
        reply_json(user()),
    )

    with Api(outside.url) as api:
        api.auth.login(username="ann", password="secret")
        api.auth.me()
        api.auth.logout()
        api.auth.me()

    login, me, _, me_again = outside.arrivals
    assert dict(login.query) == {"create_session": "true", "generate_token": "false"}
    assert me.headers["cookie"] == "stump_session=s3cret"
    assert "authorization" not in me.headers
    assert "cookie" not in me_again.headers
    assert api.token is None


def test_a_session_is_a_cookie_for_coroutines_too(outside: Outside) -> None:
    outside.will(reply_json(user(), Set_Cookie="stump_session=s3cret; Path=/"), reply_json(user()))

    async def run() -> None:
        async with AsyncApi(outside.url) as api:
            await api.auth.login(username="ann", password="secret")
            await api.auth.me()

    asyncio.run(run())

    assert outside.last.headers["cookie"] == "stump_session=s3cret"


@pytest.mark.parametrize(
    ("options", "header"),
    [
        ({"auth_method": "api-key", "api_key": "stump_ab_cd"}, "Bearer stump_ab_cd"),
        # "ann:pässword" in base64, as RFC 7617 has it.
        (
            {"auth_method": "basic", "username": "ann", "password": "pässword"},
            "Basic YW5uOnDDpHNzd29yZA==",
        ),
    ],
)
def test_keys_and_passwords_travel_with_every_request(
    outside: Outside, options: dict[str, Any], header: str
) -> None:
    outside.will(reply_json(user()))

    with Api(outside.url, **options) as api:
        api.auth.me()
        api.auth.me()

    assert [arrival.headers["authorization"] for arrival in outside.arrivals] == [header] * 2


def test_a_token_from_before_can_be_used_again(outside: Outside) -> None:
    outside.will(reply_json(user()))

    with Api(outside.url, auth_method="token") as api:
        api.token = "x.y.z"
        api.auth.me()

    assert outside.last.headers["authorization"] == "Bearer x.y.z"


def test_raw_calls_are_signed_too(outside: Outside) -> None:
    outside.will(reply_json(user()))

    with Api(outside.url, auth_method="api-key", api_key="stump_ab_cd") as api:
        api.auth.raw.me()

    assert outside.last.headers["authorization"] == "Bearer stump_ab_cd"


def test_a_server_that_gives_no_token_is_noticed(outside: Outside) -> None:
    outside.will(reply_json(user()))

    with (
        pytest.raises(ApiError, match="without giving a token"),
        Api(outside.url, auth_method="token") as api,
    ):
        api.auth.login(username="ann", password="secret")


@pytest.mark.parametrize(
    "options",
    [
        {"auth_method": "api-key"},
        {"auth_method": "basic"},
        {"auth_method": "basic", "username": "ann"},
        {"auth_method": "session", "api_key": "stump_ab_cd"},
        {"auth_method": "token", "username": "ann", "password": "secret"},
        {"username": "ann"},
        {"auth_method": "magic"},
    ],
)
def test_credentials_that_do_not_go_with_the_method_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="auth_method"):
        Api("http://localhost", **options)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:1",
        "http://localhost:1/",
        "http://localhost:1/api",
        "http://localhost:1/api/v1/",
    ],
)
def test_the_address_of_the_api_is_taken_as_well(url: str) -> None:
    assert Api(url).media.download_url("x") == "http://localhost:1/api/v1/media/x/file"


def test_a_server_may_live_under_a_path() -> None:
    api = Api("http://localhost/books")

    assert api.media.thumbnail_url("x") == "http://localhost/books/api/v1/media/x/thumbnail"
    assert api.event.event_source_url() == "http://localhost/books/sse"
