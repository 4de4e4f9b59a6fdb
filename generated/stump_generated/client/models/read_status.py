from typing import Literal

ReadStatus = Literal["completed", "Completed", "reading", "Reading", "Unread", "unread"]

READ_STATUS_VALUES: set[ReadStatus] = {
    "completed",
    "Completed",
    "reading",
    "Reading",
    "Unread",
    "unread",
}


def check_read_status(value: str) -> ReadStatus:
    if value in READ_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {READ_STATUS_VALUES!r}")
