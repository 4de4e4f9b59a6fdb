from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="KoreaderProgress")


@_attrs_define
class KoreaderProgress:
    """Where the reader is in a document; what is unknown is left out.

    Example:
        {'document': '59d481d168cca6267322f150c5f6a2a3', 'progress': '/body/DocFragment[20]/body/p[22]/img.0',
            'percentage': 0.3191, 'device': 'KoboLibra2', 'device_id': '0F4B7B1D6C3E4F2A', 'timestamp': 1732126927}

    Attributes:
        document (str):
        progress (str | Unset):
        percentage (float | Unset):
        device (str | Unset):
        device_id (str | Unset):
        timestamp (int | Unset):
    """

    document: str
    progress: str | Unset = UNSET
    percentage: float | Unset = UNSET
    device: str | Unset = UNSET
    device_id: str | Unset = UNSET
    timestamp: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        document = self.document

        progress = self.progress

        percentage = self.percentage

        device = self.device

        device_id = self.device_id

        timestamp = self.timestamp

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "document": document,
            }
        )
        if progress is not UNSET:
            field_dict["progress"] = progress
        if percentage is not UNSET:
            field_dict["percentage"] = percentage
        if device is not UNSET:
            field_dict["device"] = device
        if device_id is not UNSET:
            field_dict["device_id"] = device_id
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        document = d.pop("document")

        progress = d.pop("progress", UNSET)

        percentage = d.pop("percentage", UNSET)

        device = d.pop("device", UNSET)

        device_id = d.pop("device_id", UNSET)

        timestamp = d.pop("timestamp", UNSET)

        koreader_progress = cls(
            document=document,
            progress=progress,
            percentage=percentage,
            device=device,
            device_id=device_id,
            timestamp=timestamp,
        )

        return koreader_progress
