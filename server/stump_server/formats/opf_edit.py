"""Write what people say of a book into the OPF package of its EPUB, and leave the rest alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats import safe_xml, text
from stump_server.formats.safe_xml import Element, attribute, local_name

_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_RELATORS = "marc:relators"
# Fields that are people: element, MARC relator, and the relators that it is read from.
_PEOPLE = {
    "writers": ("creator", "aut", ("aut", "")),
    "pencillers": ("contributor", "art", ("art", "ill")),
    "inkers": ("contributor", "ink", ("ink",)),
    "colorists": ("contributor", "clr", ("clr",)),
    "letterers": ("contributor", "ltr", ("ltr",)),
    "cover_artists": ("contributor", "cov", ("cov",)),
    "editors": ("contributor", "edt", ("edt",)),
    "translators": ("contributor", "trl", ("trl",)),
}
_DATE = ("year", "month", "day")


def edited(document: bytes, changes: Mapping[str, Any], date: str, now: datetime) -> bytes:
    """The package document with fields of the metadata as they are to be.

    `date` is the whole date of the book, as far as it is known, for when a part of it changes.
    What a field cannot say in a package is not in there; who must know reads the document.
    Raises UnreadableBook when it cannot be parsed or holds no metadata.
    """
    package = safe_xml.parse_whole(document)
    part = next((one for one in package if local_name(one) == "metadata"), None)
    if part is None:
        raise UnreadableBook(Fault.CORRUPT, "The package document states nothing")
    edit = _Edit(package, part)
    for field, value in changes.items():
        if field in _PEOPLE:
            edit.people(*_PEOPLE[field], value)
        elif field in _WRITERS:
            _WRITERS[field](edit, value)
    if any(field in changes for field in _DATE):
        edit.date(date)
    edit.note_change(now)
    return etree.tostring(package.getroottree(), xml_declaration=True, encoding="utf-8")


class _Edit:
    """Changes to one package document."""

    def __init__(self, package: Element, metadata: Element) -> None:
        self._package = package
        self._metadata = metadata
        self._is_3 = attribute(package, "version").startswith("3")
        namespace, brace, _ = str(metadata.tag).rpartition("}")
        self._own = f"{namespace}{brace}"

    def core(self, name: str, values: Iterable[str]) -> None:
        """A statement of Dublin Core as often as there are values."""
        self._replace(self._named(name), [(name, value) for value in values if value])

    def title(self, value: str | None) -> None:
        """The main title; subtitles and such stay."""
        titles = self._named("title")
        main = [one for one in titles if self._refined(one, "title-type") in ("", "main")]
        new = [("title", value)] if value else []
        for element in self._replace((main or titles)[:1], new):
            self._forget_sorting(element)
        self.calibre("title_sort", "")

    def people(self, name: str, role: str, roles: tuple[str, ...], people: Iterable[str]) -> None:
        """Who did something; what others did stays, if not as the authors that they are not."""
        names = list(people)
        named = [*self._named("creator"), *self._named("contributor")]
        old = [one for one in named if self._part(one) in roles]
        for element in self._replace(old, [(name, person) for person in names]):
            self._give_role(element, role)
        for one in self._named("creator") if name == "creator" else ():
            if self._role(one) not in roles and safe_xml.text_of(one).strip() not in names:
                one.tag = f"{{{_DC}}}contributor"

    def date(self, value: str) -> None:
        """When the book came out; when its file was made stays."""
        old = [one for one in self._named("date") if not _is_of_the_file(one)]
        self._replace(old, [("date", value)] if value else [])

    def calibre(self, name: str, value: str) -> None:
        """What calibre keeps in a statement of its own, and many readers look for."""
        old = [
            one
            for one in self._named("meta")
            if attribute(one, "name").lower() == f"calibre:{name}"
        ]
        for one in old:
            self._remove(one)
        if value:
            element = etree.SubElement(self._metadata, f"{self._own}meta")
            element.set("name", f"calibre:{name}")
            element.set("content", value)

    def collection(self, property: str, value: str) -> None:
        """The same in the words of EPUB 3, where a book uses them."""
        for one in self._named("meta"):
            if attribute(one, "property") != "belongs-to-collection":
                continue
            if self._refined(one, "collection-type") not in ("", "series"):
                continue
            if property == "belongs-to-collection":
                if value:
                    one.text = value
                else:
                    self._remove(one)
            else:
                self._refine(one, property, value)
            return

    def direction(self, value: str | None) -> None:
        """To which side one turns the pages."""
        for part in self._package:
            if local_name(part) == "spine":
                if "page-progression-direction" in part.attrib:
                    del part.attrib["page-progression-direction"]
                if value:
                    part.set("page-progression-direction", value)

    def note_change(self, now: datetime) -> None:
        """EPUB 3 wants to know when the package was last changed."""
        if not self._is_3:
            return
        name = "dcterms:modified"
        old = [
            one
            for one in self._named("meta")
            if attribute(one, "property") == name and not attribute(one, "refines")
        ]
        for one in old:
            self._remove(one)
        element = etree.SubElement(self._metadata, f"{self._own}meta")
        element.set("property", name)
        element.text = now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def _named(self, name: str) -> list[Element]:
        return [one for one in self._metadata.iter() if local_name(one) == name]

    def _replace(self, old: list[Element], new: list[tuple[str, str]]) -> list[Element]:
        """New statements in the place of old ones; as many as can be stay the same elements."""
        kept = old[: len(new)]
        for element, (_, value) in zip(kept, new, strict=False):
            for part in list(element):
                element.remove(part)
            element.text = value
        for element in old[len(new) :]:
            self._remove(element)
        for name, value in new[len(kept) :]:
            element = etree.SubElement(self._metadata, f"{{{_DC}}}{name}", nsmap={"dc": _DC})
            element.text = value
            kept.append(element)
        return kept

    def _remove(self, element: Element) -> None:
        """Take a statement out with all that refines it."""
        identity = attribute(element, "id")
        refining = [
            one
            for one in self._named("meta")
            if identity and attribute(one, "refines") == f"#{identity}"
        ]
        for one in (element, *refining):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)

    def _role(self, element: Element) -> str:
        return (attribute(element, "role") or self._refined(element, "role")).strip().lower()

    def _part(self, element: Element) -> str:
        """The role; who has none is an author as a creator, and nobody knows what else."""
        role = self._role(element)
        return role if role or local_name(element) == "creator" else "unknown"

    def _give_role(self, element: Element, role: str) -> None:
        self._forget_sorting(element)
        if self._role(element) == role:
            return
        if self._is_3:
            self._refine(element, "role", role, scheme=_RELATORS)
        else:
            element.set(f"{{{_OPF}}}role", role)

    def _forget_sorting(self, element: Element) -> None:
        """How another name or title was sorted."""
        for name in [name for name in element.attrib if str(name).rpartition("}")[2] == "file-as"]:
            del element.attrib[name]
        self._refine(element, "file-as", "")

    def _refined(self, element: Element, property: str) -> str:
        found = self._refinement(element, property)
        return "" if found is None else safe_xml.text_of(found).strip()

    def _refinement(self, element: Element, property: str) -> Element | None:
        identity = attribute(element, "id")
        refining = (
            one
            for one in self._named("meta")
            if identity
            and attribute(one, "refines") == f"#{identity}"
            and attribute(one, "property") == property
        )
        return next(refining, None)

    def _refine(self, element: Element, property: str, value: str, scheme: str = "") -> None:
        found = self._refinement(element, property)
        if found is not None and not value:
            self._remove(found)
        if not value:
            return
        if found is None:
            found = etree.SubElement(self._metadata, f"{self._own}meta")
            found.set("refines", f"#{self._identity(element)}")
            found.set("property", property)
        if scheme:
            found.set("scheme", scheme)
        found.text = value

    def _identity(self, element: Element) -> str:
        if not attribute(element, "id"):
            taken = {attribute(one, "id") for one in self._package.iter()}
            numbers = (f"stump-{number}" for number in range(1, len(taken) + 2))
            element.set("id", next(name for name in numbers if name not in taken))
        return attribute(element, "id")


def _is_of_the_file(element: Element) -> bool:
    return attribute(element, "event").lower() in ("modification", "conversion")


def _series(edit: _Edit, value: str | None) -> None:
    edit.calibre("series", value or "")
    edit.collection("belongs-to-collection", value or "")


def _number(edit: _Edit, value: float | None) -> None:
    place = "" if value is None else text.decimal(value)
    edit.calibre("series_index", place)
    edit.collection("group-position", place)


def _rating(edit: _Edit, value: float | None) -> None:
    """Calibre counts half stars."""
    edit.calibre("rating", "" if value is None else text.decimal(value * 2))


_WRITERS: Mapping[str, Callable[[_Edit, Any], None]] = {
    "title": _Edit.title,
    "series": _series,
    "number": _number,
    "summary": lambda edit, value: edit.core("description", [value or ""]),
    "genre": lambda edit, value: edit.core("subject", value),
    "publisher": lambda edit, value: edit.core("publisher", [value or ""]),
    "language": lambda edit, value: edit.core("language", [value or ""]),
    "community_rating": _rating,
    "reading_direction": _Edit.direction,
}
