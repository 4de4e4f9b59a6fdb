from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="UserDeletion")


@_attrs_define
class UserDeletion:
    """How an account is to be deleted.

    Example:
        {'hard_delete': True}

    Attributes:
        hard_delete (bool | None | Unset): Whether all that belongs to it goes, and its name is free again. Default:
            False.
    """

    hard_delete: bool | None | Unset = False

    def to_dict(self) -> dict[str, Any]:
        hard_delete: bool | None | Unset
        if isinstance(self.hard_delete, Unset):
            hard_delete = UNSET
        else:
            hard_delete = self.hard_delete

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if hard_delete is not UNSET:
            field_dict["hard_delete"] = hard_delete

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_hard_delete(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        hard_delete = _parse_hard_delete(d.pop("hard_delete", UNSET))

        user_deletion = cls(
            hard_delete=hard_delete,
        )

        return user_deletion
