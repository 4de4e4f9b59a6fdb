from typing import Literal

LibraryOrder = Literal["created_at", "name", "path", "status", "updated_at"]

LIBRARY_ORDER_VALUES: set[LibraryOrder] = {
    "created_at",
    "name",
    "path",
    "status",
    "updated_at",
}


def check_library_order(value: str) -> LibraryOrder:
    if value in LIBRARY_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIBRARY_ORDER_VALUES!r}")
