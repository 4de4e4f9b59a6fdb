from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.library import Library


T = TypeVar("T", bound="SchedulerConfig")


@_attrs_define
class SchedulerConfig:
    """When libraries are scanned by themselves.

    Example:
        {'id': '1', 'interval_secs': 86400, 'cron': '30 3 * * 1-5', 'timezone': 'Europe/Berlin', 'next_run_at':
            '2024-11-04T02:30:00+00:00', 'excluded_libraries': []}

    Attributes:
        id (str):
        interval_secs (int): Seconds between scans, where there is no cron expression.
        cron (None | str): When to scan; goes before the interval.
        timezone (str): The time zone in which the cron expression is meant.
        next_run_at (datetime.datetime):
        excluded_libraries (list[Library]): Libraries that are left out.
    """

    id: str
    interval_secs: int
    cron: None | str
    timezone: str
    next_run_at: datetime.datetime
    excluded_libraries: list[Library]

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        interval_secs = self.interval_secs

        cron: None | str
        cron = self.cron

        timezone = self.timezone

        next_run_at = self.next_run_at.isoformat()

        excluded_libraries = []
        for excluded_libraries_item_data in self.excluded_libraries:
            excluded_libraries_item = excluded_libraries_item_data.to_dict()
            excluded_libraries.append(excluded_libraries_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "interval_secs": interval_secs,
                "cron": cron,
                "timezone": timezone,
                "next_run_at": next_run_at,
                "excluded_libraries": excluded_libraries,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.library import Library  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        interval_secs = d.pop("interval_secs")

        def _parse_cron(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        cron = _parse_cron(d.pop("cron"))

        timezone = d.pop("timezone")

        next_run_at = datetime.datetime.fromisoformat(d.pop("next_run_at"))

        excluded_libraries = []
        _excluded_libraries = d.pop("excluded_libraries")
        for excluded_libraries_item_data in _excluded_libraries:
            excluded_libraries_item = Library.from_dict(excluded_libraries_item_data)

            excluded_libraries.append(excluded_libraries_item)

        scheduler_config = cls(
            id=id,
            interval_secs=interval_secs,
            cron=cron,
            timezone=timezone,
            next_run_at=next_run_at,
            excluded_libraries=excluded_libraries,
        )

        return scheduler_config
