"""API keys: what programs sign in with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import NoneType
from typing import Literal

from stump_generated.client.api.api_key import (
    api_key_create,
    api_key_delete,
    api_key_get,
    api_key_get_by_id,
    api_key_regenerate_secret,
    api_key_update,
    api_key_validate,
    api_key_validate_key,
)

from stump_client import models
from stump_client._calls import Call, call, given
from stump_client._operation import C, Controller, operation

Permissions = Literal["inherit"] | Sequence[models.UserPermission]


class ApiKeyController(Controller[C]):
    """Operations of the tag `api_key`."""

    _tag = "api_key"

    @operation
    def get(self) -> Call[list[models.ApiKey]]:
        """List the caller's API keys."""
        return call(api_key_get)()

    @operation
    def get_by_id(self, id: int, /) -> Call[models.ApiKey]:
        """Get an API key."""
        return call(api_key_get_by_id)(id)

    @operation
    def create(
        self, *, name: str, permissions: Permissions, expires_at: datetime | None = None
    ) -> Call[models.CreatedApiKey]:
        """Create an API key; the answer holds the key, which is never shown again."""
        return call(api_key_create)(body=_write(name, permissions, expires_at))

    @operation
    def update(
        self, id: int, /, *, name: str, permissions: Permissions, expires_at: datetime | None = None
    ) -> Call[models.ApiKey]:
        """Change an API key; without `expires_at` it works for ever."""
        return call(api_key_update)(id, body=_write(name, permissions, expires_at))

    @operation
    def delete(self, id: int, /) -> Call[None]:
        """Delete an API key."""
        return call(api_key_delete)(id).expect(NoneType)

    @operation
    def regenerate_secret(self, id: int, /) -> Call[models.CreatedApiKey]:
        """Give an API key a new secret; the old one stops working."""
        return call(api_key_regenerate_secret)(id)

    @operation
    def validate(self, *, x_api_key: str) -> Call[bool]:
        """Tell whether an API key of the caller works."""
        return call(api_key_validate)(x_api_key=x_api_key).expect(bool)

    @operation
    def validate_key(self, *, x_api_key: str) -> Call[bool]:
        """Tell whether an API key of the caller works, under the address published clients use."""
        return call(api_key_validate_key)(x_api_key=x_api_key).expect(bool)


def _write(name: str, permissions: Permissions, expires_at: datetime | None) -> models.ApiKeyWrite:
    return models.ApiKeyWrite(
        name=name,
        permissions="inherit" if permissions == "inherit" else list(permissions),
        expires_at=given(expires_at),
    )
