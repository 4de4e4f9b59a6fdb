from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.library_scan_mode import LibraryScanMode, check_library_scan_mode
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.library_config_write import LibraryConfigWrite


T = TypeVar("T", bound="LibraryUpdate")


@_attrs_define
class LibraryUpdate:
    """A library as it is to be from now on; what is left out is cleared.

    Example:
        {'name': 'Books', 'path': '/data/books', 'emoji': '📚', 'tags': ['robots', 'tea'], 'scan_mode': 'NONE', 'config':
            {'watch': False}}

    Attributes:
        name (str): Must not be taken.
        path (str): A folder on the server, neither inside another library nor around one.
        config (LibraryConfigWrite): Settings of a library; what is left out takes its default. Example:
            {'generate_file_hashes': True, 'library_pattern': 'SERIES_BASED', 'ignore_rules': ['**/drafts/**']}.
        description (None | str | Unset):
        emoji (None | str | Unset):
        tags (list[str] | None | Unset): Names of tags; unknown ones are created. Null or left out removes all.
        scan_mode (LibraryScanMode | None | Unset): Null or left out: `DEFAULT`.
    """

    name: str
    path: str
    config: LibraryConfigWrite
    description: None | str | Unset = UNSET
    emoji: None | str | Unset = UNSET
    tags: list[str] | None | Unset = UNSET
    scan_mode: LibraryScanMode | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        path = self.path

        config = self.config.to_dict()

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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "path": path,
                "config": config,
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

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.library_config_write import LibraryConfigWrite  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        path = d.pop("path")

        config = LibraryConfigWrite.from_dict(d.pop("config"))

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

        library_update = cls(
            name=name,
            path=path,
            config=config,
            description=description,
            emoji=emoji,
            tags=tags,
            scan_mode=scan_mode,
        )

        library_update.additional_properties = d
        return library_update

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
