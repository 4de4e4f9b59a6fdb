from typing import Literal

FileStatus = Literal["ERROR", "MISSING", "READY", "UNKNOWN", "UNSUPPORTED"]

FILE_STATUS_VALUES: set[FileStatus] = {
    "ERROR",
    "MISSING",
    "READY",
    "UNKNOWN",
    "UNSUPPORTED",
}


def check_file_status(value: str) -> FileStatus:
    if value in FILE_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILE_STATUS_VALUES!r}")
