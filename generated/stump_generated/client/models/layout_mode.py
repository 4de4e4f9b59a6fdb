from typing import Literal

LayoutMode = Literal["GRID", "TABLE"]

LAYOUT_MODE_VALUES: set[LayoutMode] = {
    "GRID",
    "TABLE",
}


def check_layout_mode(value: str) -> LayoutMode:
    if value in LAYOUT_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LAYOUT_MODE_VALUES!r}")
