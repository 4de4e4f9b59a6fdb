from typing import Literal

LibraryScanMode = Literal["DEFAULT", "NONE"]

LIBRARY_SCAN_MODE_VALUES: set[LibraryScanMode] = {
    "DEFAULT",
    "NONE",
}


def check_library_scan_mode(value: str) -> LibraryScanMode:
    if value in LIBRARY_SCAN_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIBRARY_SCAN_MODE_VALUES!r}")
