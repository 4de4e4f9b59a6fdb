"""Door 1, HTTP: one module per tag, one function per operation of the contract."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def find(operation_id: str) -> Callable[..., Any]:
    """The handler of an operation: `library.scan` is `scan` in the module `library`.

    Raises AttributeError or ImportError when there is none.
    """
    tag, _, verb = operation_id.partition(".")
    handler: Callable[..., Any] = getattr(import_module(f"{__name__}.{tag}"), verb)
    return handler
