"""What scans write, also when two of them are at work in different libraries."""

from __future__ import annotations

from builders.shelf import Shelf
from stump_server.domain.library import FileStatus
from stump_server.domain.moves import Move
from stump_server.domain.scan import FoundFile
from stump_server.storage import Database

TIME = 1_800_000_000_000_000_000


def test_a_book_that_another_library_has_found_is_not_lost(
    database: Database, shelf: Shelf
) -> None:
    old, new = shelf.library("Old"), shelf.library("New")
    series = shelf.series(old, "One")
    target = shelf.series(new, "One")
    moved, gone = shelf.books(series, ["moved", "gone"], content_key="k")
    with database.work() as work:
        known = {book.id: book for book in work.scans.known_files([series])[series]}
    with database.work(writes=True) as work:
        file = FoundFile("/books/New/One/moved.cbz", 1000, TIME)
        work.scans.move_books(new, [Move(known[moved], target, file)])

    # The scan of the old library had planned this before the other one was done.
    with database.work(writes=True) as work:
        work.scans.lose_media(old, [moved, gone])

    with database.work() as work:
        found = work.scans.known_files([target])[target]
        assert [(book.id, book.is_missing, book.modified_ns) for book in found] == [
            (moved, False, TIME)
        ]
        (left,) = work.scans.known_files([series])[series]
        assert (left.id, left.is_missing) == (gone, True)
        assert work.media.fetch_any_file(moved).library_id == new


def test_books_change_places_without_meeting(database: Database, shelf: Shelf) -> None:
    library = shelf.library()
    series = shelf.series(library, "One")
    ids = shelf.books(series, ["1", "2"])
    with database.work(writes=True) as work:
        work.scans.save_fingerprints({series: "as it was"})
        known = {book.id: book for book in work.scans.known_files([series])[series]}
        one, two = (known[id] for id in ids)
        work.scans.set_media_status([one.id], FileStatus.MISSING)
        work.scans.move_books(
            library,
            [
                Move(one, series, FoundFile(two.path, 1000, TIME)),
                Move(two, series, FoundFile(one.path, 1000, TIME)),
            ],
        )

    with database.work() as work:
        paths = {book.id: book.path for book in work.scans.known_files([series])[series]}
        (shown,) = work.scans.known_series(library)
        assert paths == {one.id: two.path, two.id: one.path}
        assert not any(book.is_missing for book in work.scans.known_files([series])[series])
        # The next scan has to look into the series again.
        assert shown.fingerprint is None
