from typing import Literal

MediaOrder = Literal[
    "created_at",
    "extension",
    "modified_at",
    "name",
    "number",
    "pages",
    "path",
    "series_id",
    "size",
    "status",
    "title",
    "updated_at",
    "volume",
    "year",
]

MEDIA_ORDER_VALUES: set[MediaOrder] = {
    "created_at",
    "extension",
    "modified_at",
    "name",
    "number",
    "pages",
    "path",
    "series_id",
    "size",
    "status",
    "title",
    "updated_at",
    "volume",
    "year",
}


def check_media_order(value: str) -> MediaOrder:
    if value in MEDIA_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MEDIA_ORDER_VALUES!r}")
