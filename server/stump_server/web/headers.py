"""The outermost layer: what every answer carries, cross-origin rules, and the end of errors."""

from __future__ import annotations

import itertools
import re
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from ipaddress import ip_network

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stump_server.web import errors
from stump_server.web.bodies import Arrival, ClientGone
from stump_server.web.call import Call, RawHeaders
from stump_server.web.exchange import SCOPE_KEY, Exchange
from stump_server.web.options import Options
from stump_server.web.reply import Reply, with_header
from stump_server.web.security import SESSION_COOKIE, session_cookie
from stump_server.web.threads import Threads
from stump_server.web.transmit import transmit

log = structlog.get_logger(__name__)

# Gives the body and headers of a 401 on paths that have their own way to ask for credentials.
Challenge = Callable[[Call], Reply | None]

_EVERYWHERE: RawHeaders = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
]
_METHODS = b"GET, PUT, POST, PATCH, DELETE, OPTIONS"
_REQUEST_HEADERS = (
    b"Accept, Authorization, Content-Type, X-Stump-Save-Session, X-API-Key, Last-Event-ID, "
    b"If-None-Match, If-Modified-Since, If-Range, Range, X-Request-ID"
)
_EXPOSED_HEADERS = (
    b"Content-Disposition, Content-Length, Content-Range, ETag, Last-Modified, X-Request-ID, "
    b"Retry-After"
)
_PREFLIGHT_SECONDS = b"86400"
# The server in front of us has no limit of its own.
_HEADERS_LIMIT_BYTES = 64 * 1024
# Who comes by IPv4 to a socket of both families is "::ffff:192.0.2.1" there.
_MAPPED = "::ffff:"
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")


class Origins:
    """Which other sites may read answers, and whether with the browser's credentials."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._listed = {origin for origin in allowed if origin != "*"}
        self._takes_any = "*" in allowed

    def headers(self, origin: str | None) -> RawHeaders:
        """What the answer to a request from this origin carries."""
        if not self._listed and not self._takes_any:
            return []
        vary = [(b"vary", b"Origin")]
        if origin is None:
            return vary
        if origin in self._listed:
            return [
                *vary,
                (b"access-control-allow-origin", origin.encode("latin-1")),
                (b"access-control-allow-credentials", b"true"),
                (b"access-control-expose-headers", _EXPOSED_HEADERS),
            ]
        if self._takes_any:
            # A star together with credentials would open every session to every site.
            return [
                *vary,
                (b"access-control-allow-origin", b"*"),
                (b"access-control-expose-headers", _EXPOSED_HEADERS),
            ]
        return vary


class Envelope:
    """Makes the exchange, and has the last word on every answer."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        options: Options,
        threads: Threads,
        challenge: Challenge | None = None,
    ) -> None:
        self._app = app
        self._options = options
        self._threads = threads
        self._challenge = challenge
        self._origins = Origins(options.allowed_origins)
        self._proxies = tuple(ip_network(text, strict=False) for text in options.trusted_proxies)
        self._prefix = secrets.token_hex(4)
        self._numbers = itertools.count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; whatever happens further in, the client gets an answer."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        size_bytes, given_id = _read_over(scope["headers"])
        exchange = Exchange(self._call(scope, given_id))
        scope[SCOPE_KEY] = exchange
        sending = self._sending(exchange, send)
        if size_bytes > _HEADERS_LIMIT_BYTES:
            await self._send(_too_many_headers(exchange.call), exchange, receive, sending)
        elif _is_preflight(exchange.call):
            await self._send(_preflight(), exchange, receive, sending)
        elif exchange.call.is_writing:
            arrival = Arrival(receive)
            await self._serve(scope, arrival, sending, exchange, arrival.drain)
        else:
            await self._serve(scope, receive, sending, exchange, None)

    async def _serve(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        exchange: Exchange,
        drain: Callable[[Call], Awaitable[None]] | None,
    ) -> None:
        try:
            await self._app(scope, receive, send)
        except ClientGone:
            return
        except Exception as error:
            if exchange.answered:
                # Too late for another answer: the server closes the connection.
                log.error("Fault while answering", request_id=exchange.call.request_id)
                raise
            answer = self._error(error, exchange)
            if drain is not None:
                await drain(exchange.call)
            await self._send(answer, exchange, receive, send)

    def _call(self, scope: Scope, given_id: str | None) -> Call:
        client = scope.get("client")
        return Call(
            method=scope["method"],
            path=scope["path"],
            peer=client[0].removeprefix(_MAPPED) if client else "",
            scheme=scope.get("scheme", "http"),
            headers=scope["headers"],
            trusted_proxies=self._proxies,
            public_url=self._options.public_url,
            request_id=given_id or f"{self._prefix}-{next(self._numbers):x}",
        )

    def _sending(self, exchange: Exchange, send: Send) -> Send:
        extra = [
            *_EVERYWHERE,
            (b"x-request-id", exchange.call.request_id.encode()),
            *self._origins.headers(exchange.call.header("origin")),
        ]

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                exchange.answered = True
                headers = [*message["headers"], *extra]
                if not any(name == b"cache-control" for name, _ in headers):
                    # What says nothing of keeping it is kept by nobody.
                    headers.append((b"cache-control", b"no-store"))
                message["headers"] = headers
            await send(message)

        return sending

    async def _send(self, answer: Reply, exchange: Exchange, receive: Receive, send: Send) -> None:
        await transmit(answer, exchange.call, receive=receive, send=send, threads=self._threads)

    def _error(self, error: Exception, exchange: Exchange) -> Reply:
        answer = errors.reply(error, exchange.call)
        if answer.status != HTTPStatus.UNAUTHORIZED:
            return answer
        own = self._challenge(exchange.call) if self._challenge else None
        return self._asking(own or answer, exchange.call)

    def _asking(self, answer: Reply, call: Call) -> Reply:
        if not any(name == b"www-authenticate" for name, _ in answer.headers):
            answer = with_header(answer, "www-authenticate", _scheme_asked(call.path))
        if call.holds_key or SESSION_COOKIE not in call.cookies:
            return answer
        gone = session_cookie("", ttl_seconds=0, is_secure=call.is_secure)
        return with_header(answer, "set-cookie", gone)


def _read_over(headers: RawHeaders) -> tuple[int, str | None]:
    """How many bytes the headers have, and the id a proxy gave the request if it can be logged."""
    size_bytes = 0
    given = None
    for name, value in headers:
        size_bytes += len(name) + len(value)
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            given = value.decode("ascii")
    return size_bytes, given


def _scheme_asked(path: str) -> str:
    if path.startswith("/opds/v1.2"):
        return 'Basic realm="stump OPDS v1.2", charset="UTF-8"'
    if path.startswith("/opds/v2"):
        return 'Basic realm="stump OPDS v2.0", charset="UTF-8"'
    return 'Bearer realm="stump"'


def _is_preflight(call: Call) -> bool:
    return (
        call.method == "OPTIONS"
        and call.header("origin") is not None
        and call.header("access-control-request-method") is not None
    )


def _too_many_headers(call: Call) -> Reply:
    status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
    return errors.problem(call, status, f"Headers may have {_HEADERS_LIMIT_BYTES} bytes")


def _preflight() -> Reply:
    return Reply(
        HTTPStatus.NO_CONTENT,
        headers=[
            (b"access-control-allow-methods", _METHODS),
            (b"access-control-allow-headers", _REQUEST_HEADERS),
            (b"access-control-max-age", _PREFLIGHT_SECONDS),
        ],
    )
