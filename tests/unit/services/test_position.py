"""Pages that come late, and positions that wait for their book."""

from __future__ import annotations

from datetime import timedelta

from builders.shelf import Shelf
from stump_server.domain.access import Viewer
from stump_server.domain.position import Report
from stump_server.services import position
from stump_server.storage import Database


def test_a_page_that_was_asked_for_earlier_moves_nobody_back(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    book = shelf.book(shelf.series(shelf.library(), "One"), "1", pages=10)

    with database.work(writes=True) as work:
        now = work.now
        position.note_page(work, ann, book, 7, now + timedelta(seconds=2))
        # Readers fetch pages ahead, and their answers end in any order.
        position.note_page(work, ann, book, 5, now)
        position.note_page(work, ann, book, 6, now + timedelta(seconds=1))
        late = work.media.fetch(ann, book).active_reading
        position.note_page(work, ann, book, 5, now + timedelta(seconds=3))
        back = work.media.fetch(ann, book).active_reading

    assert late is not None
    assert back is not None
    assert (late.page, back.page) == (7, 5)


def test_only_who_reads_on_after_a_while_is_believed_behind(
    database: Database, shelf: Shelf, ann: Viewer
) -> None:
    book = shelf.book(shelf.series(shelf.library(), "One"), "1", pages=10)
    seen = []

    with database.work(writes=True) as work:
        start = work.now
        told = Report(0.8, "reader", start)
        position.report(work, ann, work.media.fetch(ann, book), told)
        # An app opens the book at its beginning, fetches what lies around, and somebody reads on.
        for page, seconds in ((2, 1), (3, 1.2), (1, 1.4), (2, 60), (3, 60.2), (1, 60.4), (4, 68)):
            position.note_page(work, ann, book, page, start + timedelta(seconds=seconds))
            reading = work.media.fetch(ann, book).active_reading
            assert reading is not None
            seen.append(reading.percentage_completed)

    assert seen == [0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.4]
