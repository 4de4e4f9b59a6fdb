"""A tiny HTTP server that plays the outside: it records what arrives and answers as told."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from attrs import define, field

Reply = Callable[[BaseHTTPRequestHandler], None]


@define
class Arrival:
    """A request as it arrived."""

    method: str
    path: str
    query_string: str
    headers: dict[str, str]
    body: bytes

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(self.query_string, keep_blank_values=True)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@define
class Outside:
    """What arrived, and the replies that are still to be given; the last one is given for ever."""

    arrivals: list[Arrival] = field(factory=list)
    replies: deque[Reply] = field(factory=deque)
    url: str = ""

    @property
    def last(self) -> Arrival:
        return self.arrivals[-1]

    def will(self, *replies: Reply) -> None:
        self.replies.extend(replies)

    def next_reply(self) -> Reply:
        return self.replies[0] if len(self.replies) == 1 else self.replies.popleft()


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Reply:
    """A reply with these bytes; header names are written with underscores."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return write


def reply_json(value: Any, status: int = 200, **headers: str) -> Reply:
    """A reply with this value as JSON."""
    content_type = "application/json" if status < 400 else "application/problem+json"
    return reply(status, json.dumps(value).encode(), Content_Type=content_type, **headers)


def reply_bytes(body: bytes, media_type: str) -> Reply:
    """A reply with bytes of a media type."""
    return reply(200, body, Content_Type=media_type)


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


@contextmanager
def running() -> Iterator[Outside]:
    """The server on a free port of the loopback interface."""
    place = Outside()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(place))
    server.daemon_threads = True
    place.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield place
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler_of(place: Outside) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            split = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(length)
            place.arrivals.append(Arrival(self.command, split.path, split.query, headers, body))
            place.next_reply()(self)

        do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler
