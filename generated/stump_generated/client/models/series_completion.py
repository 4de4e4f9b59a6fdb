from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="SeriesCompletion")


@_attrs_define
class SeriesCompletion:
    """Whether the caller has read the series.

    Example:
        {'is_complete': True, 'completed_at': '2024-11-20T18:42:07+00:00'}

    Attributes:
        is_complete (bool): Whether every visible book was read to the end; an empty series is not.
        completed_at (datetime.datetime | None): When the last book was finished; null while the series is not complete.
    """

    is_complete: bool
    completed_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        is_complete = self.is_complete

        completed_at: None | str
        if isinstance(self.completed_at, datetime.datetime):
            completed_at = self.completed_at.isoformat()
        else:
            completed_at = self.completed_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "is_complete": is_complete,
                "completed_at": completed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_complete = d.pop("is_complete")

        def _parse_completed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                completed_at_type_0 = datetime.datetime.fromisoformat(data)

                return completed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        completed_at = _parse_completed_at(d.pop("completed_at"))

        series_completion = cls(
            is_complete=is_complete,
            completed_at=completed_at,
        )

        return series_completion
