from typing import Literal

OpdsV1GetBooksByKeyOrderBy = Literal["created_at", "name"]

OPDS_V1_GET_BOOKS_BY_KEY_ORDER_BY_VALUES: set[OpdsV1GetBooksByKeyOrderBy] = {
    "created_at",
    "name",
}


def check_opds_v1_get_books_by_key_order_by(value: str) -> OpdsV1GetBooksByKeyOrderBy:
    if value in OPDS_V1_GET_BOOKS_BY_KEY_ORDER_BY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_V1_GET_BOOKS_BY_KEY_ORDER_BY_VALUES!r}"
    )
