from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="MediaCompletion")


@_attrs_define
class MediaCompletion:
    """Whether the caller has read the book to its end.

    Example:
        {'is_completed': True, 'last_completed_at': '2024-11-20T18:42:07+00:00'}

    Attributes:
        is_completed (bool): At least once.
        last_completed_at (datetime.datetime | None): The last time.
    """

    is_completed: bool
    last_completed_at: datetime.datetime | None

    def to_dict(self) -> dict[str, Any]:
        is_completed = self.is_completed

        last_completed_at: None | str
        if isinstance(self.last_completed_at, datetime.datetime):
            last_completed_at = self.last_completed_at.isoformat()
        else:
            last_completed_at = self.last_completed_at

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "is_completed": is_completed,
                "last_completed_at": last_completed_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_completed = d.pop("is_completed")

        def _parse_last_completed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_completed_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_completed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        last_completed_at = _parse_last_completed_at(d.pop("last_completed_at"))

        media_completion = cls(
            is_completed=is_completed,
            last_completed_at=last_completed_at,
        )

        return media_completion
