"""The outbox of events: append-only, read by every stream from any process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, func, or_, select

from stump_server.domain.access import Viewer
from stump_server.domain.jobs import Event
from stump_server.storage.bulk import insert_many
from stump_server.storage.tables import events, libraries, media, series
from stump_server.storage.visibility import visible_libraries, visible_media, visible_series

OWNER = "owner"


def _of_visible_things(viewer: Viewer) -> list[ColumnElement[bool]]:
    """Within a library that is seen, some series may not be, and some books of a series."""
    if viewer.is_server_owner and viewer.age_restriction is None:
        return []
    typename, id, series_id = (
        events.c.payload[name].as_string() for name in ("__typename", "id", "series_id")
    )
    visible = select(series.c.id).where(*visible_series(viewer))
    is_visible_book = exists().where(media.c.id == id, *visible_media(viewer))
    return [
        or_(series_id.is_(None), series_id.in_(visible)),
        or_(typename.is_(None), typename != "CreatedMedia", is_visible_book),
    ]


@dataclass
class EventRows:
    """Questions about events."""

    connection: Connection
    now: datetime
    # What this unit of work has to tell: it gets its numbers when all else is done.
    news: list[tuple[dict[str, Any], str | None]]

    def add(self, payload: dict[str, Any], *, audience: str | None = None) -> None:
        """Append an event for everybody, for the owner, or for those who see a library."""
        self.add_many([(payload, audience)])

    def add_many(self, news: Sequence[tuple[dict[str, Any], str | None]]) -> None:
        """Append several events in order, once the unit of work ends well."""
        self.news.extend(news)

    def write(self) -> None:
        """Number what there is to tell, and keep it; nothing but the commit comes after this."""
        insert_many(
            self.connection, events, ("payload", "audience"), self.news, created_at=self.now
        )

    def last_id(self) -> int:
        """The id of the newest event, 0 when there is none."""
        newest = select(func.coalesce(func.max(events.c.id), 0))
        id: int = self.connection.execute(newest).scalar_one()
        return id

    def after(self, viewer: Viewer, id: int, limit: int = 500) -> tuple[Event, ...]:
        """Events behind an id that the viewer may see, oldest first."""
        visible = select(libraries.c.id).where(*visible_libraries(viewer))
        allowed: list[ColumnElement[bool]] = [
            events.c.audience.is_(None),
            events.c.audience.in_(visible),
        ]
        if viewer.is_server_owner:
            allowed.append(events.c.audience == OWNER)
        query = (
            select(events)
            .where(events.c.id > id, or_(*allowed), *_of_visible_things(viewer))
            .order_by(events.c.id)
            .limit(limit)
        )
        rows = self.connection.execute(query)
        return tuple(Event(row.id, row.payload, row.created_at, row.audience) for row in rows)

    def remove_before(self, moment: datetime) -> int:
        """Forget events older than a moment; tells how many."""
        return self.connection.execute(delete(events).where(events.c.created_at < moment)).rowcount
