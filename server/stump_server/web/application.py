"""Puts the room together: Connexion's layers, with ours among them, around the dispatcher."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

from starlette.types import ASGIApp

from stump_server.services.pace import Pace
from stump_server.web import contract as contracts
from stump_server.web.bodies import BodyReader
from stump_server.web.dispatcher import Dispatcher, bind
from stump_server.web.door import Surroundings
from stump_server.web.exchange import Exchange
from stump_server.web.framework import (
    Layers,
    LifespanMiddleware,
    MediaTypeDict,
    RequestValidation,
    Resolver,
)
from stump_server.web.headers import Challenge, Envelope
from stump_server.web.options import Options
from stump_server.web.parameters import ParameterValidator
from stump_server.web.query import QueryForm
from stump_server.web.routing import TableRouting
from stump_server.web.security import Entrance, Guard, Identify
from stump_server.web.short_addresses import ShortAddresses
from stump_server.web.swagger import Documentation
from stump_server.web.threads import Threads
from stump_server.web.turnstile import Turnstile

Handlers = Callable[[str], Callable[..., Any]]
Lifespan = Callable[[Any], AbstractAsyncContextManager[Any]]


def build(
    contract: dict[str, Any],
    handlers: Handlers,
    *,
    surroundings: Surroundings,
    identify: Identify,
    options: Options | None = None,
    challenge: Challenge | None = None,
    lifespan: Lifespan | None = None,
) -> ASGIApp:
    """The application that serves a contract.

    `handlers` gives the function of an operationId. Raises Unsuitable when a function and its
    operation do not fit, and whatever `handlers` raises when there is none.
    """
    options = options or Options()
    operations = contracts.read(contract)
    threads = Threads(options.threads)
    pace = Pace(options.requests_per_minute)
    guard = Guard(surroundings.database, identify, options.allowed_origins, pace)

    async def admit(exchange: Exchange) -> None:
        await threads.run(partial(guard.admit, exchange))

    dispatcher = Dispatcher(
        {name: bind(operation, handlers(name)) for name, operation in operations.items()},
        surroundings=surroundings,
        admit=guard.admit,
        threads=threads,
        options=options,
    )
    application = Layers(
        dispatcher,
        # Connexion's own list without its Swagger UI (an old one), its error layers (another shape
        # of errors), its response validation (hundredfold slower) and its context (unused here).
        middlewares=[
            ShortAddresses,
            partial(Envelope, options=options, threads=threads, challenge=challenge),
            partial(Turnstile, pace=pace),
            partial(
                QueryForm,
                limit_bytes=options.query_limit_bytes,
                limit_names=options.query_limit_names,
            ),
            partial(Documentation, contract=contract, is_on=options.swagger, threads=threads),
            partial(TableRouting, operations=operations),
            partial(Entrance, operations=operations, admit=admit),
            RequestValidation,
            LifespanMiddleware,
        ],
        lifespan=_lifespan(lifespan, threads),
    )
    application.add_api(
        contract,
        # The functions are known already; Connexion only has to find that there is one.
        resolver=Resolver(handlers),
        strict_validation=True,
        uri_parser_class=_no_parser,
        validator_map={
            "parameter": ParameterValidator(operations),
            # One for all: Connexion compares media types by case.
            "body": MediaTypeDict({"*/*": BodyReader(options, threads)}),
        },
    )
    return application


def _no_parser(_parameters: object, _body: object) -> None:
    """Stands in for Connexion's parser: `parameters.UriParser` is built once per operation."""


def _lifespan(inner: Lifespan | None, threads: Threads) -> Lifespan:
    @asynccontextmanager
    async def lifespan(application: object) -> AsyncIterator[Any]:
        async with AsyncExitStack() as stack:
            stack.callback(threads.close)
            yield await stack.enter_async_context(inner(application)) if inner else {}

    return lifespan
