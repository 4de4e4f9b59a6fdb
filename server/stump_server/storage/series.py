"""Series with their metadata and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    ScalarSelect,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    not_,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.types import Integer

from stump_server.domain.access import Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.filters import SeriesFilter
from stump_server.domain.library import FileStatus
from stump_server.domain.media import Series, SeriesMetadata
from stump_server.domain.page import Numbered, Order, Page, PageRequest
from stump_server.storage.filters import series_conditions
from stump_server.storage.paging import Listing, fetch_page, listing, sorting
from stump_server.storage.revision import RevisionRows
from stump_server.storage.tables import (
    active_readings,
    finished_readings,
    media,
    series,
    series_metadata,
)
from stump_server.storage.visibility import count_series, visible_media, visible_series

_ORDER = {
    "name": series.c.sort_name,
    "description": series.c.description,
    "updated_at": series.c.updated_at,
    "created_at": series.c.created_at,
    "path": series.c.path,
    "status": series.c.status,
    "library_id": series.c.library_id,
}
_METADATA = [column.label(f"meta_{column.name}") for column in series_metadata.c]


def to_series(row: Row[Any]) -> Series:
    """The domain value of a row with the columns of `series`, its metadata and maybe counts."""
    values = row._mapping
    return Series(
        id=row.id,
        name=row.name,
        path=row.path,
        status=FileStatus(row.status),
        library_id=row.library_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        description=row.description,
        metadata=_to_metadata(row),
        media_count=values.get("media_count"),
        unread_media_count=values.get("unread_media_count"),
    )


def _to_metadata(row: Row[Any]) -> SeriesMetadata | None:
    if row.meta_series_id is None:
        return None
    values = row._mapping
    return SeriesMetadata(**{name: values[f"meta_{name}"] for name in SeriesMetadata._fields})


def _series(*extra: Any) -> Select[Any]:
    return select(series, *_METADATA, *extra).join(
        series_metadata, series_metadata.c.series_id == series.c.id, isouter=True
    )


def _media_count(viewer: Viewer, *conditions: Any) -> ScalarSelect[Any]:
    return (
        select(func.count())
        .select_from(media)
        .where(media.c.series_id == series.c.id, *visible_media(viewer), *conditions)
        .correlate(series)
        .scalar_subquery()
    )


def _counted(viewer: Viewer) -> Any:
    return type_coerce(_media_count(viewer), Integer).label("media_count")


def _unread(viewer: Viewer) -> Any:
    begun = [
        exists()
        .where(and_(readings.c.media_id == media.c.id, readings.c.user_id == viewer.id))
        .correlate(media)
        for readings in (active_readings, finished_readings)
    ]
    count = _media_count(viewer, not_(or_(*begun)))
    return type_coerce(count, Integer).label("unread_media_count")


@lru_cache(maxsize=256)
def _listing(
    sight: Viewer, wanted: SeriesFilter, order: Order, counts: bool, unread: bool
) -> Listing:
    matching = series_conditions(wanted, sight)
    conditions = (*visible_series(sight), *matching)
    extra = [*([_counted(sight)] if counts else []), *([_unread(sight)] if unread else [])]
    ties = (series.c.id,) if unread else (series.c.sort_name, series.c.id)
    return listing(
        _series(*extra).where(*conditions),
        sorting(order, _ORDER, ties),
        series.c.id,
        count_series(sight, matching),
        select(series.c.id).where(*conditions),
    )


@dataclass
class SeriesRows:
    """Questions about series."""

    connection: Connection
    now: datetime

    def get(
        self,
        viewer: Viewer,
        wanted: SeriesFilter,
        request: PageRequest,
        order: Order,
        *,
        counts: bool = False,
    ) -> Page[Series]:
        """The visible series that match, with metadata and, if asked, the number of books."""
        prepared = _listing(viewer.sight, wanted, order, counts, False)
        return self._page(viewer, prepared, request)

    def recently_added(
        self, viewer: Viewer, wanted: SeriesFilter, request: PageRequest
    ) -> Page[Series]:
        """The visible series that match, newest first, with counts of books and of unread ones."""
        order = Order("created_at", descending=True)
        return self._page(viewer, _listing(viewer.sight, wanted, order, True, True), request)

    def _page(self, viewer: Viewer, wanted: Listing, request: PageRequest) -> Page[Series]:
        state = None
        if isinstance(request, Numbered):
            state = RevisionRows(self.connection, self.now).state(viewer.id)
        return fetch_page(self.connection, wanted, request, state).map(to_series)

    def find(self, viewer: Viewer, id: str) -> Series | None:
        """The series with the number of its visible books, if it is there and visible."""
        query = _series(_counted(viewer)).where(series.c.id == id, *visible_series(viewer))
        row = self.connection.execute(query).first()
        return to_series(row) if row else None

    def fetch(self, viewer: Viewer, id: str) -> Series:
        """The series. Raises NotFound when missing or hidden."""
        found = self.find(viewer, id)
        if found is None:
            raise NotFound("series", id)
        return found

    def fetch_any(self, id: str) -> Series:
        """The series for work that no viewer asked for. Raises NotFound."""
        row = self.connection.execute(_series().where(series.c.id == id)).first()
        if row is None:
            raise NotFound("series", id)
        return to_series(row)

    def hold(self, id: str) -> None:
        """Let a scan, and others who describe the series, wait until this unit of work is over."""
        self.connection.execute(select(series.c.id).where(series.c.id == id).with_for_update())

    def locked_fields(self, id: str) -> tuple[str, ...]:
        """The fields of the metadata of a series that a scan leaves alone."""
        query = select(series_metadata.c.locked).where(series_metadata.c.series_id == id)
        return self.connection.scalar(query) or ()

    def save_metadata(self, id: str, metadata: SeriesMetadata, locked: tuple[str, ...]) -> None:
        """Replace the metadata of a series, and which of its fields are locked."""
        self.connection.execute(delete(series_metadata).where(series_metadata.c.series_id == id))
        if locked or metadata != SeriesMetadata():
            values = metadata._asdict()
            self.connection.execute(
                insert(series_metadata).values(series_id=id, locked=locked, **values)
            )

    def by_ids(self, viewer: Viewer, ids: Sequence[str]) -> dict[str, Series]:
        """Several visible series at once, by id."""
        if not ids:
            return {}
        query = _series().where(series.c.id.in_(set(ids)), *visible_series(viewer))
        return {row.id: to_series(row) for row in self.connection.execute(query)}

    def first_of_library(self, viewer: Viewer, library_id: str) -> Series | None:
        """The first visible series of a library by name; one with a book that can be read first."""
        is_ready = and_(media.c.series_id == series.c.id, media.c.status == FileStatus.READY)
        has_ready = select(media.c.id).where(is_ready).correlate(series).exists()
        query = (
            _series()
            .where(series.c.library_id == library_id, *visible_series(viewer))
            .order_by(~has_ready, series.c.sort_name, series.c.id)
            .limit(1)
        )
        row = self.connection.execute(query).first()
        return to_series(row) if row else None
