from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="KoreaderStored")


@_attrs_define
class KoreaderStored:
    """When a position was stored.

    Example:
        {'document': '59d481d168cca6267322f150c5f6a2a3', 'timestamp': 1732126927}

    Attributes:
        document (str):
        timestamp (int):
    """

    document: str
    timestamp: int

    def to_dict(self) -> dict[str, Any]:
        document = self.document

        timestamp = self.timestamp

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "document": document,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        document = d.pop("document")

        timestamp = d.pop("timestamp")

        koreader_stored = cls(
            document=document,
            timestamp=timestamp,
        )

        return koreader_stored
