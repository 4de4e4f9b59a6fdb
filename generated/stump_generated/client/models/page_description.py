from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.page_description_type import (
    PageDescriptionType,
    check_page_description_type,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PageDescription")


@_attrs_define
class PageDescription:
    """What ComicInfo says of a page. What is unknown is left out.

    Example:
        {'page': 1, 'type': 'FrontCover', 'width': 1988, 'height': 3056}

    Attributes:
        page (int): Counted from 1.
        type_ (PageDescriptionType | Unset):
        double_page (bool | Unset): Whether it shows two pages side by side.
        bookmark (str | Unset): What begins here.
        key (str | Unset):
        width (int | Unset): In pixels.
        height (int | Unset): In pixels.
        size (int | Unset): In bytes.
    """

    page: int
    type_: PageDescriptionType | Unset = UNSET
    double_page: bool | Unset = UNSET
    bookmark: str | Unset = UNSET
    key: str | Unset = UNSET
    width: int | Unset = UNSET
    height: int | Unset = UNSET
    size: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        page = self.page

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_

        double_page = self.double_page

        bookmark = self.bookmark

        key = self.key

        width = self.width

        height = self.height

        size = self.size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "page": page,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_
        if double_page is not UNSET:
            field_dict["double_page"] = double_page
        if bookmark is not UNSET:
            field_dict["bookmark"] = bookmark
        if key is not UNSET:
            field_dict["key"] = key
        if width is not UNSET:
            field_dict["width"] = width
        if height is not UNSET:
            field_dict["height"] = height
        if size is not UNSET:
            field_dict["size"] = size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page = d.pop("page")

        _type_ = d.pop("type", UNSET)
        type_: PageDescriptionType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = check_page_description_type(_type_)

        double_page = d.pop("double_page", UNSET)

        bookmark = d.pop("bookmark", UNSET)

        key = d.pop("key", UNSET)

        width = d.pop("width", UNSET)

        height = d.pop("height", UNSET)

        size = d.pop("size", UNSET)

        page_description = cls(
            page=page,
            type_=type_,
            double_page=double_page,
            bookmark=bookmark,
            key=key,
            width=width,
            height=height,
            size=size,
        )

        return page_description
