from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.library_pattern import LibraryPattern, check_library_pattern
from ..models.reading_direction import ReadingDirection, check_reading_direction
from ..models.reading_mode import ReadingMode, check_reading_mode
from ..models.reading_scale_fit_write import (
    ReadingScaleFitWrite,
    check_reading_scale_fit_write,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.image_options_write import ImageOptionsWrite


T = TypeVar("T", bound="LibraryConfigWrite")


@_attrs_define
class LibraryConfigWrite:
    """Settings of a library; what is left out takes its default.

    Example:
        {'generate_file_hashes': True, 'library_pattern': 'SERIES_BASED', 'ignore_rules': ['**/drafts/**']}

    Attributes:
        id (None | str | Unset): Accepted from clients that send back what they got, without effect.
        convert_rar_to_zip (bool | Unset): Whether a scan repacks RAR comics as ZIP archives beside them. The book goes
            on as the archive; the original stays and is no book any more. Default: False.
        hard_delete_conversions (bool | Unset): Whether a scan deletes RAR files whose archive was made from them and
            can be read. Default: False.
        generate_file_hashes (bool | Unset): Whether books get a hash, which finds duplicates. Default: False.
        generate_koreader_hashes (bool | Unset): Whether books get the hash KOReader asks with. Default: False.
        process_metadata (bool | Unset): Whether metadata in the files is read. Default: True.
        watch (bool | Unset): Whether changes on disk start a scan by themselves. Default: True.
        library_pattern (LibraryPattern | Unset): How folders become series: each folder with books, or each folder at
            the top. Example: SERIES_BASED.
        thumbnail_config (ImageOptionsWrite | None | Unset): Null or left out when no thumbnails are to be made.
        default_reading_dir (ReadingDirection | Unset): Left to right or right to left. Example: ltr.
        default_reading_mode (ReadingMode | Unset): How pages follow each other on screen. Example: paged.
        default_reading_image_scale_fit (ReadingScaleFitWrite | Unset): What a page image is fitted to; `original` is
            another word for `none`. Example: height.
        ignore_rules (list[str] | Unset): Globs of what a scan passes over, matched against absolute paths; a star
            crosses folders.
            Books that are stored already stay.
        library_id (None | str | Unset): Accepted from clients that send back what they got, without effect.
    """

    id: None | str | Unset = UNSET
    convert_rar_to_zip: bool | Unset = False
    hard_delete_conversions: bool | Unset = False
    generate_file_hashes: bool | Unset = False
    generate_koreader_hashes: bool | Unset = False
    process_metadata: bool | Unset = True
    watch: bool | Unset = True
    library_pattern: LibraryPattern | Unset = UNSET
    thumbnail_config: ImageOptionsWrite | None | Unset = UNSET
    default_reading_dir: ReadingDirection | Unset = UNSET
    default_reading_mode: ReadingMode | Unset = UNSET
    default_reading_image_scale_fit: ReadingScaleFitWrite | Unset = UNSET
    ignore_rules: list[str] | Unset = UNSET
    library_id: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.image_options_write import ImageOptionsWrite  # noqa: PLC0415

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        convert_rar_to_zip = self.convert_rar_to_zip

        hard_delete_conversions = self.hard_delete_conversions

        generate_file_hashes = self.generate_file_hashes

        generate_koreader_hashes = self.generate_koreader_hashes

        process_metadata = self.process_metadata

        watch = self.watch

        library_pattern: str | Unset = UNSET
        if not isinstance(self.library_pattern, Unset):
            library_pattern = self.library_pattern

        thumbnail_config: dict[str, Any] | None | Unset
        if isinstance(self.thumbnail_config, Unset):
            thumbnail_config = UNSET
        elif isinstance(self.thumbnail_config, ImageOptionsWrite):
            thumbnail_config = self.thumbnail_config.to_dict()
        else:
            thumbnail_config = self.thumbnail_config

        default_reading_dir: str | Unset = UNSET
        if not isinstance(self.default_reading_dir, Unset):
            default_reading_dir = self.default_reading_dir

        default_reading_mode: str | Unset = UNSET
        if not isinstance(self.default_reading_mode, Unset):
            default_reading_mode = self.default_reading_mode

        default_reading_image_scale_fit: str | Unset = UNSET
        if not isinstance(self.default_reading_image_scale_fit, Unset):
            default_reading_image_scale_fit = self.default_reading_image_scale_fit

        ignore_rules: list[str] | Unset = UNSET
        if not isinstance(self.ignore_rules, Unset):
            ignore_rules = self.ignore_rules

        library_id: None | str | Unset
        if isinstance(self.library_id, Unset):
            library_id = UNSET
        else:
            library_id = self.library_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if convert_rar_to_zip is not UNSET:
            field_dict["convert_rar_to_zip"] = convert_rar_to_zip
        if hard_delete_conversions is not UNSET:
            field_dict["hard_delete_conversions"] = hard_delete_conversions
        if generate_file_hashes is not UNSET:
            field_dict["generate_file_hashes"] = generate_file_hashes
        if generate_koreader_hashes is not UNSET:
            field_dict["generate_koreader_hashes"] = generate_koreader_hashes
        if process_metadata is not UNSET:
            field_dict["process_metadata"] = process_metadata
        if watch is not UNSET:
            field_dict["watch"] = watch
        if library_pattern is not UNSET:
            field_dict["library_pattern"] = library_pattern
        if thumbnail_config is not UNSET:
            field_dict["thumbnail_config"] = thumbnail_config
        if default_reading_dir is not UNSET:
            field_dict["default_reading_dir"] = default_reading_dir
        if default_reading_mode is not UNSET:
            field_dict["default_reading_mode"] = default_reading_mode
        if default_reading_image_scale_fit is not UNSET:
            field_dict["default_reading_image_scale_fit"] = default_reading_image_scale_fit
        if ignore_rules is not UNSET:
            field_dict["ignore_rules"] = ignore_rules
        if library_id is not UNSET:
            field_dict["library_id"] = library_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.image_options_write import ImageOptionsWrite  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        convert_rar_to_zip = d.pop("convert_rar_to_zip", UNSET)

        hard_delete_conversions = d.pop("hard_delete_conversions", UNSET)

        generate_file_hashes = d.pop("generate_file_hashes", UNSET)

        generate_koreader_hashes = d.pop("generate_koreader_hashes", UNSET)

        process_metadata = d.pop("process_metadata", UNSET)

        watch = d.pop("watch", UNSET)

        _library_pattern = d.pop("library_pattern", UNSET)
        library_pattern: LibraryPattern | Unset
        if isinstance(_library_pattern, Unset):
            library_pattern = UNSET
        else:
            library_pattern = check_library_pattern(_library_pattern)

        def _parse_thumbnail_config(data: object) -> ImageOptionsWrite | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                thumbnail_config_type_1 = ImageOptionsWrite.from_dict(data)

                return thumbnail_config_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImageOptionsWrite | None | Unset, data)

        thumbnail_config = _parse_thumbnail_config(d.pop("thumbnail_config", UNSET))

        _default_reading_dir = d.pop("default_reading_dir", UNSET)
        default_reading_dir: ReadingDirection | Unset
        if isinstance(_default_reading_dir, Unset):
            default_reading_dir = UNSET
        else:
            default_reading_dir = check_reading_direction(_default_reading_dir)

        _default_reading_mode = d.pop("default_reading_mode", UNSET)
        default_reading_mode: ReadingMode | Unset
        if isinstance(_default_reading_mode, Unset):
            default_reading_mode = UNSET
        else:
            default_reading_mode = check_reading_mode(_default_reading_mode)

        _default_reading_image_scale_fit = d.pop("default_reading_image_scale_fit", UNSET)
        default_reading_image_scale_fit: ReadingScaleFitWrite | Unset
        if isinstance(_default_reading_image_scale_fit, Unset):
            default_reading_image_scale_fit = UNSET
        else:
            default_reading_image_scale_fit = check_reading_scale_fit_write(
                _default_reading_image_scale_fit
            )

        ignore_rules = cast(list[str], d.pop("ignore_rules", UNSET))

        def _parse_library_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        library_id = _parse_library_id(d.pop("library_id", UNSET))

        library_config_write = cls(
            id=id,
            convert_rar_to_zip=convert_rar_to_zip,
            hard_delete_conversions=hard_delete_conversions,
            generate_file_hashes=generate_file_hashes,
            generate_koreader_hashes=generate_koreader_hashes,
            process_metadata=process_metadata,
            watch=watch,
            library_pattern=library_pattern,
            thumbnail_config=thumbnail_config,
            default_reading_dir=default_reading_dir,
            default_reading_mode=default_reading_mode,
            default_reading_image_scale_fit=default_reading_image_scale_fit,
            ignore_rules=ignore_rules,
            library_id=library_id,
        )

        library_config_write.additional_properties = d
        return library_config_write

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
