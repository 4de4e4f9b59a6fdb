from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="CursorInformation")


@_attrs_define
class CursorInformation:
    """Where an answer ends, to ask for what follows.

    Example:
        {'current_cursor': None, 'limit': 20, 'next_cursor': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84'}

    Attributes:
        current_cursor (None | str): The cursor that was asked for.
        limit (int | None): The limit that was asked for.
        next_cursor (None | str): Send this as `cursor` to get what follows; null at the end.
    """

    current_cursor: None | str
    limit: int | None
    next_cursor: None | str

    def to_dict(self) -> dict[str, Any]:
        current_cursor: None | str
        current_cursor = self.current_cursor

        limit: int | None
        limit = self.limit

        next_cursor: None | str
        next_cursor = self.next_cursor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "current_cursor": current_cursor,
                "limit": limit,
                "next_cursor": next_cursor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_current_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        current_cursor = _parse_current_cursor(d.pop("current_cursor"))

        def _parse_limit(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        limit = _parse_limit(d.pop("limit"))

        def _parse_next_cursor(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_cursor = _parse_next_cursor(d.pop("next_cursor"))

        cursor_information = cls(
            current_cursor=current_cursor,
            limit=limit,
            next_cursor=next_cursor,
        )

        return cursor_information
