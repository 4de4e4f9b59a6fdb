from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="AgeRestriction")


@_attrs_define
class AgeRestriction:
    """The highest age rating an account may see.

    Example:
        {'age': 16, 'restrict_on_unset': False}

    Attributes:
        age (int): Highest rating in years.
        restrict_on_unset (bool): Whether things without a rating are hidden as well.
    """

    age: int
    restrict_on_unset: bool

    def to_dict(self) -> dict[str, Any]:
        age = self.age

        restrict_on_unset = self.restrict_on_unset

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "age": age,
                "restrict_on_unset": restrict_on_unset,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        age = d.pop("age")

        restrict_on_unset = d.pop("restrict_on_unset")

        age_restriction = cls(
            age=age,
            restrict_on_unset=restrict_on_unset,
        )

        return age_restriction
