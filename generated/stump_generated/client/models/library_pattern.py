from typing import Literal

LibraryPattern = Literal["COLLECTION_BASED", "SERIES_BASED"]

LIBRARY_PATTERN_VALUES: set[LibraryPattern] = {
    "COLLECTION_BASED",
    "SERIES_BASED",
}


def check_library_pattern(value: str) -> LibraryPattern:
    if value in LIBRARY_PATTERN_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIBRARY_PATTERN_VALUES!r}")
