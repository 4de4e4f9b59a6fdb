from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SeriesCompletionUpdate")


@_attrs_define
class SeriesCompletionUpdate:
    """Whether the series counts as read.

    Example:
        {'is_complete': True}

    Attributes:
        is_complete (bool | Unset): False ends that: finished readings of its books are removed. Default: True.
    """

    is_complete: bool | Unset = True

    def to_dict(self) -> dict[str, Any]:
        is_complete = self.is_complete

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if is_complete is not UNSET:
            field_dict["is_complete"] = is_complete

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_complete = d.pop("is_complete", UNSET)

        series_completion_update = cls(
            is_complete=is_complete,
        )

        return series_completion_update
