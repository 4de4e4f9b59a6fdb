"""Who did what."""

from __future__ import annotations

from typing import Any

from stump_server.domain.audit import AuditEntry


def one(entry: AuditEntry) -> dict[str, Any]:
    """One thing that was done."""
    return {
        "id": entry.id,
        "actor_id": entry.actor_id,
        "actor_name": entry.actor_name,
        "action": entry.action.value,
        "subject_id": entry.subject_id,
        "subject_name": entry.subject_name,
        "changes": [change._asdict() for change in entry.changes],
        "ip_address": entry.ip_address,
        "created_at": entry.created_at,
    }
