"""Pages and cursors: nothing skipped, nothing twice, whatever comes and goes meanwhile."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from builders.shelf import Clock, Shelf
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import column
from sqlalchemy.types import BigInteger, Float, Integer, Text
from stump_server.domain.access import Viewer
from stump_server.domain.errors import Invalid
from stump_server.domain.filters import MediaFilter
from stump_server.domain.library import FileStatus
from stump_server.domain.media import Media, MediaMetadata
from stump_server.domain.page import After, Everything, Numbered, Order, Page, PageRequest
from stump_server.storage import Database, paging
from stump_server.storage.media import _ORDER as MEDIA_ORDER
from stump_server.storage.tables.columns import Moment

NAMES = ["Vol 10", "vol 9", "Vol 1", "Appendix", "éclair", "第2巻", "第10巻", "Vol 1", "zoo", "Zoo"]


@dataclass(frozen=True)
class Filled:
    """A database that is only read, and the ids of its books."""

    database: Database
    ann: Viewer
    books: tuple[str, ...]


@pytest.fixture(scope="module")
def filled(
    open_database: Callable[[Path, Clock], AbstractContextManager[Database]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Filled]:
    """Ten books of which several are alike in every field but one."""
    with open_database(tmp_path_factory.mktemp("paging") / "data", Clock()) as database:
        shelf = Shelf(database)
        yield Filled(database, shelf.person("ann", is_server_owner=True), _fill(shelf))


def _fill(shelf: Shelf) -> tuple[str, ...]:
    library = shelf.library()
    one, two = shelf.series(library, "One"), shelf.series(library, "Two")
    ids: list[str] = []
    for number, name in enumerate(NAMES):
        described = MediaMetadata(
            title=f"Title {number % 3}" if number % 4 else None,
            number=number / 2 if number % 3 else None,
            volume=number % 2 or None,
            year=2000 + number % 3 if number % 5 else None,
        )
        id = shelf.book(
            one if name != "Vol 1" or number < 5 else two,
            name,
            described if number != 6 else None,
            extension=("cbz", "epub")[number % 2],
            size=100 * (number % 3),
            pages=number % 4,
        )
        ids.append(id)
    return tuple(ids)


def fetch(filled: Filled, request: PageRequest, order: Order | None = None) -> Page[Media]:
    with filled.database.work() as work:
        return work.media.get(filled.ann, MediaFilter(), request, order or Order())


def ids_of(page: Page[Media]) -> list[str]:
    return [book.id for book in page.items]


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize("field", sorted(MEDIA_ORDER))
def test_cursors_walk_through_every_order_as_the_whole_list_has_it(
    filled: Filled, field: str, descending: bool
) -> None:
    order = Order(field, descending)
    whole = ids_of(fetch(filled, Everything(), order))

    walked: list[str] = []
    cursor: str | None = None
    for _ in range(5):
        page = fetch(filled, After(cursor, 3), order)
        walked += ids_of(page)
        cursor = page.next_cursor
        if cursor is None:
            break

    assert cursor is None
    assert walked == whole
    assert sorted(whole) == sorted(filled.books)


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize("field", sorted(MEDIA_ORDER))
def test_numbered_pages_are_the_same_in_whatever_order_they_are_read(
    filled: Filled, field: str, descending: bool
) -> None:
    order = Order(field, descending)
    whole = ids_of(fetch(filled, Everything(), order))

    # Each is reached from the beginning, from the end, or from one that was read before.
    for number in (2, 3, 4, 5, 1, 4, 3, 2, 5, 6):
        page = fetch(filled, Numbered(number, 2), order)
        assert ids_of(page) == whole[2 * number - 2 : 2 * number], number
        assert page.total == len(whole)


@pytest.mark.parametrize("field", sorted(MEDIA_ORDER))
def test_down_is_up_turned_round(filled: Filled, field: str) -> None:
    up = ids_of(fetch(filled, Everything(), Order(field)))
    down = ids_of(fetch(filled, Everything(), Order(field, descending=True)))

    assert down == up[::-1]
    assert len(up) == len(filled.books)


@pytest.mark.parametrize("field", sorted(MEDIA_ORDER))
def test_the_id_of_the_last_thing_seen_is_a_cursor_too(filled: Filled, field: str) -> None:
    whole = ids_of(fetch(filled, Everything(), Order(field)))

    page = fetch(filled, After(whole[3], 4), Order(field))

    assert ids_of(page) == whole[4:8]
    assert len(whole) == len(filled.books)


def test_names_are_in_natural_order_and_unknown_values_come_last(filled: Filled) -> None:
    by_name = [book.name for book in fetch(filled, Everything()).items]
    by_year = [
        book.metadata.year if book.metadata else None
        for book in fetch(filled, Everything(), Order("year")).items
    ]

    assert [name.casefold() for name in by_name] == [
        *("appendix", "vol 1", "vol 1", "vol 9", "vol 10", "zoo", "zoo", "éclair"),
        *("第2巻", "第10巻"),
    ]
    known = [year for year in by_year if year is not None]
    assert known == sorted(known)
    assert by_year == [*known, None, None, None]
    assert len(filled.books) == len(by_year)


def test_a_cursor_outlives_the_thing_it_points_at(
    database: Database, ann: Viewer, shelf: Shelf
) -> None:
    filled = Filled(database, ann, ())
    series = shelf.series(shelf.library(), "One")
    a, b, c, d = shelf.books(series, ["a", "b", "c", "d"])
    first = fetch(filled, After(None, 2))
    assert ids_of(first) == [a, b]

    with database.work(writes=True) as work:
        library = work.media.fetch_any_file(c).library_id
        work.scans.set_media_status(library, [a, b], FileStatus.MISSING)
        work.libraries.clean(library)
    new = shelf.book(series, "bb")
    shelf.book(series, "aa")

    rest = fetch(filled, After(first.next_cursor, 10))
    assert ids_of(rest) == [new, c, d]
    assert rest.next_cursor is None


@pytest.mark.parametrize(("size", "pages"), [(1, 10), (3, 4), (5, 2), (10, 1), (20, 1)])
def test_numbered_pages_count_all_that_matches(filled: Filled, size: int, pages: int) -> None:
    walked: list[str] = []
    for number in range(1, pages + 1):
        page = fetch(filled, Numbered(number, size))
        assert page.total == len(filled.books)
        walked += ids_of(page)

    assert walked == ids_of(fetch(filled, Everything()))


def test_a_page_beyond_the_end_is_empty_and_still_counts(filled: Filled) -> None:
    page = fetch(filled, Numbered(99, 20))

    assert page.items == ()
    assert page.total == len(filled.books)


def test_the_last_page_says_that_it_is_the_last(filled: Filled) -> None:
    exact = fetch(filled, After(None, len(filled.books)))
    all_the_rest = fetch(filled, After(filled.books[0], None))

    assert (len(exact.items), exact.next_cursor) == (10, None)
    assert all_the_rest.next_cursor is None


def _packed(values: object) -> str:
    return "c1." + base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "nobody",
        "",
        "c1.",
        "c1.!!!",
        "c1.AAAA",
        _packed({}),
        _packed([]),
        _packed(["a"]),
        _packed(["a", "b", "c"]),
        _packed([1, "b"]),
        _packed([None, "b"]),
        _packed(["a\0", "b"]),
        _packed([["a"], "b"]),
    ],
)
def test_a_cursor_nobody_gave_out_is_refused(filled: Filled, cursor: str) -> None:
    with pytest.raises(Invalid) as refused:
        fetch(filled, After(cursor, 5))

    assert refused.value.pointer == "cursor"
    assert len(filled.books) == 10


@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
def test_no_text_breaks_the_reading_of_cursors(text: str) -> None:
    sorting = paging.Sorting((column("name", Text), column("id", Text)))

    try:
        values = paging._decode(f"c1.{text}", sorting)
    except Invalid:
        return
    assert [type(value) for value in values] == [str, str]


moments = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
plain_text = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))


@given(
    plain_text,
    st.integers(-(2**31), 2**31 - 1),
    st.integers(0, 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    moments,
)
def test_a_cursor_holds_every_kind_of_value(
    text: str, small: int, large: int, number: float, moment: datetime
) -> None:
    terms = [Text, Integer, BigInteger, Float, Moment]
    sorting = paging.Sorting(tuple(column(f"c{place}", kind) for place, kind in enumerate(terms)))
    values = [text, small, large, number, moment]

    assert paging._decode(paging._encode(values), sorting) == values
