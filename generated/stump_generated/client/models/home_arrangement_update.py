from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.home_arrangement_item_update import HomeArrangementItemUpdate


T = TypeVar("T", bound="HomeArrangementUpdate")


@_attrs_define
class HomeArrangementUpdate:
    """Sections of the home page, in the order wanted.

    Example:
        {'locked': False, 'items': [{'item': {'type': 'RecentlyAddedBooks'}, 'visible': True}]}

    Attributes:
        locked (bool): Whether the order is fixed.
        items (list[HomeArrangementItemUpdate]):
    """

    locked: bool
    items: list[HomeArrangementItemUpdate]

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
        from ..models.home_arrangement_item_update import HomeArrangementItemUpdate  # noqa: PLC0415

        d = dict(src_dict)
        locked = d.pop("locked")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = HomeArrangementItemUpdate.from_dict(items_item_data)

            items.append(items_item)

        home_arrangement_update = cls(
            locked=locked,
            items=items,
        )

        return home_arrangement_update
