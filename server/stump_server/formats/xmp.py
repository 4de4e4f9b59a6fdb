"""XMP packets (ISO 16684-1): what a PDF says of itself in the words of Dublin Core and others.

Read are Dublin Core, PRISM (publications) and calibre's own statements; a packet says each of them
as an element, as a list in one, or as an attribute.
"""

from __future__ import annotations

from itertools import islice

from stump_server.domain.media import MediaMetadata
from stump_server.formats import safe_xml, text
from stump_server.formats.limits import LIMITS
from stump_server.formats.safe_xml import Element, local_name

_DC = "http://purl.org/dc/elements/1.1/"
_XMP = "http://ns.adobe.com/xap/1.0/"
_PDF = "http://ns.adobe.com/pdf/1.3/"
_PRISM = "http://prismstandard.org/namespaces/basic/"
_CALIBRE = "http://calibre-ebook.com/xmp-namespace"
_SERIES_INDEX = "http://calibre-ebook.com/xmp-namespace-series-index"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_IDENTIFIERS = ("isbn", "issn", "eIssn", "doi")


def parse(content: bytes) -> MediaMetadata:
    """The metadata of one packet. Raises UnreadableBook when it is no XML."""
    said = _gather(safe_xml.parse(content))

    def every(*names: tuple[str, str]) -> list[str]:
        keys = (f"{{{namespace}}}{name}" for namespace, name in names)
        return [value for key in keys for value in said.get(key, ())]

    def first(*names: tuple[str, str]) -> str:
        return next((value for value in every(*names) if value.strip()), "")

    prism = {name: _in_prism(said, name) for name in ("number", "volume", *_IDENTIFIERS)}
    year, month, day = text.date(
        first((_DC, "date")) or _in_prism(said, "coverDate") or first((_XMP, "CreateDate"))
    )
    words = every((_DC, "subject")) or text.words(first((_PDF, "Keywords")).replace(";", ","))
    calibre = first((_CALIBRE, "series"))
    return MediaMetadata(
        title=text.line(first((_DC, "title"))),
        series=text.line(calibre or _in_prism(said, "publicationName")),
        number=text.number(first((_SERIES_INDEX, "series_index")) if calibre else prism["number"]),
        volume=text.whole(prism["volume"], 0, 1_000_000),
        summary=text.description(first((_DC, "description"))),
        writers=text.unique(every((_DC, "creator"))),
        publisher=text.line(first((_DC, "publisher"))),
        language=text.line(first((_DC, "language"))),
        tags=text.unique(words),
        identifiers=text.unique(
            [
                *every((_DC, "identifier")),
                *(f"{kind.lower()}:{prism[kind]}" for kind in _IDENTIFIERS if prism[kind]),
            ]
        ),
        year=year,
        month=month,
        day=day,
    )


def _in_prism(said: dict[str, list[str]], name: str) -> str:
    """A statement of PRISM, whose namespace ends in one of several versions."""
    found = (
        values
        for key, values in said.items()
        if key.startswith("{" + _PRISM) and key.endswith("}" + name)
    )
    return next((value for values in found for value in values if value.strip()), "")


def _gather(root: Element) -> dict[str, list[str]]:
    """All statements by their whole names."""
    said: dict[str, list[str]] = {}
    # Only the outermost: what lies deeper belongs to a statement, and is read with it.
    rdf = next((part for part in root.iter() if local_name(part) == "rdf"), ())
    for description in rdf:
        if local_name(description) != "description" or "rdf-syntax" not in str(description.tag):
            continue
        for name in islice(description.attrib, LIMITS.list_items):
            said.setdefault(str(name), []).append(str(description.get(name)))
        for element in description:
            if isinstance(element.tag, str):
                said.setdefault(element.tag, []).extend(_values(element))
                for name, value in _qualifiers(element):
                    said.setdefault(name, []).append(value)
    return said


def _values(element: Element) -> list[str]:
    """One text, or those of a list; of a text in several languages the default one comes first."""
    items = [part for part in element.iter() if local_name(part) == "li"]
    if items:
        texts = [
            (str(part.get(_LANG, "")) != "x-default", safe_xml.text_of(part)) for part in items
        ]
        return [value for _, value in sorted(texts, key=lambda one: one[0])]
    value = next((part for part in element.iter() if local_name(part) == "value"), element)
    return [safe_xml.text_of(value)]


def _qualifiers(element: Element) -> list[tuple[str, str]]:
    """What is said of a statement beside its value, such as the place in a series."""
    return [
        (str(part.tag), safe_xml.text_of(part))
        for part in element.iter()
        if str(part.tag).startswith("{" + _SERIES_INDEX)
    ]
