"""Asking again when the way or the server fails."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from builders.outside import Outside, Reply, hang_up, reply, reply_json
from stump_client import Api, ApiError, AsyncApi, ServerFault, TooManyRequests, Unreachable
from stump_client._transport import pause

CLAIMED = reply_json({"is_claimed": True})
Ask = Callable[[str], Any]


def ask(url: str) -> Any:
    with Api(url) as api:
        return api.server.get_claim_status()


def ask_as_coroutine(url: str) -> Any:
    async def run() -> Any:
        async with AsyncApi(url) as api:
            return await api.server.get_claim_status()

    return asyncio.run(run())


both_ways = pytest.mark.parametrize("way", [ask, ask_as_coroutine])


@both_ways
@pytest.mark.parametrize(
    "failure",
    [
        hang_up,
        reply(502),
        reply(503),
        reply(504),
        reply(503, Retry_After="0"),
        reply(429, Retry_After="0"),
    ],
)
def test_safe_requests_are_repeated(outside: Outside, way: Ask, failure: Reply) -> None:
    outside.will(failure, failure, CLAIMED)

    answer = way(outside.url)

    assert answer.is_claimed is True
    assert len(outside.arrivals) == 3


@both_ways
@pytest.mark.parametrize(("failure", "kind"), [(hang_up, Unreachable), (reply(503), ServerFault)])
def test_patience_ends(outside: Outside, way: Ask, failure: Reply, kind: type[ApiError]) -> None:
    outside.will(failure)

    with pytest.raises(kind):
        way(outside.url)

    assert len(outside.arrivals) == 3


@pytest.mark.parametrize(("failure", "kind"), [(hang_up, Unreachable), (reply(503), ServerFault)])
def test_what_changes_something_is_never_repeated(
    outside: Outside, api: Api, failure: Reply, kind: type[ApiError]
) -> None:
    outside.will(failure)

    for change in (
        lambda: api.library.visit("x"),
        lambda: api.auth.login(username="ann", password="secret"),
        api.job.delete_all,
    ):
        with pytest.raises(kind):
            change()

    assert len(outside.arrivals) == 3


@pytest.mark.parametrize("status", [400, 404, 500, 501])
def test_lasting_failures_are_not_repeated(outside: Outside, api: Api, status: int) -> None:
    outside.will(reply(status))

    with pytest.raises(ApiError):
        api.server.get_version()

    assert len(outside.arrivals) == 1


@pytest.mark.parametrize("headers", [{}, {"Retry_After": "3600"}])
def test_a_wait_that_is_long_or_unknown_is_left_to_the_program(
    outside: Outside, api: Api, headers: dict[str, str]
) -> None:
    outside.will(reply(429, b"", **headers))

    with pytest.raises(TooManyRequests):
        api.server.get_version()

    assert len(outside.arrivals) == 1


def test_the_server_says_when_to_come_back(outside: Outside, api: Api) -> None:
    outside.will(reply(503, Retry_After="1"), CLAIMED)
    before = time.monotonic()

    api.server.get_claim_status()

    assert time.monotonic() - before >= 1.0


def test_pauses_grow_up_to_a_bound() -> None:
    pauses = [pause(attempt) for attempt in range(12)]

    assert all(0.1 < seconds <= 30.0 for seconds in pauses)
    assert pauses[0] <= 0.25
    assert pauses[-1] >= 15.0
