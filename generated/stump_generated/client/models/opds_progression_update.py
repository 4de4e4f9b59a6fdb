from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.opds_device import OpdsDevice
    from ..models.opds_locator import OpdsLocator


T = TypeVar("T", bound="OpdsProgressionUpdate")


@_attrs_define
class OpdsProgressionUpdate:
    """Where the reader of a book is.

    Example:
        {'modified': '2024-11-20T18:42:07+00:00', 'device': {'id': '0F4B7B1D6C3E4F2A', 'name': 'KoboLibra2'}, 'locator':
            {'locations': {'position': 2, 'totalProgression': 0.4}}}

    Attributes:
        modified (datetime.datetime): When it was read.
        device (OpdsDevice): What the book is read on. Example: {'id': '0F4B7B1D6C3E4F2A', 'name': 'KoboLibra2'}.
        locator (OpdsLocator): A place in a book, after the Readium locator. Example: {'locations': {'position': 12,
            'totalProgression': 0.4}}.
    """

    modified: datetime.datetime
    device: OpdsDevice
    locator: OpdsLocator

    def to_dict(self) -> dict[str, Any]:
        modified = self.modified.isoformat()

        device = self.device.to_dict()

        locator = self.locator.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "modified": modified,
                "device": device,
                "locator": locator,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_device import OpdsDevice  # noqa: PLC0415
        from ..models.opds_locator import OpdsLocator  # noqa: PLC0415

        d = dict(src_dict)
        modified = datetime.datetime.fromisoformat(d.pop("modified"))

        device = OpdsDevice.from_dict(d.pop("device"))

        locator = OpdsLocator.from_dict(d.pop("locator"))

        opds_progression_update = cls(
            modified=modified,
            device=device,
            locator=locator,
        )

        return opds_progression_update
