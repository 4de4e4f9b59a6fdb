from typing import Literal

SeriesOrder = Literal[
    "created_at", "description", "library_id", "name", "path", "status", "updated_at"
]

SERIES_ORDER_VALUES: set[SeriesOrder] = {
    "created_at",
    "description",
    "library_id",
    "name",
    "path",
    "status",
    "updated_at",
}


def check_series_order(value: str) -> SeriesOrder:
    if value in SERIES_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERIES_ORDER_VALUES!r}")
