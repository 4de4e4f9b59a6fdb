from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.series_metadata_field import (
    SeriesMetadataField,
    check_series_metadata_field,
)

T = TypeVar("T", bound="SeriesMetadataLocks")


@_attrs_define
class SeriesMetadataLocks:
    """The fields of the metadata that scans leave alone.

    Example:
        {'fields': ['title', 'summary']}

    Attributes:
        fields (list[SeriesMetadataField]):
    """

    fields: list[SeriesMetadataField]

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
            fields_item = check_series_metadata_field(fields_item_data)

            fields.append(fields_item)

        series_metadata_locks = cls(
            fields=fields,
        )

        return series_metadata_locks
