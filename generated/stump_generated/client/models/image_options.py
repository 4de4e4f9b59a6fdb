from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.image_format import ImageFormat, check_image_format

if TYPE_CHECKING:
    from ..models.image_resize import ImageResize


T = TypeVar("T", bound="ImageOptions")


@_attrs_define
class ImageOptions:
    """How thumbnails are made.

    Example:
        {'resize_options': {'mode': 'Scaled', 'height': 0.5, 'width': 0.5}, 'format': 'Webp', 'quality': 75, 'page':
            None}

    Attributes:
        resize_options (ImageResize | None): Null keeps the size.
        format_ (ImageFormat): Format that images are written in. Example: Webp.
        quality (float | None): 0 to 100, or a share of 1; null for the encoder's default.
        page (int | None): Page a thumbnail is made of, counted from 1; null for the first.
    """

    resize_options: ImageResize | None
    format_: ImageFormat
    quality: float | None
    page: int | None

    def to_dict(self) -> dict[str, Any]:
        from ..models.image_resize import ImageResize  # noqa: PLC0415

        resize_options: dict[str, Any] | None
        if isinstance(self.resize_options, ImageResize):
            resize_options = self.resize_options.to_dict()
        else:
            resize_options = self.resize_options

        format_: str = self.format_

        quality: float | None
        quality = self.quality

        page: int | None
        page = self.page

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "resize_options": resize_options,
                "format": format_,
                "quality": quality,
                "page": page,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.image_resize import ImageResize  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_resize_options(data: object) -> ImageResize | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                resize_options_type_1 = ImageResize.from_dict(data)

                return resize_options_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ImageResize | None, data)

        resize_options = _parse_resize_options(d.pop("resize_options"))

        format_ = check_image_format(d.pop("format"))

        def _parse_quality(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        quality = _parse_quality(d.pop("quality"))

        def _parse_page(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        page = _parse_page(d.pop("page"))

        image_options = cls(
            resize_options=resize_options,
            format_=format_,
            quality=quality,
            page=page,
        )

        return image_options
