"""Pages of results and the order of lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from stump_server.domain.page import (
    DEFAULT_SIZE,
    After,
    Everything,
    Numbered,
    Order,
    Page,
    PageRequest,
    requested,
)

T = TypeVar("T")

_NAMES = ("page", "page_size", "zero_based", "cursor", "limit")


def request(query: Mapping[str, Any]) -> PageRequest:
    """Which part of a list the query asks for."""
    return requested(**{name: query.get(name) for name in _NAMES})


def paged(query: Mapping[str, Any]) -> PageRequest:
    """The same for lists that never come whole: the first page when nothing is asked for."""
    asked = request(query)
    return Numbered(1, DEFAULT_SIZE) if isinstance(asked, Everything) else asked


def order(query: Mapping[str, Any]) -> Order:
    """The field and direction of a list."""
    return Order(query.get("order_by") or "name", query.get("direction") == "desc")


def one(page: Page[T], shape: Callable[[T], dict[str, Any]]) -> dict[str, Any]:
    """A page with its items shaped, and what the client needs to ask for more."""
    return {
        "data": [shape(item) for item in page.items],
        "_page": _numbered(page),
        "_cursor": _cursor(page),
    }


def _numbered(page: Page[Any]) -> dict[str, Any] | None:
    asked = page.request
    if not isinstance(asked, Numbered):
        return None
    return {
        "total_pages": -(-(page.total or 0) // asked.size),
        "current_page": asked.page,
        "page_size": asked.size,
        "page_offset": asked.offset,
        "zero_based": asked.zero_based,
    }


def _cursor(page: Page[Any]) -> dict[str, Any] | None:
    asked = page.request
    if not isinstance(asked, After):
        return None
    return {
        "current_cursor": asked.cursor,
        "limit": asked.limit,
        "next_cursor": page.next_cursor,
    }
