from typing import Literal

ImageFormat = Literal["Avif", "Jpeg", "Png", "Webp"]

IMAGE_FORMAT_VALUES: set[ImageFormat] = {
    "Avif",
    "Jpeg",
    "Png",
    "Webp",
}


def check_image_format(value: str) -> ImageFormat:
    if value in IMAGE_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {IMAGE_FORMAT_VALUES!r}")
