from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SchedulerConfigUpdate")


@_attrs_define
class SchedulerConfigUpdate:
    """When libraries are to be scanned; with no field the schedule is removed.

    Example:
        {'interval_secs': 21600, 'excluded_library_ids': ['8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10']}

    Attributes:
        interval_secs (int | None | Unset): Seconds between scans, in place of a cron expression; null or left out keeps
            it, 86400 for a new schedule.
        cron (None | str | Unset): Minute, hour, day of the month, month and day of the week, in place of an interval;
            null or left out keeps it.
        timezone (None | str | Unset): Name of a time zone in which the cron expression is meant; null or left out keeps
            it, UTC for a new schedule.
        excluded_library_ids (list[str] | None | Unset): All libraries to leave out; null or left out keeps them.
    """

    interval_secs: int | None | Unset = UNSET
    cron: None | str | Unset = UNSET
    timezone: None | str | Unset = UNSET
    excluded_library_ids: list[str] | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        interval_secs: int | None | Unset
        if isinstance(self.interval_secs, Unset):
            interval_secs = UNSET
        else:
            interval_secs = self.interval_secs

        cron: None | str | Unset
        if isinstance(self.cron, Unset):
            cron = UNSET
        else:
            cron = self.cron

        timezone: None | str | Unset
        if isinstance(self.timezone, Unset):
            timezone = UNSET
        else:
            timezone = self.timezone

        excluded_library_ids: list[str] | None | Unset
        if isinstance(self.excluded_library_ids, Unset):
            excluded_library_ids = UNSET
        elif isinstance(self.excluded_library_ids, list):
            excluded_library_ids = self.excluded_library_ids

        else:
            excluded_library_ids = self.excluded_library_ids

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if interval_secs is not UNSET:
            field_dict["interval_secs"] = interval_secs
        if cron is not UNSET:
            field_dict["cron"] = cron
        if timezone is not UNSET:
            field_dict["timezone"] = timezone
        if excluded_library_ids is not UNSET:
            field_dict["excluded_library_ids"] = excluded_library_ids

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_interval_secs(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        interval_secs = _parse_interval_secs(d.pop("interval_secs", UNSET))

        def _parse_cron(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cron = _parse_cron(d.pop("cron", UNSET))

        def _parse_timezone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        timezone = _parse_timezone(d.pop("timezone", UNSET))

        def _parse_excluded_library_ids(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                excluded_library_ids_type_0 = cast(list[str], data)

                return excluded_library_ids_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        excluded_library_ids = _parse_excluded_library_ids(d.pop("excluded_library_ids", UNSET))

        scheduler_config_update = cls(
            interval_secs=interval_secs,
            cron=cron,
            timezone=timezone,
            excluded_library_ids=excluded_library_ids,
        )

        return scheduler_config_update
