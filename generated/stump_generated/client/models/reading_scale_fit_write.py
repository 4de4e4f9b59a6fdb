from typing import Literal

ReadingScaleFitWrite = Literal["height", "none", "original", "width"]

READING_SCALE_FIT_WRITE_VALUES: set[ReadingScaleFitWrite] = {
    "height",
    "none",
    "original",
    "width",
}


def check_reading_scale_fit_write(value: str) -> ReadingScaleFitWrite:
    if value in READING_SCALE_FIT_WRITE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {READING_SCALE_FIT_WRITE_VALUES!r}"
    )
