"""Who calls and what they may: permissions, what each brings along, and the viewer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from stump_server.domain.errors import Forbidden


class Permission(StrEnum):
    """Every right an account can hold beyond reading what is visible to it."""

    API_KEYS = "feature:api_keys"
    KOREADER_SYNC = "feature:koreader_sync"
    BOOK_CLUB_READ = "bookclub:read"
    BOOK_CLUB_CREATE = "bookclub:create"
    EMAILER_READ = "emailer:read"
    EMAILER_CREATE = "emailer:create"
    EMAILER_MANAGE = "emailer:manage"
    EMAIL_SEND = "email:send"
    EMAIL_ARBITRARY_SEND = "email:arbitrary_send"
    SMART_LIST_READ = "smartlist:read"
    FILE_EXPLORER = "file:explorer"
    FILE_UPLOAD = "file:upload"
    FILE_DOWNLOAD = "file:download"
    LIBRARY_CREATE = "library:create"
    LIBRARY_EDIT = "library:edit"
    LIBRARY_SCAN = "library:scan"
    LIBRARY_MANAGE = "library:manage"
    LIBRARY_DELETE = "library:delete"
    USER_READ = "user:read"
    USER_MANAGE = "user:manage"
    NOTIFIER_READ = "notifier:read"
    NOTIFIER_CREATE = "notifier:create"
    NOTIFIER_MANAGE = "notifier:manage"
    NOTIFIER_DELETE = "notifier:delete"
    SERVER_MANAGE = "server:manage"


IMPLIES: dict[Permission, tuple[Permission, ...]] = {
    Permission.BOOK_CLUB_CREATE: (Permission.BOOK_CLUB_READ,),
    Permission.EMAILER_READ: (Permission.EMAIL_SEND,),
    Permission.EMAILER_CREATE: (Permission.EMAILER_READ,),
    Permission.EMAILER_MANAGE: (Permission.EMAILER_CREATE,),
    Permission.EMAIL_ARBITRARY_SEND: (Permission.EMAIL_SEND,),
    Permission.LIBRARY_CREATE: (Permission.LIBRARY_EDIT, Permission.LIBRARY_SCAN),
    Permission.LIBRARY_MANAGE: (
        Permission.LIBRARY_DELETE,
        Permission.LIBRARY_EDIT,
        Permission.LIBRARY_SCAN,
    ),
    Permission.LIBRARY_DELETE: (Permission.LIBRARY_MANAGE,),
    Permission.NOTIFIER_CREATE: (Permission.NOTIFIER_READ,),
    Permission.NOTIFIER_MANAGE: (Permission.NOTIFIER_DELETE, Permission.NOTIFIER_CREATE),
    Permission.NOTIFIER_DELETE: (Permission.NOTIFIER_MANAGE,),
    Permission.USER_MANAGE: (Permission.USER_READ,),
}


def expand(permissions: Iterable[Permission]) -> frozenset[Permission]:
    """The permissions with everything they bring along, over any number of steps."""
    held: set[Permission] = set()
    waiting = list(permissions)
    while waiting:
        permission = waiting.pop()
        if permission not in held:
            held.add(permission)
            waiting.extend(IMPLIES.get(permission, ()))
    return frozenset(held)


def known_permissions(names: Iterable[str]) -> tuple[Permission, ...]:
    """Stored names as permissions, in the order of the list; unknown names are passed over."""
    stored = set(names)
    return tuple(permission for permission in Permission if permission.value in stored)


@dataclass(frozen=True, slots=True)
class AgeRestriction:
    """The highest age rating an account may see, and whether unrated things are hidden as well."""

    age: int
    restrict_on_unset: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What an account never sees: ratings above its age, denied tags by name, libraries by id."""

    age_restriction: AgeRestriction | None = None
    denied_tags: frozenset[str] = frozenset()
    excluded_library_ids: frozenset[str] = frozenset()

    def joined(self, other: Limits) -> Limits:
        """Both at once: what either hides is hidden."""
        return Limits(
            _stricter(self.age_restriction, other.age_restriction),
            self.denied_tags | other.denied_tags,
            self.excluded_library_ids | other.excluded_library_ids,
        )

    def hide_all_of(self, other: Limits) -> bool:
        """Whether nothing that the other limits hide can be seen under these."""
        return self.joined(other) == self


def _stricter(one: AgeRestriction | None, other: AgeRestriction | None) -> AgeRestriction | None:
    if one is None or other is None:
        return one or other
    return AgeRestriction(min(one.age, other.age), one.restrict_on_unset or other.restrict_on_unset)


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """What a good access token says."""

    user_id: str
    issued_at: datetime
    expires_at: datetime
    # The refresh tokens it came with, and ends with.
    family_id: str | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """The authenticated caller, with the rights that hold for this one request."""

    id: str
    username: str
    is_server_owner: bool = False
    permissions: frozenset[Permission] = frozenset()
    age_restriction: AgeRestriction | None = None
    # What the caller showed: one of a session, an access token, an API key, or none of them.
    session_id: str | None = None
    session_ends_at: datetime | None = None
    token: TokenClaims | None = None
    api_key_id: int | None = None
    # An API key with a list of its own is never the owner, even when the owner made it.
    is_limited_key: bool = False
    # Where the request came from; empty for what nobody sent.
    address: str = ""

    @property
    def sight(self) -> Viewer:
        """The part of the viewer that decides what is visible: equal for equal views."""
        return Viewer(self.id, "", self.is_server_owner, age_restriction=self.age_restriction)

    def may(self, permission: Permission) -> bool:
        """Whether the viewer holds the permission; the server owner holds all."""
        return self.is_server_owner or permission in self.permissions

    def require(self, *permissions: Permission) -> None:
        """Raise Forbidden for the first permission the viewer lacks."""
        for permission in permissions:
            if not self.may(permission):
                raise Forbidden(permission)

    def require_owner(self) -> None:
        """Raise Forbidden unless the viewer is the server owner."""
        if not self.is_server_owner:
            raise Forbidden(reason="Only the server owner may do this")


# Those who act without an account: the person at the machine, and the server by itself.
COMMAND_LINE = Viewer("", "command line", is_server_owner=True)
SERVER = Viewer("", "server")
