from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.user_permission import UserPermission, check_user_permission
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.age_restriction import AgeRestriction


T = TypeVar("T", bound="UserCreate")


@_attrs_define
class UserCreate:
    """An account to be made.

    Example:
        {'username': 'bob', 'password': 'correct horse battery staple', 'permissions': ['file:download'],
            'age_restriction': {'age': 16, 'restrict_on_unset': False}, 'max_sessions_allowed': 3, 'denied_tags':
            ['horror']}

    Attributes:
        username (str): Unique without regard to case.
        password (str):
        permissions (list[UserPermission] | Unset): What it may do; none when left out.
        age_restriction (AgeRestriction | None | Unset): Null or left out for none.
        max_sessions_allowed (int | None | Unset): How many sessions may be open at once; null or left out for any
            number.
        denied_tags (list[str] | None | Unset): Names of tags; what carries one is hidden. Null or left out for none.
    """

    username: str
    password: str
    permissions: list[UserPermission] | Unset = UNSET
    age_restriction: AgeRestriction | None | Unset = UNSET
    max_sessions_allowed: int | None | Unset = UNSET
    denied_tags: list[str] | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.age_restriction import AgeRestriction  # noqa: PLC0415

        username = self.username

        password = self.password

        permissions: list[str] | Unset = UNSET
        if not isinstance(self.permissions, Unset):
            permissions = []
            for permissions_item_data in self.permissions:
                permissions_item: str = permissions_item_data
                permissions.append(permissions_item)

        age_restriction: dict[str, Any] | None | Unset
        if isinstance(self.age_restriction, Unset):
            age_restriction = UNSET
        elif isinstance(self.age_restriction, AgeRestriction):
            age_restriction = self.age_restriction.to_dict()
        else:
            age_restriction = self.age_restriction

        max_sessions_allowed: int | None | Unset
        if isinstance(self.max_sessions_allowed, Unset):
            max_sessions_allowed = UNSET
        else:
            max_sessions_allowed = self.max_sessions_allowed

        denied_tags: list[str] | None | Unset
        if isinstance(self.denied_tags, Unset):
            denied_tags = UNSET
        elif isinstance(self.denied_tags, list):
            denied_tags = self.denied_tags

        else:
            denied_tags = self.denied_tags

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "username": username,
                "password": password,
            }
        )
        if permissions is not UNSET:
            field_dict["permissions"] = permissions
        if age_restriction is not UNSET:
            field_dict["age_restriction"] = age_restriction
        if max_sessions_allowed is not UNSET:
            field_dict["max_sessions_allowed"] = max_sessions_allowed
        if denied_tags is not UNSET:
            field_dict["denied_tags"] = denied_tags

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.age_restriction import AgeRestriction  # noqa: PLC0415

        d = dict(src_dict)
        username = d.pop("username")

        password = d.pop("password")

        _permissions = d.pop("permissions", UNSET)
        permissions: list[UserPermission] | Unset = UNSET
        if _permissions is not UNSET:
            permissions = []
            for permissions_item_data in _permissions:
                permissions_item = check_user_permission(permissions_item_data)

                permissions.append(permissions_item)

        def _parse_age_restriction(data: object) -> AgeRestriction | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                age_restriction_type_1 = AgeRestriction.from_dict(data)

                return age_restriction_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AgeRestriction | None | Unset, data)

        age_restriction = _parse_age_restriction(d.pop("age_restriction", UNSET))

        def _parse_max_sessions_allowed(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        max_sessions_allowed = _parse_max_sessions_allowed(d.pop("max_sessions_allowed", UNSET))

        def _parse_denied_tags(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                denied_tags_type_0 = cast(list[str], data)

                return denied_tags_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        denied_tags = _parse_denied_tags(d.pop("denied_tags", UNSET))

        user_create = cls(
            username=username,
            password=password,
            permissions=permissions,
            age_restriction=age_restriction,
            max_sessions_allowed=max_sessions_allowed,
            denied_tags=denied_tags,
        )

        return user_create
