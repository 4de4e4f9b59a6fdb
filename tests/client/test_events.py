"""Reading the stream of events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from builders.outside import Outside, Reply, hang_up, reply, reply_bytes, reply_json
from stump_client import Api, ApiError, AsyncApi, ServerEvent, Unauthorized, Unreachable
from stump_client._events import EventParser


def event(number: str, /, **data: Any) -> bytes:
    return f"id: {number}\ndata: {json.dumps(data)}\n\n".encode()


def stream(*chunks: bytes) -> Reply:
    """A stream that sends these pieces and ends."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream; charset=utf-8")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for chunk in chunks:
            handler.wfile.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
            handler.wfile.flush()
        handler.close_connection = True
        handler.wfile.write(b"0\r\n\r\n")

    return write


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stump_client._transport._FIRST_PAUSE_SECONDS", 0.001)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b'data: {"a": 1}\n\n', [ServerEvent(None, {"a": 1})]),
        (b'id: 7\ndata: {"a": 1}\n\n', [ServerEvent("7", {"a": 1})]),
        (b'id:7\r\ndata:{"a": 1}\r\n\r\n', [ServerEvent("7", {"a": 1})]),
        (b'id: 7\rdata: {"a": 1}\r\r:\r', [ServerEvent("7", {"a": 1})]),
        (b'\xef\xbb\xbfdata: {"a":\ndata: 1}\n\n', [ServerEvent(None, {"a": 1})]),
        (b": still here\n\n", []),
        (b"event: ping\nretry: 5\nunknown\n\n", []),
        (b'data: {"a": 1}\n', []),
        (b"id: a\0b\ndata: {}\n\n", [ServerEvent(None, {})]),
        (b"id: 7\n\ndata: {}\n\n", [ServerEvent("7", {})]),
        (b"id: 7\nid\ndata: {}\n\n", [ServerEvent(None, {})]),
        ('data: {"a": "\u2028宇"}\n\n'.encode(), [ServerEvent(None, {"a": "\u2028宇"})]),
        (b"data: {}\n\ndata: {}\n\n", [ServerEvent(None, {}), ServerEvent(None, {})]),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_streams_are_read_as_the_standard_says(
    text: bytes, expected: list[ServerEvent], size: int
) -> None:
    parser = EventParser()

    chunks = [text[place : place + size] for place in range(0, len(text), size)]
    found = [event for chunk in chunks for event in parser.feed(chunk)]

    assert found == expected


@pytest.mark.parametrize(
    "text", [b"data: [1]\n\n", b"data: {\n\n", b"data: " + b"[" * 100_000 + b"\n\n"]
)
def test_an_event_that_makes_no_sense_is_an_error(text: bytes) -> None:
    with pytest.raises(ApiError, match="makes no sense"):
        EventParser().feed(text)


@pytest.mark.parametrize("line", [b"data: " + b"x" * 10_000, b"data: " + b"x" * 10_000 + b"\n"])
def test_an_event_without_end_is_an_error(line: bytes) -> None:
    parser = EventParser()

    with pytest.raises(ApiError, match="no end"):
        for _ in range(1000):
            parser.feed(line)


def test_events_arrive_one_by_one(outside: Outside, api: Api) -> None:
    outside.will(
        stream(
            b": hello\n\n",
            event("1", __typename="JobStarted", id="x"),
            event("2", __typename="CreatedMedia", id="y", series_id="z"),
        )
    )

    with api.event.stream(last_event_id="0") as events:
        first, second = next(events), next(events)

    assert first == ServerEvent("1", {"__typename": "JobStarted", "id": "x"})
    assert (second.id, second.kind, second.data["series_id"]) == ("2", "CreatedMedia", "z")
    assert outside.last.headers["last-event-id"] == "0"
    assert outside.last.headers["accept"] == "text/event-stream"


def test_a_stream_that_ends_is_gone_on_with_behind_the_last_event(
    outside: Outside, api: Api
) -> None:
    outside.will(
        stream(event("1"), event("2")),
        reply(503),
        hang_up,
        reply(503),
        stream(event("3")),
        stream(event("4")),
    )

    with api.event.stream() as events:
        ids = [next(events).id for _ in range(4)]

    assert ids == ["1", "2", "3", "4"]
    sent = [arrival.headers.get("last-event-id") for arrival in outside.arrivals]
    assert sent == [None, "2", "2", "2", "2", "3"]


def test_coroutines_follow_as_well(outside: Outside) -> None:
    outside.will(stream(event("1")), stream(event("2")))

    async def run() -> list[str | None]:
        async with AsyncApi(outside.url) as api, api.event.stream() as events:
            found = []
            async for event in events:
                found.append(event.id)
                if len(found) == 2:
                    break
            return found

    assert asyncio.run(run()) == ["1", "2"]
    assert outside.last.headers["last-event-id"] == "1"


def follow(url: str) -> None:
    with Api(url, retries=0) as api, api.event.stream() as events:
        for _ in events:
            pass


def follow_as_coroutine(url: str) -> None:
    async def run() -> None:
        async with AsyncApi(url, retries=0) as api, api.event.stream() as events:
            async for _ in events:
                pass

    asyncio.run(run())


both_ways = pytest.mark.parametrize("way", [follow, follow_as_coroutine])
Way = Callable[[str], None]


@both_ways
def test_a_stream_that_brings_nothing_again_and_again_is_given_up(
    outside: Outside, way: Way
) -> None:
    outside.will(stream())

    with pytest.raises(Unreachable, match="again and again"):
        way(outside.url)

    assert len(outside.arrivals) == 6


@both_ways
def test_a_server_that_is_not_there_is_told_at_once(outside: Outside, way: Way) -> None:
    outside.will(hang_up)

    with pytest.raises(Unreachable):
        way(outside.url)

    assert len(outside.arrivals) == 1


@both_ways
def test_being_signed_out_ends_the_stream(outside: Outside, way: Way) -> None:
    problem = {
        "type": "about:blank",
        "title": "Unauthorized",
        "status": 401,
        "detail": "Authentication is required",
        "message": "Authentication is required",
    }
    outside.will(stream(event("1")), reply_json(problem, 401))

    with pytest.raises(Unauthorized):
        way(outside.url)


@both_ways
def test_an_answer_that_is_no_stream_is_an_error(outside: Outside, way: Way) -> None:
    outside.will(reply_bytes(b"<html>", "text/html"))

    with pytest.raises(ApiError, match="no stream"):
        way(outside.url)
