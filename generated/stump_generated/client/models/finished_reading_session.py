from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.media import Media
    from ..models.user import User


T = TypeVar("T", bound="FinishedReadingSession")


@_attrs_define
class FinishedReadingSession:
    """One person's reading of a book to its end.

    Example:
        {'id': 'a90e4d21-7c3b-4f56-8d1a-2e6f0b9c5a73', 'started_at': '2024-11-02T09:15:00+00:00', 'completed_at':
            '2024-11-20T18:42:07+00:00', 'elapsed_seconds': 7260, 'media_id': 'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84',
            'media': None, 'user_id': '5e0d3c7b-2a19-4b68-8c4f-1d9e6a7f0b52', 'user': None}

    Attributes:
        id (str):
        started_at (datetime.datetime):
        completed_at (datetime.datetime):
        elapsed_seconds (int | None):
        media_id (str):
        media (Media | None): Null unless loaded.
        user_id (str):
        user (None | User): Null unless loaded.
    """

    id: str
    started_at: datetime.datetime
    completed_at: datetime.datetime
    elapsed_seconds: int | None
    media_id: str
    media: Media | None
    user_id: str
    user: None | User

    def to_dict(self) -> dict[str, Any]:
        from ..models.media import Media  # noqa: PLC0415
        from ..models.user import User  # noqa: PLC0415

        id = self.id

        started_at = self.started_at.isoformat()

        completed_at = self.completed_at.isoformat()

        elapsed_seconds: int | None
        elapsed_seconds = self.elapsed_seconds

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
                "started_at": started_at,
                "completed_at": completed_at,
                "elapsed_seconds": elapsed_seconds,
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

        started_at = datetime.datetime.fromisoformat(d.pop("started_at"))

        completed_at = datetime.datetime.fromisoformat(d.pop("completed_at"))

        def _parse_elapsed_seconds(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        elapsed_seconds = _parse_elapsed_seconds(d.pop("elapsed_seconds"))

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

        finished_reading_session = cls(
            id=id,
            started_at=started_at,
            completed_at=completed_at,
            elapsed_seconds=elapsed_seconds,
            media_id=media_id,
            media=media,
            user_id=user_id,
            user=user,
        )

        return finished_reading_session
