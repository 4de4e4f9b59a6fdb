"""API keys of the caller."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import door
from stump_server.web.call import Call


def get(user: Viewer) -> list[dict[str, Any]]:
    """All keys."""
    with door.work() as work:
        keys = services.api_key.get(work, user)
    return [shapes.api_key.one(key) for key in keys]


def create(body: models.ApiKeyWrite, user: Viewer) -> dict[str, Any]:
    """Make a key."""
    with door.work() as work:
        key, text = services.api_key.create(
            work,
            user,
            name=body.name,
            permissions=shapes.api_key.permissions(body),
            expires_at=body.expires_at,
        )
    return shapes.api_key.created(key, text)


def validate(user: Viewer, request: Call) -> bool:
    """Tell whether the key in the header x-api-key works."""
    with door.reading() as work:
        return services.api_key.is_valid(work, user, request.header("x-api-key") or "")


def validate_key(user: Viewer, request: Call) -> bool:
    """The same under the published client's path."""
    return validate(user, request)


def get_by_id(id: int, user: Viewer) -> dict[str, Any]:
    """One key."""
    with door.work() as work:
        key = services.api_key.get_by_id(work, user, id)
    return shapes.api_key.one(key)


def update(id: int, body: models.ApiKeyWrite, user: Viewer) -> dict[str, Any]:
    """Replace name, permissions and expiry."""
    with door.work() as work:
        key = services.api_key.update(
            work,
            user,
            id,
            name=body.name,
            permissions=shapes.api_key.permissions(body),
            expires_at=body.expires_at,
        )
    return shapes.api_key.one(key)


def delete(id: int, user: Viewer) -> None:
    """Remove a key."""
    with door.work() as work:
        services.api_key.delete(work, user, id)


def regenerate_secret(id: int, user: Viewer) -> dict[str, Any]:
    """Give a key a new secret."""
    with door.work() as work:
        key, text = services.api_key.regenerate_secret(work, user, id)
    return shapes.api_key.created(key, text)
