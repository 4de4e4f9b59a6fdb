from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OpdsLocations")


@_attrs_define
class OpdsLocations:
    """The place in several ways of counting.

    Example:
        {'position': 12, 'totalProgression': 0.4}

    Attributes:
        fragments (list[str] | Unset):
        position (int | Unset): The page of a comic, counted from 1.
        progression (float | Unset):
        total_progression (float | Unset):
    """

    fragments: list[str] | Unset = UNSET
    position: int | Unset = UNSET
    progression: float | Unset = UNSET
    total_progression: float | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        fragments: list[str] | Unset = UNSET
        if not isinstance(self.fragments, Unset):
            fragments = self.fragments

        position = self.position

        progression = self.progression

        total_progression = self.total_progression

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if fragments is not UNSET:
            field_dict["fragments"] = fragments
        if position is not UNSET:
            field_dict["position"] = position
        if progression is not UNSET:
            field_dict["progression"] = progression
        if total_progression is not UNSET:
            field_dict["totalProgression"] = total_progression

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fragments = cast(list[str], d.pop("fragments", UNSET))

        position = d.pop("position", UNSET)

        progression = d.pop("progression", UNSET)

        total_progression = d.pop("totalProgression", UNSET)

        opds_locations = cls(
            fragments=fragments,
            position=position,
            progression=progression,
            total_progression=total_progression,
        )

        return opds_locations
