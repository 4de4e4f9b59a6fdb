"""Books with their metadata, page indexes, dimensions and the caller's reading of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    select,
    type_coerce,
    update,
)

from stump_server.domain.access import Viewer
from stump_server.domain.book import BOOK_EXTENSIONS
from stump_server.domain.errors import NotFound
from stump_server.domain.filters import MediaFilter
from stump_server.domain.library import FileStatus, Tag
from stump_server.domain.media import (
    ActiveReading,
    FinishedReading,
    Media,
    MediaMetadata,
    PageDescription,
    PageDimension,
)
from stump_server.domain.page import Numbered, Order, Page, PageRequest
from stump_server.domain.path_text import shown
from stump_server.storage.filters import media_conditions
from stump_server.storage.paging import Listing, Sorting, fetch_page, listing, sorting
from stump_server.storage.reading import finished_by_media
from stump_server.storage.revision import RevisionRows
from stump_server.storage.search import SearchRows
from stump_server.storage.tables import (
    active_readings,
    finished_readings,
    media,
    media_metadata,
    media_tags,
    page_descriptions,
    page_dimensions,
    page_indexes,
    tags,
)
from stump_server.storage.tables.columns import Lines, decode_lines
from stump_server.storage.visibility import count_media, visible_media

_ORDER = {
    "name": media.c.sort_name,
    "size": media.c.size,
    "extension": media.c.extension,
    "updated_at": media.c.updated_at,
    "status": media.c.status,
    "path": media.c.path,
    "pages": media.c.pages,
    "series_id": media.c.series_id,
    "created_at": media.c.created_at,
    "modified_at": media.c.modified_at,
    "number": media_metadata.c.number,
    "volume": media_metadata.c.volume,
    "year": media_metadata.c.year,
    "title": media_metadata.c.title,
}
_TIES = (media.c.sort_name, media.c.id)
# In the order of the fields of `Media`, as far as they are columns.
_COLUMNS = tuple(media.c[name] for name in Media._fields[: Media._fields.index("metadata")])
_METADATA_FIELDS = MediaMetadata._fields
_READING_FIELDS = ActiveReading._fields


def _bare(column: Column[Any], name: str) -> Any:
    """The column as the engine has it: decoding each empty cell of a list takes too long."""
    if isinstance(column.type, Lines):
        return type_coerce(column, Text()).label(name)
    return column.label(name)


_METADATA = tuple(
    _bare(media_metadata.c[name], f"meta_{name}") for name in ("media_id", *_METADATA_FIELDS)
)
_READING = tuple(active_readings.c[name].label(f"reading_{name}") for name in _READING_FIELDS)
_STATUS_PLACE = Media._fields.index("status")
# Where metadata, reading and the count of finished readings begin in a row.
_METADATA_START = len(_COLUMNS)
_READING_START = _METADATA_START + len(_METADATA)
_FINISHED_PLACE = _READING_START + len(_READING)
_LINES = tuple(
    place
    for place, name in enumerate(_METADATA_FIELDS)
    if isinstance(media_metadata.c[name].type, Lines)
)


@dataclass(frozen=True, slots=True)
class BookFile:
    """What serving a file or a page needs to know, and nothing more."""

    id: str
    name: str
    path: str
    extension: str
    format: str | None
    size: int
    modified_ns: int
    pages: int
    library_id: str
    fault: str | None
    index: bytes | None

    @property
    def file_name(self) -> str:
        """What the file is called on disk, as people can read it."""
        return shown(PurePath(self.path).name)


def to_media(row: Row[Any], finished: tuple[FinishedReading, ...] | None = None) -> Media:
    """The domain value of a row with the columns of a book, its metadata and open reading."""
    return Media._make(
        (
            *row[:_STATUS_PLACE],
            FileStatus(row[_STATUS_PLACE]),
            *row[_STATUS_PLACE + 1 : _METADATA_START],
            _to_metadata(row),
            None,  # dimensions, descriptions and series are loaded when asked for
            None,
            None,
            _to_reading(row),
            finished,
            None,
        )
    )


def _to_metadata(row: Row[Any]) -> MediaMetadata | None:
    if row[_METADATA_START] is None:
        return None
    values = [*row[_METADATA_START + 1 : _READING_START]]
    for place in _LINES:
        values[place] = decode_lines(values[place])
    return MediaMetadata._make(values)


def _to_reading(row: Row[Any]) -> ActiveReading | None:
    if row[_READING_START] is None:
        return None
    return ActiveReading._make(row[_READING_START:_FINISHED_PLACE])


def metadata_columns(metadata: MediaMetadata) -> dict[str, Any]:
    """Metadata as column values."""
    return {name: getattr(metadata, name) for name in _METADATA_FIELDS}


def _books(user_id: str) -> Select[Any]:
    mine = and_(active_readings.c.media_id == media.c.id, active_readings.c.user_id == user_id)
    finished = (
        select(func.count())
        .select_from(finished_readings)
        .where(finished_readings.c.media_id == media.c.id, finished_readings.c.user_id == user_id)
        .correlate(media)
        .scalar_subquery()
    )
    return (
        select(*_COLUMNS, *_METADATA, *_READING, finished.label("finished_count"))
        .select_from(media)
        .join(media_metadata, media_metadata.c.media_id == media.c.id, isouter=True)
        .join(active_readings, mine, isouter=True)
    )


def _prepared(
    sight: Viewer, wanted: MediaFilter, order: Order, among: Sequence[str] | None = None
) -> Listing:
    """The list of what matches, of all books or among those with some ids."""
    matching = media_conditions(wanted, sight)
    conditions = [*visible_media(sight), *matching]
    # The joins of the list bring at most one row each, so counting can do without them.
    count = count_media(sight, matching)
    if among is not None:
        conditions.append(media.c.id.in_(among))
        count = select(func.count()).select_from(media).where(*conditions)
    narrow = select(media.c.id).where(*conditions)
    if _ORDER[order.field].table is media_metadata:
        narrow = narrow.join_from(
            media, media_metadata, media_metadata.c.media_id == media.c.id, isouter=True
        )
    how = sorting(order, _ORDER, _TIES)
    return listing(_books(sight.id).where(*conditions), how, media.c.id, count, narrow)


_listing = lru_cache(maxsize=256)(_prepared)


_FILES = select(
    media.c.id,
    media.c.name,
    media.c.path,
    media.c.extension,
    media.c.format,
    media.c.size,
    func.coalesce(media.c.modified_ns, 0),
    media.c.pages,
    media.c.library_id,
    media.c.fault,
    page_indexes.c.entries,
).join(
    page_indexes,
    # An index holds for exactly the file it was made from.
    and_(
        page_indexes.c.media_id == media.c.id,
        page_indexes.c.size == media.c.size,
        page_indexes.c.modified_ns == media.c.modified_ns,
    ),
    isouter=True,
)
_CHUNK = 500
# Sizes of pages hold for exactly the file they were measured in.
_MEASURED = select(media.c.id).join(
    page_dimensions,
    and_(
        page_dimensions.c.media_id == media.c.id,
        page_dimensions.c.size == media.c.size,
        page_dimensions.c.modified_ns == media.c.modified_ns,
    ),
)
_FILE = _FILES.where(media.c.id == bindparam("file"))


@lru_cache(maxsize=256)
def _file_seen_by(sight: Viewer) -> Select[Any]:
    return _FILE.where(*visible_media(sight))


@dataclass
class MediaRows:
    """Questions about books."""

    connection: Connection
    now: datetime

    def get(
        self, viewer: Viewer, wanted: MediaFilter, request: PageRequest, order: Order
    ) -> Page[Media]:
        """The visible books that match, with metadata and the viewer's reading."""
        found = SearchRows(self.connection).candidates(wanted)
        if found is not None:
            return self._page(viewer, _prepared(viewer.sight, wanted, order, found), request)
        state = None
        if isinstance(request, Numbered):
            state = RevisionRows(self.connection, self.now).state(viewer.id)
        return self._page(viewer, _listing(viewer.sight, wanted, order), request, state)

    def keep_reading(
        self, viewer: Viewer, wanted: MediaFilter, request: PageRequest
    ) -> Page[Media]:
        """Books the viewer has begun, the one read last first."""
        query = _books(viewer.id).where(
            active_readings.c.id.is_not(None),
            *visible_media(viewer),
            *media_conditions(wanted, viewer),
        )
        how = Sorting((active_readings.c.updated_at, media.c.id), descending=True)
        return self._page(viewer, listing(query, how, media.c.id), request)

    def duplicates(self, viewer: Viewer, request: PageRequest) -> Page[Media]:
        """Visible books whose content hash another visible book shares, equal ones together."""
        shared = (
            select(media.c.hash)
            .where(media.c.hash.is_not(None), *visible_media(viewer))
            .group_by(media.c.hash)
            .having(func.count() > 1)
        )
        query = _books(viewer.id).where(media.c.hash.in_(shared), *visible_media(viewer))
        how = Sorting((func.coalesce(media.c.hash, ""), media.c.sort_name, media.c.id))
        return self._page(viewer, listing(query, how, media.c.id), request)

    def _page(
        self, viewer: Viewer, wanted: Listing, request: PageRequest, state: str | None = None
    ) -> Page[Media]:
        page = fetch_page(self.connection, wanted, request, state)
        finished = self._finished(viewer, page.items)
        return page.map(lambda row: to_media(row, finished.get(row[0], ())))

    def _finished(
        self, viewer: Viewer, rows: Sequence[Row[Any]]
    ) -> dict[str, tuple[FinishedReading, ...]]:
        ids = [row[0] for row in rows if row[_FINISHED_PLACE]]
        return finished_by_media(self.connection, viewer.id, ids)

    def extensions(self, viewer: Viewer) -> tuple[str, ...]:
        """The file endings that visible books have."""
        found = {
            ending: exists().where(media.c.extension == ending, *visible_media(viewer))
            for ending in sorted(BOOK_EXTENSIONS)
        }
        row = self.connection.execute(select(*found.values())).one()
        return tuple(ending for ending, is_there in zip(found, row, strict=True) if is_there)

    def find(self, viewer: Viewer, id: str) -> Media | None:
        """The book with metadata, tags and the viewer's reading, if it is there and visible."""
        return self._one(viewer, media.c.id == id)

    def find_by_path(self, viewer: Viewer, path: str) -> Media | None:
        """The visible book of exactly this file."""
        return self._one(viewer, media.c.path == path)

    def _one(self, viewer: Viewer, condition: Any) -> Media | None:
        query = _books(viewer.id).where(condition, *visible_media(viewer))
        row = self.connection.execute(query).first()
        if row is None:
            return None
        finished = self._finished(viewer, [row]).get(row[0], ())
        return to_media(row, finished)._replace(tags=self._tags(row[0]))

    def find_by_document(self, viewer: Viewer, document: str) -> Media | None:
        """The visible book that KOReader knows by a hash of its content, else of its name.

        Of several equal ones the one the viewer has read in last, also to its end, else the first
        by path.
        """
        completed_at = (
            select(func.max(finished_readings.c.completed_at))
            .where(
                finished_readings.c.media_id == media.c.id,
                finished_readings.c.user_id == viewer.id,
            )
            .scalar_subquery()
        )
        read_at = func.coalesce(active_readings.c.updated_at, completed_at)
        for column in (media.c.koreader_hash, media.c.name_hash):
            query = (
                _books(viewer.id)
                .where(column == document, *visible_media(viewer))
                .order_by(read_at.desc().nulls_last(), media.c.path)
                .limit(1)
            )
            row = self.connection.execute(query).first()
            if row is not None:
                return to_media(row, self._finished(viewer, [row]).get(row[0], ()))
        return None

    def fetch(self, viewer: Viewer, id: str) -> Media:
        """The book. Raises NotFound when missing or hidden."""
        book = self.find(viewer, id)
        if book is None:
            raise NotFound("book", id)
        return book

    def _tags(self, id: str) -> tuple[Tag, ...]:
        rows = self.connection.execute(
            select(tags)
            .join(media_tags, media_tags.c.tag_id == tags.c.id)
            .where(media_tags.c.media_id == id)
            .order_by(tags.c.name)
        )
        return tuple(Tag(row.id, row.name) for row in rows)

    def fetch_file(self, viewer: Viewer, id: str) -> BookFile:
        """Where the visible book lies and its page index. Raises NotFound."""
        return self._file(_file_seen_by(viewer.sight), id)

    def fetch_any_file(self, id: str) -> BookFile:
        """The same for work that no viewer asked for. Raises NotFound."""
        return self._file(_FILE, id)

    def files(self, ids: Sequence[str]) -> tuple[BookFile, ...]:
        """Those of these books that are still there, for work that no viewer asked for."""
        rows = self.connection.execute(_FILES.where(media.c.id.in_(ids)).order_by(*_TIES))
        return tuple(BookFile(*row) for row in rows)

    def _file(self, query: Select[Any], id: str) -> BookFile:
        row = self.connection.execute(query, {"file": id}).first()
        if row is None:
            raise NotFound("book")
        return BookFile(*row)

    def first_of_series(self, viewer: Viewer, series_id: str) -> Media | None:
        """The first visible book of a series by name; one that can be read before all others."""
        query = (
            _books(viewer.id)
            .where(media.c.series_id == series_id, *visible_media(viewer))
            .order_by(media.c.status != FileStatus.READY, *_TIES)
            .limit(1)
        )
        row = self.connection.execute(query).first()
        return to_media(row) if row else None

    def of_series(self, viewer: Viewer, series_ids: Sequence[str]) -> dict[str, tuple[Media, ...]]:
        """The visible books of several series, in order, with the viewer's reading."""
        if not series_ids:
            return {}
        query = (
            _books(viewer.id)
            .where(media.c.series_id.in_(series_ids), *visible_media(viewer))
            .order_by(*_TIES)
        )
        rows = self.connection.execute(query).all()
        finished = self._finished(viewer, rows)
        found: dict[str, list[Media]] = {}
        for row in rows:
            book = to_media(row, finished.get(row[0], ()))
            found.setdefault(book.series_id, []).append(book)
        return {series_id: tuple(own) for series_id, own in found.items()}

    def ids_where(
        self, *, library_id: str | None = None, series_id: str | None = None
    ) -> tuple[str, ...]:
        """Ids of the books that are ready, for work over a whole library or series."""
        query = select(media.c.id).where(media.c.status == FileStatus.READY).order_by(*_TIES)
        if library_id is not None:
            query = query.where(media.c.library_id == library_id)
        if series_id is not None:
            query = query.where(media.c.series_id == series_id)
        return tuple(self.connection.scalars(query))

    def dimensions(self, id: str) -> tuple[PageDimension, ...] | None:
        """The measured pages of a book as it is now, None when it was never analysed."""
        query = _MEASURED.with_only_columns(page_dimensions.c.dimensions)
        stored = self.connection.scalar(query.where(media.c.id == id))
        if stored is None:
            return None
        return tuple(PageDimension(height, width) for height, width in stored)

    def descriptions(self, id: str) -> tuple[PageDescription, ...] | None:
        """What a book says of its pages, None when it says nothing."""
        query = select(page_descriptions.c.pages).where(page_descriptions.c.media_id == id)
        stored = self.connection.scalar(query)
        return None if stored is None else tuple(PageDescription(**page) for page in stored)

    def measured(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of these books whose pages were measured as they are now."""
        found: set[str] = set()
        for start in range(0, len(ids), _CHUNK):
            query = _MEASURED.where(media.c.id.in_(ids[start : start + _CHUNK]))
            found.update(self.connection.scalars(query))
        return frozenset(found)

    def save_dimensions(
        self, id: str, dimensions: Sequence[PageDimension], *, size: int, modified_ns: int
    ) -> bool:
        """Replace the measured pages of a book, or tell that the book has gone meanwhile."""
        self.connection.execute(delete(page_dimensions).where(page_dimensions.c.media_id == id))
        if self.connection.scalar(select(media.c.id).where(media.c.id == id)) is None:
            return False
        pairs = [[one.height, one.width] for one in dimensions]
        self.connection.execute(
            insert(page_dimensions).values(
                media_id=id, dimensions=pairs, size=size, modified_ns=modified_ns
            )
        )
        return True

    def carry_dimensions_over(
        self, id: str, before: tuple[int, int], after: tuple[int, int]
    ) -> None:
        """Let what was measured in a file hold for the one that has taken its place.

        Both by size and time of change.
        """
        table = page_dimensions
        was = and_(
            table.c.media_id == id, table.c.size == before[0], table.c.modified_ns == before[1]
        )
        self.connection.execute(
            update(table).where(was).values(size=after[0], modified_ns=after[1])
        )

    def save_page_count(self, id: str, pages: int) -> None:
        """Correct the number of pages, in the book and in its metadata."""
        self.connection.execute(
            update(media).where(media.c.id == id).values(pages=pages, updated_at=self.now)
        )
        counted = self.connection.execute(
            update(media_metadata).where(media_metadata.c.media_id == id).values(page_count=pages)
        )
        if counted.rowcount == 0:
            self.save_metadata(id, MediaMetadata(page_count=pages))

    def hold(self, id: str) -> None:
        """Let a scan, and others who describe the book, wait until this unit of work is over."""
        self.connection.execute(select(media.c.id).where(media.c.id == id).with_for_update())

    def locked_fields(self, id: str) -> tuple[str, ...]:
        """The fields of the metadata of a book that a scan leaves alone."""
        query = select(media_metadata.c.locked).where(media_metadata.c.media_id == id)
        return self.connection.scalar(query) or ()

    def ids_with_locks(
        self, library_id: str, *, series_id: str | None = None, media_id: str | None = None
    ) -> tuple[str, ...]:
        """Ids of the books that are ready and have fields that people have the say over."""
        query = (
            select(media.c.id)
            .join_from(media, media_metadata, media_metadata.c.media_id == media.c.id)
            .where(media.c.library_id == library_id, media.c.status == FileStatus.READY)
            .where(media_metadata.c.locked.is_not(None))
            .order_by(*_TIES)
        )
        if series_id is not None:
            query = query.where(media.c.series_id == series_id)
        if media_id is not None:
            query = query.where(media.c.id == media_id)
        return tuple(self.connection.scalars(query))

    def said(self, id: str) -> tuple[MediaMetadata, tuple[str, ...]] | None:
        """The metadata of a book, and the fields of it that people have the say over."""
        query = select(media_metadata).where(media_metadata.c.media_id == id)
        row = self.connection.execute(query).mappings().first()
        if row is None:
            return None
        values = MediaMetadata(**{name: row[name] for name in MediaMetadata._fields})
        return values, row["locked"] or ()

    def save_metadata(self, id: str, metadata: MediaMetadata, locked: tuple[str, ...] = ()) -> None:
        """Replace the metadata of a book, and which of its fields are locked."""
        self.connection.execute(delete(media_metadata).where(media_metadata.c.media_id == id))
        if locked or metadata != MediaMetadata():
            values = metadata_columns(metadata)
            self.connection.execute(
                insert(media_metadata).values(media_id=id, locked=locked, **values)
            )
        self.connection.execute(update(media).where(media.c.id == id).values(updated_at=self.now))

    def save_index(self, id: str, size: int, modified_ns: int, entries: bytes) -> None:
        """Replace the page index of a book."""
        self.connection.execute(delete(page_indexes).where(page_indexes.c.media_id == id))
        self.connection.execute(
            insert(page_indexes).values(
                media_id=id, size=size, modified_ns=modified_ns, entries=entries
            )
        )
