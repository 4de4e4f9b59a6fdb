"""How clients look for an account."""

from __future__ import annotations

import dataclasses
from typing import Any

from stump_generated import models

from stump_server.domain.user import UserPreferences

# What an account begins with, in the order the published client shows it.
_OPTIONS = {"show_create_action": True, "show_link_to_all": False}
_NAVIGATION = (
    {"type": "Home"},
    {"type": "Explore"},
    {"type": "Libraries", **_OPTIONS},
    {"type": "SmartLists", **_OPTIONS},
    {"type": "BookClubs", **_OPTIONS},
)
_HOME = (
    {"type": "ContinueReading"},
    {"type": "RecentlyAddedBooks"},
    {"type": "RecentlyAddedSeries"},
)
_ARRANGED = ("navigation_arrangement", "home_arrangement")


def one(preferences: UserPreferences) -> dict[str, Any]:
    """All preferences, both arrangements included."""
    return {
        **dataclasses.asdict(preferences),
        "navigation_arrangement": navigation(preferences),
        "home_arrangement": home(preferences),
    }


def navigation(preferences: UserPreferences) -> dict[str, Any]:
    """The navigation as it was arranged, or as it is at first."""
    return preferences.navigation_arrangement or _arranged(_NAVIGATION)


def home(preferences: UserPreferences) -> dict[str, Any]:
    """The home page as it was arranged, or as it is at first."""
    return preferences.home_arrangement or _arranged(_HOME)


def _arranged(items: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    return {"locked": True, "items": [{"item": item, "visible": True} for item in items]}


def changes(body: models.UserPreferencesUpdate) -> dict[str, Any]:
    """What a client sent, but for the arrangements, which have calls of their own."""
    fields = {field.name for field in dataclasses.fields(UserPreferences)} - {"id", *_ARRANGED}
    return body.model_dump(mode="json", include=fields, exclude_unset=True)


def arrangement(
    body: models.NavigationArrangementUpdate | models.HomeArrangementUpdate,
) -> dict[str, Any]:
    """An arrangement as it is kept."""
    return body.model_dump(mode="json", exclude_none=True)
