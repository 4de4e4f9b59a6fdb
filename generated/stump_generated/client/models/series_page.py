from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.cursor_information import CursorInformation
    from ..models.page_information import PageInformation
    from ..models.series import Series


T = TypeVar("T", bound="SeriesPage")


@_attrs_define
class SeriesPage:
    """Some or all series, in order.

    Example:
        {'data': [{'id': '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33', 'name': 'Meredith Katz', 'path': '/data/books/Meredith
            Katz', 'description': None, 'status': 'READY', 'updated_at': '2024-11-20T18:42:07+00:00', 'created_at':
            '2024-11-02T09:15:00+00:00', 'library_id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10', 'library': None, 'media':
            None, 'metadata': None, 'media_count': 3}], '_page': None, '_cursor': {'current_cursor': None, 'limit': 20,
            'next_cursor': '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33'}}

    Attributes:
        data (list[Series]):
        field_page (None | PageInformation): Set when pages were asked for by number.
        field_cursor (CursorInformation | None): Set when a cursor or a limit was sent.
    """

    data: list[Series]
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
        from ..models.page_information import PageInformation  # noqa: PLC0415
        from ..models.series import Series  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = Series.from_dict(data_item_data)

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

        series_page = cls(
            data=data,
            field_page=field_page,
            field_cursor=field_cursor,
        )

        return series_page
