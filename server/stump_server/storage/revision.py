"""How often things have changed: what lets a feed be compared with an older one unseen.

One scope counts what everybody shares, the libraries with all that is in them; each account has one
more for its own reading. The shared one is counted once per unit of work, whatever statement it was
that changed something, so that no new statement can be forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, event, select, text

from stump_server.storage.tables import (
    denied_tags,
    libraries,
    library_exclusions,
    library_tags,
    media,
    media_metadata,
    media_tags,
    page_descriptions,
    page_dimensions,
    revisions,
    series,
    series_metadata,
    series_tags,
    tags,
)

_SHARED = ""
_SHARED_TABLES = frozenset(
    {
        denied_tags.name,
        libraries.name,
        library_exclusions.name,
        library_tags.name,
        media.name,
        media_metadata.name,
        media_tags.name,
        page_descriptions.name,
        page_dimensions.name,
        series.name,
        series_metadata.name,
        series_tags.name,
        tags.name,
    }
)
# Where a connection remembers which tables its transaction has changed.
_CHANGED = "changed tables"
# The option of a statement that changes nothing that is shown in a feed.
_UNSEEN = "stump_unseen"
UNSEEN = {_UNSEEN: True}
_COUNT = text(
    "INSERT INTO revisions (scope, number, changed_at) VALUES (:scope, 1, :now) "
    "ON CONFLICT (scope) DO UPDATE "
    "SET number = revisions.number + 1, changed_at = excluded.changed_at"
).bindparams(bindparam("now", type_=revisions.c.changed_at.type))


@dataclass(frozen=True, slots=True)
class Revision:
    """The state of all that one account can be shown: another token after every change."""

    token: str
    changed_at: datetime | None


def watch(engine: Engine) -> None:
    """Have every connection of the engine remember what it changes."""
    event.listen(engine, "after_execute", _remember)


def begin(connection: Connection) -> None:
    """Forget what an earlier transaction on the connection has changed."""
    connection.info[_CHANGED] = set()


def remember(connection: Connection, table: str) -> None:
    """The transaction has changed a table."""
    connection.info.setdefault(_CHANGED, set()).add(table)


def _remember(
    connection: Connection,
    clause: Any,
    _many: object,
    _values: object,
    options: Mapping[str, Any],
    _result: object,
) -> None:
    if getattr(clause, "is_dml", False) and not options.get(_UNSEEN):
        remember(connection, clause.table.name)


def count_changes(connection: Connection, now: datetime) -> None:
    """Count the transaction, if it has changed anything that is shared."""
    if not _SHARED_TABLES.isdisjoint(connection.info.get(_CHANGED, ())):
        _count(connection, _SHARED, now)


def _count(connection: Connection, scope: str, now: datetime) -> None:
    connection.execute(_COUNT, {"scope": scope, "now": now})


@dataclass
class RevisionRows:
    """Questions about what has changed."""

    connection: Connection
    now: datetime

    def count_own(self, user_id: str) -> None:
        """Something changed that only this account is shown."""
        _count(self.connection, user_id, self.now)

    def of(self, user_id: str) -> Revision:
        """The state of what the account can be shown."""
        rows = self.connection.execute(
            select(revisions.c.scope, revisions.c.number, revisions.c.changed_at).where(
                revisions.c.scope.in_((_SHARED, user_id))
            )
        ).all()
        numbers = {row.scope: row.number for row in rows}
        return Revision(
            f"{numbers.get(_SHARED, 0):x}.{numbers.get(user_id, 0):x}",
            max((row.changed_at for row in rows), default=None),
        )

    def state(self, user_id: str) -> str | None:
        """What is the same text for the same rows of all databases that this process opens.

        None while the transaction has changes of its own, which nobody else may be told of.
        """
        if self.connection.info.get(_CHANGED):
            return None
        return f"{self.connection.engine.url} {self.of(user_id).token}"
