from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.log_level import LogLevel, check_log_level
from ..types import UNSET, Unset

T = TypeVar("T", bound="JobLog")


@_attrs_define
class JobLog:
    """A line a job left behind.

    Example:
        {'id': 41, 'level': 'WARN', 'message': 'The file holds no pages', 'context': '/data/books/empty.cbz',
            'timestamp': '2024-11-02T09:15:00+00:00', 'job_id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56'}

    Attributes:
        id (int):
        level (LogLevel): How much a line matters. Example: WARN.
        message (str):
        context (None | str): The file it is about.
        timestamp (datetime.datetime):
        job_id (str | Unset):
    """

    id: int
    level: LogLevel
    message: str
    context: None | str
    timestamp: datetime.datetime
    job_id: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        level: str = self.level

        message = self.message

        context: None | str
        context = self.context

        timestamp = self.timestamp.isoformat()

        job_id = self.job_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "level": level,
                "message": message,
                "context": context,
                "timestamp": timestamp,
            }
        )
        if job_id is not UNSET:
            field_dict["job_id"] = job_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        level = check_log_level(d.pop("level"))

        message = d.pop("message")

        def _parse_context(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        context = _parse_context(d.pop("context"))

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        job_id = d.pop("job_id", UNSET)

        job_log = cls(
            id=id,
            level=level,
            message=message,
            context=context,
            timestamp=timestamp,
            job_id=job_id,
        )

        return job_log
