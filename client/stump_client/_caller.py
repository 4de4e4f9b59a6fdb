"""Who carries out calls: one that waits for answers, and one that lets others go on meanwhile."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Generic, TypeVar

import httpx
from stump_generated.client import Client

from stump_client._answers import reaching, refuse
from stump_client.auth_methods import AuthMethod

H = TypeVar("H", httpx.Client, httpx.AsyncClient)


class _Line(Generic[H]):
    """What both callers are made of: the HTTP client and how requests prove who sends them."""

    def __init__(self, http: H, auth_method: AuthMethod) -> None:
        self.http: H = http
        self.auth_method = auth_method
        self.base_url = str(http.base_url).rstrip("/")

    def url(self, request: Mapping[str, Any]) -> str:
        """The address a request would go to."""
        return str(self.http.build_request(**request).url)

    def forget(self) -> None:
        """Forget who was signed in."""
        self.auth_method.forget()
        self.http.cookies.jar.clear()


class Caller(_Line[httpx.Client]):
    """Waits for answers."""

    def send(self, request: Mapping[str, Any]) -> httpx.Response:
        """The answer with its whole body."""
        with reaching(self.base_url):
            return self.http.request(**request)

    @contextmanager
    def stream(self, request: Mapping[str, Any]) -> Iterator[httpx.Response]:
        """The successful answer, its body still to be read."""
        with reaching(self.base_url), self.http.stream(**request) as response:
            if not response.is_success:
                response.read()
            refuse(response)
            yield response

    def detailed(self, module: Any) -> Callable[..., Any]:
        """The low-level function of a generated module for this caller."""
        client = Client(base_url=self.base_url).set_httpx_client(self.http)
        return _with_client(module.sync_detailed, client)


class AsyncCaller(_Line[httpx.AsyncClient]):
    """Lets others go on while it waits."""

    async def send(self, request: Mapping[str, Any]) -> httpx.Response:
        """The answer with its whole body."""
        with reaching(self.base_url):
            return await self.http.request(**request)

    @asynccontextmanager
    async def stream(self, request: Mapping[str, Any]) -> AsyncIterator[httpx.Response]:
        """The successful answer, its body still to be read."""
        with reaching(self.base_url):
            async with self.http.stream(**request) as response:
                if not response.is_success:
                    await response.aread()
                refuse(response)
                yield response

    def detailed(self, module: Any) -> Callable[..., Any]:
        """The low-level function of a generated module for this caller."""
        client = Client(base_url=self.base_url).set_async_httpx_client(self.http)
        return _with_client(module.asyncio_detailed, client)


def _with_client(function: Callable[..., Any], client: Client) -> Callable[..., Any]:
    def bound(*args: Any, **kwargs: Any) -> Any:
        return function(*args, client=client, **kwargs)

    bound.__doc__ = function.__doc__
    return bound
