from typing import Literal

ReadingDirection = Literal["ltr", "rtl"]

READING_DIRECTION_VALUES: set[ReadingDirection] = {
    "ltr",
    "rtl",
}


def check_reading_direction(value: str) -> ReadingDirection:
    if value in READING_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_DIRECTION_VALUES!r}")
