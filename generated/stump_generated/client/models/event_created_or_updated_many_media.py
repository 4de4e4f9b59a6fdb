from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.event_created_or_updated_many_media_typename import (
    EventCreatedOrUpdatedManyMediaTypename,
    check_event_created_or_updated_many_media_typename,
)

T = TypeVar("T", bound="EventCreatedOrUpdatedManyMedia")


@_attrs_define
class EventCreatedOrUpdatedManyMedia:
    """Several books were found or looked at again.

    Example:
        {'__typename': 'CreatedOrUpdatedManyMedia', 'count': 3, 'series_id': '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33'}

    Attributes:
        field_typename (EventCreatedOrUpdatedManyMediaTypename):
        count (int):
        series_id (str):
    """

    field_typename: EventCreatedOrUpdatedManyMediaTypename
    count: int
    series_id: str

    def to_dict(self) -> dict[str, Any]:
        field_typename: str = self.field_typename

        count = self.count

        series_id = self.series_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "__typename": field_typename,
                "count": count,
                "series_id": series_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field_typename = check_event_created_or_updated_many_media_typename(d.pop("__typename"))

        count = d.pop("count")

        series_id = d.pop("series_id")

        event_created_or_updated_many_media = cls(
            field_typename=field_typename,
            count=count,
            series_id=series_id,
        )

        return event_created_or_updated_many_media
