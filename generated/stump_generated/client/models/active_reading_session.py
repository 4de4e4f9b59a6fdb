from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.media import Media
    from ..models.user import User


T = TypeVar("T", bound="ActiveReadingSession")


@_attrs_define
class ActiveReadingSession:
    """One person's open reading of a book.

    Example:
        {'id': 'e1a7c3d9-6f24-4b80-9c5d-7b3e2a1f0d68', 'page': 14, 'epubcfi': None, 'percentage_completed': 0.125,
            'elapsed_seconds': 840, 'started_at': '2024-11-02T09:15:00+00:00', 'media_id':
            'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'media': None, 'user_id': '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52',
            'user': None}

    Attributes:
        id (str):
        page (int | None):
        epubcfi (None | str): Place in an EPUB.
        percentage_completed (float | None): Share of 0 to 1.
        elapsed_seconds (int | None):
        started_at (datetime.datetime):
        media_id (str):
        media (Media | None): Null unless loaded.
        user_id (str):
        user (None | User): Null unless loaded.
    """

    id: str
    page: int | None
    epubcfi: None | str
    percentage_completed: float | None
    elapsed_seconds: int | None
    started_at: datetime.datetime
    media_id: str
    media: Media | None
    user_id: str
    user: None | User

    def to_dict(self) -> dict[str, Any]:
        from ..models.media import Media  # noqa: PLC0415
        from ..models.user import User  # noqa: PLC0415

        id = self.id

        page: int | None
        page = self.page

        epubcfi: None | str
        epubcfi = self.epubcfi

        percentage_completed: float | None
        percentage_completed = self.percentage_completed

        elapsed_seconds: int | None
        elapsed_seconds = self.elapsed_seconds

        started_at = self.started_at.isoformat()

        media_id = self.media_id

        media: dict[str, Any] | None
        if isinstance(self.media, Media):
            media = self.media.to_dict()
        else:
            media = self.media

        user_id = self.user_id

        user: dict[str, Any] | None
        if isinstance(self.user, User):
            user = self.user.to_dict()
        else:
            user = self.user

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "page": page,
                "epubcfi": epubcfi,
                "percentage_completed": percentage_completed,
                "elapsed_seconds": elapsed_seconds,
                "started_at": started_at,
                "media_id": media_id,
                "media": media,
                "user_id": user_id,
                "user": user,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.media import Media  # noqa: PLC0415
        from ..models.user import User  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        def _parse_page(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        page = _parse_page(d.pop("page"))

        def _parse_epubcfi(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        epubcfi = _parse_epubcfi(d.pop("epubcfi"))

        def _parse_percentage_completed(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        percentage_completed = _parse_percentage_completed(d.pop("percentage_completed"))

        def _parse_elapsed_seconds(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        elapsed_seconds = _parse_elapsed_seconds(d.pop("elapsed_seconds"))

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

        media_id = d.pop("media_id")

        def _parse_media(data: object) -> Media | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                media_type_1 = Media.from_dict(data)

                return media_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Media | None, data)

        media = _parse_media(d.pop("media"))

        user_id = d.pop("user_id")

        def _parse_user(data: object) -> None | User:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                user_type_1 = User.from_dict(data)

                return user_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | User, data)

        user = _parse_user(d.pop("user"))

        active_reading_session = cls(
            id=id,
            page=page,
            epubcfi=epubcfi,
            percentage_completed=percentage_completed,
            elapsed_seconds=elapsed_seconds,
            started_at=started_at,
            media_id=media_id,
            media=media,
            user_id=user_id,
            user=user,
        )

        return active_reading_session
