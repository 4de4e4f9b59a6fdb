from typing import Literal

OpdsV2GetBooksOrderBy = Literal["created_at", "name"]

OPDS_V2_GET_BOOKS_ORDER_BY_VALUES: set[OpdsV2GetBooksOrderBy] = {
    "created_at",
    "name",
}


def check_opds_v2_get_books_order_by(value: str) -> OpdsV2GetBooksOrderBy:
    if value in OPDS_V2_GET_BOOKS_ORDER_BY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_V2_GET_BOOKS_ORDER_BY_VALUES!r}"
    )
