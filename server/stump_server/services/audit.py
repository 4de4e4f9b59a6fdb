"""Who did what: written down in the transaction that does it, read by the owner."""

from __future__ import annotations

from collections.abc import Sequence

from stump_server.domain.access import Viewer
from stump_server.domain.audit import Action, AuditEntry, Change
from stump_server.domain.page import Page, PageRequest
from stump_server.storage import Work


def note(
    work: Work,
    actor: Viewer,
    action: Action,
    subject_id: str | None = None,
    subject_name: str | None = None,
    changes: Sequence[Change] = (),
) -> None:
    """Write down what somebody does. Changes name no secrets."""
    work.audit.add(actor, action, subject_id=subject_id, subject_name=subject_name, changes=changes)


def get(work: Work, viewer: Viewer, request: PageRequest) -> Page[AuditEntry]:
    """What was done, newest first."""
    viewer.require_owner()
    return work.audit.get(request)
