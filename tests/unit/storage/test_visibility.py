"""Who sees what: exclusion from libraries and age limits, on every way to a thing."""

from __future__ import annotations

import pytest
from builders.shelf import Shelf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stump_server.domain.access import AgeRestriction, Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.filters import LibraryFilter, MediaFilter, SeriesFilter
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.domain.page import Everything, Numbered, Order
from stump_server.domain.progress import begin
from stump_server.storage import Database, Work


@pytest.fixture
def library(shelf: Shelf) -> str:
    """A library with a rated and an unrated series."""
    return shelf.library()


def rated(age: int | None) -> MediaMetadata:
    return MediaMetadata(age_rating=age)


def seen(work: Work, viewer: Viewer) -> tuple[set[str], set[str]]:
    """Names of the books and series the viewer sees, whose numbers pages tell as well."""
    books = work.media.get(viewer, MediaFilter(), Everything(), Order()).items
    series = work.series.get(viewer, SeriesFilter(), Everything(), Order(), counts=True).items
    for one in series:
        own = [book for book in books if book.series_id == one.id]
        assert one.media_count == len(own), one.name
    first = Numbered(1, 1)
    assert work.media.get(viewer, MediaFilter(), first, Order()).total == len(books)
    assert work.series.get(viewer, SeriesFilter(), first, Order()).total == len(series)
    return {book.name for book in books}, {one.name for one in series}


@pytest.fixture
def rated_books(shelf: Shelf, library: str) -> None:
    """Ratings in every combination of book and series."""
    adults = shelf.series(library, "Adults", SeriesMetadata(age_rating=18))
    shelf.book(adults, "adults inherited")
    shelf.book(adults, "adults unrated", rated(None))
    shelf.book(adults, "adults own 6", rated(6))
    teens = shelf.series(library, "Teens", SeriesMetadata(age_rating=13))
    shelf.book(teens, "teens inherited")
    shelf.book(teens, "teens own 18", rated(18))
    plain = shelf.series(library, "Plain")
    shelf.book(plain, "plain unrated")
    shelf.book(plain, "plain own 13", rated(13))
    only_adults = shelf.series(library, "Only adults")
    shelf.book(only_adults, "only adults own 18", rated(18))
    shelf.series(library, "Empty")


@pytest.mark.usefixtures("rated_books")
@pytest.mark.parametrize(
    ("age", "restrict_on_unset", "books", "series"),
    [
        (
            13,
            False,
            {"adults own 6", "teens inherited", "plain unrated", "plain own 13"},
            {"Adults", "Teens", "Plain"},
        ),
        (
            13,
            True,
            {"adults own 6", "teens inherited", "plain own 13"},
            {"Adults", "Teens", "Plain"},
        ),
        (12, False, {"adults own 6", "plain unrated"}, {"Adults", "Plain"}),
        (12, True, {"adults own 6"}, {"Adults"}),
        (0, True, set(), set()),
    ],
)
def test_the_rating_of_a_book_is_its_own_else_its_series(
    database: Database,
    shelf: Shelf,
    age: int,
    restrict_on_unset: bool,
    books: set[str],
    series: set[str],
) -> None:
    child = shelf.person("child", age=age, restrict_on_unset=restrict_on_unset)

    with database.work() as work:
        assert seen(work, child) == (books, series)


@pytest.mark.usefixtures("rated_books")
def test_without_a_limit_everything_is_seen(database: Database, bob: Viewer) -> None:
    with database.work() as work:
        books, series = seen(work, bob)

    assert len(books) == 8
    assert series == {"Adults", "Teens", "Plain", "Only adults", "Empty"}


@pytest.mark.parametrize("way", ["fetch", "fetch_file"])
def test_a_hidden_book_looks_like_a_missing_one(
    database: Database, shelf: Shelf, library: str, way: str
) -> None:
    series = shelf.series(library, "One")
    hidden, seen_one = shelf.book(series, "18", rated(18)), shelf.book(series, "6", rated(6))
    child = shelf.person("child", age=12)

    with database.work() as work:
        fetch = getattr(work.media, way)
        assert fetch(child, seen_one).id == seen_one
        with pytest.raises(NotFound) as of_hidden:
            fetch(child, hidden)
        with pytest.raises(NotFound) as of_missing:
            fetch(child, "nobody")
    assert of_hidden.value.sentence == of_missing.value.sentence


def test_every_list_and_count_leaves_hidden_books_out(
    database: Database, shelf: Shelf, library: str
) -> None:
    series = shelf.series(library, "One")
    hidden = shelf.book(series, "a hidden", rated(18), hash="h", size=500)
    shown = shelf.book(series, "b shown", rated(6), hash="h", size=7)
    child = shelf.person("child", age=12)

    with database.work(writes=True) as work:
        for id in (hidden, shown):
            work.readings.save_active(begin(id, child.id, work.now))
        keep = work.media.keep_reading(child, MediaFilter(), Everything())
        assert [book.id for book in keep.items] == [shown]
        assert work.media.duplicates(child, Everything()).items == ()
        assert work.media.find_by_path(child, "/books/Comics/One/a hidden.cbz") is None
        first = work.media.first_of_series(child, series)
        assert first is not None
        assert first.id == shown
        assert [b.id for b in work.media.of_series(child, [series])[series]] == [shown]
        stats = work.libraries.stats(child, None, all_users=False)
        assert (stats.book_count, stats.total_bytes, stats.in_progress_books) == (1, 7, 1)
        assert work.readings.series_completion(child, series)[0] == 1
        assert work.series.fetch(child, series).media_count == 1


def test_an_excluded_library_is_hidden_with_all_that_is_in_it(
    database: Database, shelf: Shelf, library: str, bob: Viewer, ann: Viewer
) -> None:
    series = shelf.series(library, "One")
    book = shelf.book(series, "a", hash="h")
    other = shelf.library("Other")
    with database.work(writes=True) as work:
        work.libraries.visit(bob, library)
        work.libraries.set_excluded_user_ids(library, [bob.id])

    with database.work() as work:
        assert seen(work, bob) == (set(), set())
        libraries = work.libraries.get(bob, LibraryFilter(), Everything(), Order()).items
        assert [one.id for one in libraries] == [other]
        assert work.libraries.last_visited(bob) is None
        assert work.libraries.stats(bob, None, all_users=True).book_count == 0
        for missing in (
            lambda: work.libraries.fetch(bob, library),
            lambda: work.series.fetch(bob, series),
            lambda: work.media.fetch(bob, book),
            lambda: work.media.fetch_file(bob, book),
        ):
            with pytest.raises(NotFound):
                missing()
        assert work.series.first_of_library(bob, library) is None
        assert seen(work, ann) == ({"a"}, {"One"})


ages = st.none() | st.integers(0, 20)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(ages, st.lists(ages, max_size=3)), max_size=4),
    st.integers(0, 20),
    st.booleans(),
)
def test_the_rule_holds_for_any_ratings(
    database: Database,
    shelf: Shelf,
    found: list[tuple[int | None, list[int | None]]],
    limit: int,
    restrict_on_unset: bool,
) -> None:
    library = shelf.library(f"Library {shelf_number(database)}")
    expected: set[str] = set()
    expected_series: set[str] = set()
    for place, (of_series, of_books) in enumerate(found):
        name = f"{library} {place}"
        series = shelf.series(library, name, SeriesMetadata(age_rating=of_series))
        for number, own in enumerate(of_books):
            shelf.book(series, f"{name} {number}", rated(own))
            rating = own if own is not None else of_series
            if rating <= limit if rating is not None else not restrict_on_unset:
                expected.add(f"{name} {number}")
                expected_series.add(name)
    viewer = Viewer("x", "x", age_restriction=AgeRestriction(limit, restrict_on_unset))

    with database.work() as work:
        books, series_names = seen(work, viewer)

    assert {name for name in books if name.startswith(library)} == expected
    assert {name for name in series_names if name.startswith(library)} == expected_series


def shelf_number(database: Database) -> int:
    with database.work() as work:
        return len(work.libraries.paths())
