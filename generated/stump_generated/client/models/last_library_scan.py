from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.scan_options import ScanOptions


T = TypeVar("T", bound="LastLibraryScan")


@_attrs_define
class LastLibraryScan:
    """The newest scan on record.

    Example:
        {'options': None, 'timestamp': '2024-11-20T18:42:07+00:00'}

    Attributes:
        options (None | ScanOptions): Null for the default ones.
        timestamp (datetime.datetime):
    """

    options: None | ScanOptions
    timestamp: datetime.datetime

    def to_dict(self) -> dict[str, Any]:
        from ..models.scan_options import ScanOptions  # noqa: PLC0415

        options: dict[str, Any] | None
        if isinstance(self.options, ScanOptions):
            options = self.options.to_dict()
        else:
            options = self.options

        timestamp = self.timestamp.isoformat()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "options": options,
                "timestamp": timestamp,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.scan_options import ScanOptions  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_options(data: object) -> None | ScanOptions:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                options_type_1 = ScanOptions.from_dict(data)

                return options_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScanOptions, data)

        options = _parse_options(d.pop("options"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        last_library_scan = cls(
            options=options,
            timestamp=timestamp,
        )

        return last_library_scan
