"""Who did what to accounts, keys, permissions and libraries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Action(StrEnum):
    """What is written down."""

    USER_CREATE = "user.create"
    USER_UPDATE = "user.update"
    USER_PASSWORD = "user.password"  # noqa: S105 -- the word, not one of them
    USER_LOCK = "user.lock"
    USER_LOCK_OUT = "user.lock_out"
    USER_UNLOCK = "user.unlock"
    USER_END_SESSIONS = "user.end_sessions"
    USER_DELETE = "user.delete"
    USER_RESTORE = "user.restore"
    API_KEY_CREATE = "api_key.create"
    API_KEY_UPDATE = "api_key.update"
    API_KEY_DELETE = "api_key.delete"
    API_KEY_REGENERATE = "api_key.regenerate"
    LIBRARY_CREATE = "library.create"
    LIBRARY_UPDATE = "library.update"
    LIBRARY_DELETE = "library.delete"
    LIBRARY_CLEAN = "library.clean"
    LIBRARY_EXCLUSIONS = "library.exclusions"


class Change(NamedTuple):
    """One field before and after, in words; None where there is nothing."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that was done. The names are those of the time, whatever became of their owners."""

    id: int
    actor_id: str | None
    actor_name: str
    action: Action
    subject_id: str | None
    subject_name: str | None
    changes: tuple[Change, ...]
    ip_address: str | None
    created_at: datetime


def spelled(value: object) -> str | None:
    """A value in words: nothing as None, several things one after the other.

    >>> spelled(("b", "a")), spelled(False), spelled(()), spelled({"page": 2, "size": None})
    ('a, b', 'false', None, 'page 2')
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return ", ".join(f"{name} {spelled(inner)}" for name, inner in value.items() if inner)
    if isinstance(value, tuple):
        return ", ".join(sorted(map(str, value))) or None
    return str(value)


def compare(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Change, ...]:
    """The fields that differ."""
    pairs = ((name, spelled(before.get(name)), spelled(value)) for name, value in after.items())
    return tuple(Change(name, old, new) for name, old, new in pairs if old != new)
