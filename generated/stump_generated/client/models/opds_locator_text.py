from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OpdsLocatorText")


@_attrs_define
class OpdsLocatorText:
    """The words around the place.

    Example:
        {'highlight': 'the fog'}

    Attributes:
        before (str | Unset):
        highlight (str | Unset):
        after (str | Unset):
    """

    before: str | Unset = UNSET
    highlight: str | Unset = UNSET
    after: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        before = self.before

        highlight = self.highlight

        after = self.after

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if before is not UNSET:
            field_dict["before"] = before
        if highlight is not UNSET:
            field_dict["highlight"] = highlight
        if after is not UNSET:
            field_dict["after"] = after

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        before = d.pop("before", UNSET)

        highlight = d.pop("highlight", UNSET)

        after = d.pop("after", UNSET)

        opds_locator_text = cls(
            before=before,
            highlight=highlight,
            after=after,
        )

        return opds_locator_text
