"""What a scan reads and writes, in batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from uuid_utils import uuid7

from stump_server.domain.book import Inspection
from stump_server.domain.library import FileStatus
from stump_server.domain.media import MediaMetadata, SeriesMetadata
from stump_server.domain.metadata import keep
from stump_server.domain.moves import Move, Rename
from stump_server.domain.page_order import sort_text
from stump_server.domain.path_text import shown
from stump_server.domain.position import name_hash
from stump_server.domain.scan import KnownFile
from stump_server.domain.thumbnail import CHOSEN
from stump_server.storage.bulk import insert_many
from stump_server.storage.tables import (
    active_readings,
    finished_readings,
    held_positions,
    libraries,
    media,
    media_metadata,
    media_tags,
    media_thumbnails,
    page_descriptions,
    page_dimensions,
    page_indexes,
    search_news,
    series,
    series_metadata,
)

T = TypeVar("T")

# SQLite takes a bounded number of values in one statement.
_CHUNK = 500
# What people said of a book, and which fields that are.
_Kept = tuple[MediaMetadata, tuple[str, ...]]
_NOTHING_KEPT: Mapping[str, _Kept] = MappingProxyType({})
_KeptOfSeries = tuple[SeriesMetadata, tuple[str, ...]]
_NOTHING_KEPT_OF_SERIES: Mapping[str, _KeptOfSeries] = MappingProxyType({})


class KnownSeries(NamedTuple):
    """A stored series as a scan sees it."""

    id: str
    path: str
    is_missing: bool
    fingerprint: str | None


@dataclass(frozen=True, slots=True)
class StoredBook:
    """A book anywhere on the server, with the library that holds it."""

    book: KnownFile
    library_id: str
    library_path: str


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where a series lies."""

    id: str
    path: str
    library_id: str


class InspectedBook(NamedTuple):
    """What a scan found of one file; `id` is None for a book that is new."""

    series_id: str
    inspection: Inspection
    id: str | None = None


def _chunks(ids: Iterable[T]) -> Iterable[list[T]]:
    waiting = list(ids)
    for start in range(0, len(waiting), _CHUNK):
        yield waiting[start : start + _CHUNK]


# Plain texts: drivers look up how to bind whatever is more than that.
_READY, _ERROR = FileStatus.READY.value, FileStatus.ERROR.value
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
    "content_key",
    "name_hash",
)


def _moment(modified_ns: int) -> datetime:
    return datetime.fromtimestamp(modified_ns / 1e9, UTC)


_KNOWN_FILE = (
    media.c.id,
    media.c.path,
    media.c.size,
    media.c.modified_ns,
    (media.c.status == FileStatus.MISSING).label("is_missing"),
    media.c.content_key,
    media.c.series_id,
    media.c.read_in,
)


def _name_and_extension(path: str) -> tuple[str, str]:
    stem, _, extension = path.rpartition("/")[2].rpartition(".")
    return shown(stem), extension.lower()[:16]


def _book_values(inspection: Inspection) -> tuple[Any, ...]:
    stem, extension = _name_and_extension(inspection.path)
    return (
        stem,
        sort_text(stem),
        extension,
        inspection.size,
        inspection.pages,
        _READY if inspection.fault is None else _ERROR,
        inspection.reason if inspection.fault else None,
        inspection.format and inspection.format.value,
        _moment(inspection.modified_ns),
        inspection.modified_ns,
        inspection.hash,
        inspection.koreader_hash,
        inspection.content_key,
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

    def take_in_series(self, library_id: str, paths: Iterable[str]) -> bool:
        """Make series at these paths this library's; tells whether there were any of others.

        No directory belongs to two libraries: who had it before has another one now.
        """
        others = [
            id
            for chunk in _chunks(paths)
            for id in self.connection.scalars(
                select(series.c.id).where(
                    series.c.path.in_(chunk), series.c.library_id != library_id
                )
            )
        ]
        for chunk in _chunks(others):
            new_place = {"library_id": library_id, "updated_at": self.now}
            for table, column in ((series, series.c.id), (media, media.c.series_id)):
                self.connection.execute(update(table).where(column.in_(chunk)).values(new_place))
        self.forget_fingerprints(others)
        return bool(others)

    def lie_at(self, books: Mapping[str, str], shelves: Mapping[str, str]) -> bool:
        """Whether books and series, by id, lie at these paths, and do so until all is written."""
        return self._hold(series, shelves) == shelves and self._hold(media, books) == books

    def _hold(self, table: Table, ids: Iterable[str]) -> dict[str, str]:
        """Paths by id; nobody moves, describes or removes these until this unit of work is over."""
        query = select(table.c.id, table.c.path).order_by(table.c.id).with_for_update()
        return {
            id: path
            for chunk in _chunks(sorted(ids))
            for id, path in self.connection.execute(query.where(table.c.id.in_(chunk)))
        }

    def _has_books(self) -> bool:
        """Whether there are any: a first scan need not look for what it finds in hundreds."""
        return self.connection.scalar(select(media.c.id).limit(1)) is not None

    def books_at(self, paths: Iterable[str]) -> tuple[KnownFile, ...]:
        """The stored books at several paths, of whichever series and library."""
        if not self._has_books():
            return ()
        query = select(*_KNOWN_FILE)
        return tuple(
            KnownFile._make(row)
            for chunk in _chunks(paths)
            for row in self.connection.execute(query.where(media.c.path.in_(chunk)))
        )

    def known_files(self, series_ids: Iterable[str]) -> dict[str, list[KnownFile]]:
        """The stored books of several series, by series id."""
        query = select(*_KNOWN_FILE)
        found: dict[str, list[KnownFile]] = {}
        for chunk in _chunks(series_ids):
            rows = self.connection.execute(query.where(media.c.series_id.in_(chunk))).all()
            for row in rows:
                book = KnownFile._make(row)
                found.setdefault(book.series_id, []).append(book)
        return found

    def books_of_sizes(self, sizes: Iterable[int]) -> tuple[StoredBook, ...]:
        """The stored books of these sizes in all libraries."""
        if not self._has_books():
            return ()
        query = select(*_KNOWN_FILE, libraries.c.id, libraries.c.path).join_from(
            media, libraries, libraries.c.id == media.c.library_id
        )
        return tuple(
            StoredBook(KnownFile._make(row[:-2]), *row[-2:])
            for chunk in _chunks(sorted(sizes))
            for row in self.connection.execute(query.where(media.c.size.in_(chunk)))
        )

    def touched(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of several books that people have done anything to: read, described, tagged."""
        queries = (
            select(active_readings.c.media_id),
            select(finished_readings.c.media_id),
            select(held_positions.c.media_id),
            select(media_tags.c.media_id),
            select(media_metadata.c.media_id).where(media_metadata.c.locked.is_not(None)),
            select(media_thumbnails.c.media_id).where(media_thumbnails.c.source == CHOSEN),
        )
        return frozenset(
            id
            for chunk in _chunks(ids)
            for query in queries
            for id in self.connection.scalars(query.where(query.selected_columns[0].in_(chunk)))
        )

    def known_paths(self, library_id: str, paths: Iterable[str]) -> frozenset[str]:
        """Those of several paths that are books of a library, there or missing."""
        query = select(media.c.path).where(media.c.library_id == library_id)
        return frozenset(
            path
            for chunk in _chunks(paths)
            for path in self.connection.scalars(query.where(media.c.path.in_(chunk)))
        )

    def ready_paths(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of several paths that are books which can be read."""
        query = select(media.c.path).where(media.c.status == FileStatus.READY)
        return frozenset(
            path
            for chunk in _chunks(paths)
            for path in self.connection.scalars(query.where(media.c.path.in_(chunk)))
        )

    def forget_fingerprints(self, ids: Iterable[str]) -> None:
        """What several series looked like says nothing any more: the next scan looks into them."""
        for chunk in _chunks(sorted(ids)):
            self.connection.execute(
                update(series).where(series.c.id.in_(chunk)).values(fingerprint=None)
            )

    def undescribed_series(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of several series that no file has described yet, as far as is known."""
        described = select(series_metadata.c.series_id).where(series_metadata.c.locked.is_(None))
        query = select(series.c.id).where(series.c.id.not_in(described))
        return tuple(
            id
            for chunk in _chunks(ids)
            for id in self.connection.scalars(query.where(series.c.id.in_(chunk)))
        )

    def describe_series(self, described: Sequence[tuple[str, SeriesMetadata]]) -> None:
        """Replace the metadata of several known series, except what people said."""
        held = self._hold(series, (id for id, _ in described))
        described = [one for one in described if one[0] in held]
        kept: dict[str, _KeptOfSeries] = {}
        for chunk in _chunks(id for id, _ in described):
            of_chunk = series_metadata.c.series_id.in_(chunk)
            query = select(series_metadata).where(of_chunk, series_metadata.c.locked.is_not(None))
            for row in self.connection.execute(query).mappings():
                values = SeriesMetadata(**{name: row[name] for name in SeriesMetadata._fields})
                kept[row["series_id"]] = (values, row["locked"])
            self.connection.execute(delete(series_metadata).where(of_chunk))
        self._add_series_metadata(described, kept)

    def _add_series_metadata(
        self,
        described: Sequence[tuple[str, SeriesMetadata]],
        kept: Mapping[str, _KeptOfSeries] = _NOTHING_KEPT_OF_SERIES,
    ) -> None:
        rows = [
            {
                "series_id": id,
                "locked": kept[id][1] if id in kept else None,
                **(keep(metadata, *kept[id]) if id in kept else metadata)._asdict(),
            }
            for id, metadata in described
        ]
        if rows:
            self.connection.execute(insert(series_metadata), rows)

    def series_places(self, ids: Iterable[str]) -> tuple[SeriesPlace, ...]:
        """Where several series lie."""
        query = select(series.c.id, series.c.path, series.c.library_id)
        return tuple(
            SeriesPlace(*row)
            for chunk in _chunks(ids)
            for row in self.connection.execute(query.where(series.c.id.in_(chunk)))
        )

    def rename_series(self, library_id: str, renames: Sequence[Rename]) -> None:
        """Known series whose folder is another one now, in this library: all else stays.

        One may have taken the folder of another.
        """
        for chunk in _chunks(one.series_id for one in renames):
            self.connection.execute(
                update(series).where(series.c.id.in_(chunk)).values(path=series.c.id)
            )
        for one in renames:
            name = shown(PurePath(one.path).name)
            self.connection.execute(
                update(series)
                .where(series.c.id == one.series_id)
                .values(
                    path=one.path,
                    name=name,
                    sort_name=sort_text(name),
                    library_id=library_id,
                    status=FileStatus.READY,
                    updated_at=self.now,
                )
            )
            self.connection.execute(
                update(media)
                .where(media.c.series_id == one.series_id, media.c.library_id != library_id)
                .values(library_id=library_id)
            )

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
        self, library_id: str, found: Sequence[tuple[str, str, SeriesMetadata | None]]
    ) -> None:
        """Store new series by id and path, with what their series.json says."""
        rows = [
            {
                "id": id,
                "library_id": library_id,
                "name": shown(PurePath(path).name),
                "sort_name": sort_text(shown(PurePath(path).name)),
                "path": path,
                "status": FileStatus.READY,
                "created_at": self.now,
                "updated_at": self.now,
            }
            for id, path, _ in found
        ]
        self.connection.execute(insert(series), rows)
        self._add_series_metadata([(id, metadata) for id, _, metadata in found if metadata])

    def set_series_status(self, library_id: str, ids: Iterable[str], status: FileStatus) -> None:
        """Note what the scan found of several series of a library.

        One that the scan of another library has found there meanwhile is not this one's any more.
        """
        for chunk in _chunks(ids):
            self.connection.execute(
                update(series)
                .where(series.c.id.in_(chunk), series.c.library_id == library_id)
                .values(status=status, updated_at=self.now)
            )

    def set_media_status(self, library_id: str, ids: Iterable[str], status: FileStatus) -> None:
        """Note what the scan found of several books of a library, as of its series."""
        for chunk in _chunks(ids):
            self.connection.execute(
                update(media)
                .where(media.c.id.in_(chunk), media.c.library_id == library_id)
                .values(status=status, updated_at=self.now)
            )

    def note_read(self, ids: Iterable[str], job_id: str) -> None:
        """Remember that a job has read several books, so that it does not when it goes on."""
        for chunk in _chunks(ids):
            self.connection.execute(
                update(media).where(media.c.id.in_(chunk)).values(read_in=job_id)
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

    def move_books(self, library_id: str, moves: Sequence[Move]) -> None:
        """Known books that lie elsewhere now; one may have taken the place of another."""
        if not moves:
            return
        self._change(media, "id", [{"key": one.book.id, "path": one.book.id} for one in moves])
        self._change(media, "id", [self._place(library_id, one) for one in moves])
        times = [{"key": one.book.id, "modified_ns": one.file.modified_ns} for one in moves]
        self._change(page_indexes, "media_id", times)
        self._keep_dimensions(moves)
        self.restore_media(one.book.id for one in moves)
        self.forget_fingerprints({one.book.series_id for one in moves})

    def _keep_dimensions(self, moves: Sequence[Move]) -> None:
        """What was measured in the files that were read holds for them where they lie now."""
        measured = page_dimensions.c
        self.connection.execute(
            update(page_dimensions)
            .where(measured.media_id == bindparam("key"), measured.modified_ns == bindparam("was"))
            .values(modified_ns=bindparam("now")),
            [
                {"key": one.book.id, "was": one.book.modified_ns, "now": one.file.modified_ns}
                for one in moves
            ],
        )

    def mark_unread(self, ids: Iterable[str]) -> None:
        """Books whose files are to be read have changed until they are, whatever comes between."""
        for chunk in _chunks(ids):
            self.connection.execute(
                update(media).where(media.c.id.in_(chunk)).values(modified_ns=0)
            )

    def _place(self, library_id: str, move: Move) -> dict[str, Any]:
        name, extension = _name_and_extension(move.file.path)
        return {
            "key": move.book.id,
            "series_id": move.series_id,
            "library_id": library_id,
            "path": move.file.path,
            "name": name,
            "sort_name": sort_text(name),
            "extension": extension,
            "modified_ns": move.file.modified_ns,
            "modified_at": _moment(move.file.modified_ns),
            "name_hash": name_hash(move.file.path),
            "updated_at": self.now,
        }

    def _change(self, table: Table, key: str, rows: Sequence[dict[str, Any]]) -> None:
        """Change many rows, each found by its key."""
        columns: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "key"}
        self.connection.execute(
            update(table).where(table.c[key] == bindparam("key")).values(columns), rows
        )

    def save_books(
        self, library_id: str, books: Sequence[InspectedBook], *, keep_metadata: bool = False
    ) -> tuple[str, ...]:
        """Store new books and changed ones with metadata and page index; returns their ids.

        Known ones that lie elsewhere meanwhile are passed over.
        """
        new = [book for book in books if book.id is None]
        paths = self._hold(media, (book.id for book in books if book.id is not None))
        known = [
            (book.id, book.inspection)
            for book in books
            if book.id is not None and paths.get(book.id) == book.inspection.path
        ]
        added = self._add_books(library_id, new)
        self._change_books(known, keep_metadata=keep_metadata)
        return (*added, *(id for id, _ in known))

    def _add_books(self, library_id: str, books: Sequence[InspectedBook]) -> tuple[str, ...]:
        if not books:
            return ()
        # Ids that go up are added at the end of each index, and not all over it.
        ids = tuple(str(uuid7()) for _ in books)
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
        # Searches are told of the others by a trigger, as their metadata comes.
        untold = ((id,) for id, inspection in inspected if inspection.metadata is None)
        insert_many(self.connection, search_news, ("media_id",), untold)
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
        if not keep_metadata:
            self.save_metadata(books)
        self.save_indexes(books)

    def save_indexes(self, books: Sequence[tuple[str, Inspection]]) -> None:
        """Replace the page indexes of known books, which know the covers that the books name."""
        for chunk in _chunks(id for id, _ in books):
            self.connection.execute(delete(page_indexes).where(page_indexes.c.media_id.in_(chunk)))
        self._add_indexes(books)

    def save_metadata(self, books: Sequence[tuple[str, Inspection]]) -> None:
        """Replace the metadata of known books, except what people said, and nothing else."""
        held = self._hold(media, (id for id, _ in books))
        books = [one for one in books if one[0] in held]
        kept: dict[str, _Kept] = {}
        for chunk in _chunks(id for id, _ in books):
            of_chunk = media_metadata.c.media_id.in_(chunk)
            query = select(media_metadata).where(of_chunk, media_metadata.c.locked.is_not(None))
            for row in self.connection.execute(query).mappings():
                values = MediaMetadata(**{name: row[name] for name in MediaMetadata._fields})
                kept[row["media_id"]] = (values, row["locked"])
            self.connection.execute(delete(media_metadata).where(of_chunk))
            self.connection.execute(
                delete(page_descriptions).where(page_descriptions.c.media_id.in_(chunk))
            )
        self._add_metadata(books, kept)

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

    def _add_metadata(
        self, books: Sequence[tuple[str, Inspection]], kept: Mapping[str, _Kept] = _NOTHING_KEPT
    ) -> None:
        rows = (
            (id, *_agreed(inspection, kept.get(id)), kept[id][1] if id in kept else None)
            for id, inspection in books
            if inspection.metadata is not None or id in kept
        )
        columns = ("media_id", *MediaMetadata._fields, "locked")
        insert_many(self.connection, media_metadata, columns, rows)
        described = (
            (id, [one._asdict() for one in inspection.descriptions])
            for id, inspection in books
            if inspection.descriptions
        )
        insert_many(self.connection, page_descriptions, ("media_id", "pages"), described)

    def _add_indexes(self, books: Sequence[tuple[str, Inspection]]) -> None:
        rows = (
            (id, inspection.size, inspection.modified_ns, inspection.index)
            for id, inspection in books
            if inspection.index is not None
        )
        columns = ("media_id", "size", "modified_ns", "entries")
        insert_many(self.connection, page_indexes, columns, rows)


def _agreed(inspection: Inspection, kept: _Kept | None) -> MediaMetadata:
    found = _counted(inspection.metadata or MediaMetadata(), inspection.pages)
    return found if kept is None else keep(found, *kept)


def _counted(metadata: MediaMetadata, pages: int) -> MediaMetadata:
    # What the file says of its own length gives way to what was counted.
    if not pages or metadata.page_count == pages:
        return metadata
    return metadata._replace(page_count=pages)
