from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.event_created_many_series_typename import (
    EventCreatedManySeriesTypename,
    check_event_created_many_series_typename,
)

T = TypeVar("T", bound="EventCreatedManySeries")


@_attrs_define
class EventCreatedManySeries:
    """Several series were found.

    Example:
        {'__typename': 'CreatedManySeries', 'count': 12, 'library_id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10'}

    Attributes:
        field_typename (EventCreatedManySeriesTypename):
        count (int):
        library_id (str):
    """

    field_typename: EventCreatedManySeriesTypename
    count: int
    library_id: str

    def to_dict(self) -> dict[str, Any]:
        field_typename: str = self.field_typename

        count = self.count

        library_id = self.library_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "__typename": field_typename,
                "count": count,
                "library_id": library_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field_typename = check_event_created_many_series_typename(d.pop("__typename"))

        count = d.pop("count")

        library_id = d.pop("library_id")

        event_created_many_series = cls(
            field_typename=field_typename,
            count=count,
            library_id=library_id,
        )

        return event_created_many_series
