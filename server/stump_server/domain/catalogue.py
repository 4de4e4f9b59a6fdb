"""Choosing among all books as readers of a catalogue do: a search, and facets that narrow it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stump_server.domain.filters import MediaFilter, MediaMetadataFilter, ReadStatus
from stump_server.domain.library import Library
from stump_server.domain.page import Order

_READ_STATUS = {
    ReadStatus.UNREAD: "Unread",
    ReadStatus.READING: "Reading",
    ReadStatus.COMPLETED: "Finished",
}


@dataclass(frozen=True, slots=True)
class BookChoice:
    """Which of all books are wanted, and in which order."""

    search: str | None = None
    library_id: str | None = None
    author: str | None = None
    extension: str | None = None
    read_status: ReadStatus | None = None
    is_newest_first: bool = False

    @property
    def filter(self) -> MediaFilter:
        """The choice as a filter of books."""
        return MediaFilter(
            anywhere=self.search,
            of_library=_one(self.library_id),
            extension=_one(self.extension),
            read_status=() if self.read_status is None else (self.read_status,),
            metadata=MediaMetadataFilter(writer=_one(self.author)) if self.author else None,
        )

    @property
    def order(self) -> Order:
        """By name, or by their discovery."""
        if self.is_newest_first:
            return Order("created_at", descending=True)
        return Order()


@dataclass(frozen=True, slots=True)
class Facet:
    """One further choice, in a group of which one is active."""

    group: str
    title: str
    choice: BookChoice
    is_active: bool


def facets(
    choice: BookChoice,
    libraries: Sequence[Library],
    authors: Iterable[str],
    extensions: Iterable[str],
) -> tuple[Facet, ...]:
    """The choices one step away: another library, author, format, reading status or order."""
    known_authors = dict.fromkeys(authors, None) | dict.fromkeys(_one(choice.author), None)
    return (
        *_group("Library", "library_id", choice, {one.id: one.name for one in libraries}),
        *_group("Author", "author", choice, {name: name for name in known_authors}),
        *_group("Format", "extension", choice, {one: one.upper() for one in extensions}),
        *_group("Status", "read_status", choice, _READ_STATUS),
        *_orders(choice),
    )


def _group(
    group: str, field: str, choice: BookChoice, titles: dict[str, str] | dict[ReadStatus, str]
) -> Iterator[Facet]:
    chosen = getattr(choice, field)
    yield Facet(group, "All", dataclasses.replace(choice, **{field: None}), chosen is None)
    for value, title in titles.items():
        other = dataclasses.replace(choice, **{field: value})
        yield Facet(group, title, other, chosen == value)


def _orders(choice: BookChoice) -> Iterator[Facet]:
    for title, is_newest_first in (("By name", False), ("Newest first", True)):
        other = dataclasses.replace(choice, is_newest_first=is_newest_first)
        yield Facet("Order", title, other, choice.is_newest_first is is_newest_first)


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
