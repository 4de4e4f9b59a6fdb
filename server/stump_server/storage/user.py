"""Accounts with their preferences and sign-in records."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from stump_server.domain.access import AgeRestriction, Permission, known_permissions
from stump_server.domain.errors import NotFound, Taken
from stump_server.domain.page import Order, Page, PageRequest
from stump_server.domain.user import LoginActivity, User, UserPreferences
from stump_server.storage.paging import fetch_page, listing, sorting
from stump_server.storage.revision import RevisionRows
from stump_server.storage.tables import denied_tags, login_activities, tags, users
from stump_server.storage.tagging import tag_ids

_ORDER = {"name": users.c.username_key}
_NAMES = (users.c.username_key, users.c.id)
_TAKEN = "The username {!r} is taken"


def to_user(row: Row[Any], denied: tuple[str, ...] = ()) -> User:
    """The domain value of a row of `users` and the names of its denied tags."""
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
        denied_tags=denied,
        preferences=UserPreferences(id=row.preferences_id, **row.preferences),
        deleted_at=row.deleted_at,
    )


def to_age_restriction(row: Row[Any]) -> AgeRestriction | None:
    """The age limit in a row of `users`."""
    return None if row.age is None else AgeRestriction(row.age, row.restrict_on_unset)


def _to_login_activity(row: Row[Any]) -> LoginActivity:
    return LoginActivity(
        id=row.id,
        user_id=row.user_id,
        ip_address=row.ip_address,
        user_agent=row.user_agent,
        authentication_successful=row.authentication_successful,
        timestamp=row.timestamp,
    )


def _limit_columns(restriction: AgeRestriction | None) -> dict[str, Any]:
    return {
        "age": restriction.age if restriction else None,
        "restrict_on_unset": bool(restriction and restriction.restrict_on_unset),
    }


def _names(permissions: Iterable[Permission]) -> list[str]:
    return [permission.value for permission in permissions]


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
        return self._one(select(users).where(users.c.id == id))

    def _one(self, query: Select[Any]) -> User | None:
        return next(iter(self._all(query)), None)

    def _all(self, query: Select[Any]) -> tuple[User, ...]:
        rows = self.connection.execute(query).all()
        denied = self._denied([row.id for row in rows])
        return tuple(to_user(row, denied.get(row.id, ())) for row in rows)

    def _denied(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        rows = self.connection.execute(
            select(denied_tags.c.user_id, tags.c.name)
            .join(tags, tags.c.id == denied_tags.c.tag_id)
            .where(denied_tags.c.user_id.in_(ids))
            .order_by(tags.c.name)
        )
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            found[row.user_id] = (*found.get(row.user_id, ()), row.name)
        return found

    def get(self, request: PageRequest, *, with_deleted: bool = False) -> Page[User]:
        """Accounts by name."""
        query = select(users)
        if not with_deleted:
            query = query.where(users.c.deleted_at.is_(None))
        how = sorting(Order(), _ORDER, _NAMES)
        page = fetch_page(self.connection, listing(query, how, users.c.id), request)
        denied = self._denied([row.id for row in page.items])
        return page.map(lambda row: to_user(row, denied.get(row.id, ())))

    def fetch(self, id: str) -> User:
        """The account. Raises NotFound."""
        user = self.find(id)
        if user is None:
            raise NotFound("user", id)
        return user

    def by_ids(self, ids: Sequence[str]) -> tuple[User, ...]:
        """Several accounts by name."""
        return self._all(select(users).where(users.c.id.in_(ids)).order_by(users.c.username_key))

    def all(self) -> tuple[User, ...]:
        """All accounts by name, deleted ones left out."""
        query = select(users).where(users.c.deleted_at.is_(None)).order_by(users.c.username_key)
        return self._all(query)

    def find_by_username(self, username: str, *, with_deleted: bool = False) -> User | None:
        """The account of that name, whatever its case; deleted ones only if asked for."""
        query = select(users).where(users.c.username_key == username.casefold())
        if not with_deleted:
            query = query.where(users.c.deleted_at.is_(None))
        return self._one(query)

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
            "permissions": _names(permissions),
            "max_sessions_allowed": max_sessions_allowed,
            **_limit_columns(age_restriction),
            "preferences_id": preferences.pop("id"),
            "preferences": preferences,
            "tokens_valid_from": self.now.replace(microsecond=0),
        }
        try:
            with self.connection.begin_nested():
                self.connection.execute(insert(users).values(**values))
        except IntegrityError as error:
            raise Taken(_TAKEN.format(username)) from error
        return self.fetch(id)

    def save(self, user: User) -> User:
        """Store the changed name, avatar, rights and limits; denied tags go by themselves.

        Raises Taken when the name is taken.
        """
        values = {
            "username": user.username,
            "username_key": user.username.casefold(),
            "avatar_url": user.avatar_url,
            "permissions": _names(user.permissions),
            "max_sessions_allowed": user.max_sessions_allowed,
            **_limit_columns(user.age_restriction),
        }
        try:
            with self.connection.begin_nested():
                self.connection.execute(update(users).where(users.c.id == user.id).values(**values))
        except IntegrityError as error:
            raise Taken(_TAKEN.format(user.username)) from error
        # Another age limit shows other books.
        RevisionRows(self.connection, self.now).count_own(user.id)
        return self.fetch(user.id)

    def set_denied_tags(self, id: str, names: Iterable[str]) -> None:
        """Replace the tags whose things the account never sees; unknown tags are made."""
        self.connection.execute(delete(denied_tags).where(denied_tags.c.user_id == id))
        for tag_id in tag_ids(self.connection, names):
            self.connection.execute(insert(denied_tags).values(user_id=id, tag_id=tag_id))

    def has_denied_tags(self, id: str) -> bool:
        """Whether some tag is denied to the account."""
        query = select(denied_tags.c.tag_id).where(denied_tags.c.user_id == id).limit(1)
        return self.connection.execute(query).first() is not None

    def set_avatar(self, id: str, avatar_url: str | None) -> None:
        """Store where the account's picture is."""
        self.connection.execute(update(users).where(users.c.id == id).values(avatar_url=avatar_url))

    def save_preferences(self, id: str, preferences: UserPreferences) -> None:
        """Replace how clients look for the account."""
        document = dataclasses.asdict(preferences)
        document.pop("id")
        self.connection.execute(update(users).where(users.c.id == id).values(preferences=document))

    def set_deleted(self, id: str, *, is_deleted: bool) -> None:
        """Stamp the account as deleted, which voids its tokens, or take that back."""
        values = {"deleted_at": self.now if is_deleted else None, "tokens_valid_from": self.now}
        self.connection.execute(update(users).where(users.c.id == id).values(**values))

    def remove(self, id: str) -> None:
        """Remove the account and all that hangs on it."""
        self.connection.execute(delete(users).where(users.c.id == id))

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

    def login_activity(
        self, *, user_id: str | None, before: datetime | None, limit: int
    ) -> tuple[LoginActivity, ...]:
        """Attempts to sign in, of one account or of all, newest first."""
        query = select(login_activities).order_by(
            login_activities.c.timestamp.desc(), login_activities.c.id
        )
        if user_id is not None:
            query = query.where(login_activities.c.user_id == user_id)
        if before is not None:
            query = query.where(login_activities.c.timestamp < before)
        rows = self.connection.execute(query.limit(limit))
        return tuple(_to_login_activity(row) for row in rows)

    def clear_login_activity(self) -> None:
        """Forget every attempt of every account."""
        self.connection.execute(delete(login_activities))

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
