from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.file_status import FileStatus, check_file_status

if TYPE_CHECKING:
    from ..models.library_config import LibraryConfig
    from ..models.series import Series
    from ..models.tag import Tag


T = TypeVar("T", bound="Library")


@_attrs_define
class Library:
    """A folder of series, with its settings.

    Example:
        {'id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10', 'name': 'Books', 'description': 'What is read at home', 'emoji':
            None, 'path': '/data/books', 'status': 'READY', 'updated_at': '2024-11-20T18:42:07+00:00', 'series': None,
            'tags': [], 'config': {'id': 'd41f7a90-5b2c-4e83-a6d7-0c9b8e1f2a35', 'convert_rar_to_zip': False,
            'hard_delete_conversions': False, 'generate_file_hashes': True, 'generate_koreader_hashes': True,
            'process_metadata': True, 'watch': True, 'library_pattern': 'SERIES_BASED', 'thumbnail_config': None,
            'default_reading_dir': 'ltr', 'default_reading_mode': 'paged', 'default_reading_image_scale_fit': 'height',
            'ignore_rules': ['**/drafts/**'], 'library_id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10'}}

    Attributes:
        id (str):
        name (str): Unique.
        description (None | str):
        emoji (None | str):
        path (str): Folder on the server, unique.
        status (FileStatus): What the last scan found. Example: READY.
        updated_at (datetime.datetime):
        series (list[Series] | None): Null unless loaded.
        tags (list[Tag] | None): Null unless loaded.
        config (LibraryConfig): What a scan of the library does, and how its books are read by default. Example: {'id':
            'd41f7a90-5b2c-4e83-a6d7-0c9b8e1f2a35', 'convert_rar_to_zip': False, 'hard_delete_conversions': False,
            'generate_file_hashes': True, 'generate_koreader_hashes': True, 'process_metadata': True, 'watch': True,
            'library_pattern': 'SERIES_BASED', 'thumbnail_config': None, 'default_reading_dir': 'ltr',
            'default_reading_mode': 'paged', 'default_reading_image_scale_fit': 'height', 'ignore_rules': ['**/drafts/**'],
            'library_id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10'}.
    """

    id: str
    name: str
    description: None | str
    emoji: None | str
    path: str
    status: FileStatus
    updated_at: datetime.datetime
    series: list[Series] | None
    tags: list[Tag] | None
    config: LibraryConfig

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        description: None | str
        description = self.description

        emoji: None | str
        emoji = self.emoji

        path = self.path

        status: str = self.status

        updated_at = self.updated_at.isoformat()

        series: list[dict[str, Any]] | None
        if isinstance(self.series, list):
            series = []
            for series_type_0_item_data in self.series:
                series_type_0_item = series_type_0_item_data.to_dict()
                series.append(series_type_0_item)

        else:
            series = self.series

        tags: list[dict[str, Any]] | None
        if isinstance(self.tags, list):
            tags = []
            for tags_type_0_item_data in self.tags:
                tags_type_0_item = tags_type_0_item_data.to_dict()
                tags.append(tags_type_0_item)

        else:
            tags = self.tags

        config = self.config.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "name": name,
                "description": description,
                "emoji": emoji,
                "path": path,
                "status": status,
                "updated_at": updated_at,
                "series": series,
                "tags": tags,
                "config": config,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.library_config import LibraryConfig  # noqa: PLC0415
        from ..models.series import Series  # noqa: PLC0415
        from ..models.tag import Tag  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        def _parse_emoji(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        emoji = _parse_emoji(d.pop("emoji"))

        path = d.pop("path")

        status = check_file_status(d.pop("status"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_series(data: object) -> list[Series] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                series_type_0 = []
                _series_type_0 = data
                for series_type_0_item_data in _series_type_0:
                    series_type_0_item = Series.from_dict(series_type_0_item_data)

                    series_type_0.append(series_type_0_item)

                return series_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Series] | None, data)

        series = _parse_series(d.pop("series"))

        def _parse_tags(data: object) -> list[Tag] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                tags_type_0 = []
                _tags_type_0 = data
                for tags_type_0_item_data in _tags_type_0:
                    tags_type_0_item = Tag.from_dict(tags_type_0_item_data)

                    tags_type_0.append(tags_type_0_item)

                return tags_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Tag] | None, data)

        tags = _parse_tags(d.pop("tags"))

        config = LibraryConfig.from_dict(d.pop("config"))

        library = cls(
            id=id,
            name=name,
            description=description,
            emoji=emoji,
            path=path,
            status=status,
            updated_at=updated_at,
            series=series,
            tags=tags,
            config=config,
        )

        return library
