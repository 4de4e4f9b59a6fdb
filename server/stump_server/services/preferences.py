"""How clients look for an account: nobody's business but its own."""

from __future__ import annotations

import dataclasses
from typing import Any

from stump_server.domain.access import Viewer
from stump_server.domain.errors import Forbidden, Invalid, NotFound
from stump_server.domain.user import UserPreferences
from stump_server.storage import Work

_FOREIGN = "Preferences are those of one's own account"
# Sections of the home page that show one thing, and what names it.
_NAMED_BY = {"Library": "library_id", "SmartList": "smart_list_id"}


def get(work: Work, viewer: Viewer, user_id: str | None = None) -> UserPreferences:
    """The viewer's preferences. Raises Forbidden when another account is named."""
    if user_id not in (None, viewer.id):
        raise Forbidden(reason=_FOREIGN)
    preferences = work.users.fetch(viewer.id).preferences
    if preferences is None:
        raise NotFound("preferences", viewer.id)
    return preferences


def update(
    work: Work,
    viewer: Viewer,
    changes: dict[str, Any],
    *,
    user_id: str | None = None,
    id: str | None = None,
) -> UserPreferences:
    """Change some of the viewer's preferences.

    Raises Forbidden when another account, or the id of other preferences, is named.
    """
    now = get(work, viewer, user_id)
    if id not in (None, now.id):
        raise Forbidden(reason=_FOREIGN)
    changed = dataclasses.replace(now, **changes)
    work.users.save_preferences(viewer.id, changed)
    return changed


def update_navigation(work: Work, viewer: Viewer, arrangement: dict[str, Any]) -> UserPreferences:
    """Replace the order of the navigation."""
    return update(work, viewer, {"navigation_arrangement": arrangement})


def update_home(work: Work, viewer: Viewer, arrangement: dict[str, Any]) -> UserPreferences:
    """Replace the sections of the home page. Raises Invalid for one that does not say of what."""
    for place, section in enumerate(arrangement["items"]):
        name = _NAMED_BY.get(section["item"]["type"])
        if name is not None and not section["item"].get(name):
            raise Invalid(f"This section needs a {name}", pointer=f"/items/{place}/item")
    return update(work, viewer, {"home_arrangement": arrangement})
