from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="LibraryScanOutput")


@_attrs_define
class LibraryScanOutput:
    """What the scan of a library counted.

    Example:
        {'total_files': 2, 'total_directories': 3, 'ignored_files': 4, 'skipped_files': 5, 'ignored_directories': 6,
            'created_media': 7, 'updated_media': 8, 'created_series': 9, 'updated_series': 10}

    Attributes:
        total_files (int):
        total_directories (int):
        ignored_files (int):
        skipped_files (int):
        ignored_directories (int):
        created_media (int):
        updated_media (int):
        created_series (int):
        updated_series (int):
    """

    total_files: int
    total_directories: int
    ignored_files: int
    skipped_files: int
    ignored_directories: int
    created_media: int
    updated_media: int
    created_series: int
    updated_series: int

    def to_dict(self) -> dict[str, Any]:
        total_files = self.total_files

        total_directories = self.total_directories

        ignored_files = self.ignored_files

        skipped_files = self.skipped_files

        ignored_directories = self.ignored_directories

        created_media = self.created_media

        updated_media = self.updated_media

        created_series = self.created_series

        updated_series = self.updated_series

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "total_files": total_files,
                "total_directories": total_directories,
                "ignored_files": ignored_files,
                "skipped_files": skipped_files,
                "ignored_directories": ignored_directories,
                "created_media": created_media,
                "updated_media": updated_media,
                "created_series": created_series,
                "updated_series": updated_series,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        total_files = d.pop("total_files")

        total_directories = d.pop("total_directories")

        ignored_files = d.pop("ignored_files")

        skipped_files = d.pop("skipped_files")

        ignored_directories = d.pop("ignored_directories")

        created_media = d.pop("created_media")

        updated_media = d.pop("updated_media")

        created_series = d.pop("created_series")

        updated_series = d.pop("updated_series")

        library_scan_output = cls(
            total_files=total_files,
            total_directories=total_directories,
            ignored_files=ignored_files,
            skipped_files=skipped_files,
            ignored_directories=ignored_directories,
            created_media=created_media,
            updated_media=updated_media,
            created_series=created_series,
            updated_series=updated_series,
        )

        return library_scan_output
