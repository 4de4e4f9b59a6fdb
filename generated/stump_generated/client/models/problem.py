from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.problem_cause import ProblemCause


T = TypeVar("T", bound="Problem")


@_attrs_define
class Problem:
    """Why a request failed, as RFC 9457 has it, with the sentence once more under `message`.

    Example:
        {'type': 'about:blank', 'title': 'Not Found', 'status': 404, 'detail': 'There is no such media', 'instance':
            '/api/v1/media/c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'message': 'There is no such media'}

    Attributes:
        type_ (str): What kind of failure it is; `about:blank` when the status says it all.
        title (str): The status in words.
        status (int): The HTTP status.
        detail (str): What went wrong this time, for the reader.
        message (str): The same as `detail`.
        instance (str | Unset): Path of the request that failed.
        errors (list[ProblemCause] | Unset): Each value of the request that was refused.
    """

    type_: str
    title: str
    status: int
    detail: str
    message: str
    instance: str | Unset = UNSET
    errors: list[ProblemCause] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        message = self.message

        instance = self.instance

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "detail": detail,
                "message": message,
            }
        )
        if instance is not UNSET:
            field_dict["instance"] = instance
        if errors is not UNSET:
            field_dict["errors"] = errors

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.problem_cause import ProblemCause  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        message = d.pop("message")

        instance = d.pop("instance", UNSET)

        _errors = d.pop("errors", UNSET)
        errors: list[ProblemCause] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = ProblemCause.from_dict(errors_item_data)

                errors.append(errors_item)

        problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            message=message,
            instance=instance,
            errors=errors,
        )

        return problem
