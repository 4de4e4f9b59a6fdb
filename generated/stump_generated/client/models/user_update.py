from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.user_permission import UserPermission, check_user_permission
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.age_restriction import AgeRestriction


T = TypeVar("T", bound="UserUpdate")


@_attrs_define
class UserUpdate:
    """What an account is to be.

    Example:
        {'username': 'bob', 'permissions': ['file:download', 'library:scan'], 'age_restriction': {'age': 16,
            'restrict_on_unset': False}, 'denied_tags': ['horror']}

    Attributes:
        username (str): Unique without regard to case.
        password (None | str | Unset): Null or left out keeps the one there is.
        avatar_url (None | str | Unset): What the account has, to keep it, or an address elsewhere; null or left out
            removes it.
        permissions (list[UserPermission] | Unset): All that the account may do; none when left out.
        age_restriction (AgeRestriction | None | Unset): Null or left out for none.
        max_sessions_allowed (int | None | Unset): How many sessions may be open at once; null or left out for any
            number.
        denied_tags (list[str] | None | Unset): Names of tags; what carries one is hidden. Null or left out keeps those
            there are.
    """

    username: str
    password: None | str | Unset = UNSET
    avatar_url: None | str | Unset = UNSET
    permissions: list[UserPermission] | Unset = UNSET
    age_restriction: AgeRestriction | None | Unset = UNSET
    max_sessions_allowed: int | None | Unset = UNSET
    denied_tags: list[str] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.age_restriction import AgeRestriction  # noqa: PLC0415

        username = self.username

        password: None | str | Unset
        if isinstance(self.password, Unset):
            password = UNSET
        else:
            password = self.password

        avatar_url: None | str | Unset
        if isinstance(self.avatar_url, Unset):
            avatar_url = UNSET
        else:
            avatar_url = self.avatar_url

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
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "username": username,
            }
        )
        if password is not UNSET:
            field_dict["password"] = password
        if avatar_url is not UNSET:
            field_dict["avatar_url"] = avatar_url
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

        def _parse_password(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        password = _parse_password(d.pop("password", UNSET))

        def _parse_avatar_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        avatar_url = _parse_avatar_url(d.pop("avatar_url", UNSET))

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

        user_update = cls(
            username=username,
            password=password,
            avatar_url=avatar_url,
            permissions=permissions,
            age_restriction=age_restriction,
            max_sessions_allowed=max_sessions_allowed,
            denied_tags=denied_tags,
        )

        user_update.additional_properties = d
        return user_update

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
