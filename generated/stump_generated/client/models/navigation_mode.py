from typing import Literal

NavigationMode = Literal["SIDEBAR", "TOPBAR"]

NAVIGATION_MODE_VALUES: set[NavigationMode] = {
    "SIDEBAR",
    "TOPBAR",
}


def check_navigation_mode(value: str) -> NavigationMode:
    if value in NAVIGATION_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NAVIGATION_MODE_VALUES!r}")
