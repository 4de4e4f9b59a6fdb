from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.event_job_update_typename import (
    EventJobUpdateTypename,
    check_event_job_update_typename,
)
from ..models.job_status import JobStatus, check_job_status

T = TypeVar("T", bound="EventJobUpdate")


@_attrs_define
class EventJobUpdate:
    """A job has moved on; null means unchanged.

    Example:
        {'__typename': 'JobUpdate', 'id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56', 'status': 'RUNNING', 'message':
            'Starting task', 'completed_tasks': 1, 'remaining_tasks': 4, 'completed_subtasks': None, 'total_subtasks': None,
            'rate': None, 'seconds_left': None, 'current_file': None}

    Attributes:
        field_typename (EventJobUpdateTypename):
        id (str): The job.
        status (JobStatus | None):
        message (None | str): What it does now.
        completed_tasks (int | None):
        remaining_tasks (int | None): What is left, not the total.
        completed_subtasks (int | None):
        total_subtasks (int | None):
        rate (float | None): Done per second.
        seconds_left (int | None): How long the rest takes at this rate.
        current_file (None | str): Where it is, relative to the library.
    """

    field_typename: EventJobUpdateTypename
    id: str
    status: JobStatus | None
    message: None | str
    completed_tasks: int | None
    remaining_tasks: int | None
    completed_subtasks: int | None
    total_subtasks: int | None
    rate: float | None
    seconds_left: int | None
    current_file: None | str

    def to_dict(self) -> dict[str, Any]:
        field_typename: str = self.field_typename

        id = self.id

        status: None | str
        if isinstance(self.status, str):
            status = self.status
        else:
            status = self.status

        message: None | str
        message = self.message

        completed_tasks: int | None
        completed_tasks = self.completed_tasks

        remaining_tasks: int | None
        remaining_tasks = self.remaining_tasks

        completed_subtasks: int | None
        completed_subtasks = self.completed_subtasks

        total_subtasks: int | None
        total_subtasks = self.total_subtasks

        rate: float | None
        rate = self.rate

        seconds_left: int | None
        seconds_left = self.seconds_left

        current_file: None | str
        current_file = self.current_file

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "__typename": field_typename,
                "id": id,
                "status": status,
                "message": message,
                "completed_tasks": completed_tasks,
                "remaining_tasks": remaining_tasks,
                "completed_subtasks": completed_subtasks,
                "total_subtasks": total_subtasks,
                "rate": rate,
                "seconds_left": seconds_left,
                "current_file": current_file,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field_typename = check_event_job_update_typename(d.pop("__typename"))

        id = d.pop("id")

        def _parse_status(data: object) -> JobStatus | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_1 = check_job_status(data)

                return status_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(JobStatus | None, data)

        status = _parse_status(d.pop("status"))

        def _parse_message(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))

        def _parse_completed_tasks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        completed_tasks = _parse_completed_tasks(d.pop("completed_tasks"))

        def _parse_remaining_tasks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        remaining_tasks = _parse_remaining_tasks(d.pop("remaining_tasks"))

        def _parse_completed_subtasks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        completed_subtasks = _parse_completed_subtasks(d.pop("completed_subtasks"))

        def _parse_total_subtasks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total_subtasks = _parse_total_subtasks(d.pop("total_subtasks"))

        def _parse_rate(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        rate = _parse_rate(d.pop("rate"))

        def _parse_seconds_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        seconds_left = _parse_seconds_left(d.pop("seconds_left"))

        def _parse_current_file(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        current_file = _parse_current_file(d.pop("current_file"))

        event_job_update = cls(
            field_typename=field_typename,
            id=id,
            status=status,
            message=message,
            completed_tasks=completed_tasks,
            remaining_tasks=remaining_tasks,
            completed_subtasks=completed_subtasks,
            total_subtasks=total_subtasks,
            rate=rate,
            seconds_left=seconds_left,
            current_file=current_file,
        )

        return event_job_update
