from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.home_item import HomeItem


T = TypeVar("T", bound="HomeArrangementItemUpdate")


@_attrs_define
class HomeArrangementItemUpdate:
    """One section of the home page.

    Example:
        {'item': {'type': 'ContinueReading'}, 'visible': True}

    Attributes:
        item (HomeItem): What a section of the home page shows. Example: {'type': 'ContinueReading'}.
        visible (bool | Unset):  Default: True.
    """

    item: HomeItem
    visible: bool | Unset = True

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        visible = self.visible

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
            }
        )
        if visible is not UNSET:
            field_dict["visible"] = visible

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.home_item import HomeItem  # noqa: PLC0415

        d = dict(src_dict)
        item = HomeItem.from_dict(d.pop("item"))

        visible = d.pop("visible", UNSET)

        home_arrangement_item_update = cls(
            item=item,
            visible=visible,
        )

        return home_arrangement_item_update
