from typing import Literal

PictureFormat = Literal["avif", "jpeg", "png", "webp"]

PICTURE_FORMAT_VALUES: set[PictureFormat] = {
    "avif",
    "jpeg",
    "png",
    "webp",
}


def check_picture_format(value: str) -> PictureFormat:
    if value in PICTURE_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PICTURE_FORMAT_VALUES!r}")
