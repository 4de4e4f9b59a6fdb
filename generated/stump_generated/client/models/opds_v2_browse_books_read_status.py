from typing import Literal

OpdsV2BrowseBooksReadStatus = Literal["completed", "reading", "unread"]

OPDS_V2_BROWSE_BOOKS_READ_STATUS_VALUES: set[OpdsV2BrowseBooksReadStatus] = {
    "completed",
    "reading",
    "unread",
}


def check_opds_v2_browse_books_read_status(value: str) -> OpdsV2BrowseBooksReadStatus:
    if value in OPDS_V2_BROWSE_BOOKS_READ_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_V2_BROWSE_BOOKS_READ_STATUS_VALUES!r}"
    )
