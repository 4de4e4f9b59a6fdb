from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.event_discovered_missing_library_typename import (
    EventDiscoveredMissingLibraryTypename,
    check_event_discovered_missing_library_typename,
)

T = TypeVar("T", bound="EventDiscoveredMissingLibrary")


@_attrs_define
class EventDiscoveredMissingLibrary:
    """The folder of a library was not found.

    Example:
        {'__typename': 'DiscoveredMissingLibrary', 'id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10'}

    Attributes:
        field_typename (EventDiscoveredMissingLibraryTypename):
        id (str): The library.
    """

    field_typename: EventDiscoveredMissingLibraryTypename
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
        field_typename = check_event_discovered_missing_library_typename(d.pop("__typename"))

        id = d.pop("id")

        event_discovered_missing_library = cls(
            field_typename=field_typename,
            id=id,
        )

        return event_discovered_missing_library
