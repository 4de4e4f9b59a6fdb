"""API keys."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server.domain.access import Permission, known_permissions
from stump_server.domain.user import ApiKey
from stump_server.shapes import user


def one(key: ApiKey) -> dict[str, Any]:
    """A key without its secret."""
    inherits = key.permissions is None
    return {
        "id": key.id,
        "name": key.name,
        "permissions": "inherit" if inherits else user.permissions(key.permissions or ()),
        "created_at": key.created_at,
        "last_used_at": key.last_used_at,
        "expires_at": key.expires_at,
    }


def created(key: ApiKey, text: str) -> dict[str, Any]:
    """A key with its secret, which is shown this once."""
    return {"id": key.id, "api_key": text}


def permissions(body: models.ApiKeyWrite) -> tuple[Permission, ...] | None:
    """The listed permissions, None for a key that inherits."""
    sent = body.permissions
    if isinstance(sent, str):
        return None
    return known_permissions(permission.value for permission in sent)
