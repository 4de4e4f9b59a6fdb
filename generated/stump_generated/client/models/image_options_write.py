from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.image_format import ImageFormat, check_image_format
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.image_resize import ImageResize


T = TypeVar("T", bound="ImageOptionsWrite")


@_attrs_define
class ImageOptionsWrite:
    """How thumbnails are to be made.

    Example:
        {'resize_options': {'mode': 'Scaled', 'height': 0.5, 'width': 0.5}, 'format': 'Webp', 'quality': 75}

    Attributes:
        format_ (ImageFormat): Format that images are written in. Example: Webp.
        resize_options (ImageResize | None | Unset): Null or left out keeps the size.
        quality (float | None | Unset): 0 to 100, or a share of 1; null or left out for the encoder's default.
        page (int | None | Unset): Page to make a thumbnail of, counted from 1; null or left out for the first.
    """

    format_: ImageFormat
    resize_options: ImageResize | None | Unset = UNSET
    quality: float | None | Unset = UNSET
    page: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.image_resize import ImageResize  # noqa: PLC0415

        format_: str = self.format_

        resize_options: dict[str, Any] | None | Unset
        if isinstance(self.resize_options, Unset):
            resize_options = UNSET
        elif isinstance(self.resize_options, ImageResize):
            resize_options = self.resize_options.to_dict()
        else:
            resize_options = self.resize_options

        quality: float | None | Unset
        if isinstance(self.quality, Unset):
            quality = UNSET
        else:
            quality = self.quality

        page: int | None | Unset
        if isinstance(self.page, Unset):
            page = UNSET
        else:
            page = self.page

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "format": format_,
            }
        )
        if resize_options is not UNSET:
            field_dict["resize_options"] = resize_options
        if quality is not UNSET:
            field_dict["quality"] = quality
        if page is not UNSET:
            field_dict["page"] = page

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.image_resize import ImageResize  # noqa: PLC0415

        d = dict(src_dict)
        format_ = check_image_format(d.pop("format"))

        def _parse_resize_options(data: object) -> ImageResize | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                resize_options_type_1 = ImageResize.from_dict(data)

                return resize_options_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImageResize | None | Unset, data)

        resize_options = _parse_resize_options(d.pop("resize_options", UNSET))

        def _parse_quality(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        quality = _parse_quality(d.pop("quality", UNSET))

        def _parse_page(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        page = _parse_page(d.pop("page", UNSET))

        image_options_write = cls(
            format_=format_,
            resize_options=resize_options,
            quality=quality,
            page=page,
        )

        image_options_write.additional_properties = d
        return image_options_write

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
