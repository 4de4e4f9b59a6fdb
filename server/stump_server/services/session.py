"""What an account has open, and who tried to sign in to it."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from stump_server.domain.access import Viewer
from stump_server.domain.audit import Action
from stump_server.domain.errors import Forbidden
from stump_server.domain.user import LoginActivity, OpenSession, User
from stump_server.services import audit
from stump_server.services.user import by_ids, fetch_managed, require_whole_account
from stump_server.storage import Work

# The most attempts in one answer; the rest is asked for by time.
ACTIVITY_LIMIT = 500


def get(work: Work, viewer: Viewer, user_id: str) -> tuple[OpenSession, ...]:
    """The open sessions of the viewer or an account they manage, newest first.

    Raises NotFound, or Forbidden.
    """
    _fetch(work, viewer, user_id)
    return work.sessions.get_open(user_id, viewer.session_id)


def delete(work: Work, viewer: Viewer, user_id: str, id: str) -> None:
    """End one session. Raises NotFound, or Forbidden."""
    user = _fetch(work, viewer, user_id)
    work.sessions.remove_open(user_id, id)
    audit.note(work, viewer, Action.USER_END_SESSIONS, user.id, user.username)


def delete_all(work: Work, viewer: Viewer, user_id: str) -> None:
    """End all sessions. Raises NotFound, or Forbidden."""
    user = _fetch(work, viewer, user_id)
    work.sessions.remove_all(user_id)
    audit.note(work, viewer, Action.USER_END_SESSIONS, user.id, user.username)


def _fetch(work: Work, viewer: Viewer, user_id: str) -> User:
    if user_id != viewer.id:
        return fetch_managed(work, viewer, user_id)
    require_whole_account(viewer)
    return work.users.fetch(user_id)


def get_login_activity(
    work: Work, viewer: Viewer, user_id: str, before: datetime | None
) -> tuple[LoginActivity, ...]:
    """Attempts to sign in to one's own account or, for the owner, any. Raises NotFound."""
    if user_id == viewer.id:
        require_whole_account(viewer)
    elif not viewer.is_server_owner:
        raise Forbidden(reason="Only the server owner sees who signed in to other accounts")
    work.users.fetch(user_id)
    return work.users.login_activity(user_id=user_id, before=before, limit=ACTIVITY_LIMIT)


def get_login_activity_all(
    work: Work, viewer: Viewer, before: datetime | None
) -> tuple[LoginActivity, ...]:
    """Attempts to sign in to any account, each with the account."""
    viewer.require_owner()
    attempts = work.users.login_activity(user_id=None, before=before, limit=ACTIVITY_LIMIT)
    ids = {attempt.user_id for attempt in attempts}
    accounts = {user.id: user for user in by_ids(work, sorted(ids))}
    return tuple(
        dataclasses.replace(attempt, user=accounts[attempt.user_id]) for attempt in attempts
    )


def clear_login_activity(work: Work, viewer: Viewer) -> None:
    """Forget all attempts, the failures that would count towards a lock included."""
    viewer.require_owner()
    work.users.clear_login_activity()
