from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="PageInformation")


@_attrs_define
class PageInformation:
    """Which numbered page an answer holds.

    Example:
        {'total_pages': 7, 'current_page': 1, 'page_size': 20, 'page_offset': 0, 'zero_based': False}

    Attributes:
        total_pages (int): How many pages there are.
        current_page (int): Number of this page as the client counts.
        page_size (int): The most things a page holds.
        page_offset (int): How many things come before this page.
        zero_based (bool): Whether the first page is 0 instead of 1.
    """

    total_pages: int
    current_page: int
    page_size: int
    page_offset: int
    zero_based: bool

    def to_dict(self) -> dict[str, Any]:
        total_pages = self.total_pages

        current_page = self.current_page

        page_size = self.page_size

        page_offset = self.page_offset

        zero_based = self.zero_based

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "total_pages": total_pages,
                "current_page": current_page,
                "page_size": page_size,
                "page_offset": page_offset,
                "zero_based": zero_based,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        total_pages = d.pop("total_pages")

        current_page = d.pop("current_page")

        page_size = d.pop("page_size")

        page_offset = d.pop("page_offset")

        zero_based = d.pop("zero_based")

        page_information = cls(
            total_pages=total_pages,
            current_page=current_page,
            page_size=page_size,
            page_offset=page_offset,
            zero_based=zero_based,
        )

        return page_information
