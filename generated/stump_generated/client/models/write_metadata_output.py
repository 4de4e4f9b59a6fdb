from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="WriteMetadataOutput")


@_attrs_define
class WriteMetadataOutput:
    """What writing metadata into books counted.

    Example:
        {'written_files': 2, 'unchanged_files': 3, 'failed_files': 4}

    Attributes:
        written_files (int):
        unchanged_files (int):
        failed_files (int):
    """

    written_files: int
    unchanged_files: int
    failed_files: int

    def to_dict(self) -> dict[str, Any]:
        written_files = self.written_files

        unchanged_files = self.unchanged_files

        failed_files = self.failed_files

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "written_files": written_files,
                "unchanged_files": unchanged_files,
                "failed_files": failed_files,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        written_files = d.pop("written_files")

        unchanged_files = d.pop("unchanged_files")

        failed_files = d.pop("failed_files")

        write_metadata_output = cls(
            written_files=written_files,
            unchanged_files=unchanged_files,
            failed_files=failed_files,
        )

        return write_metadata_output
