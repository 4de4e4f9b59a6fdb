from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="UserLock")


@_attrs_define
class UserLock:
    """Whether an account is to be locked.

    Example:
        {'lock': True}

    Attributes:
        lock (bool):
    """

    lock: bool

    def to_dict(self) -> dict[str, Any]:
        lock = self.lock

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "lock": lock,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        lock = d.pop("lock")

        user_lock = cls(
            lock=lock,
        )

        return user_lock
