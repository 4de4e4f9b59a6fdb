from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.file_status import FileStatus, check_file_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.library import Library
    from ..models.media import Media
    from ..models.series_metadata import SeriesMetadata
    from ..models.tag import Tag


T = TypeVar("T", bound="Series")


@_attrs_define
class Series:
    """A folder of books.

    Example:
        {'id': '3d2a9f64-1f0e-4c6d-8f7b-5a1e0c4b2d33', 'name': 'Meredith Katz', 'path': '/data/books/Meredith Katz',
            'description': None, 'status': 'READY', 'updated_at': '2024-11-20T18:42:07+00:00', 'created_at':
            '2024-11-02T09:15:00+00:00', 'library_id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10', 'library': None, 'media':
            None, 'metadata': None, 'media_count': 3}

    Attributes:
        id (str):
        name (str):
        path (str): Folder on the server.
        description (None | str):
        status (FileStatus): What the last scan found. Example: READY.
        updated_at (datetime.datetime):
        created_at (datetime.datetime):
        library_id (str):
        library (Library | None): Null unless loaded.
        media (list[Media] | None): Books the caller may see; null unless loaded.
        metadata (None | SeriesMetadata): Null when there is none.
        media_count (int | Unset): How many books the caller may see; left out unless counted.
        unread_media_count (int | Unset): How many of them the caller has not begun; left out unless counted.
        tags (list[Tag] | Unset): Left out unless loaded.
    """

    id: str
    name: str
    path: str
    description: None | str
    status: FileStatus
    updated_at: datetime.datetime
    created_at: datetime.datetime
    library_id: str
    library: Library | None
    media: list[Media] | None
    metadata: None | SeriesMetadata
    media_count: int | Unset = UNSET
    unread_media_count: int | Unset = UNSET
    tags: list[Tag] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.library import Library  # noqa: PLC0415
        from ..models.series_metadata import SeriesMetadata  # noqa: PLC0415

        id = self.id

        name = self.name

        path = self.path

        description: None | str
        description = self.description

        status: str = self.status

        updated_at = self.updated_at.isoformat()

        created_at = self.created_at.isoformat()

        library_id = self.library_id

        library: dict[str, Any] | None
        if isinstance(self.library, Library):
            library = self.library.to_dict()
        else:
            library = self.library

        media: list[dict[str, Any]] | None
        if isinstance(self.media, list):
            media = []
            for media_type_0_item_data in self.media:
                media_type_0_item = media_type_0_item_data.to_dict()
                media.append(media_type_0_item)

        else:
            media = self.media

        metadata: dict[str, Any] | None
        if isinstance(self.metadata, SeriesMetadata):
            metadata = self.metadata.to_dict()
        else:
            metadata = self.metadata

        media_count = self.media_count

        unread_media_count = self.unread_media_count

        tags: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = []
            for tags_item_data in self.tags:
                tags_item = tags_item_data.to_dict()
                tags.append(tags_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "path": path,
                "description": description,
                "status": status,
                "updated_at": updated_at,
                "created_at": created_at,
                "library_id": library_id,
                "library": library,
                "media": media,
                "metadata": metadata,
            }
        )
        if media_count is not UNSET:
            field_dict["media_count"] = media_count
        if unread_media_count is not UNSET:
            field_dict["unread_media_count"] = unread_media_count
        if tags is not UNSET:
            field_dict["tags"] = tags

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.library import Library  # noqa: PLC0415
        from ..models.media import Media  # noqa: PLC0415
        from ..models.series_metadata import SeriesMetadata  # noqa: PLC0415
        from ..models.tag import Tag  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        path = d.pop("path")

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        status = check_file_status(d.pop("status"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        library_id = d.pop("library_id")

        def _parse_library(data: object) -> Library | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                library_type_1 = Library.from_dict(data)

                return library_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Library | None, data)

        library = _parse_library(d.pop("library"))

        def _parse_media(data: object) -> list[Media] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                media_type_0 = []
                _media_type_0 = data
                for media_type_0_item_data in _media_type_0:
                    media_type_0_item = Media.from_dict(media_type_0_item_data)

                    media_type_0.append(media_type_0_item)

                return media_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Media] | None, data)

        media = _parse_media(d.pop("media"))

        def _parse_metadata(data: object) -> None | SeriesMetadata:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                metadata_type_1 = SeriesMetadata.from_dict(data)

                return metadata_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SeriesMetadata, data)

        metadata = _parse_metadata(d.pop("metadata"))

        media_count = d.pop("media_count", UNSET)

        unread_media_count = d.pop("unread_media_count", UNSET)

        _tags = d.pop("tags", UNSET)
        tags: list[Tag] | Unset = UNSET
        if _tags is not UNSET:
            tags = []
            for tags_item_data in _tags:
                tags_item = Tag.from_dict(tags_item_data)

                tags.append(tags_item)

        series = cls(
            id=id,
            name=name,
            path=path,
            description=description,
            status=status,
            updated_at=updated_at,
            created_at=created_at,
            library_id=library_id,
            library=library,
            media=media,
            metadata=metadata,
            media_count=media_count,
            unread_media_count=unread_media_count,
            tags=tags,
        )

        return series
