"""Open and finished readings: at most one open one per person and book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Table, delete, func, insert, select

from stump_server.domain.access import Viewer
from stump_server.domain.media import ActiveReading, FinishedReading
from stump_server.storage.putting import put
from stump_server.storage.revision import RevisionRows
from stump_server.storage.tables import active_readings, finished_readings, media
from stump_server.storage.visibility import visible_media


def _to_active(row: Row[Any]) -> ActiveReading:
    return ActiveReading(**row._mapping)


def _to_finished(row: Row[Any]) -> FinishedReading:
    return FinishedReading(**row._mapping)


def finished_by_media(
    connection: Connection, user_id: str, ids: Sequence[str]
) -> dict[str, tuple[FinishedReading, ...]]:
    """A person's finished readings of several books, oldest first."""
    if not ids:
        return {}
    query = select(finished_readings).where(finished_readings.c.user_id == user_id)
    if len(ids) <= 500:
        query = query.where(finished_readings.c.media_id.in_(ids))
    rows = connection.execute(query.order_by(finished_readings.c.completed_at))
    found: dict[str, list[FinishedReading]] = {}
    for row in rows:
        found.setdefault(row.media_id, []).append(_to_finished(row))
    return {media_id: tuple(readings) for media_id, readings in found.items()}


Readings = tuple[tuple[ActiveReading, ...], tuple[FinishedReading, ...]]


@dataclass
class ReadingRows:
    """Questions about one person's reading."""

    connection: Connection
    now: datetime

    def find_active(self, user_id: str, media_id: str) -> ActiveReading | None:
        """The open reading of a book."""
        row = self.connection.execute(
            select(active_readings).where(
                active_readings.c.user_id == user_id, active_readings.c.media_id == media_id
            )
        ).first()
        return _to_active(row) if row else None

    def finished(self, user_id: str, media_id: str) -> tuple[FinishedReading, ...]:
        """The finished readings of a book, oldest first."""
        found = finished_by_media(self.connection, user_id, [media_id])
        return found.get(media_id, ())

    def save_active(self, reading: ActiveReading) -> ActiveReading:
        """Store the open reading; one that is already there is changed."""
        values = {
            "page": reading.page,
            "epubcfi": reading.epubcfi,
            "percentage_completed": reading.percentage_completed,
            "elapsed_seconds": reading.elapsed_seconds,
            "xpointer": reading.xpointer,
            "locator": reading.locator,
            "device_id": reading.device_id,
            "updated_at": reading.updated_at,
        }
        key = {"user_id": reading.user_id, "media_id": reading.media_id}
        at_first = {"id": str(uuid4()), "started_at": reading.started_at}
        put(self.connection, active_readings, key, values, at_first)
        self._count(reading.user_id)
        stored = self.find_active(reading.user_id, reading.media_id)
        assert stored is not None  # noqa: S101 -- just written in this transaction
        return stored

    def remove_active(self, user_id: str, media_id: str) -> bool:
        """Remove the open reading; tells whether there was one."""
        removed = self.connection.execute(
            delete(active_readings).where(
                active_readings.c.user_id == user_id, active_readings.c.media_id == media_id
            )
        )
        self._count(user_id)
        return removed.rowcount > 0

    def remove_finished(self, user_id: str, media_id: str) -> int:
        """Remove the finished readings of a book; tells how many there were."""
        removed = self.connection.execute(
            delete(finished_readings).where(
                finished_readings.c.user_id == user_id, finished_readings.c.media_id == media_id
            )
        )
        self._count(user_id)
        return removed.rowcount

    def add_finished(self, reading: FinishedReading) -> FinishedReading:
        """Store a reading that came to its end."""
        stored = FinishedReading(
            id=str(uuid4()),
            media_id=reading.media_id,
            user_id=reading.user_id,
            started_at=reading.started_at,
            completed_at=reading.completed_at,
            elapsed_seconds=reading.elapsed_seconds,
            xpointer=reading.xpointer,
            device_id=reading.device_id,
        )
        self.connection.execute(
            insert(finished_readings).values(
                id=stored.id,
                media_id=stored.media_id,
                user_id=stored.user_id,
                started_at=stored.started_at,
                completed_at=stored.completed_at,
                elapsed_seconds=stored.elapsed_seconds,
                xpointer=stored.xpointer,
                device_id=stored.device_id,
            )
        )
        self._count(reading.user_id)
        return stored

    def _count(self, user_id: str) -> None:
        """What the person is shown has changed."""
        RevisionRows(self.connection, self.now).count_own(user_id)

    def of_users(self, viewer: Viewer, user_ids: Sequence[str]) -> dict[str, Readings]:
        """Open and finished readings of several people, as far as the viewer sees the books."""
        opened = self._of_users(active_readings, viewer, user_ids)
        ended = self._of_users(finished_readings, viewer, user_ids)
        found: dict[str, Readings] = {}
        for user_id in user_ids:
            found[user_id] = (
                tuple(_to_active(row) for row in opened if row.user_id == user_id),
                tuple(_to_finished(row) for row in ended if row.user_id == user_id),
            )
        return found

    def _of_users(
        self, readings: Table, viewer: Viewer, user_ids: Sequence[str]
    ) -> Sequence[Row[Any]]:
        query = (
            select(readings)
            .join(media, media.c.id == readings.c.media_id)
            .where(readings.c.user_id.in_(user_ids), *visible_media(viewer))
            .order_by(readings.c.started_at, readings.c.id)
        )
        return self.connection.execute(query).all()

    def series_completion(self, viewer: Viewer, series_id: str) -> tuple[int, int, datetime | None]:
        """Visible books of a series, how many the viewer has finished, and when the last time."""
        books = self.connection.execute(
            select(func.count())
            .select_from(media)
            .where(media.c.series_id == series_id, *visible_media(viewer))
        ).scalar_one()
        finished, last = self.connection.execute(
            select(
                func.count(finished_readings.c.media_id.distinct()),
                func.max(finished_readings.c.completed_at),
            )
            .select_from(finished_readings)
            .join(media, media.c.id == finished_readings.c.media_id)
            .where(
                finished_readings.c.user_id == viewer.id,
                media.c.series_id == series_id,
                *visible_media(viewer),
            )
        ).one()
        return books, finished, last
