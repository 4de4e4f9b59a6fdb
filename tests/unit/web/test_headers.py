"""What every answer carries, and which other sites may read it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from stump_server.web.headers import Challenge
from stump_server.web.options import Options
from stump_server.web.reply import Reply

FRIEND = "https://friend.example"


@pytest.fixture(scope="module")
def start(serve: Any, make_operation: Any) -> Any:
    @cache
    def begun(*origins: str, challenge: Challenge | None = None) -> Any:
        paths = {"/a": {"get": make_operation("a.get"), "delete": make_operation("a.delete")}}
        handlers = {"a.get": lambda: {"a": 1}, "a.delete": lambda: None}
        options = Options(validate_responses=True, allowed_origins=frozenset(origins))
        return serve(paths, handlers, options=options, challenge=challenge)

    return lambda *origins, **more: begun(*origins, **more).fresh().client


@pytest.mark.parametrize("path", ["/a", "/nowhere", "/a?b=1"])
def test_every_answer_is_guarded_and_numbered(start: Any, path: str) -> None:
    headers = start().get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-request-id"]


@pytest.mark.parametrize("given", ["a b", "x" * 65, "a\tb"])
def test_ids_that_would_spoil_the_log_are_replaced(start: Any, given: str) -> None:
    assert start().get("/a", headers={"x-request-id": given}).headers["x-request-id"] != given


def test_no_other_site_reads_answers_by_default(start: Any) -> None:
    answer = start().get("/a", headers={"origin": FRIEND})

    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/a", "/nowhere"])
def test_listed_sites_read_answers_and_errors_with_credentials(start: Any, path: str) -> None:
    headers = start(FRIEND).get(path, headers={"origin": FRIEND}).headers

    assert headers["access-control-allow-origin"] == FRIEND
    assert headers["access-control-allow-credentials"] == "true"
    assert "ETag" in headers["access-control-expose-headers"]
    assert "Origin" in headers["vary"]


def test_unlisted_sites_do_not(start: Any) -> None:
    headers = start(FRIEND).get("/a", headers={"origin": "https://evil.example"}).headers

    assert "access-control-allow-origin" not in headers
    assert "Origin" in headers["vary"]


def test_a_star_never_goes_with_credentials(start: Any) -> None:
    client = start("*", FRIEND)

    anybody = client.get("/a", headers={"origin": "https://evil.example"}).headers
    friend = client.get("/a", headers={"origin": FRIEND}).headers

    assert anybody["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in anybody
    assert friend["access-control-allow-origin"] == FRIEND
    assert friend["access-control-allow-credentials"] == "true"


def test_browsers_may_ask_beforehand(start: Any) -> None:
    client = start(FRIEND)
    client.cookies.clear()
    asked = {"origin": FRIEND, "access-control-request-method": "DELETE"}

    answer = client.options("/a", headers=asked)

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == FRIEND
    assert "DELETE" in answer.headers["access-control-allow-methods"]
    for name in ("X-API-Key", "Last-Event-ID", "X-Stump-Save-Session", "Authorization"):
        assert name in answer.headers["access-control-allow-headers"]


def test_options_without_an_origin_is_just_a_method(start: Any) -> None:
    assert start().options("/a").status_code == 405


def test_a_path_may_ask_for_credentials_in_its_own_words(start: Any) -> None:
    def ask(call: Any) -> Reply | None:
        if call.path != "/a":
            return None
        link = [(b"link", b"</auth>; rel=x"), (b"www-authenticate", b"Basic realm=own")]
        return Reply(401, b"{}", "application/opds-authentication+json", link)

    client = start(challenge=ask)
    answer = client.get("/a", headers={"cookie": "stump_session=stale"})

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/opds-authentication+json"
    assert answer.headers["www-authenticate"] == "Basic realm=own"
    assert answer.headers["link"] == "</auth>; rel=x"
    assert "Max-Age=0" in answer.headers["set-cookie"]
