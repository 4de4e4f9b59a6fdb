from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.created_token import CreatedToken
    from ..models.user import User


T = TypeVar("T", bound="LoginWithToken")


@_attrs_define
class LoginWithToken:
    """The account and a token to call with.

    Example:
        {'for_user': {'id': '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'username': 'ann', 'is_server_owner': True,
            'avatar_url': None, 'created_at': '2024-11-02T09:15:00+00:00', 'last_login': '2024-11-20T18:42:07+00:00',
            'is_locked': False, 'permissions': ['library:scan', 'file:download'], 'age_restriction': {'age': 16,
            'restrict_on_unset': False}}, 'token': {'access_token':
            'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1ZTBkM2M3YiJ9.3m0l5Yq8', 'expires_at': '2024-11-20T18:42:07+00:00'}}

    Attributes:
        for_user (User): An account. Keys that are left out were not asked for or not set. Example: {'id':
            '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'username': 'ann', 'is_server_owner': True, 'avatar_url': None,
            'created_at': '2024-11-02T09:15:00+00:00', 'last_login': '2024-11-20T18:42:07+00:00', 'is_locked': False,
            'permissions': ['library:scan', 'file:download'], 'age_restriction': {'age': 16, 'restrict_on_unset': False}}.
        token (CreatedToken): A token for the `Authorization: Bearer` header. Example: {'access_token':
            'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1ZTBkM2M3YiJ9.3m0l5Yq8', 'expires_at': '2024-11-20T18:42:07+00:00',
            'refresh_token': '5b2YvFq0m3c4h0lXn8dK7sJq1uTzR6wEoPaGiLtVxNM', 'refresh_expires_at':
            '2024-12-19T18:42:07+00:00'}.
    """

    for_user: User
    token: CreatedToken

    def to_dict(self) -> dict[str, Any]:
        for_user = self.for_user.to_dict()

        token = self.token.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "for_user": for_user,
                "token": token,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.created_token import CreatedToken  # noqa: PLC0415
        from ..models.user import User  # noqa: PLC0415

        d = dict(src_dict)
        for_user = User.from_dict(d.pop("for_user"))

        token = CreatedToken.from_dict(d.pop("token"))

        login_with_token = cls(
            for_user=for_user,
            token=token,
        )

        return login_with_token
