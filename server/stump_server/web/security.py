"""Who is calling, whether they may, and whether a browser was tricked into it.

A valid session wins over every header; a session that is not valid falls through to the headers.
The proof (a look into the database) happens in the worker thread that runs the handler anyway:
a second hop to a thread would cost more than all the rest of this room does for a request.
"""

from __future__ import annotations

import binascii
import time
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send

from stump_server.domain.access import Permission, Viewer
from stump_server.domain.errors import Forbidden, Invalid, StumpError, Unauthorized
from stump_server.services.pace import Pace
from stump_server.web.call import Call
from stump_server.web.contract import SERVER_OWNER, Operation, Scheme
from stump_server.web.door import Database
from stump_server.web.errors import Refusal
from stump_server.web.exchange import SCOPE_KEY, Exchange
from stump_server.web.framework import (
    AbstractOperation,
    ProblemException,
    SecurityAPI,
    SecurityMiddleware,
)
from stump_server.web.reply import cookie
from stump_server.web.turnstile import count_key

if TYPE_CHECKING:
    from stump_server.storage import Work

log = structlog.get_logger(__name__)

SESSION_COOKIE = "stump_session"
_COOKIE_START = f"{SESSION_COOKIE}="
# How often the time of a key's last use is written: a write waits for the disk.
_NOTE_SECONDS = 60.0


class Identify(Protocol):
    """The ways to find out who calls; `app` hands in the services that know."""

    def session(self, work: Work, token: str) -> Viewer | None:
        """The viewer of a stored, unexpired session of an account that may sign in."""

    def is_ageing(self, work: Work, viewer: Viewer) -> bool:
        """Whether the end of the viewer's session is to be put off now."""

    def renew(self, work: Work, session_id: str) -> None:
        """Put the end of a session off."""

    def token(self, work: Work, text: str) -> Viewer:
        """The viewer of an access token. Raises Unauthorized or Forbidden."""

    def api_key(self, work: Work, text: str) -> Viewer:
        """The viewer of an API key. Raises Unauthorized."""

    def note_use(self, work: Work, key_id: int) -> None:
        """Record that the API key was used now."""

    def password(
        self, database: Database, username: str, password: str, call: Call
    ) -> tuple[Viewer, str | None]:
        """The viewer, and the token of a session opened for them or None.

        Hashing is slow, so it opens its own units of work around it.
        Raises Unauthorized, Forbidden or TooManyRequests.
        """


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a request shows, not yet looked at."""

    session: str | None = None
    bearer: str | None = None
    basic: str | None = None
    path_key: str | None = None

    @property
    def are_missing(self) -> bool:
        """Whether there is nothing to look at."""
        return self.session is self.bearer is self.basic is self.path_key is None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The kinds of credentials an operation accepts."""

    session: bool
    bearer: bool
    basic: bool
    path_key: bool

    @staticmethod
    def by(operation: Operation) -> Accepted:
        """What the operation accepts; asked once, because sets of enums are slow to look into."""
        schemes = operation.schemes
        return Accepted(
            Scheme.SESSION in schemes,
            Scheme.BEARER in schemes,
            Scheme.BASIC in schemes,
            Scheme.PATH_KEY in schemes,
        )

    def shown(self, call: Call, path_values: dict[str, Any]) -> Credentials:
        """The credentials of these kinds that a request shows."""
        if self.path_key:
            # Neither cookies nor headers count here.
            return Credentials(path_key=str(path_values["api_key"]))
        session = session_cookie_of(call) if self.session else None
        header = call.header("authorization")
        if header is None:
            return Credentials(session)
        kind, _, secret = header.partition(" ")
        kind, secret = kind.lower(), secret.strip()
        return Credentials(
            session,
            secret if self.bearer and kind == "bearer" else None,
            secret if self.basic and kind == "basic" else None,
        )


def session_cookie_of(call: Call) -> str | None:
    """The value of the session cookie, or None when none was sent."""
    header = call.header("cookie")
    if header is None or SESSION_COOKIE not in header:
        return None
    return call.cookies.get(SESSION_COOKIE) or None


def is_api_key(text: str) -> bool:
    """Whether a bearer text is an API key: three parts, of which the first is "stump"."""
    return text.startswith("stump_") and text.count("_") == 2


@dataclass(slots=True)
class Guard:
    """Looks at credentials and rights. Its functions are called in worker threads."""

    database: Database
    identify: Identify
    allowed_origins: frozenset[str] = frozenset()
    pace: Pace = field(default_factory=partial(Pace, 0))
    clock: Callable[[], float] = time.monotonic
    _noted: dict[int, float] = field(default_factory=dict)

    def admit(self, exchange: Exchange) -> None:
        """Fill in the viewer. Raises Unauthorized, or Forbidden when they may not do this."""
        operation = exchange.operation
        if exchange.is_identified or operation is None or operation.is_open:
            return
        exchange.viewer = self._viewer(exchange)
        if exchange.viewer is None and not operation.is_identity_optional:
            raise Unauthorized
        if exchange.viewer is not None:
            check_permissions(exchange.viewer, operation.permissions)
            exchange.viewer = replace(exchange.viewer, address=exchange.call.client)
        exchange.is_identified = True

    def _viewer(self, exchange: Exchange) -> Viewer | None:
        shown: Credentials = exchange.credentials
        if shown.session is not None:
            viewer = self._by_session(exchange, shown.session)
            if viewer is not None:
                return viewer
        if shown.bearer is not None or shown.path_key is not None:
            return self._by_text(shown)
        if shown.basic is not None:
            # Browsers send a password they were once asked for like a cookie.
            check_origin(exchange.call, self.allowed_origins)
            username, password = basic_of(shown.basic)
            viewer, exchange.session_token = self.identify.password(
                self.database, username, password, exchange.call
            )
            return viewer
        return None

    def _by_session(self, exchange: Exchange, cookie: str) -> Viewer | None:
        with self.database.work() as work:
            viewer = self.identify.session(work, cookie)
            is_ageing = viewer is not None and self.identify.is_ageing(work, viewer)
        if viewer is None:
            return None
        check_origin(exchange.call, self.allowed_origins)
        if is_ageing and viewer.session_id is not None:
            self._renew(exchange, cookie, viewer.session_id)
        return viewer

    def _renew(self, exchange: Exchange, cookie: str, session_id: str) -> None:
        try:
            with self.database.work(writes=True) as work:
                self.identify.renew(work, session_id)
        except StumpError as error:
            log.warning("A session was not renewed", reason=error.sentence)
            return
        exchange.session_token = cookie

    def _by_text(self, shown: Credentials) -> Viewer:
        text = shown.path_key if shown.path_key is not None else shown.bearer or ""
        if shown.path_key is None and not is_api_key(text):
            with self.database.work() as work:
                return self.identify.token(work, text)
        with self.database.work() as work:
            viewer = self.identify.api_key(work, text)
        count_key(self.pace, viewer)
        self.note_use(viewer)
        return viewer

    def note_use(self, viewer: Viewer) -> None:
        """Record that the viewer's API key was used, if that was not done a moment ago."""
        key_id = viewer.api_key_id
        now = self.clock()
        if key_id is None or now - self._noted.get(key_id, -_NOTE_SECONDS) < _NOTE_SECONDS:
            return
        self._noted[key_id] = now
        try:
            with self.database.work(writes=True) as work:
                self.identify.note_use(work, key_id)
        except StumpError as error:
            # The time of the last use is not worth refusing the request.
            log.warning("The use of an API key was not noted", key=key_id, reason=str(error))


def check_permissions(viewer: Viewer, permissions: tuple[str, ...]) -> None:
    """Raise Forbidden unless the viewer has all that the contract names for the operation."""
    for permission in permissions:
        if permission == SERVER_OWNER:
            viewer.require_owner()
        else:
            viewer.require(Permission(permission))


def check_origin(call: Call, allowed_origins: frozenset[str]) -> None:
    """Raise Forbidden when another site makes a browser use its session here.

    Clients that are no browsers send neither header and are let through.
    """
    if not call.is_writing:
        return
    origin = call.header("origin")
    if origin is not None and origin in allowed_origins:
        return
    site = call.header("sec-fetch-site")
    if site is not None:
        is_fine = site in ("same-origin", "none")
    else:
        is_fine = origin is None or _is_own(origin, call)
    if not is_fine:
        raise Forbidden(reason="Another site may not use this session")


def _is_own(origin: str, call: Call) -> bool:
    # The scheme is not compared: behind a proxy that ends TLS the two see different ones.
    try:
        return urlsplit(origin).netloc.lower() in _own_hosts(call)
    except (ValueError, Invalid):
        return False


def _own_hosts(call: Call) -> set[str]:
    own = {call.host.lower()}
    if call.public_url:
        own.add(urlsplit(call.public_url).netloc.lower())
    return own


def basic_of(text: str) -> tuple[str, str]:
    """Name and password of a Basic header. Raises Invalid for anything else.

    The name ends at the first colon; the password may contain more of them.
    """
    try:
        plain = b64decode(text, validate=True)
    except binascii.Error:
        raise Invalid("The Authorization header cannot be read") from None
    try:
        decoded = plain.decode("utf-8")
    except UnicodeDecodeError:
        # What Java's clients send, whatever charset they are asked for.
        decoded = plain.decode("latin-1")
    username, _, password = decoded.partition(":")
    if not username or not password or "\x00" in decoded:
        raise Invalid("The Authorization header needs a name and a password")
    return username, password


def session_cookie(token: str, *, ttl_seconds: int, is_secure: bool) -> str:
    """The Set-Cookie that signs a browser in; an empty token signs it out."""
    return cookie(
        SESSION_COOKIE,
        token,
        max_age_seconds=ttl_seconds if token else 0,
        is_secure=is_secure,
    )


class _Entrance:
    """What stands before one operation."""

    def __init__(
        self, next_app: ASGIApp, operation: Operation, admit: Callable[[Exchange], Any]
    ) -> None:
        self._next = next_app
        self._operation = operation
        self._accepted = Accepted.by(operation)
        self._admit = admit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = self._operation
        if operation.is_open:
            await self._next(scope, receive, send)
            return
        exchange: Exchange = scope[SCOPE_KEY]
        shown = self._accepted.shown(exchange.call, exchange.path_values)
        if shown.are_missing and not operation.is_identity_optional:
            raise Unauthorized
        exchange.credentials = shown
        if operation.upload_body is not None:
            # Nobody unknown fills the disk.
            await self._admit(exchange)
        try:
            await self._next(scope, receive, send)
        except (Refusal, ProblemException):
            # What is wrong with the request is told to those only who may make it.
            await self._admit(exchange)
            raise


class EntranceAPI(SecurityAPI):  # type: ignore[misc]
    """Puts the entrance before every operation of the contract."""

    def __init__(
        self,
        *arguments: object,
        operations: dict[str, Operation],
        admit: Callable[[Exchange], Any],
        **options: object,
    ) -> None:
        self._known = operations
        self._admit = admit
        super().__init__(*arguments, **options)

    def make_operation(self, operation: AbstractOperation) -> _Entrance:
        """The entrance of one operation."""
        return _Entrance(self.next_app, self._known[operation.operation_id], self._admit)


class Entrance(SecurityMiddleware):  # type: ignore[misc]
    """Connexion's security layer with other functions behind it.

    The stock one calls one function per scheme on the event loop, where each would have to hop
    to a thread, and lets the scheme that the contract names first win instead of the session.
    """

    api_cls = EntranceAPI

    def __init__(
        self,
        app: ASGIApp,
        *,
        operations: dict[str, Operation],
        admit: Callable[[Exchange], Any],
    ) -> None:
        super().__init__(app)
        self._operations = operations
        self._admit = admit

    def add_api(self, specification: Any, **options: Any) -> Any:
        """Prepare all operations."""
        own = {"operations": self._operations, "admit": self._admit}
        return super().add_api(specification, **own, **options)
