from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="ExcludedUsersUpdate")


@_attrs_define
class ExcludedUsersUpdate:
    """Who must not see the library, all of them.

    Example:
        {'user_ids': ['5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52']}

    Attributes:
        user_ids (list[str]):
    """

    user_ids: list[str]

    def to_dict(self) -> dict[str, Any]:
        user_ids = self.user_ids

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "user_ids": user_ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        user_ids = cast(list[str], d.pop("user_ids"))

        excluded_users_update = cls(
            user_ids=user_ids,
        )

        return excluded_users_update
