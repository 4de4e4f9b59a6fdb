"""The way in: `Api`, and `AsyncApi` with the same calls as coroutines."""

from __future__ import annotations

import ssl
from functools import cached_property
from types import TracebackType
from typing import Any, Generic, Self

import httpx

from stump_client._caller import AsyncCaller, Caller
from stump_client._operation import C
from stump_client._transport import AsyncRepeating, Patience, Repeating
from stump_client.api_key import ApiKeyController
from stump_client.audit import AuditController
from stump_client.auth import AuthController
from stump_client.auth_methods import AuthMethod, AuthMethodName, choose
from stump_client.config import ConfigController
from stump_client.event import EventController
from stump_client.job import JobController
from stump_client.koreader import KoreaderController
from stump_client.library import LibraryController
from stump_client.media import MediaController
from stump_client.metadata import MetadataController
from stump_client.opds_v1 import OpdsV1Controller
from stump_client.opds_v2 import OpdsV2Controller
from stump_client.series import SeriesController
from stump_client.server import ServerController
from stump_client.user import UserController

Timeout = float | httpx.Timeout | None


class _Tags(Generic[C]):
    """One controller for each tag of the contract."""

    def __init__(self, caller: C) -> None:
        self._caller: C = caller

    @cached_property
    def server(self) -> ServerController[C]:
        """The server itself."""
        return ServerController(self._caller)

    @cached_property
    def config(self) -> ConfigController[C]:
        """How the server is set up."""
        return ConfigController(self._caller)

    @cached_property
    def auth(self) -> AuthController[C]:
        """Signing in and out."""
        return AuthController(self._caller)

    @cached_property
    def api_key(self) -> ApiKeyController[C]:
        """API keys."""
        return ApiKeyController(self._caller)

    @cached_property
    def user(self) -> UserController[C]:
        """Accounts."""
        return UserController(self._caller)

    @cached_property
    def audit(self) -> AuditController[C]:
        """Who did what."""
        return AuditController(self._caller)

    @cached_property
    def library(self) -> LibraryController[C]:
        """Libraries."""
        return LibraryController(self._caller)

    @cached_property
    def series(self) -> SeriesController[C]:
        """Series."""
        return SeriesController(self._caller)

    @cached_property
    def media(self) -> MediaController[C]:
        """Books."""
        return MediaController(self._caller)

    @cached_property
    def metadata(self) -> MetadataController[C]:
        """Values that occur in the metadata of books."""
        return MetadataController(self._caller)

    @cached_property
    def job(self) -> JobController[C]:
        """Background work."""
        return JobController(self._caller)

    @cached_property
    def event(self) -> EventController[C]:
        """What happens, as it happens."""
        return EventController(self._caller)

    @cached_property
    def koreader(self) -> KoreaderController[C]:
        """KOReader's own protocol."""
        return KoreaderController(self._caller)

    @cached_property
    def opds_v1(self) -> OpdsV1Controller[C]:
        """OPDS 1.2 catalogues."""
        return OpdsV1Controller(self._caller)

    @cached_property
    def opds_v2(self) -> OpdsV2Controller[C]:
        """OPDS 2.0 catalogues."""
        return OpdsV2Controller(self._caller)

    @property
    def base_url(self) -> str:
        """The address of the server."""
        return self._caller.base_url

    @property
    def token(self) -> str | None:
        """The access token or API key that requests carry, None for none."""
        return self._caller.auth_method.token

    @token.setter
    def token(self, token: str | None) -> None:
        self._caller.auth_method.token = token


class Api(_Tags[Caller]):
    """A server to call. Close it when done, or use it in a `with` statement.

    `timeout` is in seconds. Safe requests are repeated up to `retries` times when the connection
    breaks or the server is busy. `transport` is for proxies and certificates of one's own.
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth_method: AuthMethodName = "session",
        api_key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        timeout: Timeout = 30.0,
        retries: int = 2,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        method = choose(auth_method, api_key=api_key, username=username, password=password)
        carrier = transport or httpx.HTTPTransport(verify=_trust(base_url))
        patient = Repeating(carrier, Patience(retries))
        http = httpx.Client(transport=patient, **_options(base_url, method, timeout))
        super().__init__(Caller(http, method))

    def close(self) -> None:
        """Close all connections."""
        self._caller.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class AsyncApi(_Tags[AsyncCaller]):
    """A server to call from coroutines. Close it with `aclose`, or use it in an `async with`.

    It takes what `Api` takes and has the same calls.
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth_method: AuthMethodName = "session",
        api_key: str | None = None,
        username: str | None = None,
        password: str | None = None,
        timeout: Timeout = 30.0,
        retries: int = 2,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        method = choose(auth_method, api_key=api_key, username=username, password=password)
        carrier = transport or httpx.AsyncHTTPTransport(verify=_trust(base_url))
        patient = AsyncRepeating(carrier, Patience(retries))
        http = httpx.AsyncClient(transport=patient, **_options(base_url, method, timeout))
        super().__init__(AsyncCaller(http, method))

    async def aclose(self) -> None:
        """Close all connections."""
        await self._caller.http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()


def _options(base_url: str, method: AuthMethod, timeout: Timeout) -> dict[str, Any]:
    """What both kinds of HTTP client are made with."""
    if not base_url.startswith(("http://", "https://")):
        raise ValueError(f"base_url begins with http:// or https://, not as {base_url!r} does")
    # Published clients take the address of the API as well.
    method.base_url = base_url.rstrip("/").removesuffix("/v1").removesuffix("/api")
    return {
        "base_url": method.base_url,
        "auth": method,
        "cookies": method.cookie_jar(),
        "timeout": timeout,
        "headers": {"User-Agent": "stump-client"},
    }


def _trust(base_url: str) -> ssl.SSLContext | bool:
    """Whose certificates are trusted: the usual ones, or none where TLS is never met.

    Loading the usual ones takes most of the time it takes to make a client.
    """
    return base_url.startswith("https://") or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
