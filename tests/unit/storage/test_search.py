"""The index of searches narrows and never decides: with it and without it the same is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest
from builders.shelf import Clock, Shelf
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update
from stump_server.domain.access import Viewer
from stump_server.domain.filters import MediaFilter
from stump_server.domain.media import MediaMetadata
from stump_server.domain.page import Everything, Numbered, Order
from stump_server.storage import Database
from stump_server.storage.search import MOST_CANDIDATES
from stump_server.storage.tables import search_entries, series

TEXTS = [
    "The Fog", "Fog Harbour", "STRASSE", "Straße", "Cafe\u0301 noir", "Café Noir", "Ünter", "ünter",
    "100% tea", "a_b", "日本語の本", "ʼn", "İstanbul", "\U0001f4da shelf",
    "it's \"so\"", "x\\y & z | !", "ab",
]  # fmt: skip


@dataclass(frozen=True)
class Filled:
    """A database that is only read, and who looks into it."""

    database: Database
    ann: Viewer

    def found(self, wanted: MediaFilter) -> list[str]:
        """Names of what a search finds."""
        with self.database.work() as work:
            page = work.media.get(self.ann, wanted, Everything(), Order())
        return [book.name for book in page.items]


def read_all(database: Database) -> None:
    """Bring the index up to date."""
    with database.work(writes=True) as work:
        while work.search.has_news:
            work.search.read_news()


Opened = Callable[[Path, Clock], AbstractContextManager[Database]]


@pytest.fixture(scope="module", params=["read", "unread"])
def filled(
    request: pytest.FixtureRequest, open_database: Opened, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """Each text as a name, a title, a summary, a writer and the name of a series."""
    with open_database(tmp_path_factory.mktemp("search") / "data", Clock()) as database:
        shelf = Shelf(database)
        library, other = shelf.library(), shelf.series(shelf.library("Other"), "Other")
        for place, text in enumerate(TEXTS):
            shelf.book(shelf.series(library, f"{text} {place}"), f"in series {place}")
            shelf.book(other, f"{text} named {place}")
            shelf.book(other, f"titled {place}", MediaMetadata(title=text))
            shelf.book(other, f"summed {place}", MediaMetadata(summary=f"About {text}."))
            shelf.book(other, f"written {place}", MediaMetadata(writers=("Ann", text)))
        if request.param == "read":
            read_all(database)
        yield Filled(database, shelf.person("ann", is_server_owner=True))


def by_hand(filled: Filled, wanted: MediaFilter, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the same search finds without the index."""
    with monkeypatch.context() as patch:
        patch.setattr("stump_server.storage.search.SearchRows.candidates", lambda *_: None)
        return filled.found(wanted)


@settings(max_examples=150)
@given(
    st.one_of(
        st.sampled_from(TEXTS),
        st.tuples(st.sampled_from(TEXTS), st.integers(0, 6), st.integers(1, 8)).map(
            lambda one: one[0][one[1] : one[1] + one[2]]
        ),
        st.sampled_from(TEXTS).map(str.upper),
        st.sampled_from(TEXTS).map(str.casefold),
        st.text(max_size=6).filter(lambda one: "\0" not in one and one.isprintable()),
    )
)
def test_the_same_is_found_with_and_without_it(filled: Filled, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for wanted in (MediaFilter(search=text), MediaFilter(anywhere=text)):
            assert filled.found(wanted) == by_hand(filled, wanted, patch)


def test_it_names_few_of_many(filled: Filled) -> None:
    read_all(filled.database)

    with filled.database.work() as work:
        assert work.search.candidates(MediaFilter(anywhere="harbour fog")) is not None
        found = work.search.candidates(MediaFilter(anywhere="harbour"))
        assert found is not None
        assert len(found) == 5
        assert work.search.candidates(MediaFilter(anywhere="ab")) is None
        assert work.search.candidates(MediaFilter()) is None


def test_changes_are_found_at_once_and_read_later(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    filled = Filled(database, ann)
    one = shelf.series(shelf.library(), "Shelf")
    book = shelf.book(one, "Old name", MediaMetadata(title="Old title"))
    read_all(database)

    with database.work(writes=True) as work:
        work.media.save_metadata(book, MediaMetadata(title="Fresh title"))
        work.connection.execute(update(series).values(name="Renamed"))

    for _ in range(2):
        assert filled.found(MediaFilter(anywhere="fresh renamed")) == ["Old name"]
        assert filled.found(MediaFilter(anywhere="shelf")) == []
        assert filled.found(MediaFilter(search="old title")) == []
        read_all(database)


def test_a_change_that_is_not_to_be_seen_yet_is_read_later(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    """Two at work at once, as PostgreSQL lets them; SQLite has them one after the other."""
    if database.is_sqlite:
        pytest.skip("there is one writer at a time")
    filled = Filled(database, ann)
    book = shelf.book(shelf.series(shelf.library(), "Shelf"), "One", MediaMetadata(title="Old"))

    with database.work(writes=True) as changing:
        changing.media.save_metadata(book, MediaMetadata(title="Fresh"))
        with database.work(writes=True) as reading:
            assert reading.search.read_news() == 0
    read_all(database)

    assert filled.found(MediaFilter(search="fresh")) == ["One"]


def test_what_has_gone_leaves_the_index(database: Database, shelf: Shelf) -> None:
    library = shelf.library()
    shelf.books(shelf.series(library, "Shelf"), ["one", "two"])
    read_all(database)

    with database.work(writes=True) as work:
        work.libraries.remove(library)
    read_all(database)

    with database.work() as work:
        assert work.connection.scalar(select(func.count()).select_from(search_entries)) == 0
        assert work.search.candidates(MediaFilter(search="one")) == ()


def test_what_very_many_books_hold_is_looked_for_in_order(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    shelf.books(
        shelf.series(shelf.library(), "Shelf"), [f"book {n}" for n in range(MOST_CANDIDATES + 1)]
    )
    read_all(database)

    with database.work() as work:
        wanted = MediaFilter(search="book")
        assert work.search.candidates(wanted) is None
        page = work.media.get(ann, wanted, Numbered(page=1, size=20), Order())
    assert page.total == MOST_CANDIDATES + 1
