"""What feeds of every kind are made with: addresses within a catalogue, and links between pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from stump_server.domain.catalogue import BookChoice
from stump_server.domain.filters import ReadStatus
from stump_server.domain.library import Library
from stump_server.domain.media import Series
from stump_server.domain.page import DEFAULT_SIZE, Numbered, Page

Query = Mapping[str, Any]

# When nothing has ever changed.
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """One feed of a catalogue: where the catalogue begins, and the feed's path and query in it."""

    base: str
    path: str
    query: tuple[tuple[str, str], ...] = ()

    def url(self, path: str, **query: str | int | None) -> str:
        """The address of another part of the catalogue; names are encoded already."""
        given = [(name, str(value)) for name, value in query.items() if value is not None]
        return self._address(path, given)

    def at_page(self, number: int) -> str:
        """The address of another page of this feed."""
        return self._address(self.path, [*self.query, ("page", str(number))])

    @property
    def own(self) -> str:
        """The address of the first page of this feed."""
        return self._address(self.path, list(self.query))

    def _address(self, path: str, query: list[tuple[str, str]]) -> str:
        tail = f"?{urlencode(query, quote_via=quote)}" if query else ""
        return f"{self.base}/{path}{tail}"


def place(base: str, path: str, query: Query, usual: Query) -> Place:
    """The feed that a request asks for, whatever the page; `usual` goes without saying."""
    kept = (
        (name, _text(value))
        for name, value in query.items()
        if name != "page" and usual.get(name) != value
    )
    return Place(base, path, tuple(kept))


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def numbered(query: Query, *, zero_based: bool) -> Numbered:
    """The page a request asks for, the first one when it does not say."""
    counts_from_zero = bool(query.get("zero_based", zero_based))
    first = 0 if counts_from_zero else 1
    number = max(query.get("page") or first, first)
    return Numbered(number, query.get("page_size") or DEFAULT_SIZE, counts_from_zero)


def neighbours(page: Page[Any], place: Place) -> dict[str, str]:
    """Addresses by relation: this page, the first, the one before, the one after, the last."""
    asked = page.request
    if not isinstance(asked, Numbered):
        return {"self": place.own}
    first = 0 if asked.zero_based else 1
    last = first + max(-(-(page.total or 0) // asked.size) - 1, 0)
    found = {"self": asked.page, "first": first, "last": last}
    if asked.page > first:
        found["previous"] = min(asked.page - 1, last)
    if asked.page < last:
        found["next"] = asked.page + 1
    return {
        relation: place.own if number == first else place.at_page(number)
        for relation, number in found.items()
    }


@dataclass(frozen=True, slots=True)
class Frame:
    """What all parts of one feed share: the place, and when anything it shows last changed."""

    place: Place
    changed_at: datetime | None = None

    @property
    def updated(self) -> datetime:
        """When the feed last changed."""
        return self.changed_at or _BEGINNING


def title_of(one: Library | Series) -> str:
    """What a library or a series is called."""
    return one.title if isinstance(one, Series) else one.name


def choice(query: Query, text: str) -> BookChoice:
    """Which books a request chooses; `text` is what the catalogue calls the words looked for."""
    status = query.get("read_status")
    return BookChoice(
        search=query.get(text) or None,
        library_id=query.get("library_id") or None,
        author=query.get("author") or None,
        subject=query.get("subject") or None,
        extension=query.get("extension") or None,
        read_status=ReadStatus(status.capitalize()) if status else None,
        is_newest_first=query.get("order_by") == "created_at",
    )


def chosen(choice: BookChoice, text: str) -> dict[str, str | None]:
    """The choice as the query that asks for it."""
    return {
        text: choice.search,
        "library_id": choice.library_id,
        "author": choice.author,
        "subject": choice.subject,
        "extension": choice.extension,
        "read_status": choice.read_status.value.lower() if choice.read_status else None,
        "order_by": "created_at" if choice.is_newest_first else None,
    }
