from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CreatedToken")


@_attrs_define
class CreatedToken:
    """A token for the `Authorization: Bearer` header.

    Example:
        {'access_token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1ZTBkM2M3YiJ9.3m0l5Yq8', 'expires_at':
            '2024-11-20T18:42:07+00:00', 'refresh_token': '5b2YvFq0m3c4h0lXn8dK7sJq1uTzR6wEoPaGiLtVxNM',
            'refresh_expires_at': '2024-12-19T18:42:07+00:00'}

    Attributes:
        access_token (str):
        expires_at (datetime.datetime): When the token stops working.
        refresh_token (str | Unset): Gives the next pair of tokens, once; left out unless asked for.
        refresh_expires_at (datetime.datetime | Unset): When the refresh token stops working.
    """

    access_token: str
    expires_at: datetime.datetime
    refresh_token: str | Unset = UNSET
    refresh_expires_at: datetime.datetime | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        access_token = self.access_token

        expires_at = self.expires_at.isoformat()

        refresh_token = self.refresh_token

        refresh_expires_at: str | Unset = UNSET
        if not isinstance(self.refresh_expires_at, Unset):
            refresh_expires_at = self.refresh_expires_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "access_token": access_token,
                "expires_at": expires_at,
            }
        )
        if refresh_token is not UNSET:
            field_dict["refresh_token"] = refresh_token
        if refresh_expires_at is not UNSET:
            field_dict["refresh_expires_at"] = refresh_expires_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        access_token = d.pop("access_token")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        refresh_token = d.pop("refresh_token", UNSET)

        _refresh_expires_at = d.pop("refresh_expires_at", UNSET)
        refresh_expires_at: datetime.datetime | Unset
        if isinstance(_refresh_expires_at, Unset):
            refresh_expires_at = UNSET
        else:
            refresh_expires_at = datetime.datetime.fromisoformat(_refresh_expires_at)

        created_token = cls(
            access_token=access_token,
            expires_at=expires_at,
            refresh_token=refresh_token,
            refresh_expires_at=refresh_expires_at,
        )

        return created_token
