"""Pages of results: what a client asks for and what it gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

DEFAULT_SIZE = 20


@dataclass(frozen=True, slots=True)
class Order:
    """One field to sort by; ties are always broken by name and id."""

    field: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Everything:
    """No paging was asked for: all that matches, in one answer."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Page number `page` of `size` things; `page` counts as the client counts."""

    page: int
    size: int
    zero_based: bool = False

    @property
    def offset(self) -> int:
        """How many things come before the page."""
        first = self.page if self.zero_based else max(self.page, 1) - 1
        return first * self.size


@dataclass(frozen=True, slots=True)
class After:
    """What follows a cursor, at most `limit` things; no cursor is the start."""

    cursor: str | None = None
    limit: int | None = None


PageRequest = Everything | Numbered | After


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Things in order, with what the client needs to ask for more.

    `total` is counted in numbered pages only; `next_cursor` is None at the end.
    """

    items: tuple[T, ...]
    request: PageRequest
    total: int | None = None
    next_cursor: str | None = None

    def map(self, change: Callable[[T], U]) -> Page[U]:
        """The same page with every item changed."""
        return Page(
            tuple(change(item) for item in self.items), self.request, self.total, self.next_cursor
        )


def requested(
    *,
    page: int | None = None,
    page_size: int | None = None,
    zero_based: bool | None = None,
    cursor: str | None = None,
    limit: int | None = None,
) -> PageRequest:
    """Which kind of paging the query asks for: a cursor or limit wins over page numbers."""
    if cursor is not None or limit is not None:
        return After(cursor, limit)
    if page is None and page_size is None and zero_based is None:
        return Everything()
    first = 0 if zero_based else 1
    number = first if page is None else max(page, first)
    return Numbered(number, page_size or DEFAULT_SIZE, bool(zero_based))
