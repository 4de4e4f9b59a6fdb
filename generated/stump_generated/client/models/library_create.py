from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.library_scan_mode import LibraryScanMode, check_library_scan_mode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.library_config_write import LibraryConfigWrite


T = TypeVar("T", bound="LibraryCreate")


@_attrs_define
class LibraryCreate:
    """A new library.

    Example:
        {'name': 'Books', 'path': '/data/books', 'description': 'What is read at home', 'tags': ['robots'], 'scan_mode':
            'DEFAULT', 'config': {'generate_file_hashes': True}}

    Attributes:
        name (str): Must not be taken.
        path (str): A folder on the server, neither inside another library nor around one.
        description (None | str | Unset):
        emoji (None | str | Unset):
        tags (list[str] | None | Unset): Names of tags; unknown ones are created.
        scan_mode (LibraryScanMode | None | Unset): Null or left out: `DEFAULT`.
        config (LibraryConfigWrite | None | Unset): Null or left out: every default.
    """

    name: str
    path: str
    description: None | str | Unset = UNSET
    emoji: None | str | Unset = UNSET
    tags: list[str] | None | Unset = UNSET
    scan_mode: LibraryScanMode | None | Unset = UNSET
    config: LibraryConfigWrite | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.library_config_write import LibraryConfigWrite  # noqa: PLC0415

        name = self.name

        path = self.path

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        emoji: None | str | Unset
        if isinstance(self.emoji, Unset):
            emoji = UNSET
        else:
            emoji = self.emoji

        tags: list[str] | None | Unset
        if isinstance(self.tags, Unset):
            tags = UNSET
        elif isinstance(self.tags, list):
            tags = self.tags

        else:
            tags = self.tags

        scan_mode: None | str | Unset
        if isinstance(self.scan_mode, Unset):
            scan_mode = UNSET
        elif isinstance(self.scan_mode, str):
            scan_mode = self.scan_mode
        else:
            scan_mode = self.scan_mode

        config: dict[str, Any] | None | Unset
        if isinstance(self.config, Unset):
            config = UNSET
        elif isinstance(self.config, LibraryConfigWrite):
            config = self.config.to_dict()
        else:
            config = self.config

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "path": path,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if emoji is not UNSET:
            field_dict["emoji"] = emoji
        if tags is not UNSET:
            field_dict["tags"] = tags
        if scan_mode is not UNSET:
            field_dict["scan_mode"] = scan_mode
        if config is not UNSET:
            field_dict["config"] = config

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.library_config_write import LibraryConfigWrite  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        path = d.pop("path")

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_emoji(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        emoji = _parse_emoji(d.pop("emoji", UNSET))

        def _parse_tags(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                tags_type_0 = cast(list[str], data)

                return tags_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        tags = _parse_tags(d.pop("tags", UNSET))

        def _parse_scan_mode(data: object) -> LibraryScanMode | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                scan_mode_type_1 = check_library_scan_mode(data)

                return scan_mode_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LibraryScanMode | None | Unset, data)

        scan_mode = _parse_scan_mode(d.pop("scan_mode", UNSET))

        def _parse_config(data: object) -> LibraryConfigWrite | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                config_type_1 = LibraryConfigWrite.from_dict(data)

                return config_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LibraryConfigWrite | None | Unset, data)

        config = _parse_config(d.pop("config", UNSET))

        library_create = cls(
            name=name,
            path=path,
            description=description,
            emoji=emoji,
            tags=tags,
            scan_mode=scan_mode,
            config=config,
        )

        library_create.additional_properties = d
        return library_create

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
