"""Asking again: safe requests are repeated a few times when the way or the server fails."""

from __future__ import annotations

import asyncio
import random
import time
from itertools import count

import httpx
from attrs import frozen

from stump_client._answers import retry_after

_SAFE = frozenset({"GET", "HEAD"})
_PASSING = frozenset({429, 502, 503, 504})
_FIRST_PAUSE_SECONDS = 0.25
_LONGEST_PAUSE_SECONDS = 30.0
# Timeouts are not among them: the caller has waited long enough by then.
_BROKEN_WAY = (httpx.NetworkError, httpx.RemoteProtocolError)


def pause(attempt: int) -> float:
    """Seconds to wait after a failed attempt, counted from 0: twice as long each time, with some
    chance in it so that many clients do not come back at once.
    """
    seconds: float = min(_FIRST_PAUSE_SECONDS * 2**attempt, _LONGEST_PAUSE_SECONDS)
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311  # no secret depends on it


@frozen
class Patience:
    """Decides whether a request is worth another attempt, and when."""

    retries: int

    def after_fault(self, request: httpx.Request, attempt: int) -> float | None:
        """Seconds to wait after a broken connection, None to give up."""
        return pause(attempt) if self._may_repeat(request, attempt) else None

    def after_answer(
        self, request: httpx.Request, response: httpx.Response, attempt: int
    ) -> float | None:
        """Seconds to wait after an answer, None to take it as it is."""
        if response.status_code not in _PASSING or not self._may_repeat(request, attempt):
            return None
        wanted = retry_after(response.headers)
        if wanted is None:
            # Without a time to come back at, a 429 is for the program to handle.
            return None if response.status_code == 429 else pause(attempt)
        return wanted if wanted <= _LONGEST_PAUSE_SECONDS else None

    def _may_repeat(self, request: httpx.Request, attempt: int) -> bool:
        return request.method in _SAFE and attempt < self.retries


class Repeating(httpx.BaseTransport):
    """Another transport, with patience."""

    def __init__(self, transport: httpx.BaseTransport, patience: Patience) -> None:
        self._transport = transport
        self._patience = patience

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request until it has an answer to keep or patience ends."""
        for attempt in count():
            try:
                response = self._transport.handle_request(request)
            except _BROKEN_WAY:
                wait = self._patience.after_fault(request, attempt)
                if wait is None:
                    raise
            else:
                wait = self._patience.after_answer(request, response, attempt)
                if wait is None:
                    return response
                response.close()
            time.sleep(wait)
        raise AssertionError("count() never ends")

    def close(self) -> None:
        """Close the other transport."""
        self._transport.close()


class AsyncRepeating(httpx.AsyncBaseTransport):
    """Another asynchronous transport, with patience."""

    def __init__(self, transport: httpx.AsyncBaseTransport, patience: Patience) -> None:
        self._transport = transport
        self._patience = patience

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request until it has an answer to keep or patience ends."""
        for attempt in count():
            try:
                response = await self._transport.handle_async_request(request)
            except _BROKEN_WAY:
                wait = self._patience.after_fault(request, attempt)
                if wait is None:
                    raise
            else:
                wait = self._patience.after_answer(request, response, attempt)
                if wait is None:
                    return response
                await response.aclose()
            await asyncio.sleep(wait)
        raise AssertionError("count() never ends")

    async def aclose(self) -> None:
        """Close the other transport."""
        await self._transport.aclose()
