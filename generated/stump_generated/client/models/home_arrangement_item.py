from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.home_item import HomeItem


T = TypeVar("T", bound="HomeArrangementItem")


@_attrs_define
class HomeArrangementItem:
    """One section of the home page.

    Example:
        {'item': {'type': 'ContinueReading'}, 'visible': True}

    Attributes:
        item (HomeItem): What a section of the home page shows. Example: {'type': 'ContinueReading'}.
        visible (bool):
    """

    item: HomeItem
    visible: bool

    def to_dict(self) -> dict[str, Any]:
        item = self.item.to_dict()

        visible = self.visible

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "item": item,
                "visible": visible,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.home_item import HomeItem  # noqa: PLC0415

        d = dict(src_dict)
        item = HomeItem.from_dict(d.pop("item"))

        visible = d.pop("visible")

        home_arrangement_item = cls(
            item=item,
            visible=visible,
        )

        return home_arrangement_item
