from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.cursor_information import CursorInformation
    from ..models.media import Media
    from ..models.page_information import PageInformation


T = TypeVar("T", bound="MediaPage")


@_attrs_define
class MediaPage:
    """Some or all books, in order.

    Example:
        {'data': [{'id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'name': 'The Cybernetic Tea Shop', 'size': 412356,
            'extension': 'epub', 'pages': 112, 'updated_at': '2024-11-20T18:42:07+00:00', 'created_at':
            '2024-11-02T09:15:00+00:00', 'modified_at': '2024-11-02T09:15:00+00:00', 'hash': None, 'koreader_hash':
            'b1946ac92492d2347c6235b4d2611184', 'path': '/data/books/Meredith Katz/The Cybernetic Tea Shop.epub', 'status':
            'READY', 'series_id': '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33', 'metadata': {'title': 'The Cybernetic Tea Shop',
            'series': 'Galvanic Tales', 'number': 1, 'summary': 'A technician meets the owner of a tea shop.', 'age_rating':
            13, 'genre': ['Science Fiction'], 'year': 2016, 'writers': ['Meredith Katz'], 'publisher': 'Soft Cryptid Games',
            'language': 'en', 'page_count': 112}, 'active_reading_session': {'id': 'e1a7c3d9-6f24-4b80-9c5d-7b3e2a1f0d68',
            'page': 14, 'epubcfi': None, 'percentage_completed': 0.125, 'elapsed_seconds': 840, 'started_at':
            '2024-11-02T09:15:00+00:00', 'media_id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'media': None, 'user_id':
            '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'user': None}, 'finished_reading_sessions': [], 'current_page': 14,
            'is_completed': False}], '_page': None, '_cursor': {'current_cursor': None, 'limit': 1, 'next_cursor':
            'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84'}}

    Attributes:
        data (list[Media]):
        field_page (None | PageInformation): Set when pages were asked for by number.
        field_cursor (CursorInformation | None): Set when a cursor or a limit was sent.
    """

    data: list[Media]
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
        from ..models.media import Media  # noqa: PLC0415
        from ..models.page_information import PageInformation  # noqa: PLC0415

        d = dict(src_dict)
        data = []
        _data = d.pop("data")
        for data_item_data in _data:
            data_item = Media.from_dict(data_item_data)

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

        media_page = cls(
            data=data,
            field_page=field_page,
            field_cursor=field_cursor,
        )

        return media_page
