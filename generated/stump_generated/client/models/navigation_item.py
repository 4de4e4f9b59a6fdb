from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.navigation_item_type import NavigationItemType, check_navigation_item_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="NavigationItem")


@_attrs_define
class NavigationItem:
    """What a navigation entry leads to.

    Example:
        {'type': 'Libraries', 'show_create_action': True, 'show_link_to_all': False}

    Attributes:
        type_ (NavigationItemType): Where a navigation entry leads. Example: Libraries.
        show_create_action (bool | Unset): Whether a button to create one is shown.
        show_link_to_all (bool | Unset): Whether a link to all of them is shown.
    """

    type_: NavigationItemType
    show_create_action: bool | Unset = UNSET
    show_link_to_all: bool | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        show_create_action = self.show_create_action

        show_link_to_all = self.show_link_to_all

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
            }
        )
        if show_create_action is not UNSET:
            field_dict["show_create_action"] = show_create_action
        if show_link_to_all is not UNSET:
            field_dict["show_link_to_all"] = show_link_to_all

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_navigation_item_type(d.pop("type"))

        show_create_action = d.pop("show_create_action", UNSET)

        show_link_to_all = d.pop("show_link_to_all", UNSET)

        navigation_item = cls(
            type_=type_,
            show_create_action=show_create_action,
            show_link_to_all=show_link_to_all,
        )

        return navigation_item
