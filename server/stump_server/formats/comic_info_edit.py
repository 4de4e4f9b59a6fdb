"""Write what people say of a comic into its ComicInfo.xml, and leave the rest of it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from stump_server.domain import age_rating
from stump_server.formats import safe_xml, text
from stump_server.formats.safe_xml import Element

# All elements in the order of the schema of ComicInfo 2.1, which is a sequence.
_ORDER = (
    "Title", "Series", "Number", "Count", "Volume", "AlternateSeries", "AlternateNumber",
    "AlternateCount", "Summary", "Notes", "Year", "Month", "Day", "Writer", "Penciller", "Inker",
    "Colorist", "Letterer", "CoverArtist", "Editor", "Translator", "Publisher", "Imprint", "Genre",
    "Tags", "Web", "PageCount", "LanguageISO", "Format", "BlackAndWhite", "Manga", "Characters",
    "Teams", "Locations", "ScanInformation", "StoryArc", "StoryArcNumber", "SeriesGroup",
    "AgeRating", "Pages", "CommunityRating", "MainCharacterOrTeam", "Review", "GTIN",
)  # fmt: skip
_PLACES = {name.lower(): place for place, name in enumerate(_ORDER)}

# The words that the schema has for ages, each for the age it is read as.
_AGE_WORDS = (
    "Everyone", "Early Childhood", "Everyone 10+", "Teen", "MA15+", "Mature 17+", "Adults Only 18+",
)  # fmt: skip
_AGES = {age_rating.parse(word): word for word in _AGE_WORDS}
_DIRECTIONS = {"rtl": "YesAndRightToLeft", "ltr": "No"}


def _words(values: tuple[str, ...]) -> str:
    return ", ".join(values)


def _age(years: int) -> str:
    return _AGES.get(years, f"{years}+")


def _trade_number(identifiers: tuple[str, ...]) -> str:
    numbers = (one.partition(":")[2] for one in identifiers if one.startswith("gtin:"))
    return next(numbers, "")


def _yes_or_no(value: bool) -> str:
    return "Yes" if value else "No"


# Field of the metadata: element, and the text it gets.
_ELEMENTS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "title": ("Title", str),
    "series": ("Series", str),
    "number": ("Number", text.decimal),
    "volume": ("Volume", str),
    "summary": ("Summary", str),
    "notes": ("Notes", str),
    "age_rating": ("AgeRating", _age),
    "genre": ("Genre", _words),
    "year": ("Year", str),
    "month": ("Month", str),
    "day": ("Day", str),
    "writers": ("Writer", _words),
    "pencillers": ("Penciller", _words),
    "inkers": ("Inker", _words),
    "colorists": ("Colorist", _words),
    "letterers": ("Letterer", _words),
    "cover_artists": ("CoverArtist", _words),
    "editors": ("Editor", _words),
    "publisher": ("Publisher", str),
    "language": ("LanguageISO", str),
    "links": ("Web", " ".join),
    "characters": ("Characters", _words),
    "teams": ("Teams", _words),
    "translators": ("Translator", _words),
    "imprint": ("Imprint", str),
    "tags": ("Tags", _words),
    "locations": ("Locations", _words),
    "story_arcs": ("StoryArc", _words),
    "issue_count": ("Count", str),
    "community_rating": ("CommunityRating", text.decimal),
    "reading_direction": ("Manga", _DIRECTIONS.__getitem__),
    "identifiers": ("GTIN", _trade_number),
    "alternate_series": ("AlternateSeries", str),
    "alternate_number": ("AlternateNumber", str),
    "alternate_count": ("AlternateCount", str),
    "story_arc_numbers": ("StoryArcNumber", _words),
    "series_groups": ("SeriesGroup", _words),
    "edition_format": ("Format", str),
    "black_and_white": ("BlackAndWhite", _yes_or_no),
    "scan_information": ("ScanInformation", str),
    "review": ("Review", str),
    "main_character_or_team": ("MainCharacterOrTeam", str),
}


def edited(document: bytes | None, changes: Mapping[str, Any]) -> bytes:
    """The document, or a new one, with fields of the metadata as they are to be.

    Emptied fields lose their element. What a field cannot say in ComicInfo is not in there; who
    must know reads the document. Raises UnreadableBook when it cannot be parsed.
    """
    root = etree.Element("ComicInfo") if document is None else safe_xml.parse_whole(document)
    for field, value in changes.items():
        if field in _ELEMENTS:
            name, spelled = _ELEMENTS[field]
            _set(root, name, spelled(value) if value not in (None, ()) else "")
    etree.indent(root)
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8")


def _set(root: Element, name: str, value: str) -> None:
    """One element of this name with this text, or none; the first of several stays in its place."""
    same = [part for part in root if safe_xml.local_name(part) == name.lower()]
    for part in same[1:] if value else same:
        root.remove(part)
    if not value:
        return
    if same:
        first = same[0]
    else:
        first = etree.Element(_qualified(root, name))
        root.insert(_place_for(root, name), first)
    for part in list(first):
        first.remove(part)
    first.text = value


def _qualified(root: Element, name: str) -> str:
    namespace, brace, _ = str(root.tag).rpartition("}")
    return f"{namespace}{brace}{name}"


def _place_for(root: Element, name: str) -> int:
    """Behind everything that the schema has before it."""
    wanted = _PLACES[name.lower()]
    before = [
        place
        for place, part in enumerate(root)
        if _PLACES.get(safe_xml.local_name(part), len(_PLACES)) < wanted
    ]
    return before[-1] + 1 if before else 0
