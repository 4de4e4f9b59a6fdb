from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.image_options_write import ImageOptionsWrite


T = TypeVar("T", bound="ThumbnailGeneration")


@_attrs_define
class ThumbnailGeneration:
    """How thumbnails are to be made, this once.

    Example:
        {'force_regenerate': True}

    Attributes:
        image_options (ImageOptionsWrite | None | Unset): Null or left out for those of the library.
        force_regenerate (bool | Unset): Whether all that were made are made anew; those chosen or uploaded always stay.
            Default: False.
    """

    image_options: ImageOptionsWrite | None | Unset = UNSET
    force_regenerate: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        from ..models.image_options_write import ImageOptionsWrite  # noqa: PLC0415

        image_options: dict[str, Any] | None | Unset
        if isinstance(self.image_options, Unset):
            image_options = UNSET
        elif isinstance(self.image_options, ImageOptionsWrite):
            image_options = self.image_options.to_dict()
        else:
            image_options = self.image_options

        force_regenerate = self.force_regenerate

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if image_options is not UNSET:
            field_dict["image_options"] = image_options
        if force_regenerate is not UNSET:
            field_dict["force_regenerate"] = force_regenerate

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.image_options_write import ImageOptionsWrite  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_image_options(data: object) -> ImageOptionsWrite | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                image_options_type_1 = ImageOptionsWrite.from_dict(data)

                return image_options_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImageOptionsWrite | None | Unset, data)

        image_options = _parse_image_options(d.pop("image_options", UNSET))

        force_regenerate = d.pop("force_regenerate", UNSET)

        thumbnail_generation = cls(
            image_options=image_options,
            force_regenerate=force_regenerate,
        )

        return thumbnail_generation
