from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.navigation_item import NavigationItem


T = TypeVar("T", bound="NavigationArrangementItem")


@_attrs_define
class NavigationArrangementItem:
    """One entry of the navigation.

    Example:
        {'item': {'type': 'Home'}, 'visible': True}

    Attributes:
        item (NavigationItem): What a navigation entry leads to. Example: {'type': 'Libraries', 'show_create_action':
            True, 'show_link_to_all': False}.
        visible (bool):
    """

    item: NavigationItem
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
        from ..models.navigation_item import NavigationItem  # noqa: PLC0415

        d = dict(src_dict)
        item = NavigationItem.from_dict(d.pop("item"))

        visible = d.pop("visible")

        navigation_arrangement_item = cls(
            item=item,
            visible=visible,
        )

        return navigation_arrangement_item
