from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.user import User


T = TypeVar("T", bound="LoginActivity")


@_attrs_define
class LoginActivity:
    """One attempt to sign in with a password.

    Example:
        {'id': '77d0a5b1-4c2e-4f93-8b6a-9e1d3f5c7a20', 'ip_address': '192.0.2.17', 'user_agent': 'Mozilla/5.0',
            'authentication_successful': True, 'timestamp': '2024-11-20T18:42:07+00:00'}

    Attributes:
        id (str):
        ip_address (str): Address the attempt came from.
        user_agent (str): What the client called itself.
        authentication_successful (bool):
        timestamp (datetime.datetime):
        user (User | Unset): An account. Keys that are left out were not asked for or not set. Example: {'id':
            '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'username': 'ann', 'is_server_owner': True, 'avatar_url': None,
            'created_at': '2024-11-02T09:15:00+00:00', 'last_login': '2024-11-20T18:42:07+00:00', 'is_locked': False,
            'permissions': ['library:scan', 'file:download'], 'age_restriction': {'age': 16, 'restrict_on_unset': False}}.
    """

    id: str
    ip_address: str
    user_agent: str
    authentication_successful: bool
    timestamp: datetime.datetime
    user: User | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        ip_address = self.ip_address

        user_agent = self.user_agent

        authentication_successful = self.authentication_successful

        timestamp = self.timestamp.isoformat()

        user: dict[str, Any] | Unset = UNSET
        if not isinstance(self.user, Unset):
            user = self.user.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "ip_address": ip_address,
                "user_agent": user_agent,
                "authentication_successful": authentication_successful,
                "timestamp": timestamp,
            }
        )
        if user is not UNSET:
            field_dict["user"] = user

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.user import User  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        ip_address = d.pop("ip_address")

        user_agent = d.pop("user_agent")

        authentication_successful = d.pop("authentication_successful")

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        _user = d.pop("user", UNSET)
        user: User | Unset
        if isinstance(_user, Unset):
            user = UNSET
        else:
            user = User.from_dict(_user)

        login_activity = cls(
            id=id,
            ip_address=ip_address,
            user_agent=user_agent,
            authentication_successful=authentication_successful,
            timestamp=timestamp,
            user=user,
        )

        return login_activity
