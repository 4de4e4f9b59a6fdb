from typing import Literal

ReadingScaleFit = Literal["height", "none", "width"]

READING_SCALE_FIT_VALUES: set[ReadingScaleFit] = {
    "height",
    "none",
    "width",
}


def check_reading_scale_fit(value: str) -> ReadingScaleFit:
    if value in READING_SCALE_FIT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_SCALE_FIT_VALUES!r}")
