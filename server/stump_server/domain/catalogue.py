"""Choosing among all books as readers of a catalogue do: a search, and facets that narrow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stump_server.domain.filters import MediaFilter, ReadStatus
from stump_server.domain.library import Library
from stump_server.domain.media import Media
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
    subject: str | None = None
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
            of_writer=_one(self.author),
            of_genre=_one(self.subject),
        )

    @property
    def order(self) -> Order:
        """By name, or by their discovery."""
        if self.is_newest_first:
            return Order("created_at", descending=True)
        return Order()


@dataclass(frozen=True, slots=True)
class Publication:
    """A book as a catalogue shows it; the types of its page images where they are asked for."""

    book: Media
    series_title: str
    page_types: tuple[str, ...] = ()


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
    known_authors = dict.fromkeys((*authors, *_one(choice.author)))
    return (
        *_group("Library", choice.library_id, _other_library(choice, libraries)),
        *_group("Author", choice.author, _other_author(choice, known_authors)),
        *_group("Format", choice.extension, _other_extension(choice, extensions)),
        *_group("Status", choice.read_status, _other_status(choice)),
        *_group("Order", choice.is_newest_first, _other_order(choice)),
    )


# A value that can be chosen, what it is called, and the choice with it.
_Offer = tuple[object, str, BookChoice]


def _group(group: str, chosen: object, offers: Iterable[_Offer]) -> Iterator[Facet]:
    for value, title, choice in offers:
        yield Facet(group, title, choice, value == chosen)


def _other_library(choice: BookChoice, libraries: Iterable[Library]) -> Iterator[_Offer]:
    yield None, "All", replace(choice, library_id=None)
    for one in libraries:
        yield one.id, one.name, replace(choice, library_id=one.id)


def _other_author(choice: BookChoice, authors: Iterable[str]) -> Iterator[_Offer]:
    yield None, "All", replace(choice, author=None)
    for name in authors:
        yield name, name, replace(choice, author=name)


def _other_extension(choice: BookChoice, extensions: Iterable[str]) -> Iterator[_Offer]:
    yield None, "All", replace(choice, extension=None)
    for ending in extensions:
        yield ending, ending.upper(), replace(choice, extension=ending)


def _other_status(choice: BookChoice) -> Iterator[_Offer]:
    yield None, "All", replace(choice, read_status=None)
    for status, title in _READ_STATUS.items():
        yield status, title, replace(choice, read_status=status)


def _other_order(choice: BookChoice) -> Iterator[_Offer]:
    yield False, "By name", replace(choice, is_newest_first=False)
    yield True, "Newest first", replace(choice, is_newest_first=True)


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
