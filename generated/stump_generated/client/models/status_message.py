from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="StatusMessage")


@_attrs_define
class StatusMessage:
    """That something was done.

    Example:
        {'status': 200, 'message': 'OK'}

    Attributes:
        status (int): The HTTP status.
        message (str):
    """

    status: int
    message: str

    def to_dict(self) -> dict[str, Any]:
        status = self.status

        message = self.message

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "status": status,
                "message": message,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = d.pop("status")

        message = d.pop("message")

        status_message = cls(
            status=status,
            message=message,
        )

        return status_message
