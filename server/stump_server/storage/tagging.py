"""Tags by name: those that are there, and new ones where they are not."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from stump_server.storage.tables import tags


def tag_ids(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """The ids of the tags with these names; unknown ones are made, blank ones passed over."""
    wanted = dict.fromkeys(name.strip() for name in names if name.strip())
    return tuple(_tag_id(connection, name) for name in wanted)


def _tag_id(connection: Connection, name: str) -> str:
    known: str | None = connection.scalar(select(tags.c.id).where(tags.c.name == name))
    if known is not None:
        return known
    id = str(uuid4())
    connection.execute(insert(tags).values(id=id, name=name))
    return id
