from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="OpdsFeedMetadata")


@_attrs_define
class OpdsFeedMetadata:
    """What a feed or a group is called, and how much it holds.

    Example:
        {'title': 'Latest Books', 'numberOfItems': 42, 'itemsPerPage': 10, 'currentPage': 1}

    Attributes:
        title (str):
        modified (datetime.datetime | Unset):
        number_of_items (int | Unset):
        items_per_page (int | Unset):
        current_page (int | Unset): Counted from 1.
    """

    title: str
    modified: datetime.datetime | Unset = UNSET
    number_of_items: int | Unset = UNSET
    items_per_page: int | Unset = UNSET
    current_page: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        modified: str | Unset = UNSET
        if not isinstance(self.modified, Unset):
            modified = self.modified.isoformat()

        number_of_items = self.number_of_items

        items_per_page = self.items_per_page

        current_page = self.current_page

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "title": title,
            }
        )
        if modified is not UNSET:
            field_dict["modified"] = modified
        if number_of_items is not UNSET:
            field_dict["numberOfItems"] = number_of_items
        if items_per_page is not UNSET:
            field_dict["itemsPerPage"] = items_per_page
        if current_page is not UNSET:
            field_dict["currentPage"] = current_page

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        title = d.pop("title")

        _modified = d.pop("modified", UNSET)
        modified: datetime.datetime | Unset
        if isinstance(_modified, Unset):
            modified = UNSET
        else:
            modified = datetime.datetime.fromisoformat(_modified)

        number_of_items = d.pop("numberOfItems", UNSET)

        items_per_page = d.pop("itemsPerPage", UNSET)

        current_page = d.pop("currentPage", UNSET)

        opds_feed_metadata = cls(
            title=title,
            modified=modified,
            number_of_items=number_of_items,
            items_per_page=items_per_page,
            current_page=current_page,
        )

        return opds_feed_metadata
