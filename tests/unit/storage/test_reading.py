"""Open and finished readings: one open at most, everybody's own."""

from __future__ import annotations

import pytest
from builders.shelf import Clock, Shelf
from stump_server.domain.access import Viewer
from stump_server.domain.media import ActiveReading
from stump_server.domain.progress import begin, finish
from stump_server.storage import Database


@pytest.fixture
def book(shelf: Shelf) -> str:
    """A book."""
    return shelf.book(shelf.series(shelf.library(), "One"), "1")


def test_there_is_one_open_reading_at_most(
    database: Database, clock: Clock, book: str, ann: Viewer
) -> None:
    with database.work(writes=True) as work:
        first = work.readings.save_active(begin(book, ann.id, work.now))
    clock.pass_by(hours=1)
    with database.work(writes=True) as work:
        later = first._replace(
            page=7,
            epubcfi="x",
            percentage_completed=0.5,
            elapsed_seconds=9,
            updated_at=work.now,
        )
        assert work.readings.save_active(later) == later
        assert work.readings.find_active(ann.id, book) == later


def test_everybody_has_their_own(database: Database, book: str, ann: Viewer, bob: Viewer) -> None:
    with database.work(writes=True) as work:
        work.readings.save_active(begin(book, ann.id, work.now))
        work.readings.add_finished(finish(begin(book, bob.id, work.now), work.now))

        assert work.readings.find_active(bob.id, book) is None
        assert work.readings.finished(ann.id, book) == ()
        assert not work.readings.remove_active(bob.id, book)
        assert work.readings.remove_finished(ann.id, book) == 0
        assert work.readings.remove_active(ann.id, book)
        assert work.readings.remove_finished(bob.id, book) == 1


def test_finished_readings_come_oldest_first(
    database: Database, clock: Clock, book: str, ann: Viewer
) -> None:
    for _ in range(3):
        with database.work(writes=True) as work:
            work.readings.add_finished(finish(begin(book, ann.id, work.now), work.now))
        clock.pass_by(days=1)

    with database.work() as work:
        times = [one.completed_at for one in work.readings.finished(ann.id, book)]
        assert times == sorted(times)
        assert work.media.fetch(ann, book).finished_readings == work.readings.finished(ann.id, book)


def test_a_series_is_counted_by_books_and_not_by_readings(
    database: Database, shelf: Shelf, clock: Clock, ann: Viewer
) -> None:
    series = shelf.series(shelf.library(), "One")
    one, two = shelf.books(series, ["1", "2"])
    with database.work(writes=True) as work:
        assert work.readings.series_completion(ann, series) == (2, 0, None)
        for _ in range(2):
            work.readings.add_finished(finish(begin(one, ann.id, work.now), work.now))
        assert work.readings.series_completion(ann, series) == (2, 1, work.now)
    clock.pass_by(hours=1)
    with database.work(writes=True) as work:
        work.readings.add_finished(finish(begin(two, ann.id, work.now), work.now))
        assert work.readings.series_completion(ann, series) == (2, 2, clock.now)


def test_times_are_kept_to_the_microsecond(database: Database, book: str, ann: Viewer) -> None:
    with database.work(writes=True) as work:
        stored: ActiveReading = work.readings.save_active(begin(book, ann.id, work.now))

    assert stored.started_at == database.clock()
    assert stored.started_at.microsecond == 123_456
