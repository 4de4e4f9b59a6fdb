from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ThumbnailGenerationOutput")


@_attrs_define
class ThumbnailGenerationOutput:
    """What making thumbnails counted.

    Example:
        {'visited_files': 2, 'skipped_files': 3, 'generated_thumbnails': 4, 'removed_thumbnails': 5}

    Attributes:
        visited_files (int):
        skipped_files (int):
        generated_thumbnails (int):
        removed_thumbnails (int):
    """

    visited_files: int
    skipped_files: int
    generated_thumbnails: int
    removed_thumbnails: int

    def to_dict(self) -> dict[str, Any]:
        visited_files = self.visited_files

        skipped_files = self.skipped_files

        generated_thumbnails = self.generated_thumbnails

        removed_thumbnails = self.removed_thumbnails

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "visited_files": visited_files,
                "skipped_files": skipped_files,
                "generated_thumbnails": generated_thumbnails,
                "removed_thumbnails": removed_thumbnails,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        visited_files = d.pop("visited_files")

        skipped_files = d.pop("skipped_files")

        generated_thumbnails = d.pop("generated_thumbnails")

        removed_thumbnails = d.pop("removed_thumbnails")

        thumbnail_generation_output = cls(
            visited_files=visited_files,
            skipped_files=skipped_files,
            generated_thumbnails=generated_thumbnails,
            removed_thumbnails=removed_thumbnails,
        )

        return thumbnail_generation_output
