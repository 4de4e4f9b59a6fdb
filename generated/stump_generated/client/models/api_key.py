from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.api_key_permissions_type_0 import (
    ApiKeyPermissionsType0,
    check_api_key_permissions_type_0,
)
from ..models.user_permission import UserPermission, check_user_permission

T = TypeVar("T", bound="ApiKey")


@_attrs_define
class ApiKey:
    """A named key of an account, without its secret.

    Example:
        {'id': 7, 'name': 'Tablet in the kitchen', 'permissions': ['file:download'], 'created_at':
            '2024-11-02T09:15:00+00:00', 'last_used_at': None, 'expires_at': '2027-01-01T00:00:00+00:00'}

    Attributes:
        id (int):
        name (str):
        permissions (ApiKeyPermissionsType0 | list[UserPermission]): `inherit` for whatever the account may do at the
            time, or exactly the listed permissions.
        created_at (datetime.datetime):
        last_used_at (datetime.datetime | None):
        expires_at (datetime.datetime | None): When the key stops working; null for never.
    """

    id: int
    name: str
    permissions: ApiKeyPermissionsType0 | list[UserPermission]
    created_at: datetime.datetime
    last_used_at: datetime.datetime | None
    expires_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        permissions: list[str] | str
        if isinstance(self.permissions, str):
            permissions = self.permissions
        else:
            permissions = []
            for componentsschemas_api_key_permissions_type_1_item_data in self.permissions:
                componentsschemas_api_key_permissions_type_1_item: str = (
                    componentsschemas_api_key_permissions_type_1_item_data
                )
                permissions.append(componentsschemas_api_key_permissions_type_1_item)

        created_at = self.created_at.isoformat()

        last_used_at: None | str
        if isinstance(self.last_used_at, datetime.datetime):
            last_used_at = self.last_used_at.isoformat()
        else:
            last_used_at = self.last_used_at

        expires_at: None | str
        if isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "permissions": permissions,
                "created_at": created_at,
                "last_used_at": last_used_at,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        def _parse_permissions(data: object) -> ApiKeyPermissionsType0 | list[UserPermission]:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                componentsschemas_api_key_permissions_type_0 = check_api_key_permissions_type_0(
                    data
                )

                return componentsschemas_api_key_permissions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, list):
                raise TypeError()
            componentsschemas_api_key_permissions_type_1 = []
            _componentsschemas_api_key_permissions_type_1 = data
            for (
                componentsschemas_api_key_permissions_type_1_item_data
            ) in _componentsschemas_api_key_permissions_type_1:
                componentsschemas_api_key_permissions_type_1_item = check_user_permission(
                    componentsschemas_api_key_permissions_type_1_item_data
                )

                componentsschemas_api_key_permissions_type_1.append(
                    componentsschemas_api_key_permissions_type_1_item
                )

            return componentsschemas_api_key_permissions_type_1

        permissions = _parse_permissions(d.pop("permissions"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_last_used_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_used_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_used_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_used_at = _parse_last_used_at(d.pop("last_used_at"))

        def _parse_expires_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expires_at = _parse_expires_at(d.pop("expires_at"))

        api_key = cls(
            id=id,
            name=name,
            permissions=permissions,
            created_at=created_at,
            last_used_at=last_used_at,
            expires_at=expires_at,
        )

        return api_key
