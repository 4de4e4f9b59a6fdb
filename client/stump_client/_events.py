"""Server-sent events: reading the stream, and coming back when it breaks."""

from __future__ import annotations

import asyncio
import codecs
import json
import time
from collections.abc import AsyncGenerator, Generator
from types import TracebackType
from typing import Any, Self

import httpx
from attrs import frozen

from stump_client._caller import AsyncCaller, Caller
from stump_client._transport import pause
from stump_client.errors import ApiError, ServerFault, Unreachable

# The server sends a comment every 15 seconds; silence for this long means that it is gone.
_SILENCE_SECONDS = 60.0
_LONGEST_EVENT_CHARACTERS = 1024 * 1024
# Attempts in a row that bring no event.
_VAIN_ATTEMPTS = 5


@frozen
class ServerEvent:
    """Something that happened. `data` is as the contract has it, `__typename` tells its kind."""

    id: str | None
    data: dict[str, Any]

    @property
    def kind(self) -> str:
        """What happened, such as `JobUpdate`; empty when the server does not say."""
        return str(self.data.get("__typename", ""))


class EventParser:
    """Turns the bytes of a stream into events, as the HTML standard describes them.

    b'id: 7\\ndata: {"__typename": "JobStarted", "id": "x"}\\n\\n' is one event.
    """

    def __init__(self, last_event_id: str | None = None) -> None:
        self.last_event_id = last_event_id
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._rest = ""
        self._data: list[str] = []

    def feed(self, chunk: bytes) -> list[ServerEvent]:
        """The events that a further piece of the stream completes."""
        # A carriage return at the end may be the first half of a line end.
        text = self._rest + self._decoder.decode(chunk)
        held = "\r" if text.endswith("\r") else ""
        text = text.removesuffix("\r").replace("\r\n", "\n").replace("\r", "\n")
        *lines, rest = text.split("\n")
        self._rest = rest + held
        found = [self._take(line) for line in lines]
        self._refuse_endless()
        return [event for event in found if event is not None]

    def _take(self, line: str) -> ServerEvent | None:
        if not line:
            return self._complete()
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "id" and "\0" not in value:
            self.last_event_id = value or None
        return None

    def _complete(self) -> ServerEvent | None:
        text, self._data = "\n".join(self._data), []
        if not text:
            return None
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as fault:
            raise ApiError("An event of the server makes no sense") from fault
        if not isinstance(data, dict):
            raise ApiError("An event of the server makes no sense")
        return ServerEvent(self.last_event_id, data)

    def _refuse_endless(self) -> None:
        if len(self._rest) + sum(map(len, self._data)) > _LONGEST_EVENT_CHARACTERS:
            raise ApiError("An event of the server has no end")


class _Following:
    """Where a reader stands in the stream, and whether it is worth coming back."""

    def __init__(self, request: dict[str, Any], last_event_id: str | None) -> None:
        self._request = request
        self._last_event_id = last_event_id
        self._vain_attempts = 0
        self._has_begun = False

    def request(self) -> dict[str, Any]:
        """The request that goes on behind the last event."""
        headers = {**self._request.get("headers", {}), "Accept": "text/event-stream"}
        if self._last_event_id is not None:
            headers["Last-Event-ID"] = self._last_event_id
        timeout = httpx.Timeout(_SILENCE_SECONDS)
        return {**self._request, "headers": headers, "timeout": timeout}

    def parser(self, response: httpx.Response) -> EventParser:
        """What reads the stream that has just been opened."""
        if not response.headers.get("content-type", "").startswith("text/event-stream"):
            raise ApiError("The answer is no stream of events", status=response.status_code)
        self._has_begun = True
        return EventParser(self._last_event_id)

    def saw(self, event: ServerEvent) -> None:
        """Remember an event, and that the stream is alive."""
        self._last_event_id = event.id
        self._vain_attempts = 0

    def pause(self, fault: ApiError | None) -> float:
        """Seconds to wait before coming back; raises the fault when that is no use.

        What fails at once is told at once: only a stream that has been open is come back to.
        """
        self._vain_attempts += 1
        if self._has_begun and self._vain_attempts <= _VAIN_ATTEMPTS:
            return pause(self._vain_attempts)
        raise fault or Unreachable("The stream of events ends again and again")


class EventStream:
    """Events as they happen, without end; iterate over it, `close` it or use it in a `with`."""

    def __init__(
        self, caller: Caller, request: dict[str, Any], last_event_id: str | None = None
    ) -> None:
        self._events = _follow(caller, _Following(request, last_event_id))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> ServerEvent:
        return next(self._events)

    def close(self) -> None:
        """Hang up."""
        self._events.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncEventStream:
    """Events as they happen, without end; iterate over it, `aclose` it or use it in a `with`."""

    def __init__(
        self, caller: AsyncCaller, request: dict[str, Any], last_event_id: str | None = None
    ) -> None:
        self._events = _follow_async(caller, _Following(request, last_event_id))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> ServerEvent:
        return await anext(self._events)

    async def aclose(self) -> None:
        """Hang up."""
        await self._events.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


def _follow(caller: Caller, following: _Following) -> Generator[ServerEvent, None, None]:
    while True:
        fault = None
        try:
            with caller.stream(following.request()) as response:
                parser = following.parser(response)
                for chunk in response.iter_bytes():
                    for event in parser.feed(chunk):
                        following.saw(event)
                        yield event
        except (Unreachable, ServerFault) as broken:
            fault = broken
        time.sleep(following.pause(fault))


async def _follow_async(
    caller: AsyncCaller, following: _Following
) -> AsyncGenerator[ServerEvent, None]:
    while True:
        fault = None
        try:
            async with caller.stream(following.request()) as response:
                parser = following.parser(response)
                async for chunk in response.aiter_bytes():
                    for event in parser.feed(chunk):
                        following.saw(event)
                        yield event
        except (Unreachable, ServerFault) as broken:
            fault = broken
        await asyncio.sleep(following.pause(fault))
