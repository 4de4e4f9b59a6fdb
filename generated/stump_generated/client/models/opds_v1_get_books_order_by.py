from typing import Literal

OpdsV1GetBooksOrderBy = Literal["created_at", "name"]

OPDS_V1_GET_BOOKS_ORDER_BY_VALUES: set[OpdsV1GetBooksOrderBy] = {
    "created_at",
    "name",
}


def check_opds_v1_get_books_order_by(value: str) -> OpdsV1GetBooksOrderBy:
    if value in OPDS_V1_GET_BOOKS_ORDER_BY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_V1_GET_BOOKS_ORDER_BY_VALUES!r}"
    )
