"""Pages that come late, and positions that wait for their book."""

from __future__ import annotations

from datetime import timedelta

from builders.shelf import Shelf
from stump_server.domain.access import Viewer
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
        position.note_page(work, ann, book, 6, now + timedelta(seconds=3))
        back = work.media.fetch(ann, book).active_reading

    assert late is not None
    assert back is not None
    assert (late.page, back.page) == (7, 6)
