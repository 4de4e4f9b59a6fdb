"""The stream of events."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.domain.errors import DatabaseAway
from stump_server.domain.jobs import Event
from stump_server.web import door, reply
from stump_server.web.call import Call
from stump_server.web.reply import Reply

# How often a stream looks whether this process has news, and whether another one has.
_OWN_SECONDS = 0.2
_OTHERS_SECONDS = 2.0
_HEARTBEAT_SECONDS = 15.0


async def stream(user: Viewer, request: Call) -> Reply:
    """What happens from now on, or since the event the client saw last."""
    last_seen = request.header("last-event-id")
    start = await asyncio.to_thread(_begin_at, int(last_seen) if last_seen else None)
    return reply.stream(_messages(user, start), "text/event-stream")


def _begin_at(last_seen: int | None) -> int:
    with door.reading() as work:
        return services.event.begin_at(work, last_seen)


def _look(viewer: Viewer, last_id: int) -> tuple[bool, tuple[Event, ...]]:
    try:
        with door.reading() as work:
            if not services.auth.is_still_welcome(work, viewer):
                return False, ()
            return True, services.event.after(work, viewer, last_id)
    except DatabaseAway:
        # Streams stay open: everybody coming back at once is no help to a database that starts.
        return True, ()


async def _messages(viewer: Viewer, last_id: int) -> AsyncIterator[bytes]:
    yield shapes.event.OPENING
    bell = door.surroundings().events
    is_welcome, rings, looked_at, sent_at = True, -1, 0.0, time.monotonic()
    news: tuple[Event, ...] = ()
    while is_welcome:
        now = time.monotonic()
        # What was told may not have been all: there is a limit to how much is taken at once.
        if news or bell.rings != rings or now - looked_at >= _OTHERS_SECONDS:
            rings, looked_at = bell.rings, now
            is_welcome, news = await asyncio.to_thread(_look, viewer, last_id)
            for event in news:
                last_id, sent_at = event.id, now
                yield shapes.event.one(event)
        if now - sent_at >= _HEARTBEAT_SECONDS:
            sent_at = now
            yield shapes.event.HEARTBEAT
        await asyncio.sleep(_OWN_SECONDS)
