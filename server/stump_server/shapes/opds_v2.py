"""OPDS 2.0: feeds and publications in JSON, after the Readium Web Publication Manifest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from stump_generated import models

from stump_server.domain.book import BookFormat
from stump_server.domain.catalogue import BookChoice, Facet, Publication
from stump_server.domain.library import Library
from stump_server.domain.media import Media, MediaMetadata, Series
from stump_server.domain.page import Numbered, Page
from stump_server.domain.position import Device, Place, Report
from stump_server.shapes import feed, reading
from stump_server.shapes import media as media_shape
from stump_server.shapes.feed import Frame

FEED = "application/opds+json"
PUBLICATION = "application/opds-publication+json"
AUTHENTICATION = "application/opds-authentication+json"
PROGRESSION = "application/vnd.readium.progression+json"

_CONTEXT = "https://readium.org/webpub-manifest/context.jsonld"
_DIVINA = "https://readium.org/webpub-manifest/profiles/divina"
_ACQUIRE = "http://opds-spec.org/acquisition"
_PROGRESS = "http://www.cantook.com/api/progression"
_AUTH_DOCUMENT = "http://opds-spec.org/auth/document"
_BASIC = "http://opds-spec.org/auth/basic"
_PROJECT = "https://www.stumpapp.dev"
_JPEG = "image/jpeg"
_XHTML = "application/xhtml+xml"
# What the words looked for are called here.
_QUERY = "query"
# Languages as BCP 47 has them, as far as books have them: "en", "pt-BR", "zh-Hant".
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
# Roles by the manifest's names, and what books call them.
_ROLES = {
    "author": "writers",
    "penciler": "pencillers",
    "inker": "inkers",
    "colorist": "colorists",
    "letterer": "letterers",
    "artist": "cover_artists",
    "editor": "editors",
}

Shaped = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """The beginning of a list, and where the whole of it is."""

    title: str
    path: str
    page: Page[Any]
    shape: Callable[[Any, Frame], Shaped]
    key: str
    query: Mapping[str, str | None] | None = None


def choice(query: Mapping[str, Any]) -> BookChoice:
    """Which books a request chooses."""
    return feed.choice(query, _QUERY)


def authentication(base: str) -> Shaped:
    """How to sign in (Authentication for OPDS 1.0): with name and password."""
    return {
        "id": f"{base}/auth",
        "title": "Stump OPDS V2 Auth",
        "description": "Sign in with the name and password of your account",
        "links": [{"rel": "help", "href": _PROJECT, "type": "text/html"}],
        "authentication": [
            {"type": _BASIC, "labels": {"login": "Username", "password": "Password"}}
        ],
    }


def catalog(frame: Frame, groups: Iterable[Group]) -> Shaped:
    """The root."""
    shaped = _feed(frame, "Stump OPDS V2 Catalog", None)
    shaped["navigation"] = [
        _navigation("Libraries", frame.place.url("libraries")),
        _navigation("Series", frame.place.url("series")),
        _navigation("All books", frame.place.url("books/browse")),
        _navigation("Latest books", frame.place.url("books/latest")),
        _navigation("Keep reading", frame.place.url("books/keep-reading")),
    ]
    shaped["groups"] = _groups(frame, groups)
    return shaped


def search(frame: Frame, text: str, groups: Iterable[Group]) -> Shaped:
    """What a text is found in."""
    shaped = _feed(frame, f"Search - {text}", None)
    shaped["groups"] = _groups(frame, groups)
    return shaped


def navigation(
    frame: Frame, title: str, page: Page[Any], path: str, groups: Iterable[Group] = ()
) -> Shaped:
    """Libraries or series, each a feed below the path."""
    shaped = _feed(frame, title, page)
    if page.items:
        shaped["navigation"] = [_section(one, f"{path}/{one.id}", frame) for one in page.items]
    shaped["groups"] = _groups(frame, groups)
    return shaped


def grouped(frame: Frame, title: str, groups: Iterable[Group]) -> Shaped:
    """One thing and the beginnings of its lists."""
    shaped = _feed(frame, title, None)
    shaped["groups"] = _groups(frame, groups)
    return shaped


def publications(
    frame: Frame,
    title: str,
    page: Page[Publication],
    facets: Sequence[Facet] = (),
) -> Shaped:
    """Books."""
    shaped = _feed(frame, title, page)
    if page.items:
        shaped["publications"] = [publication(one, frame) for one in page.items]
    else:
        # A feed has one of its parts, and no empty list of books.
        shaped["groups"] = []
    if facets:
        shaped["facets"] = _facets(frame, facets)
    return shaped


def publication(found: Publication, frame: Frame) -> Shaped:
    """A book within a feed."""
    book = found.book
    path = f"books/{book.id}"
    kind = media_shape.media_type(book.format, book.extension)
    return {
        "@context": _CONTEXT,
        "metadata": _metadata(found, frame),
        "links": [
            _guarded(frame, "self", path, PUBLICATION),
            _guarded(frame, _ACQUIRE, f"{path}/file", kind),
            _guarded(frame, _PROGRESS, f"{path}/progression", PROGRESSION),
        ],
        "images": [
            _guarded(frame, None, f"{path}/thumbnail", _JPEG),
            _guarded(frame, None, f"{path}/thumbnail", _JPEG, full="true"),
        ],
    }


def whole_publication(found: Publication, frame: Frame) -> Shaped:
    """A book with its pages in reading order; some readers ask for the empty lists."""
    shaped = publication(found, frame)
    path = f"books/{found.book.id}"
    if found.page_types:
        shaped["readingOrder"] = [
            _page_link(found, number, kind, frame)
            for number, kind in enumerate(found.page_types, 1)
        ]
    else:
        kind = media_shape.media_type(found.book.format, found.book.extension)
        shaped["readingOrder"] = [{"href": frame.place.url(f"{path}/file"), "type": kind}]
    return shaped | {"resources": [], "toc": [], "landmarks": [], "pageList": []}


def progression(book: Media, place: Place | None, device: Device | None, frame: Frame) -> Shaped:
    """Where the reader is, as Readium has it; nothing when the book was never opened."""
    if place is None:
        return {}
    id, name = reading.teller(place, device)
    return {
        "modified": place.made_at,
        "device": {"id": id, "name": name},
        "locator": place.locator or _locator(book, place, frame),
    }


def report(body: models.OpdsProgressionUpdate, now: datetime, book: Media) -> Report:
    """What a reader says; what lies in the future was said now.

    Positions in an EPUB are of the reader's own reckoning, and none of its pages.
    """
    locator = body.locator.model_dump(by_alias=True, exclude_unset=True)
    locations = body.locator.locations
    fragments = (locations.fragments if locations else None) or []
    position = locations.position if locations and book.format != BookFormat.EPUB else None
    total = locations.totalProgression if locations else None
    if total is None:
        total = _share_at(book, position)
    return Report(
        percentage=total,
        device_id=body.device.id,
        made_at=min(body.modified, now),
        locator=locator,
        page=position if position and 1 <= position <= book.pages else None,
        epubcfi=next((one for one in fragments if one.startswith("epubcfi(")), None),
    )


def _share_at(book: Media, position: int | None) -> float:
    if position and book.pages:
        return min(position / book.pages, 1.0)
    reading = book.active_reading
    known = reading.percentage_completed if reading is not None else None
    return known or 0.0


def _locator(book: Media, place: Place, frame: Frame) -> Shaped:
    reading = book.active_reading
    locations: Shaped = {}
    if place.percentage is not None:
        locations["totalProgression"] = place.percentage
    if book.format == BookFormat.EPUB:
        if reading is not None and reading.epubcfi:
            locations["fragments"] = [reading.epubcfi]
        return {"title": "Ebook Progress", "type": _XHTML, "locations": locations}
    page = (reading.page if reading is not None else book.pages) or 1
    locations["position"] = page
    href = frame.place.url(f"books/{book.id}/pages/{page}")
    return {"title": f"Page {page}", "href": href, "type": _JPEG, "locations": locations}


def _feed(frame: Frame, title: str, page: Page[Any] | None) -> Shaped:
    metadata: Shaped = {"title": title, "modified": frame.updated}
    links: list[Shaped] = [
        {"rel": relation, "href": address, "type": FEED}
        for relation, address in _addresses(frame, page).items()
    ]
    links.append({"rel": "start", "href": frame.place.url("catalog"), "type": FEED})
    template = f"{frame.place.url('search')}{{?query}}"
    links.append({"rel": "search", "href": template, "type": FEED, "templated": True})
    if page is not None:
        metadata |= _counted(page)
    return {"metadata": metadata, "links": links}


def _addresses(frame: Frame, page: Page[Any] | None) -> dict[str, str]:
    return {"self": frame.place.own} if page is None else feed.neighbours(page, frame.place)


def _counted(page: Page[Any]) -> Shaped:
    asked = page.request
    if not isinstance(asked, Numbered):
        return {"numberOfItems": len(page.items)}
    return {
        "numberOfItems": page.total or 0,
        "itemsPerPage": asked.size,
        "currentPage": asked.page + asked.zero_based,
    }


def _groups(frame: Frame, groups: Iterable[Group]) -> list[Shaped]:
    return [_group(frame, one) for one in groups if one.page.items]


def _group(frame: Frame, group: Group) -> Shaped:
    address = frame.place.url(group.path, **(group.query or {}))
    return {
        "metadata": {"title": group.title, **_counted(group.page)},
        "links": [{"rel": "self", "href": address, "type": FEED}],
        group.key: [group.shape(one, frame) for one in group.page.items],
    }


def libraries_group(title: str, page: Page[Library], text: str | None = None) -> Group:
    """The first libraries."""
    return Group(title, "libraries", page, _library_link, "navigation", {"query": text})


def series_group(title: str, page: Page[Series], **query: str | None) -> Group:
    """The first series."""
    return Group(title, "series", page, _series_link, "navigation", query)


def books_group(title: str, path: str, page: Page[Publication], **query: str | None) -> Group:
    """The first books."""
    return Group(title, path, page, publication, "publications", query)


def _library_link(one: Library, frame: Frame) -> Shaped:
    return _section(one, f"libraries/{one.id}", frame)


def _series_link(one: Series, frame: Frame) -> Shaped:
    return _section(one, f"series/{one.id}", frame)


def _section(one: Library | Series, path: str, frame: Frame) -> Shaped:
    return _navigation(feed.title_of(one), frame.place.url(path))


def _navigation(title: str, address: str) -> Shaped:
    return {"title": title, "href": address, "rel": "subsection", "type": FEED}


def _facets(frame: Frame, facets: Iterable[Facet]) -> list[Shaped]:
    grouped: dict[str, list[Shaped]] = {}
    for facet in facets:
        link = {
            "href": frame.place.url("books/browse", **feed.chosen(facet.choice, _QUERY)),
            "type": FEED,
            "title": facet.title,
        }
        if facet.is_active:
            link["rel"] = "self"
        grouped.setdefault(facet.group, []).append(link)
    return [{"metadata": {"title": group}, "links": links} for group, links in grouped.items()]


def _metadata(found: Publication, frame: Frame) -> Shaped:
    book = found.book
    known = book.metadata or MediaMetadata()
    shaped: Shaped = {
        "@type": "http://schema.org/Book",
        "identifier": f"urn:uuid:{book.id}",
        "title": known.title or book.name,
        "modified": book.updated_at,
    }
    if found.page_types:
        shaped |= {"conformsTo": _DIVINA, "layout": "fixed"}
    if book.pages and book.format != BookFormat.EPUB:
        shaped["numberOfPages"] = book.pages
    if known.summary:
        shaped["description"] = known.summary
    if known.language and _LANGUAGE.fullmatch(known.language):
        shaped["language"] = known.language
    if (published := _published(known)) is not None:
        shaped["published"] = published
    return shaped | _contributors(known, frame) | _belonging(found, frame)


def _published(known: MediaMetadata) -> str | None:
    try:
        return date(known.year or 0, known.month or 1, known.day or 1).isoformat()
    except ValueError:
        return None


def _contributors(known: MediaMetadata, frame: Frame) -> Shaped:
    shaped: Shaped = {}
    for role, field in _ROLES.items():
        names = getattr(known, field)
        if names:
            is_author = field == "writers"
            shaped[role] = [_person(name, frame, is_author=is_author) for name in names]
    if known.publisher:
        shaped["publisher"] = [{"name": known.publisher}]
    if known.genre:
        shaped["subject"] = [
            {"name": name, "links": [_browse(frame, subject=name)]} for name in known.genre
        ]
    return shaped


def _person(name: str, frame: Frame, *, is_author: bool) -> Shaped:
    return {"name": name, "links": [_browse(frame, author=name)]} if is_author else {"name": name}


def _browse(frame: Frame, **query: str) -> Shaped:
    return {"href": frame.place.url("books/browse", **query), "type": FEED}


def _belonging(found: Publication, frame: Frame) -> Shaped:
    known = found.book.metadata
    link = {"href": frame.place.url(f"series/{found.book.series_id}"), "type": FEED}
    series: Shaped = {"name": found.series_title, "links": [link]}
    if known is not None and known.number is not None and known.number >= 0:
        series["position"] = known.number
    return {"belongsTo": {"series": series}}


def _page_link(found: Publication, number: int, kind: str, frame: Frame) -> Shaped:
    link: Shaped = {"href": frame.place.url(f"books/{found.book.id}/pages/{number}"), "type": kind}
    sizes = found.book.dimensions
    if sizes is not None and number <= len(sizes) and sizes[number - 1].width > 0:
        link |= {"height": sizes[number - 1].height, "width": sizes[number - 1].width}
    return link


def _guarded(
    frame: Frame, rel: str | None, path: str, kind: str, **query: str | int | None
) -> Shaped:
    link: Shaped = {"href": frame.place.url(quote(path), **query), "type": kind}
    if rel is not None:
        link["rel"] = rel
    authenticate = {"href": frame.place.url("auth"), "type": AUTHENTICATION}
    return link | {"properties": {"authenticate": authenticate}}
