"""ACBF: the description that Advanced Comic Book Format puts into an archive of page images.

Read is the metadata of version 1.1 (acbf.fandom.com), not the frames and texts of pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stump_server.domain import age_rating
from stump_server.domain.media import MediaMetadata
from stump_server.formats import safe_xml, text
from stump_server.formats.members import Member
from stump_server.formats.safe_xml import Element, attribute, local_name

# What somebody did, by the word of the format, and the field it goes to; a writer where none is.
_ACTIVITIES = {
    "": "writers",
    "writer": "writers",
    "adapter": "writers",
    "artist": "pencillers",
    "penciller": "pencillers",
    "inker": "inkers",
    "colorist": "colorists",
    "letterer": "letterers",
    "coverartist": "cover_artists",
    "editor": "editors",
    "assistanteditor": "editors",
    "translator": "translators",
}


def member_of(members: Iterable[Member]) -> Member | None:
    """The description of an archive, which lies in its root."""
    found = (one for one in members if one.name.lower().endswith(".acbf") and "/" not in one.name)
    return next(found, None)


def parse(content: bytes) -> MediaMetadata:
    """The metadata of a description. Raises UnreadableBook when it is no XML."""
    root = safe_xml.parse(content)
    info, publishing = _section(root, "book-info"), _section(root, "publish-info")
    sequence = _first(info, "sequence")
    people: dict[str, list[str]] = {}
    for author in _all(info, "author"):
        field = _ACTIVITIES.get(attribute(author, "activity").strip().lower())
        if field:
            people.setdefault(field, []).append(_name(author))
    named: dict[str, Any] = {field: text.unique(names) for field, names in people.items()}
    date = _first(publishing, "publish-date")
    year, month, day = text.date(_value(date))
    return MediaMetadata(
        title=text.line(_text(_first(info, "book-title"))),
        series=text.line("" if sequence is None else attribute(sequence, "title")),
        number=text.number(_text(sequence)),
        volume=text.whole("" if sequence is None else attribute(sequence, "volume"), 0, 1_000_000),
        summary=text.prose(
            "\n".join(_text(part) for part in _all(_first(info, "annotation"), "p"))
        ),
        age_rating=age_rating.parse(_text(_first(info, "content-rating"))),
        genre=text.unique(_text(one).replace("_", " ") for one in _all(info, "genre")),
        year=year,
        month=month,
        day=day,
        characters=text.unique(_text(one) for one in _all(_first(info, "characters"), "name")),
        tags=text.words(_text(_first(info, "keywords"))),
        publisher=text.line(_text(_first(publishing, "publisher"))),
        language=text.line(_language(info)),
        identifiers=text.unique(
            f"isbn:{_text(one)}" for one in _all(publishing, "isbn") if _text(one)
        ),
        **named,
    )


def _language(info: Element | None) -> str:
    """That of the texts on the pages."""
    layers = _all(_first(info, "languages"), "text-layer")
    shown = [one for one in layers if attribute(one, "show").lower() != "true"] or layers
    return attribute(shown[0], "lang") if shown else ""


def _name(author: Element) -> str:
    parts = (_text(_first(author, name)) for name in ("first-name", "middle-name", "last-name"))
    return " ".join(part for part in parts if part) or _text(_first(author, "nickname"))


def _value(element: Element | None) -> str:
    return "" if element is None else attribute(element, "value") or _text(element)


def _text(element: Element | None) -> str:
    return "" if element is None else safe_xml.text_of(element).strip()


def _first(element: Element | None, name: str) -> Element | None:
    return next(iter(_all(element, name)), None)


def _all(element: Element | None, name: str) -> list[Element]:
    """Elements of a name in another one."""
    return [] if element is None else [part for part in element if local_name(part) == name]


def _section(root: Element, name: str) -> Element | None:
    return next((part for part in root.iter() if local_name(part) == name), None)
