from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.home_arrangement_item import HomeArrangementItem


T = TypeVar("T", bound="HomeArrangement")


@_attrs_define
class HomeArrangement:
    """Sections of the home page, in order.

    Example:
        {'locked': True, 'items': [{'item': {'type': 'ContinueReading'}, 'visible': True}]}

    Attributes:
        locked (bool): Whether the order is fixed.
        items (list[HomeArrangementItem]):
    """

    locked: bool
    items: list[HomeArrangementItem]

    def to_dict(self) -> dict[str, Any]:
        locked = self.locked

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "locked": locked,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.home_arrangement_item import HomeArrangementItem  # noqa: PLC0415

        d = dict(src_dict)
        locked = d.pop("locked")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = HomeArrangementItem.from_dict(items_item_data)

            items.append(items_item)

        home_arrangement = cls(
            locked=locked,
            items=items,
        )

        return home_arrangement
