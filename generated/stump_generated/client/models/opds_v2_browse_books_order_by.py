from typing import Literal

OpdsV2BrowseBooksOrderBy = Literal["created_at", "name"]

OPDS_V2_BROWSE_BOOKS_ORDER_BY_VALUES: set[OpdsV2BrowseBooksOrderBy] = {
    "created_at",
    "name",
}


def check_opds_v2_browse_books_order_by(value: str) -> OpdsV2BrowseBooksOrderBy:
    if value in OPDS_V2_BROWSE_BOOKS_ORDER_BY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_V2_BROWSE_BOOKS_ORDER_BY_VALUES!r}"
    )
