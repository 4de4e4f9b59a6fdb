from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.scan_options import ScanOptions


T = TypeVar("T", bound="LibraryScanRecord")


@_attrs_define
class LibraryScanRecord:
    """One finished scan.

    Example:
        {'id': 12, 'options': {'config': {'force_rebuild': True}}, 'timestamp': '2024-11-20T18:42:07+00:00',
            'library_id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10', 'job_id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56'}

    Attributes:
        id (int):
        options (None | ScanOptions): Null for the default ones.
        timestamp (datetime.datetime):
        library_id (str):
        job_id (None | str): Null when the job is no longer on record.
    """

    id: int
    options: None | ScanOptions
    timestamp: datetime.datetime
    library_id: str
    job_id: None | str

    def to_dict(self) -> dict[str, Any]:
        from ..models.scan_options import ScanOptions  # noqa: PLC0415

        id = self.id

        options: dict[str, Any] | None
        if isinstance(self.options, ScanOptions):
            options = self.options.to_dict()
        else:
            options = self.options

        timestamp = self.timestamp.isoformat()

        library_id = self.library_id

        job_id: None | str
        job_id = self.job_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "options": options,
                "timestamp": timestamp,
                "library_id": library_id,
                "job_id": job_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.scan_options import ScanOptions  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

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

        library_id = d.pop("library_id")

        def _parse_job_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        job_id = _parse_job_id(d.pop("job_id"))

        library_scan_record = cls(
            id=id,
            options=options,
            timestamp=timestamp,
            library_id=library_id,
            job_id=job_id,
        )

        return library_scan_record
