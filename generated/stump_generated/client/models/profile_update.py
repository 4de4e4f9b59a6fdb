from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProfileUpdate")


@_attrs_define
class ProfileUpdate:
    """What people change of their own account.

    Example:
        {'username': 'ann', 'password': 'correct horse battery staple', 'avatar_url': None}

    Attributes:
        username (str): Unique without regard to case.
        password (None | str | Unset): Null or left out keeps the one there is.
        avatar_url (None | str | Unset): What the account has, to keep it, or an address elsewhere; null or left out
            removes it.
        max_sessions_allowed (int | None | Unset): How many sessions the owner may have open at once; null or left out
            for any number. That of others stays as it is.
    """

    username: str
    password: None | str | Unset = UNSET
    avatar_url: None | str | Unset = UNSET
    max_sessions_allowed: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
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

        max_sessions_allowed: int | None | Unset
        if isinstance(self.max_sessions_allowed, Unset):
            max_sessions_allowed = UNSET
        else:
            max_sessions_allowed = self.max_sessions_allowed

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
        if max_sessions_allowed is not UNSET:
            field_dict["max_sessions_allowed"] = max_sessions_allowed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        def _parse_max_sessions_allowed(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        max_sessions_allowed = _parse_max_sessions_allowed(d.pop("max_sessions_allowed", UNSET))

        profile_update = cls(
            username=username,
            password=password,
            avatar_url=avatar_url,
            max_sessions_allowed=max_sessions_allowed,
        )

        profile_update.additional_properties = d
        return profile_update

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
