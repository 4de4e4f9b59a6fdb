"""Accounts."""

from __future__ import annotations

import dataclasses
from typing import Any

from stump_server.domain.access import Permission
from stump_server.domain.user import SignIn, User, UserPreferences

# What an account begins with, in the order the published client shows it.
_NAVIGATION = ("Home", "Explore", "Libraries", "SmartLists", "BookClubs")
_HOME = ("ContinueReading", "RecentlyAddedBooks", "RecentlyAddedSeries")


def one(user: User) -> dict[str, Any]:
    """An account with its preferences and age limit."""
    shaped: dict[str, Any] = {
        "id": user.id,
        "username": user.username,
        "is_server_owner": user.is_server_owner,
        "avatar_url": user.avatar_url,
        "created_at": user.created_at,
        "last_login": user.last_login,
        "is_locked": user.is_locked,
        "permissions": permissions(user.effective_permissions),
    }
    if user.max_sessions_allowed is not None:
        shaped["max_sessions_allowed"] = user.max_sessions_allowed
    if user.age_restriction is not None:
        shaped["age_restriction"] = dataclasses.asdict(user.age_restriction)
    if user.preferences is not None:
        shaped["user_preferences"] = _preferences(user.preferences)
    return shaped


def permissions(held: tuple[Permission, ...]) -> list[str]:
    """Names of permissions."""
    return [permission.value for permission in held]


def _preferences(preferences: UserPreferences) -> dict[str, Any]:
    shaped = dataclasses.asdict(preferences)
    shaped["navigation_arrangement"] = preferences.navigation_arrangement or _arrangement(
        _NAVIGATION
    )
    shaped["home_arrangement"] = preferences.home_arrangement or _arrangement(_HOME)
    return shaped


def _arrangement(kinds: tuple[str, ...]) -> dict[str, Any]:
    return {"locked": True, "items": [{"item": {"type": kind}, "visible": True} for kind in kinds]}


def sign_in(done: SignIn) -> dict[str, Any]:
    """The account, and the token beside it when one was asked for."""
    user = one(done.user)
    if done.access_token is None:
        return user
    token = {
        "access_token": done.access_token.text,
        "expires_at": done.access_token.expires_at,
    }
    return {"for_user": user, "token": token}
