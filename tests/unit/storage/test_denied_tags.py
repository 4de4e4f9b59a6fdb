"""Denied tags: what carries one, or lies in something that does, is hidden on every way to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders.shelf import Shelf
from sqlalchemy import insert
from stump_server.domain.access import AgeRestriction, Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.filters import LibraryFilter, MediaFilter, SeriesFilter
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.domain.page import Everything, Numbered, Order
from stump_server.storage import Database, Work
from stump_server.storage.tables import library_tags, media_tags, series_tags
from stump_server.storage.tagging import tag_ids

TABLES = {"library": library_tags, "series": series_tags, "media": media_tags}
Tag = Callable[[str, str, str], None]


@pytest.fixture
def tag(database: Database) -> Tag:
    """Puts a tag on a library, a series or a book."""

    def put(kind: str, id: str, name: str) -> None:
        with database.work(writes=True) as work:
            (tag_id,) = tag_ids(work.connection, [name])
            values = {f"{kind}_id": id, "tag_id": tag_id}
            work.connection.execute(insert(TABLES[kind]).values(**values))

    return put


@pytest.fixture
def child(database: Database, shelf: Shelf) -> Viewer:
    """Somebody to whom the tag horror is denied."""
    viewer = shelf.person("child")
    with database.work(writes=True) as work:
        work.users.set_denied_tags(viewer.id, ["horror", "gore"])
    return viewer


def seen(work: Work, viewer: Viewer) -> tuple[set[str], set[str], set[str]]:
    """Names of the libraries, series and books that the viewer sees, which counts agree with."""
    libraries = work.libraries.get(viewer, LibraryFilter(), Everything(), Order()).items
    series = work.series.get(viewer, SeriesFilter(), Everything(), Order(), counts=True).items
    books = work.media.get(viewer, MediaFilter(), Everything(), Order()).items
    stats = work.libraries.stats(viewer, None, all_users=False)
    assert (stats.series_count, stats.book_count) == (len(series), len(books))
    first = Numbered(1, 1)
    assert work.media.get(viewer, MediaFilter(), first, Order()).total == len(books)
    assert work.series.get(viewer, SeriesFilter(), first, Order()).total == len(series)
    assert sum(one.media_count or 0 for one in series) == len(books)
    names = ({one.name for one in libraries}, {one.name for one in series})
    return (*names, {book.name for book in books})


ALL = ({"Comics"}, {"Calm", "Dark", "Empty"}, {"calm 1", "calm 2", "dark 1"})


@pytest.mark.parametrize(
    ("kind", "name", "left"),
    [
        ("library", "Comics", (set(), set(), set())),
        ("series", "Dark", ({"Comics"}, {"Calm", "Empty"}, {"calm 1", "calm 2"})),
        ("media", "calm 1", ({"Comics"}, {"Calm", "Dark", "Empty"}, {"calm 2", "dark 1"})),
        # Its only book is denied, so the series has nothing to show.
        ("media", "dark 1", ({"Comics"}, {"Calm", "Empty"}, {"calm 1", "calm 2"})),
    ],
)
def test_a_denied_tag_hides_what_carries_it_and_what_is_inside(
    database: Database,
    shelf: Shelf,
    tag: Tag,
    child: Viewer,
    ann: Viewer,
    bob: Viewer,
    kind: str,
    name: str,
    left: tuple[set[str], set[str], set[str]],
) -> None:
    ids = {"Comics": shelf.library("Comics")}
    for series, books in {"Calm": ["calm 1", "calm 2"], "Dark": ["dark 1"], "Empty": []}.items():
        ids[series] = shelf.series(ids["Comics"], series)
        for book in books:
            ids[book] = shelf.book(ids[series], book)
    tag("media", ids["calm 2"], "tea")

    with database.work() as work:
        assert seen(work, child) == ALL
    tag(kind, ids[name], "horror")

    with database.work() as work:
        assert seen(work, child) == left
        assert seen(work, bob) == ALL
        assert seen(work, ann) == ALL


@pytest.mark.parametrize("kind", ["library", "series", "media"])
def test_a_single_look_up_of_a_denied_thing_finds_nothing(
    database: Database, shelf: Shelf, tag: Tag, child: Viewer, kind: str
) -> None:
    library = shelf.library()
    series = shelf.series(library, "Dark")
    book = shelf.book(series, "dark", hash="h")
    ids = {"library": library, "series": series, "media": book}
    tag(kind, ids[kind], "gore")

    with database.work() as work:
        for look in (
            lambda: work.media.fetch(child, book),
            lambda: work.media.fetch_file(child, book),
            lambda: work.series.fetch(child, series),
        ):
            with pytest.raises(NotFound):
                look()
        assert work.media.find_by_path(child, "/books/Comics/Dark/dark.cbz") is None
        assert work.media.first_of_series(child, series) is None
        assert work.series.first_of_library(child, library) is None
        assert work.readings.series_completion(child, series)[0] == 0
        assert (work.libraries.find(child, library) is None) is (kind == "library")


def test_a_hidden_thing_does_not_lead_to_a_visible_one(
    database: Database, shelf: Shelf, tag: Tag, child: Viewer, bob: Viewer
) -> None:
    library = shelf.library()
    mixed, dark = shelf.series(library, "Mixed"), shelf.series(library, "Dark")
    shelf.book(mixed, "calm")
    secret = shelf.book(mixed, "secret")
    shelf.book(dark, "dark")
    tag("media", secret, "horror")
    tag("series", dark, "horror")
    by_book = SeriesFilter(media=MediaFilter(name=("secret",)))
    by_series = LibraryFilter(series=SeriesFilter(name=("Dark",)))
    by_sibling = MediaFilter(series=SeriesFilter(media=MediaFilter(name=("secret",))))

    with database.work() as work:
        found = {
            viewer.username: (
                len(work.series.get(viewer, by_book, Everything(), Order()).items),
                len(work.libraries.get(viewer, by_series, Everything(), Order()).items),
                len(work.media.get(viewer, by_sibling, Everything(), Order()).items),
            )
            for viewer in (child, bob)
        }

    assert found == {"child": (0, 0, 0), "bob": (1, 1, 2)}


def test_events_of_a_denied_series_are_not_told(
    database: Database, shelf: Shelf, tag: Tag, child: Viewer, bob: Viewer
) -> None:
    library = shelf.library()
    calm, dark = shelf.series(library, "Calm"), shelf.series(library, "Dark")
    tag("series", dark, "horror")
    with database.work(writes=True) as work:
        for payload in ({"series_id": calm}, {"series_id": dark}, {"count": 2}):
            work.events.add(payload, audience=library)

    with database.work() as work:
        told = {
            viewer.username: [event.payload for event in work.events.after(viewer, 0)]
            for viewer in (child, bob)
        }

    assert told["child"] == [{"series_id": calm}, {"count": 2}]
    assert len(told["bob"]) == 3


def test_denied_tags_are_replaced_and_blank_ones_passed_over(
    database: Database, child: Viewer
) -> None:
    with database.work(writes=True) as work:
        assert work.users.fetch(child.id).denied_tags == ("gore", "horror")
        work.users.set_denied_tags(child.id, [" tea ", "tea", "  "])
        assert work.users.fetch(child.id).denied_tags == ("tea",)
        work.users.set_denied_tags(child.id, [])
        assert not work.users.has_denied_tags(child.id)


@pytest.mark.parametrize("wanted", ["everything", "one library", "one format", "by name"])
@pytest.mark.parametrize("is_server_owner", [False, True])
@pytest.mark.parametrize(
    "age", [None, AgeRestriction(12), AgeRestriction(12, restrict_on_unset=True)]
)
def test_totals_leave_out_what_is_hidden_for_several_reasons(
    database: Database,
    shelf: Shelf,
    tag: Tag,
    child: Viewer,
    age: AgeRestriction | None,
    is_server_owner: bool,
    wanted: str,
) -> None:
    libraries = [shelf.library(name) for name in ("Mixed", "Excluded", "Denied", "Calm")]
    for library in libraries:
        for of_series in (None, 6, 18):
            series = shelf.series(
                library, f"{library} {of_series}", SeriesMetadata(age_rating=of_series)
            )
            books = [
                shelf.book(series, f"{library} {of_series} {own}", MediaMetadata(age_rating=own))
                for own in (None, 6, 18)
            ]
            tag("media", books[0], "horror" if of_series == 6 else "calm")
        tag("series", shelf.series(library, f"{library} dark"), "gore")
        shelf.book(series, f"{library} denied twice", MediaMetadata(age_rating=18))
    tag("series", series, "horror")
    tag("library", libraries[2], "gore")
    with database.work(writes=True) as work:
        work.libraries.set_excluded_user_ids(libraries[1], [child.id])
    viewer = replace(child, age_restriction=age, is_server_owner=is_server_owner)
    matching = {
        "everything": MediaFilter(),
        "one library": MediaFilter(of_library=(libraries[0],)),
        "one format": MediaFilter(extension=("cbz",)),
        "by name": MediaFilter(name=(f"{libraries[0]} 6 6", f"{libraries[1]} 6 6")),
    }[wanted]

    with database.work() as work:
        books = work.media.get(viewer, matching, Everything(), Order()).items
        of_books = work.media.get(viewer, matching, Numbered(1, 1), Order()).total
        series_there = work.series.get(
            viewer, SeriesFilter(media=matching), Everything(), Order()
        ).items
        of_series_there = work.series.get(
            viewer, SeriesFilter(media=matching), Numbered(1, 1), Order()
        ).total

    assert books
    assert of_books == len(books)
    assert of_series_there == len(series_there)
