from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.navigation_item import NavigationItem


T = TypeVar("T", bound="NavigationArrangementItemUpdate")


@_attrs_define
class NavigationArrangementItemUpdate:
    """One entry of the navigation.

    Example:
        {'item': {'type': 'Home'}, 'visible': True}

    Attributes:
        item (NavigationItem): What a navigation entry leads to. Example: {'type': 'Libraries', 'show_create_action':
            True, 'show_link_to_all': False}.
        visible (bool | Unset):  Default: True.
    """

    item: NavigationItem
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
        from ..models.navigation_item import NavigationItem  # noqa: PLC0415

        d = dict(src_dict)
        item = NavigationItem.from_dict(d.pop("item"))

        visible = d.pop("visible", UNSET)

        navigation_arrangement_item_update = cls(
            item=item,
            visible=visible,
        )

        return navigation_arrangement_item_update
