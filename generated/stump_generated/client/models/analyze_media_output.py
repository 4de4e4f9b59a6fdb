from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="AnalyzeMediaOutput")


@_attrs_define
class AnalyzeMediaOutput:
    """What analysing books counted.

    Example:
        {'page_counts_analyzed': 2, 'image_dimensions_analyzed': 3, 'media_updated': 4}

    Attributes:
        page_counts_analyzed (int):
        image_dimensions_analyzed (int):
        media_updated (int):
    """

    page_counts_analyzed: int
    image_dimensions_analyzed: int
    media_updated: int

    def to_dict(self) -> dict[str, Any]:
        page_counts_analyzed = self.page_counts_analyzed

        image_dimensions_analyzed = self.image_dimensions_analyzed

        media_updated = self.media_updated

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "page_counts_analyzed": page_counts_analyzed,
                "image_dimensions_analyzed": image_dimensions_analyzed,
                "media_updated": media_updated,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        page_counts_analyzed = d.pop("page_counts_analyzed")

        image_dimensions_analyzed = d.pop("image_dimensions_analyzed")

        media_updated = d.pop("media_updated")

        analyze_media_output = cls(
            page_counts_analyzed=page_counts_analyzed,
            image_dimensions_analyzed=image_dimensions_analyzed,
            media_updated=media_updated,
        )

        return analyze_media_output
