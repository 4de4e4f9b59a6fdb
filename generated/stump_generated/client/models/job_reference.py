from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="JobReference")


@_attrs_define
class JobReference:
    """The job that does the work. Asking again while it waits gives the same job.

    Example:
        {'job_id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56'}

    Attributes:
        job_id (str):
    """

    job_id: str

    def to_dict(self) -> dict[str, Any]:
        job_id = self.job_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "job_id": job_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        job_id = d.pop("job_id")

        job_reference = cls(
            job_id=job_id,
        )

        return job_reference
