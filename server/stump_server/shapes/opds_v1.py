"""OPDS 1.2: Atom feeds (RFC 4287), with OpenSearch counts, facets and page streaming (OPDS-PSE)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from lxml import etree

from stump_server.domain.book import BookFormat
from stump_server.domain.catalogue import BookChoice, Facet
from stump_server.domain.library import Library
from stump_server.domain.media import Media, MediaMetadata, Series
from stump_server.domain.page import Numbered, Page
from stump_server.shapes import feed
from stump_server.shapes import media as media_shape
from stump_server.shapes.feed import Frame, Place

NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
DESCRIPTION = "application/opensearchdescription+xml"

_ATOM = "http://www.w3.org/2005/Atom"
_OPDS = "http://opds-spec.org/2010/catalog"
_PSE = "http://vaemendis.net/opds-pse/ns"
_OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_STUMP = "urn:stump:opds"
_NAMESPACES = {
    "opds": _OPDS,
    "pse": _PSE,
    "opensearch": _OPEN_SEARCH,
    "dcterms": _TERMS,
    "stump": _STUMP,
}
_IMAGE = "http://opds-spec.org/image"
_ACQUIRE = "http://opds-spec.org/acquisition"
_STREAM = "http://vaemendis.net/opds-pse/stream"
_FACET = "http://opds-spec.org/facet"
_JPEG = "image/jpeg"
_MEBIBYTE = 1024 * 1024
# The pages of these are documents, which readers of streams do not show.
_WITHOUT_STREAM = frozenset({BookFormat.EPUB})
# What the words looked for are called here.
_SEARCH = "search"


def choice(query: Mapping[str, Any]) -> BookChoice:
    """Which books a request chooses."""
    return feed.choice(query, _SEARCH)


def catalog(frame: Frame) -> bytes:
    """The root: where everything else is reached from."""
    root = _feed(frame, "root", "Stump OPDS catalog", NAVIGATION)
    for name, title, told, path, kind in (
        ("keepReading", "Keep reading", "Books you have begun", "keep-reading", ACQUISITION),
        ("allSeries", "All series", "Every series by name", "series", NAVIGATION),
        ("latestSeries", "Latest series", "Series found last", "series/latest", NAVIGATION),
        ("allLibraries", "All libraries", "Every library", "libraries", NAVIGATION),
        ("allBooks", "All books", "Every book, to be narrowed", "books", ACQUISITION),
    ):
        entry = _entry(root, f"urn:stump:{name}", title, frame.updated)
        _text(entry, "content", told, type="text")
        _link(entry, "subsection", frame.place.url(path), kind)
    entry = _entry(root, "urn:stump:latestBooks", "Latest books", frame.updated)
    _text(entry, "content", "Books found last", type="text")
    latest = frame.place.url("books", order_by="created_at")
    _link(entry, "http://opds-spec.org/sort/new", latest, ACQUISITION)
    return _written(root)


def description(place: Place) -> bytes:
    """How to search (OpenSearch 1.1). Of several addresses some clients take the last one."""
    root = etree.Element(
        f"{{{_OPEN_SEARCH}}}OpenSearchDescription", nsmap=_namespaces(_OPEN_SEARCH)
    )
    for name, text in (
        ("ShortName", "Stump"),
        ("Description", "Search by title, series, author or summary"),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        etree.SubElement(root, f"{{{_OPEN_SEARCH}}}{name}").text = text
    template = f"{place.url('books')}?search={{searchTerms}}"
    etree.SubElement(root, f"{{{_OPEN_SEARCH}}}Url", type=ACQUISITION, template=template)
    return _written(root)


def libraries(frame: Frame, page: Page[Library]) -> bytes:
    """All libraries."""
    root = _page(frame, "urn:stump:allLibraries", "All libraries", NAVIGATION, page)
    for one in page.items:
        _section(root, one, f"libraries/{one.id}", NAVIGATION, frame.place)
    return _written(root)


def library(frame: Frame, found: Library, page: Page[Series]) -> bytes:
    """One library and its series."""
    return _of_series(frame, _urn(found.id), found.name, page)


def all_series(frame: Frame, page: Page[Series]) -> bytes:
    """Series by name."""
    return _of_series(frame, "urn:stump:allSeries", "All series", page)


def latest_series(frame: Frame, page: Page[Series]) -> bytes:
    """Series found last."""
    return _of_series(frame, "urn:stump:latestSeries", "Latest series", page)


def series(frame: Frame, found: Series, page: Page[Media]) -> bytes:
    """One series and its books."""
    return _of_books(frame, _urn(found.id), feed.title_of(found), page)


def keep_reading(frame: Frame, page: Page[Media]) -> bytes:
    """Books being read."""
    return _of_books(frame, "urn:stump:keepReading", "Keep reading", page)


def books(frame: Frame, page: Page[Media], facets: Iterable[Facet]) -> bytes:
    """Books of a choice, with the choices beside it."""
    root = _page(frame, "urn:stump:allBooks", "Books", ACQUISITION, page)
    for facet in facets:
        address = frame.place.url("books", **feed.chosen(facet.choice, _SEARCH))
        link = _link(root, _FACET, address, ACQUISITION, title=facet.title)
        link.set(f"{{{_OPDS}}}facetGroup", _clean(facet.group))
        if facet.is_active:
            link.set(f"{{{_OPDS}}}activeFacet", "true")
    for book in page.items:
        _book(root, book, frame.place)
    return _written(root)


def _of_series(frame: Frame, id: str, title: str, page: Page[Series]) -> bytes:
    root = _page(frame, id, title, NAVIGATION, page)
    for one in page.items:
        _section(root, one, f"series/{one.id}", ACQUISITION, frame.place)
    return _written(root)


def _of_books(frame: Frame, id: str, title: str, page: Page[Media]) -> bytes:
    root = _page(frame, id, title, ACQUISITION, page)
    for book in page.items:
        _book(root, book, frame.place)
    return _written(root)


def _feed(frame: Frame, id: str, title: str, kind: str) -> etree._Element:
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_namespaces(_ATOM, **_NAMESPACES))
    _text(root, "id", _narrowed(id if ":" in id else f"urn:stump:{id}", frame.place))
    _text(root, "title", title)
    _text(root, "updated", _time(frame.updated))
    author = etree.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", "Stump")
    if id == "root":
        _link(root, "self", frame.place.own, kind)
    _link(root, "start", frame.place.url("catalog"), NAVIGATION)
    _link(root, "search", frame.place.url("search"), DESCRIPTION)
    return root


def _page(frame: Frame, id: str, title: str, kind: str, page: Page[Any]) -> etree._Element:
    root = _feed(frame, id, title, kind)
    for relation, address in feed.neighbours(page, frame.place).items():
        _link(root, relation, address, kind)
    asked = page.request
    if isinstance(asked, Numbered):
        for name, number in (
            ("totalResults", page.total or 0),
            ("itemsPerPage", asked.size),
            ("startIndex", asked.offset + 1),
        ):
            etree.SubElement(root, f"{{{_OPEN_SEARCH}}}{name}").text = str(number)
    return root


def _section(
    root: etree._Element, thing: Library | Series, path: str, kind: str, place: Place
) -> None:
    entry = _entry(root, _urn(thing.id), feed.title_of(thing), thing.updated_at)
    _text(entry, "content", _described(thing), type="text")
    _link(entry, "subsection", place.url(path), kind)


def _described(thing: Library | Series) -> str:
    if isinstance(thing, Series) and thing.metadata is not None and thing.metadata.summary:
        return thing.metadata.summary
    return thing.description or ""


def _book(root: etree._Element, book: Media, place: Place) -> None:
    known = book.metadata or MediaMetadata()
    entry = _entry(root, _urn(book.id), known.title or book.name, book.updated_at)
    _text(entry, "published", _time(book.created_at))
    _known(entry, known)
    _text(entry, "content", _told(book, known), type="text")
    if book.fault is None:
        _picture_links(entry, book, place)
    _file_link(entry, book, place)
    if book.pages and book.fault is None and book.format not in _WITHOUT_STREAM:
        _stream_link(entry, book, place)


def _known(entry: etree._Element, known: MediaMetadata) -> None:
    for name in known.writers:
        _text(etree.SubElement(entry, f"{{{_ATOM}}}author"), "name", name)
    for name in known.genre:
        etree.SubElement(entry, f"{{{_ATOM}}}category", term=_clean(name), label=_clean(name))
    for element, value in (
        ("publisher", known.publisher),
        ("language", known.language),
        ("issued", None if known.year is None else f"{known.year:04}"),
    ):
        if value:
            etree.SubElement(entry, f"{{{_TERMS}}}{element}").text = _clean(value)


def _told(book: Media, known: MediaMetadata) -> str:
    """What is told of a book, all in one: clients that find a content pass over a summary."""
    size = f"{book.size / _MEBIBYTE:.1f} MiB - {book.extension}"
    return f"{size}\n\n{known.summary}" if known.summary else size


def _picture_links(entry: etree._Element, book: Media, place: Place) -> None:
    cover = place.url(f"books/{book.id}/thumbnail", full="true")
    _link(entry, _IMAGE, cover, _JPEG)
    _link(entry, f"{_IMAGE}/thumbnail", place.url(f"books/{book.id}/thumbnail"), _JPEG)


def _file_link(entry: etree._Element, book: Media, place: Place) -> None:
    name = quote(book.path.rpartition("/")[2], safe="")
    kind = media_shape.media_type(book.format, book.extension)
    link = _link(entry, _ACQUIRE, place.url(f"books/{book.id}/file/{name}"), kind)
    link.set("length", str(book.size))
    for attribute, digest in (("hash", book.hash), ("koreaderHash", book.koreader_hash)):
        if digest is not None:
            link.set(f"{{{_STUMP}}}{attribute}", digest)


def _stream_link(entry: etree._Element, book: Media, place: Place) -> None:
    path = f"books/{book.id}/pages/{{pageNumber}}?zero_based=true&width={{maxWidth}}"
    link = _link(entry, _STREAM, place.url(path), _JPEG)
    link.set(f"{{{_PSE}}}count", str(book.pages))
    reading = book.active_reading
    if reading is not None and reading.page is not None:
        link.set(f"{{{_PSE}}}lastRead", str(reading.page))
        link.set(f"{{{_PSE}}}lastReadDate", _time(reading.updated_at))


def _entry(root: etree._Element, id: str, title: str, updated: datetime) -> etree._Element:
    entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
    _text(entry, "id", id)
    _text(entry, "title", title)
    _text(entry, "updated", _time(updated))
    return entry


def _text(parent: etree._Element, name: str, content: str, *, type: str | None = None) -> None:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = _clean(content)
    if type is not None:
        element.set("type", type)


def _namespaces(default: str, **named: str) -> Any:
    # The stubs of lxml know no default namespace.
    return {None: default, **named}


def _link(
    parent: etree._Element, rel: str, href: str, kind: str, *, title: str | None = None
) -> etree._Element:
    link = etree.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href, type=kind)
    if title is not None:
        link.set("title", _clean(title))
    return link


def _narrowed(id: str, place: Place) -> str:
    """The id of a feed: one of its own for each choice, and one for all pages of it."""
    return f"{id}?={urlencode(place.query, quote_via=quote)}" if place.query else id


def _urn(id: str) -> str:
    return f"urn:uuid:{id}"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return "".join(sign for sign in text if _is_allowed(ord(sign)))


def _is_allowed(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return not (0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written
