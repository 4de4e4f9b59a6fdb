from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.image_resize_mode import ImageResizeMode, check_image_resize_mode

T = TypeVar("T", bound="ImageResize")


@_attrs_define
class ImageResize:
    """A new size for an image.

    Example:
        {'mode': 'Scaled', 'height': 0.5, 'width': 0.5}

    Attributes:
        mode (ImageResizeMode): `Scaled` takes factors, `Sized` whole pixels. Example: Scaled.
        height (float): Factor of 0 to 1 when scaled, pixels when sized.
        width (float): Factor of 0 to 1 when scaled, pixels when sized.
    """

    mode: ImageResizeMode
    height: float
    width: float

    def to_dict(self) -> dict[str, Any]:
        mode: str = self.mode

        height = self.height

        width = self.width

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "mode": mode,
                "height": height,
                "width": width,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mode = check_image_resize_mode(d.pop("mode"))

        height = d.pop("height")

        width = d.pop("width")

        image_resize = cls(
            mode=mode,
            height=height,
            width=width,
        )

        return image_resize
