"""Answers that are no success, and answers that make no sense."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from builders.outside import Outside, hang_up, reply, reply_bytes, reply_json
from stump_client import (
    Api,
    ApiError,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    ServerFault,
    TooManyRequests,
    Unauthorized,
    Unreachable,
)

HTML = b"<html><body><h1>" + b"Bad gateway " * 1000 + b"</h1></body></html>"


def problem(status: int, **more: Any) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": "Title",
        "status": status,
        "detail": "There is no such media",
        "message": "There is no such media",
        **more,
    }


@pytest.fixture
def impatient(outside: Outside) -> Iterator[Api]:
    with Api(outside.url, retries=0) as api:
        yield api


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Invalid),
        (401, Unauthorized),
        (403, Forbidden),
        (404, NotFound),
        (405, ApiError),
        (409, Conflict),
        (413, Invalid),
        (415, Invalid),
        (416, Invalid),
        (418, ApiError),
        (422, Conflict),
        (429, TooManyRequests),
        (500, ServerFault),
        (502, ServerFault),
        (503, ServerFault),
        (507, ServerFault),
    ],
)
@pytest.mark.parametrize("body", ["problem", "html", "nothing"])
def test_a_status_is_an_error_whatever_the_body(
    outside: Outside, impatient: Api, status: int, kind: type[ApiError], body: str
) -> None:
    outside.will(
        {
            "problem": reply_json(problem(status), status),
            "html": reply(status, HTML, Content_Type="text/html"),
            "nothing": reply(status),
        }[body]
    )

    with pytest.raises(ApiError) as caught:
        impatient.media.get_by_id("x")

    assert type(caught.value) is kind
    assert caught.value.status == status
    if body == "problem":
        assert str(caught.value) == caught.value.message == "There is no such media"
        assert caught.value.problem is not None
    else:
        assert caught.value.problem is None
        assert str(status) in caught.value.message
        assert "<" not in caught.value.message


def test_a_problem_names_what_was_refused(outside: Outside, api: Api) -> None:
    cause = {"detail": "0 is less than the minimum of 1", "parameter": "page_size"}
    outside.will(reply_json(problem(400, errors=[cause]), 400))

    with pytest.raises(Invalid) as caught:
        api.media.get(page_size=0)

    assert [each.to_dict() for each in caught.value.errors] == [cause]


def test_errors_are_empty_without_a_problem(outside: Outside, api: Api) -> None:
    outside.will(reply_json({"detail": "From a gateway"}, 404))

    with pytest.raises(NotFound, match="From a gateway") as caught:
        api.media.get_by_id("x")

    assert caught.value.errors == []


@pytest.mark.parametrize(("header", "seconds"), [("17", 17.0), ("soon", None), (None, None)])
def test_too_many_requests_tells_how_long_to_wait(
    outside: Outside, impatient: Api, header: str | None, seconds: float | None
) -> None:
    headers = {"Retry_After": header} if header else {}
    outside.will(reply_json(problem(429), 429, **headers))

    with pytest.raises(TooManyRequests) as caught:
        impatient.auth.login(username="ann", password="secret")

    assert caught.value.retry_after == seconds


def test_a_date_to_come_back_at_becomes_seconds(outside: Outside, impatient: Api) -> None:
    outside.will(reply_json(problem(429), 429, Retry_After="Wed, 21 Oct 2099 07:28:00 GMT"))

    with pytest.raises(TooManyRequests) as caught:
        impatient.auth.login(username="ann", password="secret")

    assert caught.value.retry_after is not None
    assert caught.value.retry_after > 1_000_000


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome to the hotel network</html>",
        b"null",
        b"[]",
        b"7",
        b'"text"',
        b"{}",
        b'{"data": 7, "_page": null, "_cursor": null}',
        b'{"data": [], "_page": 7, "_cursor": null}',
        b'{"data": [], "_page": null, "_cursor": "x"}',
        b'{"data": [{"id": "x"}], "_page": null, "_cursor": null}',
        b'{"data": [null], "_page": null, "_cursor": null}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"data": ' + b"9" * 5000,
    ],
    ids=range(15),
)
def test_a_success_that_makes_no_sense_is_an_error(outside: Outside, api: Api, body: bytes) -> None:
    outside.will(reply_bytes(body, "application/json"))

    with pytest.raises(ApiError) as caught:
        api.media.get()

    assert type(caught.value) is ApiError
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("value", [7, "text", [], {"id": "x"}, False])
def test_what_may_be_null_is_not_anything_at_all(outside: Outside, api: Api, value: Any) -> None:
    outside.will(reply_json(value))

    with pytest.raises(ApiError, match="makes no sense"):
        api.media.get_progress("x")


@pytest.mark.parametrize("value", [None, 7, {}, "true"])
def test_a_truth_is_true_or_false(outside: Outside, api: Api, value: Any) -> None:
    outside.will(reply_json(value))

    with pytest.raises(ApiError, match="makes no sense"):
        api.api_key.validate(x_api_key="x")


def test_a_success_that_the_contract_does_not_know_is_an_error(outside: Outside, api: Api) -> None:
    outside.will(reply_json({}, 202))

    with pytest.raises(ApiError, match="makes no sense") as caught:
        api.server.get_version()

    assert caught.value.status == 202


def test_a_redirect_says_where_the_server_is(outside: Outside, api: Api) -> None:
    outside.will(reply(308, Location="https://books.example/api/v1/version"))

    with pytest.raises(ApiError, match=r"https://books\.example"):
        api.server.get_version()


def test_a_body_that_cannot_be_decoded_is_an_error(outside: Outside, api: Api) -> None:
    outside.will(reply(200, b"no gzip", Content_Type="application/json", Content_Encoding="gzip"))

    with pytest.raises(ApiError, match="makes no sense"):
        api.server.get_version()


def test_a_long_sentence_is_cut(outside: Outside, api: Api) -> None:
    outside.will(reply_json(problem(404, message="word\n" * 10_000), 404))

    with pytest.raises(NotFound) as caught:
        api.media.get_by_id("x")

    assert len(caught.value.message) < 400
    assert "\n" not in caught.value.message


def test_nobody_listening_is_unreachable() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"

        with pytest.raises(Unreachable) as caught, Api(url, retries=0) as api:
            api.server.ping()

    assert caught.value.status is None
    assert url in caught.value.message


def test_a_connection_that_breaks_is_unreachable(outside: Outside, impatient: Api) -> None:
    outside.will(hang_up)

    with pytest.raises(Unreachable):
        impatient.server.ping()


def test_a_server_that_takes_too_long_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"

        with pytest.raises(Unreachable, match="in time"), Api(url, timeout=0.05) as api:
            api.server.ping()


@pytest.mark.parametrize("url", ["localhost:10801", "ftp://localhost", ""])
def test_an_address_without_http_is_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match="http://"):
        Api(url)


def test_raw_calls_keep_the_faults_of_the_transport(impatient: Api, outside: Outside) -> None:
    outside.will(hang_up)

    with pytest.raises(httpx.TransportError):
        impatient.server.raw.ping()
