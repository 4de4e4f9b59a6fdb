from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProblemCause")


@_attrs_define
class ProblemCause:
    """One refused value.

    Example:
        {'detail': '0 is less than the minimum of 1', 'parameter': 'page_size'}

    Attributes:
        detail (str): What is wrong with it.
        pointer (str | Unset): JSON pointer to it in the body, such as `/config/thumbnail_config/quality`.
        parameter (str | Unset): Name of the path, query or header parameter that holds it.
    """

    detail: str
    pointer: str | Unset = UNSET
    parameter: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        detail = self.detail

        pointer = self.pointer

        parameter = self.parameter

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "detail": detail,
            }
        )
        if pointer is not UNSET:
            field_dict["pointer"] = pointer
        if parameter is not UNSET:
            field_dict["parameter"] = parameter

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        detail = d.pop("detail")

        pointer = d.pop("pointer", UNSET)

        parameter = d.pop("parameter", UNSET)

        problem_cause = cls(
            detail=detail,
            pointer=pointer,
            parameter=parameter,
        )

        return problem_cause
