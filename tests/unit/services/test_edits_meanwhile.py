"""People who describe books and series while a scan does, as PostgreSQL lets them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from builders.books import comic
from builders.shelf import Shelf
from sqlalchemy import text
from stump_server.domain.access import Viewer
from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.formats import inspect
from stump_server.services import media, series
from stump_server.storage import Database, Work
from stump_server.storage.scan import InspectedBook

Change = Callable[[Work], object]
_BLOCKED = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def do_in_turn(
    database: Database, read: Change, edit: Change, *, is_described: bool, is_edited_first: bool
) -> None:
    """Have a scan and an edit meet, over what a scan has described before or has not."""
    if is_described:
        with database.work(writes=True) as work:
            read(work)
    do_beside(database, *((edit, read) if is_edited_first else (read, edit)))


def do_beside(database: Database, first: Change, second: Change) -> None:
    """Have a second unit of work begin before the first one is over."""
    if database.is_sqlite:
        pytest.skip("there is one writer at a time")

    def do(change: Change) -> None:
        with database.work(writes=True) as work:
            change(work)

    with ThreadPoolExecutor(1) as thread:
        with database.work(writes=True) as work:
            first(work)
            waiting = thread.submit(do, second)
            while not waiting.done() and not is_blocked(database):
                pass
        waiting.result()


def is_blocked(database: Database) -> bool:
    with database.engine.connect() as connection:
        return bool(connection.scalar(_BLOCKED))


@pytest.fixture
def scanned(database: Database, shelf: Shelf, tmp_path: Path) -> tuple[str, str, Inspection]:
    """A library, a book in it, and what its file says of it."""
    library = shelf.library()
    found = inspect(str(comic(tmp_path / "Fog 1.cbz", Title="Fog", Writer="Ada")), Wanted())
    new = InspectedBook(shelf.series(library, "Fog"), found._replace(metadata=None))
    with database.work(writes=True) as work:
        (book,) = work.scans.save_books(library, [new])
    return library, book, found


@pytest.mark.parametrize("is_described", [False, True])
@pytest.mark.parametrize("is_edited_first", [False, True])
@pytest.mark.parametrize("is_rebuilt", [False, True])
def test_what_people_say_of_a_book_stays_while_a_scan_reads_it(
    database: Database,
    ann: Viewer,
    scanned: tuple[str, str, Inspection],
    *,
    is_described: bool,
    is_edited_first: bool,
    is_rebuilt: bool,
) -> None:
    library, book, found = scanned

    def read(work: Work) -> None:
        if is_rebuilt:
            work.scans.save_books(library, [InspectedBook("", found, book)])
        else:
            work.scans.save_metadata([(book, found)])

    def edit(work: Work) -> None:
        media.update_metadata(work, ann, book, MediaMetadata(title="By hand"), ("writers",))

    do_in_turn(database, read, edit, is_described=is_described, is_edited_first=is_edited_first)

    with database.work() as work:
        known = work.media.fetch(ann, book).metadata
        assert known is not None
        assert (known.title, known.writers) == ("By hand", ("Ada",))
        assert "title" in work.media.locked_fields(book)


@pytest.mark.parametrize("is_described", [False, True])
@pytest.mark.parametrize("is_edited_first", [False, True])
def test_what_people_say_of_a_series_stays_while_a_scan_reads_it(
    database: Database, shelf: Shelf, ann: Viewer, *, is_described: bool, is_edited_first: bool
) -> None:
    id = shelf.series(shelf.library(), "Fog")

    def read(work: Work) -> None:
        work.scans.describe_series([(id, SeriesMetadata(title="Fog", publisher="Mist"))])

    def edit(work: Work) -> None:
        series.update_metadata(work, ann, id, {"title": "By hand"})

    do_in_turn(database, read, edit, is_described=is_described, is_edited_first=is_edited_first)

    with database.work() as work:
        known = work.series.fetch(ann, id).metadata
        assert known is not None
        assert (known.title, known.publisher) == ("By hand", "Mist")
        assert work.series.locked_fields(id) == ("title",)
