"""Accounts."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

from stump_generated import models

from stump_server.domain.access import AgeRestriction, Permission, known_permissions
from stump_server.domain.errors import Invalid
from stump_server.domain.user import (
    LoginActivity,
    OpenSession,
    SignIn,
    TokenPair,
    User,
    UserDraft,
)
from stump_server.shapes import preferences, reading


def one(user: User) -> dict[str, Any]:
    """An account with what was loaded of it."""
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
    return shaped | _loaded(user)


def _loaded(user: User) -> dict[str, Any]:
    shaped: dict[str, Any] = {}
    if user.denied_tags:
        shaped["denied_tags"] = user.denied_tags
    if user.deleted_at is not None:
        shaped["deleted_at"] = user.deleted_at
    if user.preferences is not None:
        shaped["user_preferences"] = preferences.one(user.preferences)
    if user.login_sessions_count is not None:
        shaped["login_sessions_count"] = user.login_sessions_count
    if user.active_readings is not None:
        shaped["active_reading_sessions"] = list(map(reading.active, user.active_readings))
    if user.finished_readings is not None:
        shaped["finished_reading_sessions"] = list(map(reading.finished, user.finished_readings))
    return shaped


def permissions(held: tuple[Permission, ...]) -> list[str]:
    """Names of permissions."""
    return [permission.value for permission in held]


def draft(body: models.UserCreate | models.UserUpdate) -> UserDraft:
    """What a client says of an account, but for the password."""
    limit = body.age_restriction
    return UserDraft(
        username=body.username,
        permissions=known_permissions(permission.value for permission in body.permissions or ()),
        age_restriction=AgeRestriction(limit.age, limit.restrict_on_unset) if limit else None,
        max_sessions_allowed=body.max_sessions_allowed,
        avatar_url=body.avatar_url if isinstance(body, models.UserUpdate) else None,
        denied_tags=None if body.denied_tags is None else tuple(body.denied_tags),
    )


def profile(body: models.ProfileUpdate) -> UserDraft:
    """What people say of their own account."""
    return UserDraft(
        username=body.username,
        max_sessions_allowed=body.max_sessions_allowed,
        avatar_url=body.avatar_url,
    )


def login_activity(attempt: LoginActivity) -> dict[str, Any]:
    """An attempt to sign in, with the account where it was loaded."""
    shaped: dict[str, Any] = {
        "id": attempt.id,
        "ip_address": attempt.ip_address,
        "user_agent": attempt.user_agent,
        "authentication_successful": attempt.authentication_successful,
        "timestamp": attempt.timestamp,
    }
    if attempt.user is not None:
        shaped["user"] = one(attempt.user)
    return shaped


def moment(text: str | None) -> datetime | None:
    """A time as queries carry it. Raises Invalid for one that calendars here do not have.

    The contract lets leap seconds pass, and the first hours of the year 1 east of Greenwich.
    """
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Invalid("There is no such time", pointer="before") from error


def session(opened: OpenSession) -> dict[str, Any]:
    """A signed-in browser."""
    return dataclasses.asdict(opened)


def sign_in(done: SignIn) -> dict[str, Any]:
    """The account, and the token beside it when one was asked for."""
    user = one(done.user)
    return user if done.tokens is None else {"for_user": user, "token": tokens(done.tokens)}


def tokens(pair: TokenPair) -> dict[str, Any]:
    """An access token, with its refresh token if there is one."""
    shaped: dict[str, Any] = {
        "access_token": pair.access.text,
        "expires_at": pair.access.expires_at,
    }
    if pair.refresh is not None:
        shaped["refresh_token"] = pair.refresh.text
        shaped["refresh_expires_at"] = pair.refresh.expires_at
    return shaped
