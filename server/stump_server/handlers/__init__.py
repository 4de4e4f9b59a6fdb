"""Door 1, HTTP: one module per tag, one function per operation of the contract."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from stump_server import shapes
from stump_server.domain.errors import Invalid
from stump_server.web import feeds
from stump_server.web.call import Call
from stump_server.web.reply import Reply

_OPDS_V2 = "/opds/v2.0/"


def challenge(call: Call) -> Reply | None:
    """What those who are not known get in place of a problem, where a path has its own way."""
    if not call.path.startswith(_OPDS_V2):
        return None
    try:
        base = f"{call.base_url}{_OPDS_V2.rstrip('/')}"
    except Invalid:
        return None
    document = shapes.opds_v2.authentication(base)
    return feeds.challenge(document, str(document["id"]), shapes.opds_v2.AUTHENTICATION)


def find(operation_id: str) -> Callable[..., Any]:
    """The handler of an operation: `library.scan` is `scan` in the module `library`.

    Raises AttributeError or ImportError when there is none.
    """
    tag, _, verb = operation_id.partition(".")
    handler: Callable[..., Any] = getattr(import_module(f"{__name__}.{tag}"), verb)
    return handler
