from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.cursor_information import CursorInformation
    from ..models.job import Job
    from ..models.page_information import PageInformation


T = TypeVar("T", bound="JobPage")


@_attrs_define
class JobPage:
    """Some or all jobs, in order.

    Example:
        {'data': [{'id': '5d1f2b3c-4e6a-4f70-9b8c-0a1d2e3f4b56', 'name': 'library_scan', 'description': '/data/books',
            'status': 'COMPLETED', 'output_data': {'total_files': 151, 'total_directories': 13, 'ignored_files': 3,
            'skipped_files': 147, 'ignored_directories': 0, 'created_media': 1, 'updated_media': 0, 'created_series': 0,
            'updated_series': 1}, 'ms_elapsed': 1840, 'created_at': '2024-11-02T09:15:00+00:00', 'completed_at':
            '2024-11-02T09:15:00+00:00', 'progress': None, 'failure_reason': None}], '_page': {'total_pages': 1,
            'current_page': 1, 'page_size': 20, 'page_offset': 0, 'zero_based': False}, '_cursor': None}

    Attributes:
        data (list[Job]):
        field_page (None | PageInformation): Set when pages were asked for by number.
        field_cursor (CursorInformation | None): Set when a cursor or a limit was sent.
    """

    data: list[Job]
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
        from ..models.cursor_information import CursorInformation  # noqa: PLC0415
        from ..models.job import Job  # noqa: PLC0415
        from ..models.page_information import PageInformation  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = Job.from_dict(data_item_data)

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

        job_page = cls(
            data=data,
            field_page=field_page,
            field_cursor=field_cursor,
        )

        return job_page
