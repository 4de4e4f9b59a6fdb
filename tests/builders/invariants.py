"""What is true of a catalogue at any moment, and what must be true once a scan has ended."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from sqlalchemy import Connection, Row, func, select
from stump_server.domain.book import is_candidate
from stump_server.storage import Database
from stump_server.storage.tables import (
    active_readings,
    events,
    libraries,
    media,
    media_metadata,
    page_indexes,
    series,
)

_DEPENDENT = (active_readings, media_metadata, page_indexes)


def hold_at_any_moment(database: Database) -> None:
    """Also right after a crash: whatever is written is whole, and fits together."""
    with database.engine.connect() as connection:
        books, shelves = _books(connection), _series(connection)
        _whole(books)
        _linked(connection, books, shelves)
        _indexed(connection, books)
        _announced(connection, books)
    _no_half_files(database.files.root)


def hold_at_rest(database: Database) -> None:
    """After a scan of every library: everything is whole, and is what lies on disk."""
    hold_at_any_moment(database)
    match_the_disk(database)


def match_the_disk(database: Database) -> None:
    """What is stored is what lies on disk, each file once; some may have been removed again."""
    with database.engine.connect() as connection:
        books, shelves = _books(connection), _series(connection)
        roots = connection.scalars(select(libraries.c.path)).all()
    found = {str(file): file.stat() for root in roots for file in Path(root).rglob("*")}
    on_disk = {path: facts for path, facts in found.items() if is_candidate(os.path.basename(path))}
    present = [book for book in books if book.status != "MISSING"]
    assert {book.path for book in present} == on_disk.keys()
    for book in present:
        facts = on_disk[book.path]
        assert (book.size, book.modified_ns) == (facts.st_size, facts.st_mtime_ns), book
        assert shelves[book.series_id].path == os.path.dirname(book.path), book
    with_books = {book.series_id for book in present}
    for id, shelf in shelves.items():
        assert (shelf.status == "READY") is (id in with_books), shelf


def _books(connection: Connection) -> list[Row[tuple[object, ...]]]:
    return list(connection.execute(select(media)).all())


def _series(connection: Connection) -> dict[str, Row[tuple[object, ...]]]:
    return {row.id: row for row in connection.execute(select(series))}


def _whole(books: list[Row[tuple[object, ...]]]) -> None:
    for book in books:
        assert os.path.isabs(book.path), book
        assert book.name == Path(book.path).stem, book
        if book.status == "READY":
            assert book.pages > 0, book
            assert book.content_key, book
            assert book.fault is None, book
        elif book.status == "ERROR":
            assert book.fault, book


def _linked(
    connection: Connection,
    books: list[Row[tuple[object, ...]]],
    shelves: dict[str, Row[tuple[object, ...]]],
) -> None:
    ids = {book.id for book in books}
    for book in books:
        assert shelves[book.series_id].library_id == book.library_id, book
    for table in _DEPENDENT:
        assert set(connection.scalars(select(table.c.media_id))) <= ids, table.name
    for table in (media, series):
        paths = Counter(connection.scalars(select(table.c.path)))
        assert all(count == 1 for count in paths.values()), paths


def _indexed(connection: Connection, books: list[Row[tuple[object, ...]]]) -> None:
    """The page index of a book is that of the very file it was read from."""
    facts = select(page_indexes.c.media_id, page_indexes.c.size, page_indexes.c.modified_ns)
    indexes = {id: (size, modified_ns) for id, size, modified_ns in connection.execute(facts)}
    for book in books:
        if book.status == "READY":
            assert indexes[book.id] == (book.size, book.modified_ns), book


def _announced(connection: Connection, books: list[Row[tuple[object, ...]]]) -> None:
    """Every book that was ever stored was announced once, and no other."""
    payloads = connection.scalars(select(events.c.payload)).all()
    created = Counter(one["id"] for one in payloads if one["__typename"] == "CreatedMedia")
    assert created == Counter(book.id for book in books)
    many = sum(one["count"] for one in payloads if one["__typename"] == "CreatedManySeries")
    assert many == connection.scalar(select(func.count()).select_from(series))


def _no_half_files(folder: Path) -> None:
    left = [file for file in folder.rglob("*") if file.suffix in {".tmp", ".part"}]
    assert left == []
