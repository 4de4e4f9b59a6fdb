"""ComicInfo.xml: what a comic says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

from stump_server.domain import age_rating
from stump_server.domain.media import FRONT_COVER, MediaMetadata, PageDescription
from stump_server.formats import safe_xml, text
from stump_server.formats.limits import LIMITS
from stump_server.formats.safe_xml import Element, attribute

_YEAR = partial(text.whole, low=1, high=9999)
_COUNT = partial(text.whole, low=0, high=1_000_000)
_SIZE = partial(text.whole, low=1, high=999_999_999)
_PAGE_TYPES = {
    kind.lower(): kind
    for kind in (
        FRONT_COVER, "InnerCover", "Roundup", "Story", "Advertisement", "Editorial", "Letters",
        "Preview", "BackCover", "Other", "Deleted",
    )
}  # fmt: skip


def _rating(value: str) -> float | None:
    rating = text.number(value)
    return rating if rating is not None and 0 <= rating <= 5 else None


def _direction(value: str) -> str | None:
    # "Yes" tells of the kind of comic and not of how it is read.
    return {"yesandrighttoleft": "rtl", "no": "ltr"}.get(value.strip().lower())


def _trade_number(value: str) -> tuple[str, ...]:
    return text.unique([f"gtin:{number}"]) if (number := text.line(value)) else ()


def _yes_or_no(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value.strip().lower())


def _positions(value: str) -> tuple[str, ...]:
    """One for each story arc, so that the same may come twice."""
    parts = value[: LIMITS.text_characters].split(",")
    return tuple(one for part in parts if (one := text.line(part)))[: LIMITS.list_items]


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
    "alternateseries": ("alternate_series", text.line),
    "alternatenumber": ("alternate_number", text.line),
    "alternatecount": ("alternate_count", _COUNT),
    "storyarcnumber": ("story_arc_numbers", _positions),
    "seriesgroup": ("series_groups", text.words),
    "format": ("edition_format", text.line),
    "blackandwhite": ("black_and_white", _yes_or_no),
    "scaninformation": ("scan_information", text.line),
    "review": ("review", text.prose),
    "maincharacterorteam": ("main_character_or_team", text.line),
}
_PLACES = {name: place for place, name in enumerate(MediaMetadata._fields)}
_PAGE_COUNT = _PLACES["page_count"]
# The same by the places of the fields: metadata made from a list is many times as fast as by names.
_PLACE_OF = {element: _PLACES[name] for element, (name, _) in _FIELDS.items()}
_READERS = {_PLACES[name]: read for name, read in _FIELDS.values()}
# What is no field, and the one element that holds others.
_UNKNOWN = -1
_PAGES = -2
_NOTHING = MediaMetadata()
# Books of one series say much the same, in short words.
_OFTEN_REPEATED = 64


def parse(content: bytes, pages: int | None = None) -> MediaMetadata:
    """The metadata of one document; a value that cannot be read leaves only its own field empty.

    Counted pages go before the number that the document states.

    Raises UnreadableBook when the document itself cannot be read.
    """
    return _metadata(safe_xml.parse(content), pages)


def read(content: bytes, pages: int) -> tuple[MediaMetadata, tuple[PageDescription, ...]]:
    """The metadata, and what the document says of pages that there are. Raises UnreadableBook."""
    root = safe_xml.parse(content)
    described: dict[int, PageDescription] = {}
    metadata = _metadata(root, pages, described)
    if not described:
        return metadata, ()
    return metadata, tuple(described[page] for page in sorted(described))


def _description(element: Element) -> PageDescription | None:
    """One page; `Image` counts from 0."""
    image = _COUNT(attribute(element, "Image"))
    if safe_xml.local_name(element) != "page" or image is None:
        return None
    # The schema allows several types; the first that there is counts.
    words = attribute(element, "Type").split()
    kinds = (_PAGE_TYPES.get(word.lower()) for word in words)
    return PageDescription(
        page=image + 1,
        type=next((kind for kind in kinds if kind), None),
        double_page={"true": True, "1": True}.get(attribute(element, "DoublePage").lower()),
        bookmark=text.line(attribute(element, "Bookmark")),
        key=text.line(attribute(element, "Key")),
        width=_SIZE(attribute(element, "ImageWidth")),
        height=_SIZE(attribute(element, "ImageHeight")),
        size=_SIZE(attribute(element, "ImageSize")),
    )


def _describe(pages: Element, most: int, described: dict[int, PageDescription]) -> None:
    for element in pages:
        one = _description(element)
        if one is not None and one.page <= most:
            described.setdefault(one.page, one)


def _metadata(
    root: Element, pages: int | None, described: dict[int, PageDescription] | None = None
) -> MediaMetadata:
    """What the elements say, and of pages as well where that is asked for: each is met once."""
    values: list[Any] = list(_NOTHING)
    for element in root:
        place = _place(element.tag)
        if place >= 0:
            if not values[place]:
                values[place] = _value(place, element.text or "")
        elif place == _PAGES and described is not None and pages is not None:
            _describe(element, pages, described)
    if pages is not None:
        values[_PAGE_COUNT] = pages
    return MediaMetadata._make(values)


@lru_cache(maxsize=256)
def _place(tag: object) -> int:
    """The place of what an element says, by its tag: that of a comment and such is no text."""
    name = safe_xml.local_name_of(tag)
    return _PAGES if name == "pages" else _PLACE_OF.get(name, _UNKNOWN)


def _value(place: int, said: str) -> Any:
    return _known_value(place, said) if len(said) <= _OFTEN_REPEATED else _READERS[place](said)


@lru_cache(maxsize=2048)
def _known_value(place: int, said: str) -> Any:
    return _READERS[place](said)
