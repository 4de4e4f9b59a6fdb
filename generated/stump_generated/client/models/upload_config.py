from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="UploadConfig")


@_attrs_define
class UploadConfig:
    """Whether books may be uploaded, and how large they may be.

    Example:
        {'enabled': False, 'max_file_upload_size': 0}

    Attributes:
        enabled (bool):
        max_file_upload_size (int): Bytes of an uploaded book; 0 where none may be uploaded.
    """

    enabled: bool
    max_file_upload_size: int

    def to_dict(self) -> dict[str, Any]:
        enabled = self.enabled

        max_file_upload_size = self.max_file_upload_size

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "enabled": enabled,
                "max_file_upload_size": max_file_upload_size,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        enabled = d.pop("enabled")

        max_file_upload_size = d.pop("max_file_upload_size")

        upload_config = cls(
            enabled=enabled,
            max_file_upload_size=max_file_upload_size,
        )

        return upload_config
