from typing import Literal

OpdsV2GetBooksReadStatus = Literal["completed", "reading", "unread"]

OPDS_V2_GET_BOOKS_READ_STATUS_VALUES: set[OpdsV2GetBooksReadStatus] = {
    "completed",
    "reading",
    "unread",
}


def check_opds_v2_get_books_read_status(value: str) -> OpdsV2GetBooksReadStatus:
    if value in OPDS_V2_GET_BOOKS_READ_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_V2_GET_BOOKS_READ_STATUS_VALUES!r}"
    )
