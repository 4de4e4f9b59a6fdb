from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.metadata_field import MetadataField, check_metadata_field

T = TypeVar("T", bound="MetadataLocks")


@_attrs_define
class MetadataLocks:
    """The fields of the metadata that scans leave alone.

    Example:
        {'fields': ['title', 'genre']}

    Attributes:
        fields (list[MetadataField]):
    """

    fields: list[MetadataField]

    def to_dict(self) -> dict[str, Any]:
        fields = []
        for fields_item_data in self.fields:
            fields_item: str = fields_item_data
            fields.append(fields_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fields": fields,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fields = []
        _fields = d.pop("fields")
        for fields_item_data in _fields:
            fields_item = check_metadata_field(fields_item_data)

            fields.append(fields_item)

        metadata_locks = cls(
            fields=fields,
        )

        return metadata_locks
