"""Changes are counted once per unit of work, and totals once per state."""

from __future__ import annotations

import pytest
from builders.shelf import Shelf
from stump_server.domain.access import Viewer
from stump_server.domain.filters import MediaFilter
from stump_server.domain.jobs import ScanOptions
from stump_server.domain.library import FileStatus
from stump_server.domain.media import MediaMetadata
from stump_server.domain.page import Numbered, Order
from stump_server.domain.progress import begin
from stump_server.storage import Database


@pytest.fixture
def ann(shelf: Shelf) -> Viewer:
    return shelf.person("ann")


@pytest.fixture
def series(shelf: Shelf) -> str:
    return shelf.series(shelf.library(), "One")


def token(database: Database, viewer: Viewer) -> str:
    with database.work() as work:
        return work.revisions.of(viewer.id).token


def total(database: Database, viewer: Viewer) -> int | None:
    with database.work() as work:
        return work.media.get(viewer, MediaFilter(), Numbered(1, 1), Order()).total


def test_a_new_book_is_another_state(
    database: Database, shelf: Shelf, ann: Viewer, series: str
) -> None:
    before = token(database, ann)

    shelf.book(series, "1")

    assert token(database, ann) != before
    assert token(database, ann) == token(database, ann)


def test_reading_is_another_state_for_the_reader_alone(
    database: Database, shelf: Shelf, ann: Viewer, series: str
) -> None:
    book, other = shelf.book(series, "1"), shelf.person("bob")
    mine, theirs = token(database, ann), token(database, other)

    with database.work(writes=True) as work:
        work.readings.save_active(begin(book, ann.id, work.now))

    assert token(database, ann) != mine
    assert token(database, other) == theirs


def test_a_scan_without_news_leaves_the_state_as_it_is(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    library = shelf.library()
    with database.work(writes=True) as work:
        work.libraries.set_status(library, FileStatus.MISSING)
    away = token(database, ann)
    states = []

    for _ in range(2):
        with database.work(writes=True) as work:
            work.libraries.note_scan(library, ScanOptions(), None)
        states.append(token(database, ann))

    assert states[0] != away, "the library is back"
    assert states[1] == states[0]
    with database.work() as work:
        assert work.libraries.fetch_any(library).last_scanned_at is not None


def test_what_is_rolled_back_has_not_changed_anything(
    database: Database, shelf: Shelf, ann: Viewer, series: str
) -> None:
    book = shelf.book(series, "1")
    before = token(database, ann)

    with pytest.raises(KeyError), database.work(writes=True) as work:
        work.media.save_metadata(book, MediaMetadata(title="T"))
        raise KeyError

    assert token(database, ann) == before


def test_totals_follow_what_comes_and_goes(
    database: Database, shelf: Shelf, ann: Viewer, series: str
) -> None:
    for expected in range(1, 4):
        shelf.book(series, str(expected))
        assert total(database, ann) == total(database, ann) == expected


def test_what_is_not_committed_is_counted_for_nobody_else(
    database: Database, shelf: Shelf, ann: Viewer, series: str
) -> None:
    book = shelf.book(series, "1")
    shelf.book(series, "2")

    with pytest.raises(KeyError), database.work(writes=True) as work:
        work.media.save_page_count(book, 5)
        assert work.revisions.state(ann.id) is None
        raise KeyError

    assert total(database, ann) == 2
