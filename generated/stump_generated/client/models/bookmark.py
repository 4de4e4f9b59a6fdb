from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.media import Media
    from ..models.user import User


T = TypeVar("T", bound="Bookmark")


@_attrs_define
class Bookmark:
    """A place in a book that somebody wants to find again.

    Example:
        {'id': 'f3c1e5a7-9b2d-4068-8e4f-6a7d0c1b2e39', 'preview_content': 'The kettle sang', 'epubcfi':
            'epubcfi(/6/14!/4/2)', 'page': None, 'book_id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84'}

    Attributes:
        id (str):
        preview_content (None | str): Words from the place.
        epubcfi (None | str):
        page (int | None):
        book_id (str):
        book (Media | Unset): A book file. Reading sessions are the caller's own. Example: {'id':
            'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'name': 'The Cybernetic Tea Shop', 'size': 412356, 'extension': 'epub',
            'pages': 112, 'updated_at': '2024-11-20T18:42:07+00:00', 'created_at': '2024-11-02T09:15:00+00:00',
            'modified_at': '2024-11-02T09:15:00+00:00', 'hash': None, 'koreader_hash': 'b1946ac92492d2347c6235b4d2611184',
            'path': '/data/books/Meredith Katz/The Cybernetic Tea Shop.epub', 'status': 'READY', 'series_id':
            '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33', 'metadata': {'title': 'The Cybernetic Tea Shop', 'series': 'Galvanic
            Tales', 'number': 1, 'summary': 'A technician meets the owner of a tea shop.', 'age_rating': 13, 'genre':
            ['Science Fiction'], 'year': 2016, 'writers': ['Meredith Katz'], 'publisher': 'Soft Cryptid Games', 'language':
            'en', 'page_count': 112}, 'active_reading_session': {'id': 'e1a7c3d9-6f24-4b80-9c5d-7b3e2a1f0d68', 'page': 14,
            'epubcfi': None, 'percentage_completed': 0.125, 'elapsed_seconds': 840, 'started_at':
            '2024-11-02T09:15:00+00:00', 'media_id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'media': None, 'user_id':
            '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'user': None}, 'finished_reading_sessions': [], 'current_page': 14,
            'is_completed': False}.
        user_id (str | Unset):
        user (User | Unset): An account. Keys that are left out were not asked for or not set. Example: {'id':
            '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'username': 'ann', 'is_server_owner': True, 'avatar_url': None,
            'created_at': '2024-11-02T09:15:00+00:00', 'last_login': '2024-11-20T18:42:07+00:00', 'is_locked': False,
            'permissions': ['library:scan', 'file:download'], 'age_restriction': {'age': 16, 'restrict_on_unset': False}}.
    """

    id: str
    preview_content: None | str
    epubcfi: None | str
    page: int | None
    book_id: str
    book: Media | Unset = UNSET
    user_id: str | Unset = UNSET
    user: User | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        preview_content: None | str
        preview_content = self.preview_content

        epubcfi: None | str
        epubcfi = self.epubcfi

        page: int | None
        page = self.page

        book_id = self.book_id

        book: dict[str, Any] | Unset = UNSET
        if not isinstance(self.book, Unset):
            book = self.book.to_dict()

        user_id = self.user_id

        user: dict[str, Any] | Unset = UNSET
        if not isinstance(self.user, Unset):
            user = self.user.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "preview_content": preview_content,
                "epubcfi": epubcfi,
                "page": page,
                "book_id": book_id,
            }
        )
        if book is not UNSET:
            field_dict["book"] = book
        if user_id is not UNSET:
            field_dict["user_id"] = user_id
        if user is not UNSET:
            field_dict["user"] = user

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.media import Media  # noqa: PLC0415
        from ..models.user import User  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_preview_content(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        preview_content = _parse_preview_content(d.pop("preview_content"))

        def _parse_epubcfi(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        epubcfi = _parse_epubcfi(d.pop("epubcfi"))

        def _parse_page(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        page = _parse_page(d.pop("page"))

        book_id = d.pop("book_id")

        _book = d.pop("book", UNSET)
        book: Media | Unset
        if isinstance(_book, Unset):
            book = UNSET
        else:
            book = Media.from_dict(_book)

        user_id = d.pop("user_id", UNSET)

        _user = d.pop("user", UNSET)
        user: User | Unset
        if isinstance(_user, Unset):
            user = UNSET
        else:
            user = User.from_dict(_user)

        bookmark = cls(
            id=id,
            preview_content=preview_content,
            epubcfi=epubcfi,
            page=page,
            book_id=book_id,
            book=book,
            user_id=user_id,
            user=user,
        )

        return bookmark
