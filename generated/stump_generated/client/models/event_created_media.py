from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.event_created_media_typename import (
    EventCreatedMediaTypename,
    check_event_created_media_typename,
)

T = TypeVar("T", bound="EventCreatedMedia")


@_attrs_define
class EventCreatedMedia:
    """A book was found.

    Example:
        {'__typename': 'CreatedMedia', 'id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'series_id':
            '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33'}

    Attributes:
        field_typename (EventCreatedMediaTypename):
        id (str): The book.
        series_id (str):
    """

    field_typename: EventCreatedMediaTypename
    id: str
    series_id: str

    def to_dict(self) -> dict[str, Any]:
        field_typename: str = self.field_typename

        id = self.id

        series_id = self.series_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "__typename": field_typename,
                "id": id,
                "series_id": series_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field_typename = check_event_created_media_typename(d.pop("__typename"))

        id = d.pop("id")

        series_id = d.pop("series_id")

        event_created_media = cls(
            field_typename=field_typename,
            id=id,
            series_id=series_id,
        )

        return event_created_media
