"""Accounts, their preferences, sign-in records and API keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from stump_server.domain.access import AgeRestriction, Permission, expand
from stump_server.domain.errors import Invalid
from stump_server.domain.media import ActiveReading, FinishedReading

# As the contract has it.
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class UserPreferences:
    """How the web and other clients look for one account."""

    id: str
    locale: str = "en"
    app_theme: str = "LIGHT"
    enable_gradients: bool = False
    app_font: str = "inter"
    show_query_indicator: bool = False
    enable_live_refetch: bool = False
    preferred_layout_mode: str = "GRID"
    primary_navigation_mode: str = "SIDEBAR"
    layout_max_width_px: int | None = 1280
    enable_discord_presence: bool = False
    enable_compact_display: bool = False
    enable_double_sidebar: bool = True
    enable_hide_scrollbar: bool = False
    enable_replace_primary_sidebar: bool = False
    prefer_accent_color: bool = True
    show_thumbnails_in_headers: bool = False
    enable_job_overlay: bool = True
    # The arrangements travel as the clients wrote them; the server never looks inside.
    navigation_arrangement: dict[str, Any] = field(default_factory=dict)
    home_arrangement: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class User:
    """An account."""

    id: str
    username: str
    is_server_owner: bool
    created_at: datetime
    is_locked: bool = False
    avatar_url: str | None = None
    last_login: datetime | None = None
    permissions: tuple[Permission, ...] = ()
    max_sessions_allowed: int | None = None
    age_restriction: AgeRestriction | None = None
    # Names of tags; what carries one is hidden from the account.
    denied_tags: tuple[str, ...] = ()
    preferences: UserPreferences | None = None
    deleted_at: datetime | None = None
    # None when not loaded.
    login_sessions_count: int | None = None
    active_readings: tuple[ActiveReading, ...] | None = None
    finished_readings: tuple[FinishedReading, ...] | None = None

    @property
    def effective_permissions(self) -> tuple[Permission, ...]:
        """What the account may do: its permissions and what they bring along."""
        held = expand(self.permissions)
        return tuple(permission for permission in Permission if permission in held)


@dataclass(frozen=True, slots=True)
class UserDraft:
    """What is said of an account that is to be made or changed; the password goes by itself."""

    username: str
    permissions: tuple[Permission, ...] = ()
    age_restriction: AgeRestriction | None = None
    max_sessions_allowed: int | None = None
    avatar_url: str | None = None
    # None: as they are.
    denied_tags: tuple[str, ...] | None = None


def check_username(username: str) -> None:
    """Raise Invalid for a name that nobody could be called by."""
    if not username.strip() or "\x00" in username or len(username) > _LONGEST_NAME:
        raise Invalid(
            f"A username has 1 to {_LONGEST_NAME} characters and is not blank", pointer="/username"
        )


def avatar_path(user_id: str) -> str:
    """Where clients find the picture that was uploaded for an account."""
    return f"/api/v1/users/{user_id}/avatar"


def chosen_avatar(current: str | None, wanted: str | None) -> str | None:
    """The avatar an account is to have. Raises Invalid for what is no address on the web.

    An uploaded picture can be kept or dropped here, not taken from elsewhere.
    """
    if wanted in (None, "", current):
        return wanted or None
    try:
        address = urlsplit(wanted)
        is_web = address.scheme in ("http", "https") and bool(address.hostname)
    except ValueError:
        is_web = False
    if not is_web:
        raise Invalid("An avatar is uploaded, or an address on the web", pointer="/avatar_url")
    return wanted


@dataclass(frozen=True, slots=True)
class LoginActivity:
    """One attempt to sign in with a password. `user` is None when not loaded."""

    id: str
    user_id: str
    ip_address: str
    user_agent: str
    authentication_successful: bool
    timestamp: datetime
    user: User | None = None


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A signed-in browser. The id tells sessions apart and cannot be sent in place of a cookie."""

    id: str
    created_at: datetime
    expires_at: datetime
    ip_address: str
    user_agent: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A named key of an account. `permissions` is None for a key that inherits its owner's."""

    id: int
    user_id: str
    name: str
    permissions: tuple[Permission, ...] | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token as its holder gets it, and the moment it stops working."""

    text: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TokenPair:
    """An access token, and what gives the next one when that was asked for."""

    access: IssuedToken
    refresh: IssuedToken | None = None


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """A refresh token as it is kept: `id` is a hash, the family began with a login."""

    id: str
    user_id: str
    family_id: str
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a successful login hands out."""

    user: User
    session_token: str | None = None
    tokens: TokenPair | None = None
