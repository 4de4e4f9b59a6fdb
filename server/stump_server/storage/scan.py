"""What a scan reads and writes, in batches."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from stump_server.domain.book import Inspection
from stump_server.domain.library import FileStatus
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.domain.page_order import sort_text
from stump_server.domain.position import name_hash
from stump_server.domain.scan import KnownFile
from stump_server.storage.bulk import insert_many
from stump_server.storage.tables import (
    media,
    media_metadata,
    page_indexes,
    series,
    series_metadata,
)

# SQLite takes a bounded number of values in one statement.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class KnownSeries:
    """A stored series as a scan sees it."""

    id: str
    path: str
    is_missing: bool
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class InspectedBook:
    """What a scan found of one file; `id` is None for a book that is new."""

    series_id: str
    inspection: Inspection
    id: str | None = None


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    waiting = list(ids)
    for start in range(0, len(waiting), _CHUNK):
        yield waiting[start : start + _CHUNK]


def _status(inspection: Inspection) -> FileStatus:
    return FileStatus.READY if inspection.fault is None else FileStatus.ERROR


# What a scan writes of a book, in this order.
_BOOK_COLUMNS = (
    "name",
    "sort_name",
    "extension",
    "size",
    "pages",
    "status",
    "fault",
    "format",
    "modified_at",
    "modified_ns",
    "hash",
    "koreader_hash",
    "name_hash",
)


def _name_and_extension(path: str) -> tuple[str, str]:
    stem, _, extension = path.rpartition("/")[2].rpartition(".")
    return stem, extension.lower()[:16]


def _book_values(inspection: Inspection) -> tuple[Any, ...]:
    stem, extension = _name_and_extension(inspection.path)
    return (
        stem,
        sort_text(stem),
        extension,
        inspection.size,
        inspection.pages,
        _status(inspection),
        inspection.reason if inspection.fault else None,
        inspection.format,
        datetime.fromtimestamp(inspection.modified_ns / 1e9, UTC),
        inspection.modified_ns,
        inspection.hash,
        inspection.koreader_hash,
        name_hash(inspection.path),
    )


@dataclass
class ScanRows:
    """Questions a scan asks, and the batches it writes."""

    connection: Connection
    now: datetime

    def known_series(self, library_id: str) -> tuple[KnownSeries, ...]:
        """All series of a library."""
        query = select(series.c.id, series.c.path, series.c.status, series.c.fingerprint).where(
            series.c.library_id == library_id
        )
        return tuple(
            KnownSeries(id, path, status == FileStatus.MISSING, fingerprint)
            for id, path, status, fingerprint in self.connection.execute(query)
        )

    def known_files(self, series_ids: Iterable[str]) -> dict[str, list[KnownFile]]:
        """The stored books of several series, by series id."""
        query = select(
            media.c.series_id,
            media.c.id,
            media.c.path,
            media.c.size,
            media.c.modified_ns,
            media.c.status == FileStatus.MISSING,
        )
        found: dict[str, list[KnownFile]] = {}
        for chunk in _chunks(series_ids):
            rows = self.connection.execute(query.where(media.c.series_id.in_(chunk))).all()
            for row in rows:
                found.setdefault(row[0], []).append(KnownFile._make(row[1:]))
        return found

    def save_fingerprints(self, fingerprints: Mapping[str, str]) -> None:
        """Note, by series id, what lies on disk now that all of it is stored."""
        rows = [{"place": id, "fingerprint": text} for id, text in fingerprints.items()]
        if rows:
            self.connection.execute(
                update(series)
                .where(series.c.id == bindparam("place"))
                .values(fingerprint=bindparam("fingerprint")),
                rows,
            )

    def add_series(
        self, library_id: str, found: Sequence[tuple[str, SeriesMetadata | None]]
    ) -> dict[str, str]:
        """Store new series by path, with what their series.json says; returns ids by path."""
        if not found:
            return {}
        ids = {path: str(uuid4()) for path, _ in found}
        rows = [
            {
                "id": ids[path],
                "library_id": library_id,
                "name": PurePath(path).name,
                "sort_name": sort_text(PurePath(path).name),
                "path": path,
                "status": FileStatus.READY,
                "created_at": self.now,
                "updated_at": self.now,
            }
            for path, _ in found
        ]
        self.connection.execute(insert(series), rows)
        described = [
            {"series_id": ids[path], **dataclasses.asdict(metadata)}
            for path, metadata in found
            if metadata is not None
        ]
        if described:
            self.connection.execute(insert(series_metadata), described)
        return ids

    def set_series_status(self, ids: Iterable[str], status: FileStatus) -> None:
        """Note what the scan found of several series."""
        for chunk in _chunks(ids):
            self.connection.execute(
                update(series)
                .where(series.c.id.in_(chunk))
                .values(status=status, updated_at=self.now)
            )

    def set_media_status(self, ids: Iterable[str], status: FileStatus) -> None:
        """Note that several books are missing or back."""
        for chunk in _chunks(ids):
            self.connection.execute(
                update(media)
                .where(media.c.id.in_(chunk))
                .values(status=status, updated_at=self.now)
            )

    def restore_media(self, ids: Iterable[str]) -> None:
        """Books that are back: ready, or in error as they were."""
        for chunk in _chunks(ids):
            back = update(media).where(media.c.id.in_(chunk), media.c.status == FileStatus.MISSING)
            self.connection.execute(
                back.where(media.c.fault.is_(None)).values(
                    status=FileStatus.READY, updated_at=self.now
                )
            )
            self.connection.execute(
                back.where(media.c.fault.is_not(None)).values(
                    status=FileStatus.ERROR, updated_at=self.now
                )
            )

    def lose_everything(self, library_id: str) -> None:
        """The root is gone: every series and book of the library is missing."""
        for table in (series, media):
            self.connection.execute(
                update(table)
                .where(table.c.library_id == library_id, table.c.status != FileStatus.MISSING)
                .values(status=FileStatus.MISSING, updated_at=self.now)
            )

    def move_books(self, moves: Sequence[tuple[str, str, str]]) -> None:
        """Known books that lie elsewhere now: id, series and path of each."""
        rows = []
        for id, series_id, path in moves:
            name, extension = _name_and_extension(path)
            rows.append(
                {
                    "book": id,
                    "series_id": series_id,
                    "path": path,
                    "name": name,
                    "sort_name": sort_text(name),
                    "extension": extension,
                    "name_hash": name_hash(path),
                    "updated_at": self.now,
                }
            )
        if rows:
            columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "book"}
            self.connection.execute(
                update(media).where(media.c.id == bindparam("book")).values(columns), rows
            )
            self.restore_media(id for id, _, _ in moves)

    def save_books(
        self, library_id: str, books: Sequence[InspectedBook], *, keep_metadata: bool = False
    ) -> tuple[str, ...]:
        """Store new books and changed ones with metadata and page index; returns their ids."""
        new = [book for book in books if book.id is None]
        known = [(book.id, book.inspection) for book in books if book.id is not None]
        added = self._add_books(library_id, new)
        self._change_books(known, keep_metadata=keep_metadata)
        return (*added, *(id for id, _ in known))

    def _add_books(self, library_id: str, books: Sequence[InspectedBook]) -> tuple[str, ...]:
        if not books:
            return ()
        ids = tuple(str(uuid4()) for _ in books)
        insert_many(
            self.connection,
            media,
            ("id", "series_id", "path", *_BOOK_COLUMNS),
            (
                (id, book.series_id, book.inspection.path, *_book_values(book.inspection))
                for id, book in zip(ids, books, strict=True)
            ),
            library_id=library_id,
            created_at=self.now,
            updated_at=self.now,
        )
        inspected = [(id, book.inspection) for id, book in zip(ids, books, strict=True)]
        self._add_metadata(inspected)
        self._add_indexes(inspected)
        return ids

    def _change_books(
        self, books: Sequence[tuple[str, Inspection]], *, keep_metadata: bool
    ) -> None:
        if not books:
            return
        rows = [
            {
                "book": id,
                "updated_at": self.now,
                **dict(zip(_BOOK_COLUMNS, _book_values(inspection), strict=True)),
            }
            for id, inspection in books
        ]
        columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "book"}
        self.connection.execute(
            update(media).where(media.c.id == bindparam("book")).values(columns), rows
        )
        for chunk in _chunks(id for id, _ in books):
            if not keep_metadata:
                self.connection.execute(
                    delete(media_metadata).where(media_metadata.c.media_id.in_(chunk))
                )
            self.connection.execute(delete(page_indexes).where(page_indexes.c.media_id.in_(chunk)))
        if not keep_metadata:
            self._add_metadata(books)
        self._add_indexes(books)

    def save_metadata(self, books: Sequence[tuple[str, Inspection]]) -> None:
        """Replace the metadata of known books and nothing else."""
        for chunk in _chunks(id for id, _ in books):
            self.connection.execute(
                delete(media_metadata).where(media_metadata.c.media_id.in_(chunk))
            )
        self._add_metadata(books)

    def save_hashes(self, books: Sequence[tuple[str, Inspection]]) -> None:
        """Replace both hashes of known books and nothing else."""
        rows = [
            {"book": id, "hash": inspection.hash, "koreader_hash": inspection.koreader_hash}
            for id, inspection in books
        ]
        if rows:
            columns: dict[str, Any] = {name: bindparam(name) for name in ("hash", "koreader_hash")}
            self.connection.execute(
                update(media).where(media.c.id == bindparam("book")).values(columns), rows
            )

    def _add_metadata(self, books: Sequence[tuple[str, Inspection]]) -> None:
        rows = (
            (id, *_counted(inspection.metadata, inspection.pages))
            for id, inspection in books
            if inspection.metadata is not None
        )
        columns = ("media_id", *MediaMetadata._fields)
        insert_many(self.connection, media_metadata, columns, rows)

    def _add_indexes(self, books: Sequence[tuple[str, Inspection]]) -> None:
        rows = (
            (id, inspection.size, inspection.modified_ns, inspection.index)
            for id, inspection in books
            if inspection.index is not None
        )
        columns = ("media_id", "size", "modified_ns", "entries")
        insert_many(self.connection, page_indexes, columns, rows)


def _counted(metadata: MediaMetadata, pages: int) -> MediaMetadata:
    # What the file says of its own length gives way to what was counted.
    return metadata._replace(page_count=pages or metadata.page_count)
