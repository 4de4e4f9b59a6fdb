"""Signed-in browsers, who is behind a credential, and the keys that sign tokens."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from stump_server.domain.access import Viewer, expand, known_permissions
from stump_server.storage.tables import sessions, signing_keys, users
from stump_server.storage.user import to_age_restriction

WHO = (
    users.c.id,
    users.c.username,
    users.c.is_server_owner,
    users.c.is_locked,
    users.c.deleted_at,
    users.c.permissions,
    users.c.age,
    users.c.restrict_on_unset,
    users.c.tokens_valid_from,
)

# Asked with every request, so it is built once.
_FIND_SESSION = (
    select(*WHO)
    .join(sessions, sessions.c.user_id == users.c.id)
    .where(sessions.c.id == bindparam("session"), sessions.c.expires_at > bindparam("moment"))
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A viewer with what decides whether their credential still counts."""

    viewer: Viewer
    is_locked: bool
    is_deleted: bool
    tokens_valid_from: datetime


def to_standing(row: Any, session_id: str | None = None) -> Standing:
    """The domain value of a row with the identifying columns of `users`."""
    viewer = Viewer(
        id=row.id,
        username=row.username,
        is_server_owner=row.is_server_owner,
        permissions=expand(known_permissions(row.permissions)) if row.permissions else frozenset(),
        age_restriction=to_age_restriction(row),
        session_id=session_id,
    )
    return Standing(viewer, row.is_locked, row.deleted_at is not None, row.tokens_valid_from)


@dataclass
class SessionRows:
    """Questions about sessions and signing keys."""

    connection: Connection
    now: datetime

    def find(self, id: str) -> Standing | None:
        """Who is behind an unexpired session."""
        row = self.connection.execute(_FIND_SESSION, {"session": id, "moment": self.now}).first()
        return to_standing(row, id) if row else None

    def find_user(self, user_id: str) -> Standing | None:
        """Who is behind an account id, for tokens."""
        row = self.connection.execute(select(*WHO).where(users.c.id == user_id)).first()
        return to_standing(row) if row else None

    def add(
        self, id: str, user_id: str, expires_at: datetime, *, ip_address: str, user_agent: str
    ) -> None:
        """Store a new session, and where it was opened."""
        self.connection.execute(
            insert(sessions).values(
                id=id,
                user_id=user_id,
                created_at=self.now,
                expires_at=expires_at,
                ip_address=ip_address,
                user_agent=user_agent,
            )
        )

    def remove(self, id: str) -> None:
        """End one session; one that is gone is no error."""
        self.connection.execute(delete(sessions).where(sessions.c.id == id))

    def remove_all(self, user_id: str) -> None:
        """End every session of an account."""
        self.connection.execute(delete(sessions).where(sessions.c.user_id == user_id))

    def make_room(self, user_id: str, allowed: int) -> None:
        """End the sessions that expire first until fewer than `allowed` are left."""
        live = self.connection.scalars(
            select(sessions.c.id)
            .where(sessions.c.user_id == user_id, sessions.c.expires_at > self.now)
            .order_by(sessions.c.expires_at.desc())
        ).all()
        for id in live[max(allowed - 1, 0) :]:
            self.remove(id)

    def remove_expired(self) -> int:
        """Delete what has expired; tells how many."""
        gone = self.connection.execute(delete(sessions).where(sessions.c.expires_at <= self.now))
        return gone.rowcount

    def void_tokens(self, user_id: str) -> None:
        """Void every token given out so far."""
        self.connection.execute(
            update(users).where(users.c.id == user_id).values(tokens_valid_from=self.now)
        )

    def signing_keys(self) -> tuple[tuple[int, str], ...]:
        """Ids and secrets of the keys that sign tokens, newest first."""
        rows = self.connection.execute(select(signing_keys).order_by(signing_keys.c.id.desc()))
        return tuple((row.id, row.secret) for row in rows)

    def ensure_signing_key(self) -> None:
        """Make the first key; several processes at once still make only one that is used."""
        if self.connection.execute(select(func.count(signing_keys.c.id))).scalar_one() == 0:
            self.connection.execute(
                insert(signing_keys).values(secret=secrets.token_urlsafe(48), created_at=self.now)
            )
