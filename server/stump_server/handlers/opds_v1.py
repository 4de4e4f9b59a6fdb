"""OPDS 1.2: the lists of the API as Atom. A key in the path stays in every link of a feed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.domain.image import Rendition
from stump_server.shapes.feed import Frame
from stump_server.shapes.opds_v1 import ACQUISITION, DESCRIPTION, NAVIGATION
from stump_server.web import door, feeds, reply
from stump_server.web.call import Call
from stump_server.web.reply import Reply

Query = dict[str, Any]
Build = Callable[[Any, Frame], bytes]

_MOUNT = "/v1.2"
_USUAL = {"zero_based": True, "order_by": "name"}
# What clients that know no widths leave in the address.
_ANY_WIDTH = "{maxWidth}"


def _feed(user: Viewer, request: Call, kind: str, path: str, query: Query, build: Build) -> Reply:
    place = shapes.feed.place(feeds.base_path(request, _MOUNT), path, query, _USUAL)
    return feeds.feed(
        user, request, kind, lambda work, changed_at: build(work, Frame(place, changed_at))
    )


def _page(query: Query) -> Any:
    return shapes.feed.numbered(query, zero_based=True)


def get_catalog(user: Viewer, request: Call) -> Reply:
    """Where everything begins."""
    return _feed(
        user, request, NAVIGATION, "catalog", {}, lambda _, frame: shapes.opds_v1.catalog(frame)
    )


def get_search(user: Viewer, request: Call) -> Reply:
    """How to search."""
    return _feed(
        user,
        request,
        DESCRIPTION,
        "search",
        {},
        lambda _, frame: shapes.opds_v1.description(frame.place),
    )


def get_keep_reading(query: Query, user: Viewer, request: Call) -> Reply:
    """Books being read."""

    def build(work: Any, frame: Frame) -> bytes:
        page = services.catalogue.get_keep_reading(work, user, _page(query))
        return shapes.opds_v1.keep_reading(frame, page)

    return _feed(user, request, ACQUISITION, "keep-reading", query, build)


def get_libraries(query: Query, user: Viewer, request: Call) -> Reply:
    """All libraries."""

    def build(work: Any, frame: Frame) -> bytes:
        page = services.catalogue.get_libraries(work, user, query.get("search"))
        return shapes.opds_v1.libraries(frame, page)

    return _feed(user, request, NAVIGATION, "libraries", query, build)


def get_library(id: str, query: Query, user: Viewer, request: Call) -> Reply:
    """One library."""

    def build(work: Any, frame: Frame) -> bytes:
        found, page = services.catalogue.get_library(work, user, id, _page(query))
        return shapes.opds_v1.library(frame, found, page)

    return _feed(user, request, NAVIGATION, f"libraries/{id}", query, build)


def get_all_series(query: Query, user: Viewer, request: Call) -> Reply:
    """Series by name."""

    def build(work: Any, frame: Frame) -> bytes:
        page = services.catalogue.get_all_series(work, user, query.get("search"), _page(query))
        return shapes.opds_v1.all_series(frame, page)

    return _feed(user, request, NAVIGATION, "series", query, build)


def get_latest_series(query: Query, user: Viewer, request: Call) -> Reply:
    """Series found last."""

    def build(work: Any, frame: Frame) -> bytes:
        page = services.catalogue.get_latest_series(work, user, _page(query))
        return shapes.opds_v1.latest_series(frame, page)

    return _feed(user, request, NAVIGATION, "series/latest", query, build)


def get_series(id: str, query: Query, user: Viewer, request: Call) -> Reply:
    """One series."""

    def build(work: Any, frame: Frame) -> bytes:
        found, page = services.catalogue.get_series(work, user, id, _page(query))
        return shapes.opds_v1.series(frame, found, page)

    return _feed(user, request, ACQUISITION, f"series/{id}", query, build)


def get_books(query: Query, user: Viewer, request: Call) -> Reply:
    """Books of a choice."""
    choice = shapes.opds_v1.choice(query)

    def build(work: Any, frame: Frame) -> bytes:
        found = services.catalogue.get_books(work, user, choice, _page(query))
        return shapes.opds_v1.books(frame, found.page, found.facets)

    return _feed(user, request, ACQUISITION, "books", query, build)


def get_thumbnail(id: str, user: Viewer, request: Call, full: bool = False) -> Reply:
    """The picture of a book, or its whole cover."""
    locate = services.thumbnail.locate_cover if full else services.thumbnail.locate_for_media
    with door.reading() as work:
        picture = locate(work, user, id)
    return reply.located(
        request, f"{picture.etag}-jpeg", lambda: services.thumbnail.read_as_jpeg(picture)
    )


def get_page(
    id: str,
    page: int,
    user: Viewer,
    request: Call,
    zero_based: bool = True,
    width: str | None = None,
) -> Reply:
    """One page; who is sent it has come there."""
    number = page + zero_based
    pixels = int(width) or None if width and width != _ANY_WIDTH else None
    with door.reading() as work:
        source = services.media.locate_page(work, user, id, number, Rendition(width=pixels))
        asked_at = work.now
    answer = reply.located(
        request, f"{source.etag}-jpeg", lambda: services.media.read_page_as_jpeg(source)
    )
    if request.method == "GET":
        with door.writing() as work:
            services.position.note_page(work, user, id, number, asked_at)
    return answer


def get_file(id: str, filename: str, user: Viewer) -> Reply:
    """The file itself."""
    del filename  # for the client alone
    with door.reading() as work:
        book = services.media.locate_file(work, user, id)
    media_type = shapes.media.media_type(book.format, book.extension)
    return reply.file(book.path, media_type, filename=book.file_name)


def get_catalog_by_key(user: Viewer, request: Call) -> Reply:
    """Where everything begins, by key."""
    return get_catalog(user, request)


def get_search_by_key(user: Viewer, request: Call) -> Reply:
    """How to search, by key."""
    return get_search(user, request)


def get_keep_reading_by_key(query: Query, user: Viewer, request: Call) -> Reply:
    """Books being read, by key."""
    return get_keep_reading(query, user, request)


def get_libraries_by_key(query: Query, user: Viewer, request: Call) -> Reply:
    """All libraries, by key."""
    return get_libraries(query, user, request)


def get_library_by_key(id: str, query: Query, user: Viewer, request: Call) -> Reply:
    """One library, by key."""
    return get_library(id, query, user, request)


def get_all_series_by_key(query: Query, user: Viewer, request: Call) -> Reply:
    """Series by name, by key."""
    return get_all_series(query, user, request)


def get_latest_series_by_key(query: Query, user: Viewer, request: Call) -> Reply:
    """Series found last, by key."""
    return get_latest_series(query, user, request)


def get_series_by_key(id: str, query: Query, user: Viewer, request: Call) -> Reply:
    """One series, by key."""
    return get_series(id, query, user, request)


def get_books_by_key(query: Query, user: Viewer, request: Call) -> Reply:
    """Books of a choice, by key."""
    return get_books(query, user, request)


def get_thumbnail_by_key(id: str, user: Viewer, request: Call, full: bool = False) -> Reply:
    """The picture of a book, or its whole cover, by key."""
    return get_thumbnail(id, user, request, full)


def get_page_by_key(
    id: str,
    page: int,
    user: Viewer,
    request: Call,
    zero_based: bool = True,
    width: str | None = None,
) -> Reply:
    """One page; who is sent it has come there, by key."""
    return get_page(id, page, user, request, zero_based, width)


def get_file_by_key(id: str, filename: str, user: Viewer) -> Reply:
    """The file itself, by key."""
    return get_file(id, filename, user)
