from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="LibraryCleaning")


@_attrs_define
class LibraryCleaning:
    """What cleaning removed.

    Example:
        {'deleted_media_count': 3, 'deleted_series_count': 1, 'is_empty': False}

    Attributes:
        deleted_media_count (int):
        deleted_series_count (int):
        is_empty (bool): Whether nothing is left in the library.
    """

    deleted_media_count: int
    deleted_series_count: int
    is_empty: bool

    def to_dict(self) -> dict[str, Any]:
        deleted_media_count = self.deleted_media_count

        deleted_series_count = self.deleted_series_count

        is_empty = self.is_empty

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "deleted_media_count": deleted_media_count,
                "deleted_series_count": deleted_series_count,
                "is_empty": is_empty,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        deleted_media_count = d.pop("deleted_media_count")

        deleted_series_count = d.pop("deleted_series_count")

        is_empty = d.pop("is_empty")

        library_cleaning = cls(
            deleted_media_count=deleted_media_count,
            deleted_series_count=deleted_series_count,
            is_empty=is_empty,
        )

        return library_cleaning
