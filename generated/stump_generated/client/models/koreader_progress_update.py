from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="KoreaderProgressUpdate")


@_attrs_define
class KoreaderProgressUpdate:
    """Where a device is in a document. Newer versions send more, which is passed over.

    Example:
        {'document': '59d481d168cca6267322f150c5f6a2a3', 'progress': '/body/DocFragment[20]/body/p[22]/img.0',
            'percentage': 0.3191, 'device': 'KoboLibra2', 'device_id': '0F4B7B1D6C3E4F2A'}

    Attributes:
        document (str): Partial MD5 of the file, or MD5 of its name.
        progress (str): A page as text, or a place in KOReader's own words.
        percentage (float): Share of 0 to 1.
        device (str): Its model.
        device_id (str):
    """

    document: str
    progress: str
    percentage: float
    device: str
    device_id: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        document = self.document

        progress = self.progress

        percentage = self.percentage

        device = self.device

        device_id = self.device_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "document": document,
                "progress": progress,
                "percentage": percentage,
                "device": device,
                "device_id": device_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        document = d.pop("document")

        progress = d.pop("progress")

        percentage = d.pop("percentage")

        device = d.pop("device")

        device_id = d.pop("device_id")

        koreader_progress_update = cls(
            document=document,
            progress=progress,
            percentage=percentage,
            device=device,
            device_id=device_id,
        )

        koreader_progress_update.additional_properties = d
        return koreader_progress_update

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
