from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OpdsDomPoint")


@_attrs_define
class OpdsDomPoint:
    """A point in the text of an HTML element.

    Example:
        {'cssSelector': 'p:nth-child(2)', 'textNodeIndex': 0, 'charOffset': 11}

    Attributes:
        css_selector (str):
        text_node_index (int):
        char_offset (int | Unset):
        offset (int | Unset): An older name of `charOffset`.
    """

    css_selector: str
    text_node_index: int
    char_offset: int | Unset = UNSET
    offset: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        css_selector = self.css_selector

        text_node_index = self.text_node_index

        char_offset = self.char_offset

        offset = self.offset

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "cssSelector": css_selector,
                "textNodeIndex": text_node_index,
            }
        )
        if char_offset is not UNSET:
            field_dict["charOffset"] = char_offset
        if offset is not UNSET:
            field_dict["offset"] = offset

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        css_selector = d.pop("cssSelector")

        text_node_index = d.pop("textNodeIndex")

        char_offset = d.pop("charOffset", UNSET)

        offset = d.pop("offset", UNSET)

        opds_dom_point = cls(
            css_selector=css_selector,
            text_node_index=text_node_index,
            char_offset=char_offset,
            offset=offset,
        )

        return opds_dom_point
