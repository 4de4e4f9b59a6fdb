"""The event stream: messages as the HTML standard's server-sent events."""

from __future__ import annotations

import json

from stump_server.domain.jobs import Event

# A comment line, so that proxies do not take a quiet stream for a dead one.
HEARTBEAT = b": still here\n\n"
# How long a client waits before it comes back, in milliseconds.
OPENING = b"retry: 3000\n\n"


def one(event: Event) -> bytes:
    """One message: its id, so that a client can resume behind it, and its data on one line."""
    data = json.dumps(event.payload, ensure_ascii=False, separators=(",", ":"))
    return f"id: {event.id}\ndata: {data}\n\n".encode()
