from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="UserSession")


@_attrs_define
class UserSession:
    """A signed-in browser.

    Example:
        {'id': '9f2c41d07be3a865', 'created_at': '2024-11-20T18:42:07+00:00', 'expires_at': '2024-11-23T18:42:07+00:00',
            'ip_address': '192.0.2.17', 'user_agent': 'Mozilla/5.0', 'is_current': True}

    Attributes:
        id (str): Tells sessions apart; it is not what the cookie holds.
        created_at (datetime.datetime):
        expires_at (datetime.datetime):
        ip_address (str): Address it was opened from.
        user_agent (str): What the client called itself.
        is_current (bool): Whether this request was made with it.
    """

    id: str
    created_at: datetime.datetime
    expires_at: datetime.datetime
    ip_address: str
    user_agent: str
    is_current: bool

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        ip_address = self.ip_address

        user_agent = self.user_agent

        is_current = self.is_current

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "created_at": created_at,
                "expires_at": expires_at,
                "ip_address": ip_address,
                "user_agent": user_agent,
                "is_current": is_current,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        ip_address = d.pop("ip_address")

        user_agent = d.pop("user_agent")

        is_current = d.pop("is_current")

        user_session = cls(
            id=id,
            created_at=created_at,
            expires_at=expires_at,
            ip_address=ip_address,
            user_agent=user_agent,
            is_current=is_current,
        )

        return user_session
