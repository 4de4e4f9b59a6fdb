from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="AuditChange")


@_attrs_define
class AuditChange:
    """One field before and after, in words.

    Example:
        {'field': 'permissions', 'before': 'file:download', 'after': 'file:download, library:scan'}

    Attributes:
        field (str):
        before (None | str): Null where there was nothing.
        after (None | str): Null where there is nothing.
    """

    field: str
    before: None | str
    after: None | str

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        before: None | str
        before = self.before

        after: None | str
        after = self.after

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "field": field,
                "before": before,
                "after": after,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = d.pop("field")

        def _parse_before(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        before = _parse_before(d.pop("before"))

        def _parse_after(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        after = _parse_after(d.pop("after"))

        audit_change = cls(
            field=field,
            before=before,
            after=after,
        )

        return audit_change
