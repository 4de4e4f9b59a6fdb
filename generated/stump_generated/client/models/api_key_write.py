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
from ..types import UNSET, Unset

T = TypeVar("T", bound="ApiKeyWrite")


@_attrs_define
class ApiKeyWrite:
    """What a key is called and may do.

    Example:
        {'name': 'Tablet in the kitchen', 'permissions': ['file:download'], 'expires_at': '2099-01-01T00:00:00+00:00'}

    Attributes:
        name (str): Names need not be unique.
        permissions (ApiKeyPermissionsType0 | list[UserPermission]): `inherit` for whatever the account may do at the
            time, or exactly the listed permissions.
        expires_at (datetime.datetime | None | Unset): When the key stops working, in the future; null or left out for
            never.
    """

    name: str
    permissions: ApiKeyPermissionsType0 | list[UserPermission]
    expires_at: datetime.datetime | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
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

        expires_at: None | str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "permissions": permissions,
            }
        )
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
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

        def _parse_expires_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        api_key_write = cls(
            name=name,
            permissions=permissions,
            expires_at=expires_at,
        )

        return api_key_write
