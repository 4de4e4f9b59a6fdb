from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ClaimStatus")


@_attrs_define
class ClaimStatus:
    """Whether the server has an owner.

    Example:
        {'is_claimed': True}

    Attributes:
        is_claimed (bool): True as soon as one account exists.
    """

    is_claimed: bool

    def to_dict(self) -> dict[str, Any]:
        is_claimed = self.is_claimed

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "is_claimed": is_claimed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_claimed = d.pop("is_claimed")

        claim_status = cls(
            is_claimed=is_claimed,
        )

        return claim_status
