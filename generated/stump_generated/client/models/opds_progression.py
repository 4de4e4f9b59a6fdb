from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.opds_device import OpdsDevice
    from ..models.opds_locator import OpdsLocator


T = TypeVar("T", bound="OpdsProgression")


@_attrs_define
class OpdsProgression:
    """Where the reader of a book is; empty when it was never opened.

    Example:
        {'modified': '2024-11-20T18:42:07+00:00', 'device': {'id': '0F4B7B1D6C3E4F2A', 'name': 'KoboLibra2'}, 'locator':
            {'title': 'Page 12', 'href':
            'http://localhost:10801/opds/v2.0/books/c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84/pages/12', 'type': 'image/jpeg',
            'locations': {'position': 12, 'totalProgression': 0.4}}}

    Attributes:
        modified (datetime.datetime | Unset): When it was read.
        device (OpdsDevice | Unset): What the book is read on. Example: {'id': '0F4B7B1D6C3E4F2A', 'name':
            'KoboLibra2'}.
        locator (OpdsLocator | Unset): A place in a book, after the Readium locator. Example: {'locations': {'position':
            12, 'totalProgression': 0.4}}.
    """

    modified: datetime.datetime | Unset = UNSET
    device: OpdsDevice | Unset = UNSET
    locator: OpdsLocator | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        modified: str | Unset = UNSET
        if not isinstance(self.modified, Unset):
            modified = self.modified.isoformat()

        device: dict[str, Any] | Unset = UNSET
        if not isinstance(self.device, Unset):
            device = self.device.to_dict()

        locator: dict[str, Any] | Unset = UNSET
        if not isinstance(self.locator, Unset):
            locator = self.locator.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if modified is not UNSET:
            field_dict["modified"] = modified
        if device is not UNSET:
            field_dict["device"] = device
        if locator is not UNSET:
            field_dict["locator"] = locator

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.opds_device import OpdsDevice  # noqa: PLC0415
        from ..models.opds_locator import OpdsLocator  # noqa: PLC0415

        d = dict(src_dict)
        _modified = d.pop("modified", UNSET)
        modified: datetime.datetime | Unset
        if isinstance(_modified, Unset):
            modified = UNSET
        else:
            modified = datetime.datetime.fromisoformat(_modified)

        _device = d.pop("device", UNSET)
        device: OpdsDevice | Unset
        if isinstance(_device, Unset):
            device = UNSET
        else:
            device = OpdsDevice.from_dict(_device)

        _locator = d.pop("locator", UNSET)
        locator: OpdsLocator | Unset
        if isinstance(_locator, Unset):
            locator = UNSET
        else:
            locator = OpdsLocator.from_dict(_locator)

        opds_progression = cls(
            modified=modified,
            device=device,
            locator=locator,
        )

        return opds_progression
