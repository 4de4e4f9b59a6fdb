from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.event_job_started_typename import (
    EventJobStartedTypename,
    check_event_job_started_typename,
)

T = TypeVar("T", bound="EventJobStarted")


@_attrs_define
class EventJobStarted:
    """A job has begun.

    Example:
        {'__typename': 'JobStarted', 'id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56'}

    Attributes:
        field_typename (EventJobStartedTypename):
        id (str): The job.
    """

    field_typename: EventJobStartedTypename
    id: str

    def to_dict(self) -> dict[str, Any]:
        field_typename: str = self.field_typename

        id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "__typename": field_typename,
                "id": id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field_typename = check_event_job_started_typename(d.pop("__typename"))

        id = d.pop("id")

        event_job_started = cls(
            field_typename=field_typename,
            id=id,
        )

        return event_job_started
