"""Accounts, their preferences, sign-in records and API keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from stump_server.domain.access import AgeRestriction, Permission, expand


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
    preferences: UserPreferences | None = None
    deleted_at: datetime | None = None

    @property
    def effective_permissions(self) -> tuple[Permission, ...]:
        """What the account may do: its permissions and what they bring along."""
        held = expand(self.permissions)
        return tuple(permission for permission in Permission if permission in held)


@dataclass(frozen=True, slots=True)
class LoginActivity:
    """One attempt to sign in with a password."""

    id: str
    user_id: str
    ip_address: str
    user_agent: str
    authentication_successful: bool
    timestamp: datetime


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
class AccessToken:
    """A signed token and the moment it stops working."""

    text: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a successful login hands out."""

    user: User
    session_token: str | None = None
    access_token: AccessToken | None = None
