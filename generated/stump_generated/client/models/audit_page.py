from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.audit_entry import AuditEntry
    from ..models.cursor_information import CursorInformation
    from ..models.page_information import PageInformation


T = TypeVar("T", bound="AuditPage")


@_attrs_define
class AuditPage:
    """Some or all that was done, newest first.

    Example:
        {'data': [{'id': 12, 'actor_id': '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'actor_name': 'ann', 'action':
            'user.update', 'subject_id': '0f7c1d52-8a3b-4e19-b6d0-2c5e9a4f7b18', 'subject_name': 'bob', 'changes':
            [{'field': 'permissions', 'before': 'file:download', 'after': 'file:download, library:scan'}], 'ip_address':
            '192.0.2.17', 'created_at': '2024-11-20T18:42:07+00:00'}], '_page': {'total_pages': 1, 'current_page': 1,
            'page_size': 20, 'page_offset': 0, 'zero_based': False}, '_cursor': None}

    Attributes:
        data (list[AuditEntry]):
        field_page (None | PageInformation): Set when pages were asked for by number.
        field_cursor (CursorInformation | None): Set when a cursor or a limit was sent.
    """

    data: list[AuditEntry]
    field_page: None | PageInformation
    field_cursor: CursorInformation | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.cursor_information import CursorInformation  # noqa: PLC0415
        from ..models.page_information import PageInformation  # noqa: PLC0415

        data = []
        for data_item_data in self.data:
            data_item = data_item_data.to_dict()
            data.append(data_item)

        field_page: dict[str, Any] | None
        if isinstance(self.field_page, PageInformation):
            field_page = self.field_page.to_dict()
        else:
            field_page = self.field_page

        field_cursor: dict[str, Any] | None
        if isinstance(self.field_cursor, CursorInformation):
            field_cursor = self.field_cursor.to_dict()
        else:
            field_cursor = self.field_cursor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "data": data,
                "_page": field_page,
                "_cursor": field_cursor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_entry import AuditEntry  # noqa: PLC0415
        from ..models.cursor_information import CursorInformation  # noqa: PLC0415
        from ..models.page_information import PageInformation  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = AuditEntry.from_dict(data_item_data)

            data.append(data_item)

        def _parse_field_page(data: object) -> None | PageInformation:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                field_page_type_1 = PageInformation.from_dict(data)

                return field_page_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PageInformation, data)

        field_page = _parse_field_page(d.pop("_page"))

        def _parse_field_cursor(data: object) -> CursorInformation | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                field_cursor_type_1 = CursorInformation.from_dict(data)

                return field_cursor_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CursorInformation | None, data)

        field_cursor = _parse_field_cursor(d.pop("_cursor"))

        audit_page = cls(
            data=data,
            field_page=field_page,
            field_cursor=field_cursor,
        )

        return audit_page
