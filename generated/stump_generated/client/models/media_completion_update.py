from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MediaCompletionUpdate")


@_attrs_define
class MediaCompletionUpdate:
    """Whether the book counts as read.

    Example:
        {'is_complete': True}

    Attributes:
        is_complete (bool): True finishes the book; false removes its finished readings.
        page (int | None | Unset): Where reading goes on when the book is not complete; left out for no open reading.
    """

    is_complete: bool
    page: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        is_complete = self.is_complete

        page: int | None | Unset
        if isinstance(self.page, Unset):
            page = UNSET
        else:
            page = self.page

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "is_complete": is_complete,
            }
        )
        if page is not UNSET:
            field_dict["page"] = page

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        is_complete = d.pop("is_complete")

        def _parse_page(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        page = _parse_page(d.pop("page", UNSET))

        media_completion_update = cls(
            is_complete=is_complete,
            page=page,
        )

        return media_completion_update
