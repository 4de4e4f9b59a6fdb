from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CreatedToken")


@_attrs_define
class CreatedToken:
    """A token for the `Authorization: Bearer` header.

    Example:
        {'access_token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1ZTBkM2M3YiJ9.3m0l5Yq8', 'expires_at':
            '2024-11-20T18:42:07+00:00'}

    Attributes:
        access_token (str):
        expires_at (datetime.datetime): When the token stops working.
    """

    access_token: str
    expires_at: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        access_token = self.access_token

        expires_at = self.expires_at.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "access_token": access_token,
                "expires_at": expires_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        access_token = d.pop("access_token")

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        created_token = cls(
            access_token=access_token,
            expires_at=expires_at,
        )

        return created_token
