"""Refresh tokens: used once each, in families that begin with a login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from stump_server.domain.user import RefreshToken
from stump_server.storage.tables import refresh_tokens


@dataclass
class RefreshTokenRows:
    """Questions about refresh tokens."""

    connection: Connection
    now: datetime

    def find(self, id: str) -> RefreshToken | None:
        """The token with that hash, used and expired ones included."""
        row = self.connection.execute(
            select(refresh_tokens).where(refresh_tokens.c.id == id)
        ).first()
        if row is None:
            return None
        return RefreshToken(row.id, row.user_id, row.family_id, row.expires_at, row.used_at)

    def add(self, id: str, user_id: str, family_id: str, expires_at: datetime) -> None:
        """Store a new token."""
        self.connection.execute(
            insert(refresh_tokens).values(
                id=id,
                user_id=user_id,
                family_id=family_id,
                created_at=self.now,
                expires_at=expires_at,
            )
        )

    def note_use(self, id: str) -> None:
        """Mark the token as used up; the row stays, to tell when it comes back."""
        self.connection.execute(
            update(refresh_tokens).where(refresh_tokens.c.id == id).values(used_at=self.now)
        )

    def has_family(self, family_id: str) -> bool:
        """Whether the tokens of a login still count."""
        found = select(refresh_tokens.c.id).where(refresh_tokens.c.family_id == family_id).limit(1)
        return self.connection.execute(found).first() is not None

    def remove_family(self, family_id: str) -> None:
        """End all tokens that came from one login."""
        self.connection.execute(
            delete(refresh_tokens).where(refresh_tokens.c.family_id == family_id)
        )

    def remove_expired(self) -> int:
        """Delete what has expired; tells how many."""
        gone = self.connection.execute(
            delete(refresh_tokens).where(refresh_tokens.c.expires_at <= self.now)
        )
        return gone.rowcount
