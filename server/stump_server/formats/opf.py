"""Metadata of an OPF package: Dublin Core, calibre's additions, and EPUB 3 refinements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from stump_server.domain import age_rating
from stump_server.domain.media import MediaMetadata
from stump_server.formats import safe_xml, text
from stump_server.formats.safe_xml import Element, attribute, local_name

# MARC relators of people who are not (only) authors, and where they go.
_ROLES = {
    "art": "pencillers",
    "ill": "pencillers",
    "ink": "inkers",
    "clr": "colorists",
    "ltr": "letterers",
    "cov": "cover_artists",
    "edt": "editors",
    "trl": "translators",
}
_LISTS = (
    "pencillers",
    "inkers",
    "colorists",
    "letterers",
    "editors",
    "characters",
    "teams",
    "translators",
)
_DIRECTIONS = ("ltr", "rtl")
_AUTHORS = ("creator", "author", "authors", "writer", "writers")
# Dates of the file and not of the book.
_EVENTS_OF_THE_FILE = ("modification", "conversion")
# EPUB 2 once allowed the statements to be wrapped.
_WRAPPERS = ("dc-metadata", "x-metadata")
_FIRST_NUMBER = re.compile(r"[0-9]{1,2}")

# The id of a statement and a property, and the text.
_Refined = dict[tuple[str, str], str]


@dataclass(slots=True)
class _Statements:
    """All statements of a package by lower-cased key, and who plays which role."""

    values: dict[str, list[str]] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)
    series: list[tuple[str, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)

    def add(self, key: str, value: str) -> None:
        self.values.setdefault(key, []).append(value)

    def all(self, *keys: str) -> list[str]:
        return [value for key in keys for value in self.values.get(key, ())]

    def first(self, *keys: str) -> str:
        return next((value for value in self.all(*keys) if value.strip()), "")


def parse(package: Element) -> MediaMetadata:
    """The metadata that a package document states; nothing of it is required."""
    said = _gather(package)
    year, month, day = text.date(said.first("date"))
    people: dict[str, Any] = {name: _people(said, name, name) for name in _LISTS}
    series, number = _series(said)
    return MediaMetadata(
        title=text.line(_title(said)),
        series=text.line(series),
        number=text.number(number),
        volume=text.whole(said.first("volume"), 0, 1_000_000),
        summary=text.description("\n".join(said.all("summary") or said.all("description"))),
        notes=text.description("\n".join(said.all("notes"))),
        age_rating=_age(said),
        genre=_genres(said),
        year=year or text.whole(said.first("year"), 1, 9999),
        month=month or text.whole(said.first("month"), 1, 12),
        day=day or text.whole(said.first("day"), 1, 31),
        writers=tuple(sorted(text.unique([*said.all(*_AUTHORS), *said.roles.get("aut", ())]))),
        cover_artists=_people(said, "coverartists", "cover_artists"),
        links=text.links(" ".join(said.all("links"))),
        publisher=text.line(said.first("publisher")),
        language=text.line(said.first("language")),
        page_count=text.whole(said.first("pagecount"), 0, 1_000_000),
        identifiers=text.unique(said.identifiers),
        imprint=text.line(said.first("imprint")),
        issue_count=text.whole(said.first("count"), 1, 1_000_000),
        community_rating=_rating(said.first("calibre:rating")),
        reading_direction=_direction(package),
        **people,
    )


def merge(first: MediaMetadata, second: MediaMetadata) -> MediaMetadata:
    """The first, field by field, with the second where the first says nothing."""
    gaps = {
        name: getattr(second, name)
        for name in MediaMetadata._fields
        if getattr(first, name) in (None, ())
    }
    return first._replace(**gaps)


def _gather(package: Element) -> _Statements:
    said = _Statements()
    elements = [
        found for part in package if local_name(part) == "metadata" for found in _statements(part)
    ]
    refined = _refinements(elements)
    for element, value in elements:
        if local_name(element) == "meta":
            _take_meta(said, element, value, refined)
        else:
            _take_core(said, element, value, refined)
    return said


def _statements(metadata: Element) -> Iterator[tuple[Element, str]]:
    """Every statement with all its text; what lies in one, as in a broken document, with its own.

    So nothing is read more than twice, however deep it lies.
    """
    for part in metadata:
        for element in part if local_name(part) in _WRAPPERS else (part,):
            yield element, safe_xml.text_of(element)
            yield from ((inner, inner.text or "") for inner in element.iterdescendants())


def _refinements(elements: Iterable[tuple[Element, str]]) -> _Refined:
    """What EPUB 3 says about single statements."""
    return {
        (attribute(element, "refines").removeprefix("#"), attribute(element, "property")): (
            value.strip()
        )
        for element, value in elements
        if attribute(element, "refines")
    }


def _take_meta(said: _Statements, element: Element, text: str, refined: _Refined) -> None:
    if attribute(element, "refines"):
        return
    name = attribute(element, "name") or attribute(element, "property")
    value = attribute(element, "content") or text
    if name == "belongs-to-collection":
        identity = attribute(element, "id")
        if refined.get((identity, "collection-type"), "series") == "series":
            said.series.append((value, refined.get((identity, "group-position"), "")))
        return
    # "schema:typicalAgeRange" and "dc:title" lose their prefix, calibre's statements keep it.
    said.add(name.lower().removeprefix("schema:").removeprefix("dc:"), value)


def _take_core(said: _Statements, element: Element, value: str, refined: _Refined) -> None:
    key, identity = local_name(element), attribute(element, "id")
    if key in ("creator", "contributor"):
        role = attribute(element, "role") or refined.get((identity, "role"), "")
        said.roles.setdefault(role.strip().lower(), []).append(value)
    if key == "identifier":
        said.identifiers.append(_identifier(value, attribute(element, "scheme")))
    elif key == "title":
        said.titles.append((value, refined.get((identity, "title-type"), "main")))
    elif key == "date" and attribute(element, "event").lower() in _EVENTS_OF_THE_FILE:
        key = "date of the file"
    said.add(key, value)


def _identifier(value: str, scheme: str) -> str:
    """With its kind in front: "urn:isbn:978..." and 978... of the scheme ISBN are the same."""
    plain = value.strip()
    if plain.lower().startswith("urn:"):
        kind, _, rest = plain[len("urn:") :].partition(":")
        return f"{kind.lower()}:{rest}"
    kind = scheme.strip().lower()
    return f"{kind}:{plain}" if plain and kind and not plain.lower().startswith(kind) else plain


def _rating(value: str) -> float | None:
    """Calibre counts half stars."""
    halves = text.number(value)
    return halves / 2 if halves is not None and 0 <= halves <= 10 else None


def _direction(package: Element) -> str | None:
    found = (
        attribute(part, "page-progression-direction").lower()
        for part in package
        if local_name(part) == "spine"
    )
    return next((direction for direction in found if direction in _DIRECTIONS), None)


def _title(said: _Statements) -> str:
    """The main title, else the first one."""
    main = (value for value, kind in said.titles if kind == "main" and value.strip())
    return next(main, said.first("title"))


def _series(said: _Statements) -> tuple[str, str]:
    """Name and position: calibre's, else the first EPUB 3 collection, else plain statements."""
    calibre = said.first("calibre:series")
    if calibre:
        return calibre, said.first("calibre:series_index")
    if said.series:
        return said.series[0]
    return said.first("series"), said.first("number")


def _people(said: _Statements, key: str, role_of: str) -> tuple[str, ...]:
    by_role = [
        name for role, place in _ROLES.items() if place == role_of
        for name in said.roles.get(role, ())
    ]  # fmt: skip
    return text.unique([*_split(said.all(key)), *by_role])


def _genres(said: _Statements) -> tuple[str, ...]:
    """Genres and subjects. One single subject with commas is a list, several are not."""
    subjects = said.all("subject")
    if len(subjects) == 1 and " -- " not in subjects[0]:
        subjects = _split(subjects)
    return text.unique([*_split(said.all("genre")), *subjects])


def _split(values: Sequence[str]) -> list[str]:
    return [word for value in values for word in text.words(value)]


def _age(said: _Statements) -> int | None:
    """The smaller of the age range and the content rating."""
    start = _FIRST_NUMBER.match(said.first("typicalagerange").strip())
    rating = age_rating.parse(said.first("contentrating"))
    ages = [int(start[0])] if start else []
    return min([*ages, rating] if rating is not None else ages, default=None)
