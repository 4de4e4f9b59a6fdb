from typing import Literal

ImageResizeMode = Literal["Scaled", "Sized"]

IMAGE_RESIZE_MODE_VALUES: set[ImageResizeMode] = {
    "Scaled",
    "Sized",
}


def check_image_resize_mode(value: str) -> ImageResizeMode:
    if value in IMAGE_RESIZE_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IMAGE_RESIZE_MODE_VALUES!r}")
