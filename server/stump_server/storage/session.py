"""Signed-in browsers, who is behind a credential, and the keys that sign tokens."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from stump_server.domain.access import Viewer, expand, known_permissions
from stump_server.domain.errors import NotFound
from stump_server.domain.user import OpenSession
from stump_server.storage.tables import refresh_tokens, sessions, signing_keys, users
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

# How much of a session's id people are shown: enough to tell them apart.
_SHOWN_LENGTH = 16

# Asked with every request, so it is built once.
_FIND_SESSION = (
    select(*WHO, sessions.c.expires_at)
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

    @property
    def is_welcome(self) -> bool:
        """Whether the account may sign in at all."""
        return not self.is_locked and not self.is_deleted


def to_standing(
    row: Any, session_id: str | None = None, session_ends_at: datetime | None = None
) -> Standing:
    """The domain value of a row with the identifying columns of `users`."""
    viewer = Viewer(
        id=row.id,
        username=row.username,
        is_server_owner=row.is_server_owner,
        permissions=expand(known_permissions(row.permissions)) if row.permissions else frozenset(),
        age_restriction=to_age_restriction(row),
        session_id=session_id,
        session_ends_at=session_ends_at,
    )
    return Standing(viewer, row.is_locked, row.deleted_at is not None, row.tokens_valid_from)


def _to_open(row: Any, current_id: str | None) -> OpenSession:
    return OpenSession(
        id=row.id[:_SHOWN_LENGTH],
        created_at=row.created_at,
        expires_at=row.expires_at,
        ip_address=row.ip_address,
        user_agent=row.user_agent,
        is_current=row.id == current_id,
    )


@dataclass
class SessionRows:
    """Questions about sessions and signing keys."""

    connection: Connection
    now: datetime

    def find(self, id: str) -> Standing | None:
        """Who is behind an unexpired session."""
        row = self.connection.execute(_FIND_SESSION, {"session": id, "moment": self.now}).first()
        return to_standing(row, id, row.expires_at) if row else None

    def hold_account(self, user_id: str) -> None:
        """Let others who hold the account wait until this unit of work is over.

        What is counted or ended for an account would otherwise miss what happens at the same time.
        """
        self.connection.execute(select(users.c.id).where(users.c.id == user_id).with_for_update())

    def write_nothing_new(self) -> None:
        """Write a row as it was, which takes as long as writing something."""
        self.connection.execute(
            update(users).where(users.c.is_server_owner).values(is_locked=users.c.is_locked)
        )

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

    def prolong(self, id: str, expires_at: datetime) -> None:
        """Put the end of a session off; never bring it nearer."""
        self.connection.execute(
            update(sessions)
            .where(sessions.c.id == id, sessions.c.expires_at < expires_at)
            .values(expires_at=expires_at)
        )

    def remove(self, id: str) -> None:
        """End one session; one that is gone is no error."""
        self.connection.execute(delete(sessions).where(sessions.c.id == id))

    def remove_all(self, user_id: str) -> None:
        """End every session of an account, and every refresh token, which is as good as one."""
        for table in (sessions, refresh_tokens):
            self.connection.execute(delete(table).where(table.c.user_id == user_id))

    def remove_others(self, user_id: str, kept_id: str | None) -> None:
        """End every session of an account but one, and every refresh token."""
        self.connection.execute(
            delete(sessions).where(sessions.c.user_id == user_id, sessions.c.id != (kept_id or ""))
        )
        self.connection.execute(delete(refresh_tokens).where(refresh_tokens.c.user_id == user_id))

    def get_open(self, user_id: str, current_id: str | None) -> tuple[OpenSession, ...]:
        """The sessions of an account that have not expired, newest first."""
        rows = self.connection.execute(
            select(sessions)
            .where(sessions.c.user_id == user_id, sessions.c.expires_at > self.now)
            .order_by(sessions.c.created_at.desc(), sessions.c.id)
        )
        return tuple(_to_open(row, current_id) for row in rows)

    def remove_open(self, user_id: str, shown_id: str) -> None:
        """End the session of an account that people know by that id. Raises NotFound."""
        gone = self.connection.execute(
            delete(sessions).where(
                sessions.c.user_id == user_id,
                func.substr(sessions.c.id, 1, _SHOWN_LENGTH) == shown_id,
            )
        )
        if gone.rowcount == 0:
            raise NotFound("session", shown_id)

    def count_open(self, user_ids: Sequence[str]) -> dict[str, int]:
        """How many sessions of several accounts have not expired; accounts without are left out."""
        rows = self.connection.execute(
            select(sessions.c.user_id, func.count().label("open_count"))
            .where(sessions.c.user_id.in_(user_ids), sessions.c.expires_at > self.now)
            .group_by(sessions.c.user_id)
        )
        return {row.user_id: row.open_count for row in rows}

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
            self.add_signing_key()

    def add_signing_key(self) -> None:
        """Make a new key, which signs from now on."""
        self.connection.execute(
            insert(signing_keys).values(secret=secrets.token_urlsafe(48), created_at=self.now)
        )

    def remove_signing_keys(self, replaced_before: datetime) -> int:
        """Delete the keys that have had a newer one since that moment; tells how many."""
        newer = select(func.max(signing_keys.c.id)).where(
            signing_keys.c.created_at <= replaced_before
        )
        gone = self.connection.execute(
            delete(signing_keys).where(signing_keys.c.id < newer.scalar_subquery())
        )
        return gone.rowcount
