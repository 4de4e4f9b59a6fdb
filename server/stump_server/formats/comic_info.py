"""ComicInfo.xml: what a comic says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from stump_server.domain import age_rating
from stump_server.domain.media import MediaMetadata
from stump_server.formats import safe_xml, text

_YEAR = partial(text.whole, low=1, high=9999)
_COUNT = partial(text.whole, low=0, high=1_000_000)


def _rating(value: str) -> float | None:
    rating = text.number(value)
    return rating if rating is not None and 0 <= rating <= 5 else None


def _direction(value: str) -> str | None:
    # "Yes" tells of the kind of comic and not of how it is read.
    return {"yesandrighttoleft": "rtl", "no": "ltr"}.get(value.strip().lower())


def _trade_number(value: str) -> tuple[str, ...]:
    return text.unique([f"gtin:{number}"]) if (number := text.line(value)) else ()


# Element, lower-cased: field of the metadata and how to read it. Unknown is -1 in ComicInfo, so
# whole numbers start at 0.
_FIELDS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "title": ("title", text.line),
    "series": ("series", text.line),
    "number": ("number", text.number),
    "volume": ("volume", _COUNT),
    "summary": ("summary", text.prose),
    "notes": ("notes", text.prose),
    "agerating": ("age_rating", age_rating.parse),
    "genre": ("genre", text.words),
    "year": ("year", _YEAR),
    "month": ("month", partial(text.whole, low=1, high=12)),
    "day": ("day", partial(text.whole, low=1, high=31)),
    "writer": ("writers", text.words),
    "penciller": ("pencillers", text.words),
    "inker": ("inkers", text.words),
    "colorist": ("colorists", text.words),
    "letterer": ("letterers", text.words),
    "coverartist": ("cover_artists", text.words),
    "editor": ("editors", text.words),
    "publisher": ("publisher", text.line),
    "languageiso": ("language", text.line),
    "web": ("links", text.links),
    "characters": ("characters", text.words),
    "teams": ("teams", text.words),
    "pagecount": ("page_count", _COUNT),
    "translator": ("translators", text.words),
    "imprint": ("imprint", text.line),
    "tags": ("tags", text.words),
    "locations": ("locations", text.words),
    "storyarc": ("story_arcs", text.words),
    "count": ("issue_count", partial(text.whole, low=1, high=1_000_000)),
    "communityrating": ("community_rating", _rating),
    "manga": ("reading_direction", _direction),
    "gtin": ("identifiers", _trade_number),
}


def parse(content: bytes, pages: int | None = None) -> MediaMetadata:
    """The metadata of one document; a value that cannot be read leaves only its own field empty.

    Counted pages go before the number that the document states.

    Raises UnreadableBook when the document itself cannot be read.
    """
    values: dict[str, Any] = {}
    for element in safe_xml.parse(content):
        field = _FIELDS.get(safe_xml.local_name(element))
        if field and not values.get(field[0]):
            values[field[0]] = field[1](element.text or "")
    if pages is not None:
        values["page_count"] = pages
    return MediaMetadata(**values)
