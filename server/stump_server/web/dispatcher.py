"""Calls the handler of an operation with what it names, and sends what it returns."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from starlette.types import Receive, Scope, Send

from stump_server.web import answers, door
from stump_server.web.contract import Operation
from stump_server.web.door import Surroundings
from stump_server.web.errors import bad_model
from stump_server.web.exchange import SCOPE_KEY, Exchange
from stump_server.web.options import Options
from stump_server.web.reply import Reply, with_header
from stump_server.web.security import session_cookie
from stump_server.web.threads import Threads
from stump_server.web.transmit import transmit
from stump_server.web.upload import Upload

Source = Callable[[Exchange], Any]
_UNSET = object()


class Unsuitable(Exception):
    """A handler does not fit its operation; the server does not start."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A handler with the places its arguments come from, looked at once at the start."""

    operation: Operation
    function: Callable[..., Any]
    sources: tuple[tuple[str, Source], ...]
    optional: tuple[str, ...]
    # Whether the handler runs on the event loop.
    is_async: bool

    def arguments(self, exchange: Exchange) -> dict[str, Any]:
        """The arguments for one request."""
        given = {name: source(exchange) for name, source in self.sources}
        for name in self.optional:
            value = exchange.query_values.get(name, _UNSET)
            if value is not _UNSET:
                given[name] = value
        return given


def bind(operation: Operation, function: Callable[..., Any]) -> Binding:
    """Match a handler with its operation. Raises Unsuitable."""
    sources: list[tuple[str, Source]] = []
    optional: list[str] = []
    for name, parameter in inspect.signature(function).parameters.items():
        source = _source(name, operation, function)
        if source is not None:
            sources.append((name, source))
        elif _is_query_argument(parameter, operation):
            optional.append(name)
        else:
            raise Unsuitable(f"{operation.id}: nothing supplies the argument {name}")
    _check_path_names(operation, {name for name, _ in sources})
    is_async = inspect.iscoroutinefunction(function)
    return Binding(operation, function, tuple(sources), tuple(optional), is_async)


def _source(name: str, operation: Operation, function: Callable[..., Any]) -> Source | None:
    if name in operation.named("path"):
        return lambda exchange: exchange.path_values[name]
    if name == "user" and not operation.is_open:
        return lambda exchange: exchange.viewer
    if name == "body" and operation.takes_body:
        return _body_source(function)
    if name == "upload" and operation.upload_body is not None:
        return lambda exchange: exchange.body if isinstance(exchange.body, Upload) else None
    return {
        "query": lambda exchange: exchange.query_values,
        "request": lambda exchange: exchange.call,
    }.get(name)


def _body_source(function: Callable[..., Any]) -> Source:
    annotation = get_type_hints(function).get("body", Any)
    has_upload = "upload" in inspect.signature(function).parameters
    if annotation in (Any, Upload):
        return lambda exchange: exchange.body
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)

    def body(exchange: Exchange) -> Any:
        if isinstance(exchange.body, Upload):
            return None if has_upload else exchange.body
        try:
            return adapter.validate_python(exchange.body)
        except ValidationError as error:
            raise bad_model(error) from None

    return body


def _is_query_argument(parameter: inspect.Parameter, operation: Operation) -> bool:
    named = [item for item in operation.parameters if item.location == "query"]
    known = {item.steps[0] for item in named}
    always_there = {item.name for item in named if item.is_required or item.default is not None}
    if parameter.name not in known:
        return False
    return parameter.default is not inspect.Parameter.empty or parameter.name in always_there


def _check_path_names(operation: Operation, supplied: set[str]) -> None:
    missing = operation.named("path") - supplied - {"api_key"}
    if missing:
        raise Unsuitable(f"{operation.id}: the handler takes no {sorted(missing)} of its path")


class Dispatcher:
    """The application behind Connexion's layers."""

    def __init__(
        self,
        bindings: Mapping[str, Binding],
        *,
        surroundings: Surroundings,
        admit: Callable[[Exchange], None],
        threads: Threads,
        options: Options,
    ) -> None:
        self._bindings = bindings
        self._surroundings = surroundings
        self._admit = admit
        self._threads = threads
        self._options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whose values the layers before have left with its exchange."""
        exchange: Exchange = scope[SCOPE_KEY]
        door.enter(self._surroundings, exchange.call)
        binding = self._bindings[exchange.operation.id]  # type: ignore[union-attr]
        with ExitStack() as held:
            if isinstance(exchange.body, Upload):
                held.enter_context(exchange.body)
            answer = await self._answer(binding, exchange)
        await transmit(answer, exchange.call, receive=receive, send=send, threads=self._threads)

    async def _answer(self, binding: Binding, exchange: Exchange) -> Reply:
        if not binding.is_async:
            return await self._threads.run(partial(self._serve, binding, exchange))
        await self._threads.run(partial(self._admit, exchange))
        result = await binding.function(**binding.arguments(exchange))
        return await self._threads.run(partial(self._finish, result, binding, exchange))

    def _serve(self, binding: Binding, exchange: Exchange) -> Reply:
        self._admit(exchange)
        return self._finish(binding.function(**binding.arguments(exchange)), binding, exchange)

    def _finish(self, result: Any, binding: Binding, exchange: Exchange) -> Reply:
        answer = answers.finished(result, binding.operation)
        try:
            return self._completed(answer, binding.operation, exchange)
        except BaseException:
            answers.close(answer)
            raise

    def _completed(self, answer: Reply, operation: Operation, exchange: Exchange) -> Reply:
        if self._options.validate_responses:
            answers.check(answer, operation)
        answer = self._with_session(answer, exchange)
        answer = answers.conditional(answer, exchange.call)
        answer = answers.compressed(answer, exchange.call, self._options.compress_from_bytes)
        return answers.read_small(answer) if exchange.call.method != "HEAD" else answer

    def _with_session(self, answer: Reply, exchange: Exchange) -> Reply:
        token = answer.session if answer.session is not None else exchange.session_token
        if token is None:
            return answer
        text = session_cookie(
            token,
            ttl_seconds=self._options.session_ttl_seconds,
            is_secure=exchange.call.is_secure,
        )
        return with_header(replace(answer, session=None), "set-cookie", text)
