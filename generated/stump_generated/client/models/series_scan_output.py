from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="SeriesScanOutput")


@_attrs_define
class SeriesScanOutput:
    """What the scan of a series counted.

    Example:
        {'total_files': 2, 'ignored_files': 3, 'skipped_files': 4, 'created_media': 5, 'updated_media': 6}

    Attributes:
        total_files (int):
        ignored_files (int):
        skipped_files (int):
        created_media (int):
        updated_media (int):
    """

    total_files: int
    ignored_files: int
    skipped_files: int
    created_media: int
    updated_media: int

    def to_dict(self) -> dict[str, Any]:
        total_files = self.total_files

        ignored_files = self.ignored_files

        skipped_files = self.skipped_files

        created_media = self.created_media

        updated_media = self.updated_media

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "total_files": total_files,
                "ignored_files": ignored_files,
                "skipped_files": skipped_files,
                "created_media": created_media,
                "updated_media": updated_media,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        total_files = d.pop("total_files")

        ignored_files = d.pop("ignored_files")

        skipped_files = d.pop("skipped_files")

        created_media = d.pop("created_media")

        updated_media = d.pop("updated_media")

        series_scan_output = cls(
            total_files=total_files,
            ignored_files=ignored_files,
            skipped_files=skipped_files,
            created_media=created_media,
            updated_media=updated_media,
        )

        return series_scan_output
