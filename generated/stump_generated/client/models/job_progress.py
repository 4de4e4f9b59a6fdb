from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="JobProgress")


@_attrs_define
class JobProgress:
    """How far a job is. What is not known, or does not go on, is null.

    Example:
        {'message': 'Reading books', 'done': 120, 'total': 151, 'rate': 41.5, 'seconds_left': 1, 'current_file':
            'Meredith Katz/The Cybernetic Tea Shop.epub'}

    Attributes:
        message (None | str): What it does now.
        done (int | None):
        total (int | None):
        rate (float | None): Done per second.
        seconds_left (int | None): How long the rest takes at this rate.
        current_file (None | str): Where it is, relative to the library.
    """

    message: None | str
    done: int | None
    total: int | None
    rate: float | None
    seconds_left: int | None
    current_file: None | str

    def to_dict(self) -> dict[str, Any]:
        message: None | str
        message = self.message

        done: int | None
        done = self.done

        total: int | None
        total = self.total

        rate: float | None
        rate = self.rate

        seconds_left: int | None
        seconds_left = self.seconds_left

        current_file: None | str
        current_file = self.current_file

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "message": message,
                "done": done,
                "total": total,
                "rate": rate,
                "seconds_left": seconds_left,
                "current_file": current_file,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_message(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))

        def _parse_done(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        done = _parse_done(d.pop("done"))

        def _parse_total(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        total = _parse_total(d.pop("total"))

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

        job_progress = cls(
            message=message,
            done=done,
            total=total,
            rate=rate,
            seconds_left=seconds_left,
            current_file=current_file,
        )

        return job_progress
