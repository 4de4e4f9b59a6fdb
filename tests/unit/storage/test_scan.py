"""What scans write, also when two of them are at work in different libraries."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders.shelf import Shelf
from sqlalchemy import insert
from stump_server.domain.access import Viewer
from stump_server.domain.library import FileStatus
from stump_server.domain.media import MediaMetadata
from stump_server.domain.moves import Move
from stump_server.domain.position import Report
from stump_server.domain.progress import begin, finish
from stump_server.domain.scan import FoundFile
from stump_server.storage import Database, Work
from stump_server.storage.tables import media, media_tags
from stump_server.storage.tagging import tag_ids

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
        work.scans.set_media_status(old, [moved, gone], FileStatus.MISSING)

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
        work.scans.set_media_status(library, [one.id], FileStatus.MISSING)
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


def read(work: Work, book: str, person: str) -> None:
    work.readings.save_active(begin(book, person, work.now))


def read_to_the_end(work: Work, book: str, person: str) -> None:
    work.readings.add_finished(finish(begin(book, person, work.now), work.now))


def leave_a_device_behind(work: Work, book: str, person: str) -> None:
    work.positions.hold(person, book, Report(0.5, "device", work.now))


def tag(work: Work, book: str, _person: str) -> None:
    (id,) = tag_ids(work.connection, ["tea"])
    work.connection.execute(insert(media_tags).values(media_id=book, tag_id=id))


def describe(work: Work, book: str, _person: str) -> None:
    work.media.save_metadata(book, MediaMetadata(title="By hand"), ("title",))


def choose_a_picture(work: Work, book: str, _person: str) -> None:
    work.thumbnails.note_chosen(book)


# What hangs on a book without anybody's doing.
_MADE = {"media_metadata", "page_indexes", "page_dimensions", "page_descriptions"}
_DOINGS = {
    "active_readings": read,
    "finished_readings": read_to_the_end,
    "held_positions": leave_a_device_behind,
    "media_tags": tag,
    "media_metadata": describe,
    "media_thumbnails": choose_a_picture,
}


@pytest.mark.parametrize("table", _DOINGS)
def test_what_people_did_to_a_book_is_seen(
    database: Database, shelf: Shelf, ann: Viewer, table: str
) -> None:
    doing: Callable[[Work, str, str], None] = _DOINGS[table]
    series = shelf.series(shelf.library(), "One")
    metadata = MediaMetadata(title="Read from the file")
    touched, untouched = shelf.books(series, ["1", "2"], metadata)
    with database.work(writes=True) as work:
        work.thumbnails.note({touched: "made", untouched: "made"})
        work.media.save_dimensions(untouched, (), size=1000, modified_ns=TIME)
        assert work.scans.touched([touched, untouched]) == frozenset()

        doing(work, touched, ann.id)

        assert work.scans.touched([touched, untouched]) == {touched}


def test_everything_that_hangs_on_a_book_is_somebodys_doing_or_made() -> None:
    hanging = {
        table.name
        for table in media.metadata.tables.values()
        if any(key.column.table is media for key in table.foreign_keys)
    }

    assert hanging == _MADE | _DOINGS.keys()
