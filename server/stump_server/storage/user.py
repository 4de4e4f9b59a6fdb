"""Accounts with their preferences and sign-in records."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from stump_server.domain.access import AgeRestriction, Permission, known_permissions
from stump_server.domain.errors import NotFound, Taken
from stump_server.domain.user import LoginActivity, User, UserPreferences
from stump_server.storage.tables import login_activities, users


def to_user(row: Row[Any]) -> User:
    """The domain value of a row of `users`."""
    return User(
        id=row.id,
        username=row.username,
        is_server_owner=row.is_server_owner,
        created_at=row.created_at,
        is_locked=row.is_locked,
        avatar_url=row.avatar_url,
        last_login=row.last_login,
        permissions=known_permissions(row.permissions),
        max_sessions_allowed=row.max_sessions_allowed,
        age_restriction=to_age_restriction(row),
        preferences=UserPreferences(id=row.preferences_id, **row.preferences),
        deleted_at=row.deleted_at,
    )


def to_age_restriction(row: Row[Any]) -> AgeRestriction | None:
    """The age limit in a row of `users`."""
    return None if row.age is None else AgeRestriction(row.age, row.restrict_on_unset)


@dataclass
class UserRows:
    """Questions about accounts."""

    connection: Connection
    now: datetime

    def is_claimed(self) -> bool:
        """Whether any account exists."""
        return self.connection.execute(select(users.c.id).limit(1)).first() is not None

    def find(self, id: str) -> User | None:
        """The account, deleted ones included."""
        row = self.connection.execute(select(users).where(users.c.id == id)).first()
        return to_user(row) if row else None

    def fetch(self, id: str) -> User:
        """The account. Raises NotFound."""
        user = self.find(id)
        if user is None:
            raise NotFound("user", id)
        return user

    def by_ids(self, ids: Sequence[str]) -> tuple[User, ...]:
        """Several accounts by name."""
        query = select(users).where(users.c.id.in_(ids)).order_by(users.c.username_key)
        return tuple(to_user(row) for row in self.connection.execute(query))

    def all(self) -> tuple[User, ...]:
        """All accounts by name, deleted ones left out."""
        query = select(users).where(users.c.deleted_at.is_(None)).order_by(users.c.username_key)
        return tuple(to_user(row) for row in self.connection.execute(query))

    def find_by_username(self, username: str) -> User | None:
        """The account of that name, whatever its case; deleted ones are not found."""
        row = self.connection.execute(
            select(users).where(
                users.c.username_key == username.casefold(), users.c.deleted_at.is_(None)
            )
        ).first()
        return to_user(row) if row else None

    def password_hash(self, id: str) -> str:
        """The stored hash of the account's password. Raises NotFound."""
        query = select(users.c.password_hash).where(users.c.id == id)
        stored: str | None = self.connection.scalar(query)
        if stored is None:
            raise NotFound("user", id)
        return stored

    def add(
        self,
        username: str,
        password_hash: str,
        *,
        is_server_owner: bool = False,
        permissions: Sequence[Permission] = (),
        age_restriction: AgeRestriction | None = None,
        max_sessions_allowed: int | None = None,
    ) -> User:
        """Store a new account. Raises Taken when the name is taken or an owner exists."""
        id = str(uuid4())
        preferences = dataclasses.asdict(UserPreferences(id=str(uuid4())))
        values = {
            "id": id,
            "username": username,
            "username_key": username.casefold(),
            "password_hash": password_hash,
            "is_server_owner": is_server_owner,
            "is_locked": False,
            "created_at": self.now,
            "permissions": [permission.value for permission in permissions],
            "max_sessions_allowed": max_sessions_allowed,
            "age": age_restriction.age if age_restriction else None,
            "restrict_on_unset": bool(age_restriction and age_restriction.restrict_on_unset),
            "preferences_id": preferences.pop("id"),
            "preferences": preferences,
            "tokens_valid_from": self.now.replace(microsecond=0),
        }
        try:
            with self.connection.begin_nested():
                self.connection.execute(insert(users).values(**values))
        except IntegrityError as error:
            raise Taken(f"The username {username!r} is taken") from error
        return self.fetch(id)

    def set_password(self, id: str, password_hash: str) -> None:
        """Store a new hash and void all tokens given out before."""
        self.connection.execute(
            update(users)
            .where(users.c.id == id)
            .values(password_hash=password_hash, tokens_valid_from=self.now)
        )

    def improve_hash(self, id: str, password_hash: str) -> None:
        """Store the same password under newer hashing parameters."""
        self.connection.execute(
            update(users).where(users.c.id == id).values(password_hash=password_hash)
        )

    def set_locked(self, id: str, *, is_locked: bool) -> None:
        """Lock or unlock; unlocking forgives the failures that came before."""
        self.connection.execute(update(users).where(users.c.id == id).values(is_locked=is_locked))
        if not is_locked:
            self.connection.execute(
                update(login_activities)
                .where(login_activities.c.user_id == id)
                .values(is_forgiven=True)
            )

    def note_login(self, id: str) -> None:
        """Stamp the account's last login."""
        self.connection.execute(update(users).where(users.c.id == id).values(last_login=self.now))

    def add_login_activity(self, activity: LoginActivity) -> None:
        """Record one attempt to sign in."""
        self.connection.execute(
            insert(login_activities).values(
                id=str(uuid4()),
                user_id=activity.user_id,
                ip_address=activity.ip_address,
                user_agent=activity.user_agent,
                authentication_successful=activity.authentication_successful,
                is_forgiven=False,
                timestamp=activity.timestamp,
            )
        )

    def failures_in_a_row(self, id: str, since: datetime) -> int:
        """Failed attempts since the last success or unlocking, looking back to `since`."""
        recent = (login_activities.c.user_id == id, login_activities.c.timestamp >= since)
        last_success = (
            select(func.max(login_activities.c.timestamp))
            .where(*recent, login_activities.c.authentication_successful)
            .scalar_subquery()
        )
        return self.connection.execute(
            select(func.count()).where(
                *recent,
                login_activities.c.is_forgiven.is_(False),
                login_activities.c.authentication_successful.is_(False),
                login_activities.c.timestamp > func.coalesce(last_success, since),
            )
        ).scalar_one()
