"""One call: the request it makes and how its answer is read, whoever carries it out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, ParamSpec, Protocol, TypeVar

import httpx
from attrs import frozen
from stump_generated.client import AuthenticatedClient, Client
from stump_generated.client.models import Problem
from stump_generated.client.types import UNSET, Unset

from stump_client._answers import refuse, understanding
from stump_client._caller import AsyncCaller, Caller
from stump_client.binary import Binary
from stump_client.errors import ApiError

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")

# The generated readers take a client only to learn whether unknown statuses are faults.
_STRICT = Client(base_url="", raise_on_unexpected_status=True)


class Endpoint(Protocol[P, T_co]):
    """A generated module: one half builds the request, the other reads the answer.

    Its public functions do both in one go and cannot stream, build links or read an answer
    that is not in the contract, so the halves are used. Only this module knows their names.
    """

    def _get_kwargs(self, *args: P.args, **kwargs: P.kwargs) -> dict[str, Any]: ...

    def _parse_response(
        self, *, client: AuthenticatedClient | Client, response: httpx.Response
    ) -> T_co | Problem | None: ...


@frozen
class Call(Generic[T]):
    """A request, as keyword arguments of httpx, and the function that reads its answer."""

    request: dict[str, Any]
    read: Callable[[httpx.Response], T]

    def perform(self, caller: Caller) -> T:
        """Send the request and read the answer."""
        return self.read(caller.send(self.request))

    async def perform_async(self, caller: AsyncCaller) -> T:
        """Send the request and read the answer, without blocking."""
        return self.read(await caller.send(self.request))

    def then(self, change: Callable[[T], U]) -> Call[U]:
        """The same call, its result changed."""
        read = self.read
        return Call(self.request, lambda response: change(read(response)))

    def expect(self, *kinds: type[U]) -> Call[U]:
        """The same call, its result checked where the generated reader lets anything pass."""
        return Call(self.request, partial(_checked, self.read, kinds))

    def binary(self) -> Call[Binary]:
        """The same call, its answer taken as bytes with their media type."""
        return Call(self.request, _binary)


def call(endpoint: Endpoint[P, T]) -> Callable[P, Call[T]]:
    """The endpoint as a function of its parameters that gives the call."""

    def build(*args: P.args, **kwargs: P.kwargs) -> Call[T]:
        request = endpoint._get_kwargs(*args, **kwargs)
        if "files" in request:
            # The generator names a fixed boundary, which a picture may contain; httpx draws lots.
            del request["headers"]["Content-Type"]
        return Call(request, partial(_parsed, endpoint))

    return build


def given(value: T | None) -> T | Unset:
    """What the generated client leaves out, where a caller gave None."""
    return UNSET if value is None else value


def _parsed(endpoint: Endpoint[P, T], response: httpx.Response) -> T:
    refuse(response)
    with understanding(response):
        found: Any = endpoint._parse_response(client=_STRICT, response=response)
    return found  # type: ignore[no-any-return]  # problems are refused before


def _checked(
    read: Callable[[httpx.Response], object], kinds: tuple[type[U], ...], response: httpx.Response
) -> U:
    found = read(response)
    if not isinstance(found, kinds):
        path = response.request.url.path
        raise ApiError(f"The answer of {path} makes no sense", status=response.status_code)
    return found


def _binary(response: httpx.Response) -> Binary:
    refuse(response)
    media_type = response.headers.get("content-type", "application/octet-stream")
    return Binary(response.content, media_type.partition(";")[0].strip())
