from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SeriesThumbnailUpdate")


@_attrs_define
class SeriesThumbnailUpdate:
    """The page to make the series' thumbnail of.

    Example:
        {'media_id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'page': 1}

    Attributes:
        media_id (str): A book of the series.
        page (int): Counted from 1, or from 0 when `is_zero_based`.
        is_zero_based (bool | None | Unset):  Default: False.
    """

    media_id: str
    page: int
    is_zero_based: bool | None | Unset = False

    def to_dict(self) -> dict[str, Any]:
        media_id = self.media_id

        page = self.page

        is_zero_based: bool | None | Unset
        if isinstance(self.is_zero_based, Unset):
            is_zero_based = UNSET
        else:
            is_zero_based = self.is_zero_based

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "media_id": media_id,
                "page": page,
            }
        )
        if is_zero_based is not UNSET:
            field_dict["is_zero_based"] = is_zero_based

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        media_id = d.pop("media_id")

        page = d.pop("page")

        def _parse_is_zero_based(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        is_zero_based = _parse_is_zero_based(d.pop("is_zero_based", UNSET))

        series_thumbnail_update = cls(
            media_id=media_id,
            page=page,
            is_zero_based=is_zero_based,
        )

        return series_thumbnail_update
