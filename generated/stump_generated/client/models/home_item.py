from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.home_item_type import HomeItemType, check_home_item_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="HomeItem")


@_attrs_define
class HomeItem:
    """What a section of the home page shows.

    Example:
        {'type': 'ContinueReading'}

    Attributes:
        type_ (HomeItemType): What a section of the home page is about. Example: ContinueReading.
        library_id (str | Unset): Set for a `Library`.
        smart_list_id (str | Unset): Set for a `SmartList`.
    """

    type_: HomeItemType
    library_id: str | Unset = UNSET
    smart_list_id: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        library_id = self.library_id

        smart_list_id = self.smart_list_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
            }
        )
        if library_id is not UNSET:
            field_dict["library_id"] = library_id
        if smart_list_id is not UNSET:
            field_dict["smart_list_id"] = smart_list_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_home_item_type(d.pop("type"))

        library_id = d.pop("library_id", UNSET)

        smart_list_id = d.pop("smart_list_id", UNSET)

        home_item = cls(
            type_=type_,
            library_id=library_id,
            smart_list_id=smart_list_id,
        )

        return home_item
