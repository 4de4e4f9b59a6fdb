from typing import Literal

OpdsV1GetBooksByKeyReadStatus = Literal["completed", "reading", "unread"]

OPDS_V1_GET_BOOKS_BY_KEY_READ_STATUS_VALUES: set[OpdsV1GetBooksByKeyReadStatus] = {
    "completed",
    "reading",
    "unread",
}


def check_opds_v1_get_books_by_key_read_status(value: str) -> OpdsV1GetBooksByKeyReadStatus:
    if value in OPDS_V1_GET_BOOKS_BY_KEY_READ_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_V1_GET_BOOKS_BY_KEY_READ_STATUS_VALUES!r}"
    )
