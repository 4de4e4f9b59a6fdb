"""Books with their metadata, page indexes, dimensions and the caller's reading of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, select, update

from stump_server.domain.access import Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.filters import MediaFilter
from stump_server.domain.library import FileStatus, Tag
from stump_server.domain.media import (
    ActiveReading,
    FinishedReading,
    Media,
    MediaMetadata,
    PageDimension,
)
from stump_server.domain.page import Order, Page, PageRequest
from stump_server.storage.filters import media_conditions
from stump_server.storage.paging import Sorting, fetch_page, sorting
from stump_server.storage.reading import finished_by_media
from stump_server.storage.tables import (
    active_readings,
    media,
    media_metadata,
    media_tags,
    page_dimensions,
    page_indexes,
    tags,
)
from stump_server.storage.visibility import visible_media

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
_COLUMNS = tuple(column for column in media.c if column.name not in ("sort_name", "modified_ns"))
_METADATA = tuple(column.label(f"meta_{column.name}") for column in media_metadata.c)
_READING = tuple(column.label(f"reading_{column.name}") for column in active_readings.c)
_METADATA_FIELDS = tuple(field.name for field in dataclasses.fields(MediaMetadata))


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
        """What the file is called on disk."""
        return PurePath(self.path).name


def to_media(row: Row[Any]) -> Media:
    """The domain value of a row with the columns of a book, its metadata and open reading."""
    return Media(
        id=row.id,
        name=row.name,
        size=row.size,
        extension=row.extension,
        pages=row.pages,
        path=row.path,
        status=FileStatus(row.status),
        series_id=row.series_id,
        library_id=row.library_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        modified_at=row.modified_at,
        hash=row.hash,
        koreader_hash=row.koreader_hash,
        fault=row.fault,
        metadata=_to_metadata(row),
        active_reading=_to_reading(row),
    )


# The columns of metadata and reading lie behind those of the book, in the order of the fields.
_METADATA_START = len(_COLUMNS)
_READING_START = _METADATA_START + len(_METADATA)


def _to_metadata(row: Row[Any]) -> MediaMetadata | None:
    if row[_METADATA_START] is None:
        return None
    return MediaMetadata(*row[_METADATA_START + 1 : _READING_START])


def _to_reading(row: Row[Any]) -> ActiveReading | None:
    if row[_READING_START] is None:
        return None
    return ActiveReading(
        id=row.reading_id,
        media_id=row.id,
        user_id=row.reading_user_id,
        started_at=row.reading_started_at,
        updated_at=row.reading_updated_at,
        page=row.reading_page,
        epubcfi=row.reading_epubcfi,
        percentage_completed=row.reading_percentage_completed,
        elapsed_seconds=row.reading_elapsed_seconds,
    )


def metadata_columns(metadata: MediaMetadata) -> dict[str, Any]:
    """Metadata as column values."""
    return {name: getattr(metadata, name) for name in _METADATA_FIELDS}


def _books(user_id: str) -> Select[Any]:
    mine = and_(active_readings.c.media_id == media.c.id, active_readings.c.user_id == user_id)
    return (
        select(*_COLUMNS, *_METADATA, *_READING)
        .select_from(media)
        .join(media_metadata, media_metadata.c.media_id == media.c.id, isouter=True)
        .join(active_readings, mine, isouter=True)
    )


@dataclass
class MediaRows:
    """Questions about books."""

    connection: Connection
    now: datetime

    def get(
        self, viewer: Viewer, wanted: MediaFilter, request: PageRequest, order: Order
    ) -> Page[Media]:
        """The visible books that match, with metadata and the viewer's reading."""
        query = _books(viewer.id).where(
            *visible_media(viewer), *media_conditions(wanted, viewer.id)
        )
        return self._page(viewer, query, request, sorting(order, _ORDER, _TIES))

    def keep_reading(
        self, viewer: Viewer, wanted: MediaFilter, request: PageRequest
    ) -> Page[Media]:
        """Books the viewer has begun, the one read last first."""
        query = _books(viewer.id).where(
            active_readings.c.id.is_not(None),
            *visible_media(viewer),
            *media_conditions(wanted, viewer.id),
        )
        how = Sorting((active_readings.c.updated_at, media.c.id), descending=True)
        return self._page(viewer, query, request, how)

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
        return self._page(viewer, query, request, how)

    def _page(
        self, viewer: Viewer, query: Select[Any], request: PageRequest, how: Sorting
    ) -> Page[Media]:
        page = fetch_page(self.connection, query, request, how, to_media, id_column=media.c.id)
        finished = self._finished(viewer.id, [book.id for book in page.items])
        return page.map(
            lambda book: dataclasses.replace(book, finished_readings=finished.get(book.id, ()))
        )

    def _finished(self, user_id: str, ids: Sequence[str]) -> dict[str, tuple[FinishedReading, ...]]:
        return finished_by_media(self.connection, user_id, ids)

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
        book = to_media(row)
        finished = self._finished(viewer.id, [book.id]).get(book.id, ())
        return dataclasses.replace(book, finished_readings=finished, tags=self._tags(book.id))

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
        return self._file(media.c.id == id, *visible_media(viewer))

    def fetch_any_file(self, id: str) -> BookFile:
        """The same for work that no viewer asked for. Raises NotFound."""
        return self._file(media.c.id == id)

    def _file(self, *conditions: Any) -> BookFile:
        fresh = and_(
            page_indexes.c.media_id == media.c.id,
            page_indexes.c.size == media.c.size,
            page_indexes.c.modified_ns == media.c.modified_ns,
        )
        query = (
            select(
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
            )
            .join(page_indexes, fresh, isouter=True)
            .where(*conditions)
        )
        row = self.connection.execute(query).first()
        if row is None:
            raise NotFound("book")
        return BookFile(*row)

    def first_of_series(self, viewer: Viewer, series_id: str) -> Media | None:
        """The first visible book of a series by name."""
        query = (
            _books(viewer.id)
            .where(media.c.series_id == series_id, *visible_media(viewer))
            .order_by(*_TIES)
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
        books = [to_media(row) for row in self.connection.execute(query)]
        finished = self._finished(viewer.id, [book.id for book in books])
        found: dict[str, list[Media]] = {}
        for book in books:
            own = dataclasses.replace(book, finished_readings=finished.get(book.id, ()))
            found.setdefault(book.series_id, []).append(own)
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
        """The measured pages of a book, None when it was never analysed."""
        query = select(page_dimensions.c.dimensions).where(page_dimensions.c.media_id == id)
        stored = self.connection.scalar(query)
        if stored is None:
            return None
        return tuple(PageDimension(height, width) for height, width in stored)

    def save_dimensions(self, id: str, dimensions: Sequence[PageDimension]) -> None:
        """Replace the measured pages of a book and its number of pages."""
        self.connection.execute(delete(page_dimensions).where(page_dimensions.c.media_id == id))
        pairs = [[one.height, one.width] for one in dimensions]
        self.connection.execute(insert(page_dimensions).values(media_id=id, dimensions=pairs))

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

    def save_metadata(self, id: str, metadata: MediaMetadata) -> None:
        """Replace the metadata of a book."""
        self.connection.execute(delete(media_metadata).where(media_metadata.c.media_id == id))
        values = metadata_columns(metadata)
        self.connection.execute(insert(media_metadata).values(media_id=id, **values))
        self.connection.execute(update(media).where(media.c.id == id).values(updated_at=self.now))

    def save_index(self, id: str, size: int, modified_ns: int, entries: bytes) -> None:
        """Replace the page index of a book."""
        self.connection.execute(delete(page_indexes).where(page_indexes.c.media_id == id))
        self.connection.execute(
            insert(page_indexes).values(
                media_id=id, size=size, modified_ns=modified_ns, entries=entries
            )
        )
