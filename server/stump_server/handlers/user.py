"""Accounts."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import door, reply
from stump_server.web.call import Call
from stump_server.web.reply import Reply
from stump_server.web.upload import Upload

Query = dict[str, Any]


def get(query: Query, user: Viewer) -> dict[str, Any]:
    """Accounts."""
    loads = services.user.Loads(
        readings=query["include_read_progresses"],
        session_count=query["include_session_count"],
        restrictions=query["include_restrictions"],
        deleted=query["include_deleted"],
    )
    with door.work() as work:
        page = services.user.get(work, user, shapes.page.request(query), loads)
    return shapes.page.one(page, shapes.user.one)


def create(body: models.UserCreate, user: Viewer) -> dict[str, Any]:
    """Make an account."""
    account = services.user.create(door.writing, user, shapes.user.draft(body), body.password)
    return shapes.user.one(account)


def get_login_activity_all(user: Viewer, before: str | None = None) -> list[dict[str, Any]]:
    """Attempts to sign in to any account."""
    with door.work() as work:
        attempts = services.session.get_login_activity_all(work, user, shapes.user.moment(before))
    return [shapes.user.login_activity(attempt) for attempt in attempts]


def clear_login_activity(user: Viewer) -> None:
    """Forget all attempts."""
    with door.work() as work:
        services.session.clear_login_activity(work, user)


def get_me(user: Viewer) -> dict[str, Any]:
    """The account behind the request."""
    with door.work() as work:
        account = services.auth.me(work, user)
    return shapes.user.one(account)


def update_me(body: models.ProfileUpdate, user: Viewer) -> dict[str, Any]:
    """Change the caller's name, password and avatar."""
    draft = shapes.user.profile(body)
    account = services.user.update_me(door.writing, user, draft, body.password)
    return shapes.user.one(account)


def get_my_preferences(user: Viewer) -> dict[str, Any]:
    """The caller's preferences."""
    with door.work() as work:
        preferences = services.preferences.get(work, user)
    return shapes.preferences.one(preferences)


def update_my_preferences(body: models.UserPreferencesUpdate, user: Viewer) -> dict[str, Any]:
    """Change the caller's preferences."""
    with door.work() as work:
        preferences = services.preferences.update(work, user, shapes.preferences.changes(body))
    return shapes.preferences.one(preferences)


def get_navigation_arrangement(user: Viewer) -> dict[str, Any]:
    """How the caller's navigation is arranged."""
    with door.work() as work:
        preferences = services.preferences.get(work, user)
    return shapes.preferences.navigation(preferences)


def update_navigation_arrangement(
    body: models.NavigationArrangementUpdate, user: Viewer
) -> dict[str, Any]:
    """Arrange the caller's navigation."""
    arrangement = shapes.preferences.arrangement(body)
    with door.work() as work:
        preferences = services.preferences.update_navigation(work, user, arrangement)
    return shapes.preferences.navigation(preferences)


def get_home_arrangement(user: Viewer) -> dict[str, Any]:
    """How the caller's home page is arranged."""
    with door.work() as work:
        preferences = services.preferences.get(work, user)
    return shapes.preferences.home(preferences)


def update_home_arrangement(body: models.HomeArrangementUpdate, user: Viewer) -> dict[str, Any]:
    """Arrange the caller's home page."""
    arrangement = shapes.preferences.arrangement(body)
    with door.work() as work:
        preferences = services.preferences.update_home(work, user, arrangement)
    return shapes.preferences.home(preferences)


def get_by_id(id: str, user: Viewer) -> dict[str, Any]:
    """One account."""
    with door.work() as work:
        account = services.user.get_by_id(work, user, id)
    return shapes.user.one(account)


def update(id: str, body: models.UserUpdate | models.UserLock, user: Viewer) -> dict[str, Any]:
    """Replace what an account is; a body that only says whether it is locked does that."""
    if isinstance(body, models.UserLock):
        return lock(id, body, user)
    draft = shapes.user.draft(body)
    account = services.user.update(door.writing, user, id, draft, body.password)
    return shapes.user.one(account)


def delete(id: str, user: Viewer, body: models.UserDeletion | None) -> dict[str, Any]:
    """Delete an account, with or without what belongs to it."""
    is_hard = bool(body and body.hard_delete)
    account = services.user.delete(door.writing, user, id, hard=is_hard)
    return shapes.user.one(account)


def restore(id: str, user: Viewer) -> dict[str, Any]:
    """Take a deletion back."""
    with door.work() as work:
        account = services.user.restore(work, user, id)
    return shapes.user.one(account)


def lock(id: str, body: models.UserLock, user: Viewer) -> dict[str, Any]:
    """Lock or unlock an account."""
    with door.work() as work:
        account = services.user.lock(work, user, id, is_locked=body.lock)
    return shapes.user.one(account)


def get_sessions(id: str, user: Viewer) -> list[dict[str, Any]]:
    """What an account has open."""
    with door.work() as work:
        sessions = services.session.get(work, user, id)
    return [shapes.user.session(one) for one in sessions]


def delete_sessions(id: str, user: Viewer) -> None:
    """End all sessions of an account."""
    with door.work() as work:
        services.session.delete_all(work, user, id)


def delete_session(id: str, session_id: str, user: Viewer) -> None:
    """End one session of an account."""
    with door.work() as work:
        services.session.delete(work, user, id, session_id)


def get_login_activity(id: str, user: Viewer, before: str | None = None) -> list[dict[str, Any]]:
    """Attempts to sign in to an account."""
    with door.work() as work:
        attempts = services.session.get_login_activity(work, user, id, shapes.user.moment(before))
    return [shapes.user.login_activity(attempt) for attempt in attempts]


def get_preferences(id: str, user: Viewer) -> dict[str, Any]:
    """The preferences of the caller's account, named by its id."""
    with door.work() as work:
        preferences = services.preferences.get(work, user, id)
    return shapes.preferences.one(preferences)


def update_preferences(id: str, body: models.UserPreferencesUpdate, user: Viewer) -> dict[str, Any]:
    """Change the preferences of the caller's account, named by its id."""
    changes = shapes.preferences.changes(body)
    with door.work() as work:
        preferences = services.preferences.update(work, user, changes, user_id=id, id=body.id)
    return shapes.preferences.one(preferences)


def patch_preferences(id: str, body: models.UserPreferencesUpdate, user: Viewer) -> dict[str, Any]:
    """The same with the method that published clients use."""
    return update_preferences(id, body, user)


def get_avatar(id: str, request: Call) -> Reply:
    """The picture of an account."""
    with door.work() as work:
        stored = services.avatar.locate(work, id)
    return reply.located(request, stored.etag, lambda: services.avatar.read(stored))


def upload_avatar(id: str, upload: Upload, user: Viewer) -> Reply:
    """Take an uploaded picture."""
    with door.reading() as work:
        place = services.avatar.place(work, user, id)
    image = services.avatar.upload(door.writing, place, upload.file.stream)
    return reply.image(image.content, image.media_type)


def delete_avatar(id: str, user: Viewer) -> None:
    """Remove the picture of an account."""
    services.avatar.delete(door.writing, user, id)


def get_devices(user: Viewer) -> list[dict[str, Any]]:
    """What the caller reads on."""
    with door.work() as work:
        devices = services.position.get_devices(work, user)
    return [shapes.reading.device(one) for one in devices]


def update_device(device_id: str, body: models.ReadingDeviceUpdate, user: Viewer) -> dict[str, Any]:
    """Call a device something."""
    with door.work() as work:
        device = services.position.update_device(work, user, device_id, body.name)
    return shapes.reading.device(device)


def delete_device(device_id: str, user: Viewer) -> None:
    """Forget a device."""
    with door.work() as work:
        services.position.delete_device(work, user, device_id)
