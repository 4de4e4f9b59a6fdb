"""OPDS 2.0: the lists of the API as JSON feeds, and the place of a reader as Readium has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.domain.page import Numbered
from stump_server.shapes.feed import Frame
from stump_server.shapes.opds_v2 import FEED, PROGRESSION, PUBLICATION
from stump_server.web import door, feeds, reply
from stump_server.web.call import Call
from stump_server.web.reply import Reply

Query = dict[str, Any]
Build = Callable[[Any, Frame], dict[str, Any]]

_MOUNT = "/opds/v2.0"
_USUAL = {"zero_based": False, "order_by": "name"}
_NEWEST = {"order_by": "created_at"}
# How much of a list stands in a group.
_FIRST = Numbered(1, 10)


def _base(request: Call) -> str:
    return f"{request.base_url}{_MOUNT}"


def _frame(request: Call, path: str, query: Query, changed_at: Any = None) -> Frame:
    return Frame(shapes.feed.place(_base(request), path, query, _USUAL), changed_at)


def _feed(
    user: Viewer, request: Call, path: str, query: Query, build: Build, kind: str = FEED
) -> Reply:
    return feeds.feed(
        user,
        request,
        kind,
        lambda work, changed_at: build(work, _frame(request, path, query, changed_at)),
    )


def _page(query: Query) -> Numbered:
    return shapes.feed.numbered(query, zero_based=False)


def get_authentication(request: Call) -> Reply:
    """How to sign in."""
    return reply.json(shapes.opds_v2.authentication(_base(request)))


def get_catalog(user: Viewer, request: Call) -> Reply:
    """Where everything begins."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        latest = shapes.opds_v2.choice(_NEWEST)
        books = services.catalogue.choose(work, user, latest, _FIRST)
        open_books = services.catalogue.get_keep_reading(work, user, _FIRST)
        libraries = services.catalogue.get_libraries(work, user, None, _FIRST)
        found = services.catalogue.get_publications
        return shapes.opds_v2.catalog(
            frame,
            (
                shapes.opds_v2.libraries_group("Libraries", libraries),
                shapes.opds_v2.books_group(
                    "Latest Books", "books/latest", found(work, user, books)
                ),
                shapes.opds_v2.books_group(
                    "Keep Reading", "books/keep-reading", found(work, user, open_books)
                ),
            ),
        )

    return _feed(user, request, "catalog", {}, build)


def search(query: Query, user: Viewer, request: Call) -> Reply:
    """What a text is found in."""
    text = query["query"]

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        libraries = services.catalogue.get_libraries(work, user, text, _FIRST)
        series = services.catalogue.get_all_series(work, user, text, _FIRST)
        chosen = shapes.opds_v2.choice(query)
        books = services.catalogue.choose(work, user, chosen, _FIRST)
        found = services.catalogue.get_publications(work, user, books)
        return shapes.opds_v2.search(
            frame,
            text,
            (
                shapes.opds_v2.libraries_group("Libraries", libraries, text),
                shapes.opds_v2.series_group("Series", series, query=text),
                shapes.opds_v2.books_group("Books", "books/browse", found, query=text),
            ),
        )

    return _feed(user, request, "search", query, build)


def get_libraries(query: Query, user: Viewer, request: Call) -> Reply:
    """Libraries by name."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        text = query.get("query")
        page = services.catalogue.get_libraries(work, user, text, _page(query))
        series = services.catalogue.get_all_series(work, user, None, _FIRST)
        group = shapes.opds_v2.series_group("Series", series)
        return shapes.opds_v2.navigation(frame, "Browse Libraries", page, "libraries", (group,))

    return _feed(user, request, "libraries", query, build)


def get_library(id: str, user: Viewer, request: Call) -> Reply:
    """One library, and the beginnings of its lists."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        library, series = services.catalogue.get_library(work, user, id, _FIRST)
        found = services.catalogue.get_publications
        choose = services.catalogue.choose
        every = choose(work, user, shapes.opds_v2.choice({"library_id": id}), _FIRST)
        newest = shapes.opds_v2.choice({"library_id": id, **_NEWEST})
        latest = choose(work, user, newest, _FIRST)
        path = f"libraries/{id}/books"
        return shapes.opds_v2.grouped(
            frame,
            library.name,
            (
                shapes.opds_v2.books_group("Library Books - All", path, found(work, user, every)),
                shapes.opds_v2.books_group(
                    "Library Books - Latest", f"{path}/latest", found(work, user, latest)
                ),
                shapes.opds_v2.series_group("Library Series", series, library_id=id),
            ),
        )

    return _feed(user, request, f"libraries/{id}", {}, build)


def get_library_books(id: str, query: Query, user: Viewer, request: Call) -> Reply:
    """The books of a library by name."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        chosen = shapes.opds_v2.choice({"library_id": id})
        page = services.catalogue.choose(work, user, chosen, _page(query))
        found = services.catalogue.get_publications(work, user, page)
        return shapes.opds_v2.publications(frame, "Library Books - All", found)

    return _feed(user, request, f"libraries/{id}/books", query, build)


def get_library_latest_books(id: str, query: Query, user: Viewer, request: Call) -> Reply:
    """The books of a library, newest first."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        chosen = shapes.opds_v2.choice({"library_id": id, **_NEWEST})
        page = services.catalogue.choose(work, user, chosen, _page(query))
        found = services.catalogue.get_publications(work, user, page)
        return shapes.opds_v2.publications(frame, "Library Books - Latest", found)

    return _feed(user, request, f"libraries/{id}/books/latest", query, build)


def get_all_series(query: Query, user: Viewer, request: Call) -> Reply:
    """Series by name, of all libraries or of one."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        library_id, text = query.get("library_id"), query.get("query")
        if library_id is None:
            page = services.catalogue.get_all_series(work, user, text, _page(query))
        else:
            page = services.catalogue.get_series_of_library(work, user, library_id, _page(query))
        return shapes.opds_v2.navigation(frame, "Browse Series", page, "series")

    return _feed(user, request, "series", query, build)


def get_series(id: str, query: Query, user: Viewer, request: Call) -> Reply:
    """The books of a series."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        series, page = services.catalogue.get_series(work, user, id, _page(query))
        found = services.catalogue.get_publications(work, user, page)
        return shapes.opds_v2.publications(frame, shapes.feed.title_of(series), found)

    return _feed(user, request, f"series/{id}", query, build)


def _browse(query: Query, user: Viewer, request: Call, path: str) -> Reply:
    chosen = shapes.opds_v2.choice(query)

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        books = services.catalogue.get_books(work, user, chosen, _page(query))
        found = services.catalogue.get_publications(work, user, books.page)
        return shapes.opds_v2.publications(frame, "Browse All Books", found, books.facets)

    return _feed(user, request, path, query, build)


def get_books(query: Query, user: Viewer, request: Call) -> Reply:
    """Books of a choice, where published clients look for them."""
    return _browse(query, user, request, "books")


def browse_books(query: Query, user: Viewer, request: Call) -> Reply:
    """Books of a choice."""
    return _browse(query, user, request, "books/browse")


def get_latest_books(query: Query, user: Viewer, request: Call) -> Reply:
    """Books, newest first."""
    latest = shapes.opds_v2.choice(_NEWEST)

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        page = services.catalogue.choose(work, user, latest, _page(query))
        found = services.catalogue.get_publications(work, user, page)
        return shapes.opds_v2.publications(frame, "Latest Books", found)

    return _feed(user, request, "books/latest", query, build)


def get_keep_reading(query: Query, user: Viewer, request: Call) -> Reply:
    """Books being read."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        page = services.catalogue.get_keep_reading(work, user, _page(query))
        found = services.catalogue.get_publications(work, user, page)
        return shapes.opds_v2.publications(frame, "Currently Reading", found)

    return _feed(user, request, "books/keep-reading", query, build)


def get_book(id: str, user: Viewer, request: Call) -> Reply:
    """One book with its pages."""

    def build(work: Any, frame: Frame) -> dict[str, Any]:
        found = services.catalogue.get_publication(work, user, id)
        return shapes.opds_v2.whole_publication(found, frame)

    return _feed(user, request, f"books/{id}", {}, build, PUBLICATION)


def get_thumbnail(id: str, user: Viewer, request: Call, full: bool = False) -> Reply:
    """The picture of a book, or its whole cover."""
    locate = services.thumbnail.locate_cover if full else services.thumbnail.locate_for_media
    with door.reading() as work:
        picture = locate(work, user, id)
    return reply.located(
        request, f"{picture.etag}-jpeg", lambda: services.thumbnail.read_as_jpeg(picture)
    )


def get_page(id: str, page: int, user: Viewer, request: Call) -> Reply:
    """One page as it is stored; nobody has come there for it."""
    with door.reading() as work:
        source = services.media.locate_page(work, user, id, page)
    return reply.located(request, source.etag, lambda: services.media.read_page(source))


def get_progression(id: str, user: Viewer, request: Call) -> Reply:
    """Where the reader is."""
    with door.reading() as work:
        return reply.json(_progression(work, user, request, id), media_type=PROGRESSION)


def update_progression(
    id: str, body: models.OpdsProgressionUpdate, user: Viewer, request: Call
) -> Reply:
    """Where the reader has come."""
    with door.writing() as work:
        book, _ = services.position.get_place(work, user, id)
        told = shapes.opds_v2.report(body, work.now, book)
        services.position.report_book(work, user, id, told, body.device.name)
        return reply.json(_progression(work, user, request, id), media_type=PROGRESSION)


def _progression(work: Any, user: Viewer, request: Call, id: str) -> dict[str, Any]:
    book, place = services.position.get_place(work, user, id)
    known = services.position.find_device(work, user, place)
    frame = _frame(request, f"books/{id}/progression", {})
    return shapes.opds_v2.progression(book, place, known, frame)


def get_file(id: str, user: Viewer) -> Reply:
    """The file itself."""
    with door.reading() as work:
        book = services.media.locate_file(work, user, id)
    media_type = shapes.media.media_type(book.format, book.extension)
    return reply.file(book.path, media_type, filename=book.file_name)
