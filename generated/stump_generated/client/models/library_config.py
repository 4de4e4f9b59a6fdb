from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.library_pattern import LibraryPattern, check_library_pattern
from ..models.reading_direction import ReadingDirection, check_reading_direction
from ..models.reading_mode import ReadingMode, check_reading_mode
from ..models.reading_scale_fit import ReadingScaleFit, check_reading_scale_fit

if TYPE_CHECKING:
    from ..models.image_options import ImageOptions


T = TypeVar("T", bound="LibraryConfig")


@_attrs_define
class LibraryConfig:
    """What a scan of the library does, and how its books are read by default.

    Example:
        {'id': 'd41f7a90-5b2c-4e83-a6d7-0c9b8e1f2a35', 'convert_rar_to_zip': False, 'hard_delete_conversions': False,
            'generate_file_hashes': True, 'generate_koreader_hashes': True, 'process_metadata': True, 'watch': True,
            'library_pattern': 'SERIES_BASED', 'thumbnail_config': None, 'default_reading_dir': 'ltr',
            'default_reading_mode': 'paged', 'default_reading_image_scale_fit': 'height', 'ignore_rules': ['**/drafts/**'],
            'library_id': '8f1cbb1a-6c0b-4d51-9a0e-2f5b7e3c9d10'}

    Attributes:
        id (None | str):
        convert_rar_to_zip (bool): Whether a scan repacks RAR comics as ZIP archives beside them. The book goes on as
            the archive; the original stays and is no book any more.
        hard_delete_conversions (bool): Whether a scan deletes RAR files whose archive was made from them and can be
            read.
        generate_file_hashes (bool): Whether books get a hash, which finds duplicates.
        generate_koreader_hashes (bool): Whether books get the hash KOReader asks with.
        process_metadata (bool): Whether metadata in the files is read.
        watch (bool): Whether changes on disk start a scan by themselves.
        library_pattern (LibraryPattern): How folders become series: each folder with books, or each folder at the top.
            Example: SERIES_BASED.
        thumbnail_config (ImageOptions | None): Null when no thumbnails are made.
        default_reading_dir (ReadingDirection): Left to right or right to left. Example: ltr.
        default_reading_mode (ReadingMode): How pages follow each other on screen. Example: paged.
        default_reading_image_scale_fit (ReadingScaleFit): What a page image is fitted to. Example: height.
        ignore_rules (list[str]): Globs of what a scan passes over, matched against absolute paths; a star crosses
            folders.
            Books that are stored already stay.
        library_id (None | str):
    """

    id: None | str
    convert_rar_to_zip: bool
    hard_delete_conversions: bool
    generate_file_hashes: bool
    generate_koreader_hashes: bool
    process_metadata: bool
    watch: bool
    library_pattern: LibraryPattern
    thumbnail_config: ImageOptions | None
    default_reading_dir: ReadingDirection
    default_reading_mode: ReadingMode
    default_reading_image_scale_fit: ReadingScaleFit
    ignore_rules: list[str]
    library_id: None | str

    def to_dict(self) -> dict[str, Any]:
        from ..models.image_options import ImageOptions  # noqa: PLC0415

        id: None | str
        id = self.id

        convert_rar_to_zip = self.convert_rar_to_zip

        hard_delete_conversions = self.hard_delete_conversions

        generate_file_hashes = self.generate_file_hashes

        generate_koreader_hashes = self.generate_koreader_hashes

        process_metadata = self.process_metadata

        watch = self.watch

        library_pattern: str = self.library_pattern

        thumbnail_config: dict[str, Any] | None
        if isinstance(self.thumbnail_config, ImageOptions):
            thumbnail_config = self.thumbnail_config.to_dict()
        else:
            thumbnail_config = self.thumbnail_config

        default_reading_dir: str = self.default_reading_dir

        default_reading_mode: str = self.default_reading_mode

        default_reading_image_scale_fit: str = self.default_reading_image_scale_fit

        ignore_rules = self.ignore_rules

        library_id: None | str
        library_id = self.library_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "convert_rar_to_zip": convert_rar_to_zip,
                "hard_delete_conversions": hard_delete_conversions,
                "generate_file_hashes": generate_file_hashes,
                "generate_koreader_hashes": generate_koreader_hashes,
                "process_metadata": process_metadata,
                "watch": watch,
                "library_pattern": library_pattern,
                "thumbnail_config": thumbnail_config,
                "default_reading_dir": default_reading_dir,
                "default_reading_mode": default_reading_mode,
                "default_reading_image_scale_fit": default_reading_image_scale_fit,
                "ignore_rules": ignore_rules,
                "library_id": library_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.image_options import ImageOptions  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        id = _parse_id(d.pop("id"))

        convert_rar_to_zip = d.pop("convert_rar_to_zip")

        hard_delete_conversions = d.pop("hard_delete_conversions")

        generate_file_hashes = d.pop("generate_file_hashes")

        generate_koreader_hashes = d.pop("generate_koreader_hashes")

        process_metadata = d.pop("process_metadata")

        watch = d.pop("watch")

        library_pattern = check_library_pattern(d.pop("library_pattern"))

        def _parse_thumbnail_config(data: object) -> ImageOptions | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                thumbnail_config_type_1 = ImageOptions.from_dict(data)

                return thumbnail_config_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImageOptions | None, data)

        thumbnail_config = _parse_thumbnail_config(d.pop("thumbnail_config"))

        default_reading_dir = check_reading_direction(d.pop("default_reading_dir"))

        default_reading_mode = check_reading_mode(d.pop("default_reading_mode"))

        default_reading_image_scale_fit = check_reading_scale_fit(
            d.pop("default_reading_image_scale_fit")
        )

        ignore_rules = cast(list[str], d.pop("ignore_rules"))

        def _parse_library_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        library_id = _parse_library_id(d.pop("library_id"))

        library_config = cls(
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

        return library_config
