from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.last_library_scan import LastLibraryScan


T = TypeVar("T", bound="LastScanDetails")


@_attrs_define
class LastScanDetails:
    """When the library was scanned last, and how.

    Example:
        {'last_scanned_at': '2024-11-20T18:42:07+00:00', 'last_scan': {'options': None, 'timestamp':
            '2024-11-20T18:42:07+00:00'}}

    Attributes:
        last_scanned_at (datetime.datetime | None):
        last_scan (LastLibraryScan | None):
    """

    last_scanned_at: datetime.datetime | None
    last_scan: LastLibraryScan | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.last_library_scan import LastLibraryScan  # noqa: PLC0415

        last_scanned_at: None | str
        if isinstance(self.last_scanned_at, datetime.datetime):
            last_scanned_at = self.last_scanned_at.isoformat()
        else:
            last_scanned_at = self.last_scanned_at

        last_scan: dict[str, Any] | None
        if isinstance(self.last_scan, LastLibraryScan):
            last_scan = self.last_scan.to_dict()
        else:
            last_scan = self.last_scan

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "last_scanned_at": last_scanned_at,
                "last_scan": last_scan,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.last_library_scan import LastLibraryScan  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_last_scanned_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_scanned_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_scanned_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_scanned_at = _parse_last_scanned_at(d.pop("last_scanned_at"))

        def _parse_last_scan(data: object) -> LastLibraryScan | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_scan_type_1 = LastLibraryScan.from_dict(data)

                return last_scan_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LastLibraryScan | None, data)

        last_scan = _parse_last_scan(d.pop("last_scan"))

        last_scan_details = cls(
            last_scanned_at=last_scanned_at,
            last_scan=last_scan,
        )

        return last_scan_details
