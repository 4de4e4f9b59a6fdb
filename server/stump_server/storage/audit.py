"""Who did what: rows that are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, String, cast, insert, select

from stump_server.domain.access import Viewer
from stump_server.domain.audit import Action, AuditEntry, Change
from stump_server.domain.page import Page, PageRequest
from stump_server.storage.paging import Sorting, fetch_page, listing
from stump_server.storage.tables import audit_entries


def to_audit_entry(row: Row[Any]) -> AuditEntry:
    """The domain value of a row of `audit_entries`."""
    return AuditEntry(
        id=row.id,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        action=Action(row.action),
        subject_id=row.subject_id,
        subject_name=row.subject_name,
        changes=tuple(Change(*change) for change in row.details or ()),
        ip_address=row.ip_address,
        created_at=row.created_at,
    )


@dataclass
class AuditRows:
    """Questions about what was done."""

    connection: Connection
    now: datetime

    def add(
        self,
        actor: Viewer,
        action: Action,
        *,
        subject_id: str | None,
        subject_name: str | None,
        changes: Sequence[Change],
    ) -> None:
        """Write down what somebody did now."""
        self.connection.execute(
            insert(audit_entries).values(
                actor_id=actor.id or None,
                actor_name=actor.username,
                action=action.value,
                subject_id=subject_id,
                subject_name=subject_name,
                details=[list(change) for change in changes] or None,
                ip_address=actor.address or None,
                created_at=self.now,
            )
        )

    def get(self, request: PageRequest) -> Page[AuditEntry]:
        """What was done, newest first."""
        how = Sorting((audit_entries.c.created_at, audit_entries.c.id), descending=True)
        # Ids come as text in cursors, and as text they are compared.
        id = cast(audit_entries.c.id, String)
        page = fetch_page(self.connection, listing(select(audit_entries), how, id), request)
        return page.map(to_audit_entry)
