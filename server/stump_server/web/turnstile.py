"""Lets each address, and each API key, through only so often within a minute."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from stump_server.domain.access import Viewer
from stump_server.services.pace import Pace, party_of
from stump_server.web.exchange import SCOPE_KEY


class Turnstile:
    """Counts the requests of each address before anything is done for them."""

    def __init__(self, app: ASGIApp, *, pace: Pace) -> None:
        self._app = app
        self._pace = pace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on. Raises TooManyRequests."""
        if scope["type"] == "http":
            self._pace.step(f"address {party_of(scope[SCOPE_KEY].call.client)}")
        await self._app(scope, receive, send)


def count_key(pace: Pace, viewer: Viewer) -> None:
    """Count the request of an API key, wherever it comes from. Raises TooManyRequests."""
    if viewer.api_key_id is not None:
        pace.step(f"key {viewer.api_key_id}")
