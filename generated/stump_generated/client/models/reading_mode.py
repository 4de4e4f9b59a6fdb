from typing import Literal

ReadingMode = Literal["continuous:horizontal", "continuous:vertical", "paged"]

READING_MODE_VALUES: set[ReadingMode] = {
    "continuous:horizontal",
    "continuous:vertical",
    "paged",
}


def check_reading_mode(value: str) -> ReadingMode:
    if value in READING_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READING_MODE_VALUES!r}")
