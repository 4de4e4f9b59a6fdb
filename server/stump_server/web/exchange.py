"""The state of one request while it passes through the room."""

from __future__ import annotations

from typing import Any

from stump_server.domain.access import Viewer
from stump_server.web.call import Call
from stump_server.web.contract import Operation

SCOPE_KEY = "stump.exchange"


class Exchange:
    """What the layers learn of a request and leave for the next one."""

    __slots__ = (
        "answered",
        "body",
        "call",
        "credentials",
        "is_identified",
        "operation",
        "path_values",
        "query_values",
        "session_token",
        "viewer",
    )

    def __init__(self, call: Call) -> None:
        self.call = call
        self.operation: Operation | None = None
        self.credentials: Any = None
        self.is_identified = False
        self.viewer: Viewer | None = None
        # A session that was opened on the way, by a password in a header.
        self.session_token: str | None = None
        self.path_values: dict[str, Any] = {}
        self.query_values: dict[str, Any] = {}
        self.body: Any = None
        self.answered = False
