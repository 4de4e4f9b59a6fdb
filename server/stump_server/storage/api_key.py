"""API keys: only the hash of the long part is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from stump_server.domain.access import Permission, known_permissions
from stump_server.domain.errors import NotFound
from stump_server.domain.user import ApiKey
from stump_server.storage.session import WHO, Standing, to_standing
from stump_server.storage.tables import api_keys, users

# How stale "last used" may be: a write per request would cost more than the answer.
_USE_RESOLUTION = timedelta(minutes=1)


def to_api_key(row: Row[Any]) -> ApiKey:
    """The domain value of a row of `api_keys`."""
    permissions = None if row.permissions is None else known_permissions(row.permissions)
    return ApiKey(
        id=row.id,
        user_id=row.user_id,
        name=row.name,
        permissions=permissions,
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        expires_at=row.expires_at,
    )


def _names(permissions: Sequence[Permission] | None) -> list[str] | None:
    return None if permissions is None else [permission.value for permission in permissions]


@dataclass
class ApiKeyRows:
    """Questions about API keys."""

    connection: Connection
    now: datetime

    def get(self, user_id: str) -> tuple[ApiKey, ...]:
        """All keys of an account, newest first."""
        query = select(api_keys).where(api_keys.c.user_id == user_id).order_by(api_keys.c.id.desc())
        return tuple(to_api_key(row) for row in self.connection.execute(query))

    def fetch(self, user_id: str, id: int) -> ApiKey:
        """One key of the account. Raises NotFound, also for somebody else's."""
        row = self.connection.execute(
            select(api_keys).where(api_keys.c.id == id, api_keys.c.user_id == user_id)
        ).first()
        if row is None:
            raise NotFound("API key", id)
        return to_api_key(row)

    def find(self, id: int) -> tuple[ApiKey, Standing] | None:
        """The key and its owner."""
        row = self.connection.execute(select(api_keys).where(api_keys.c.id == id)).first()
        return None if row is None else (to_api_key(row), self._owner(row.user_id))

    def find_secret(self, short_token: str) -> tuple[ApiKey, str, Standing] | None:
        """The key with that short token, the hash of its long one, and its owner."""
        row = self.connection.execute(
            select(api_keys).where(api_keys.c.short_token == short_token)
        ).first()
        if row is None:
            return None
        return to_api_key(row), row.long_token_hash, self._owner(row.user_id)

    def _owner(self, user_id: str) -> Standing:
        return to_standing(self.connection.execute(select(*WHO).where(users.c.id == user_id)).one())

    def add(
        self,
        user_id: str,
        name: str,
        permissions: Sequence[Permission] | None,
        expires_at: datetime | None,
        *,
        short_token: str,
        long_token_hash: str,
    ) -> ApiKey:
        """Store a new key."""
        made = self.connection.execute(
            insert(api_keys)
            .values(
                user_id=user_id,
                name=name,
                permissions=_names(permissions),
                expires_at=expires_at,
                short_token=short_token,
                long_token_hash=long_token_hash,
                created_at=self.now,
            )
            .returning(api_keys.c.id)
        )
        return self.fetch(user_id, made.scalar_one())

    def save(self, key: ApiKey) -> ApiKey:
        """Store the changed name, permissions and expiry."""
        self.connection.execute(
            update(api_keys)
            .where(api_keys.c.id == key.id)
            .values(name=key.name, permissions=_names(key.permissions), expires_at=key.expires_at)
        )
        return self.fetch(key.user_id, key.id)

    def set_secret(self, id: int, short_token: str, long_token_hash: str) -> None:
        """Replace the secret; the old one stops working."""
        self.connection.execute(
            update(api_keys)
            .where(api_keys.c.id == id)
            .values(short_token=short_token, long_token_hash=long_token_hash)
        )

    def remove(self, id: int) -> None:
        """Remove the key for good."""
        self.connection.execute(delete(api_keys).where(api_keys.c.id == id))

    def note_use(self, id: int) -> None:
        """Record the use, unless somebody else just did."""
        stale = or_(
            api_keys.c.last_used_at.is_(None),
            api_keys.c.last_used_at < self.now - _USE_RESOLUTION,
        )
        self.connection.execute(
            update(api_keys).where(api_keys.c.id == id, stale).values(last_used_at=self.now)
        )
