"""Who sends a request: cookie, token, API key or password."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from builders.outside import Outside, reply_json
from builders.sdk_contract import load, normal
from stump_client import Api, ApiError, AsyncApi, errors


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


REFUSED = reply_json({"message": "The access token has expired"}, 401)


def pair(number: int) -> dict[str, Any]:
    at = "2099-01-01T00:00:00+00:00"
    refresh = {"refresh_token": f"refresh {number}", "refresh_expires_at": at}
    return {"access_token": f"access {number}", "expires_at": at} | refresh


def log_in(outside: Outside, api: Api) -> None:
    outside.will(reply_json({"for_user": user(), "token": pair(1)}))
    api.auth.login(username="ann", password="secret", generate_refresh_token=True)
    outside.replies.clear()
    outside.arrivals.clear()


def test_a_refused_request_is_sent_again_with_new_tokens(outside: Outside) -> None:
    with Api(f"{outside.url}/below/api/v1", auth_method="token") as api:
        log_in(outside, api)
        outside.will(REFUSED, reply_json(pair(2)), reply_json({"id": "m"}, 404))

        with pytest.raises(ApiError):
            api.media.update_progress("m", page=3)

    first, refresh, second = outside.arrivals
    assert first.headers["authorization"] == "Bearer access 1"
    assert (refresh.method, refresh.path) == ("POST", "/below/api/v1/auth/refresh")
    assert refresh.json == {"refresh_token": "refresh 1"}
    assert "authorization" not in refresh.headers
    assert refresh.headers["user-agent"] == "stump-client"
    assert second.headers["authorization"] == "Bearer access 2"
    assert (second.method, second.path, second.body) == (first.method, first.path, first.body)


def test_tokens_are_refreshed_once_per_request(outside: Outside) -> None:
    with Api(outside.url, auth_method="token") as api:
        log_in(outside, api)
        outside.will(REFUSED, reply_json(pair(2)), REFUSED)

        with pytest.raises(errors.Unauthorized):
            api.auth.me()
        assert api.token == "access 2"

    assert len(outside.arrivals) == 3


def test_a_refresh_token_that_is_refused_is_not_tried_again(outside: Outside) -> None:
    with Api(outside.url, auth_method="token") as api:
        log_in(outside, api)
        outside.will(REFUSED)

        for _ in range(2):
            with pytest.raises(errors.Unauthorized):
                api.auth.me()

    assert [arrival.path.rpartition("/")[2] for arrival in outside.arrivals] == [
        "me",
        "refresh",
        "me",
    ]


def test_new_tokens_that_make_no_sense_are_told(outside: Outside) -> None:
    with Api(outside.url, auth_method="token") as api:
        log_in(outside, api)
        outside.will(REFUSED, reply_json({"token": "?"}))

        with pytest.raises(ApiError, match="makes no sense"):
            api.auth.me()


def test_a_wrong_password_is_no_reason_to_refresh(outside: Outside) -> None:
    with Api(outside.url, auth_method="token") as api:
        log_in(outside, api)
        outside.will(REFUSED)

        with pytest.raises(errors.Unauthorized):
            api.auth.login(username="ann", password="wrong")

    assert len(outside.arrivals) == 1


def test_without_a_refresh_token_a_refusal_is_one(outside: Outside) -> None:
    outside.will(REFUSED)

    with Api(outside.url, auth_method="token") as api:
        api.token = "x.y.z"
        with pytest.raises(errors.Unauthorized):
            api.auth.me()

    assert len(outside.arrivals) == 1


def gatekeeper(handler: Any) -> None:
    """Lets in whoever comes with the second token, and gives that out."""
    is_refresh = handler.path.endswith("/refresh")
    is_let_in = handler.headers["Authorization"] == "Bearer access 2"
    answer = reply_json(pair(2)) if is_refresh else reply_json(user()) if is_let_in else REFUSED
    answer(handler)


def exchanges(outside: Outside) -> int:
    return sum(arrival.path.endswith("/refresh") for arrival in outside.arrivals)


def test_threads_share_one_exchange(outside: Outside) -> None:
    with Api(outside.url, auth_method="token") as api:
        log_in(outside, api)
        outside.will(gatekeeper)

        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda _: api.auth.me(), range(8)))

    assert len(found) == 8
    assert exchanges(outside) == 1


def test_coroutines_share_one_exchange(outside: Outside) -> None:
    async def main() -> None:
        async with AsyncApi(outside.url, auth_method="token") as api:
            outside.will(reply_json({"for_user": user(), "token": pair(1)}))
            await api.auth.login(username="ann", password="secret", generate_refresh_token=True)
            outside.replies.clear()
            outside.will(gatekeeper)
            await asyncio.gather(*(api.auth.me() for _ in range(8)))

    asyncio.run(main())

    assert exchanges(outside) == 1


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
