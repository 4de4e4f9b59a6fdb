from typing import Literal

JobKind = Literal[
    "analyze_media",
    "library_scan",
    "series_scan",
    "session_cleanup",
    "thumbnail_generation",
    "write_metadata",
]

JOB_KIND_VALUES: set[JobKind] = {
    "analyze_media",
    "library_scan",
    "series_scan",
    "session_cleanup",
    "thumbnail_generation",
    "write_metadata",
}


def check_job_kind(value: str) -> JobKind:
    if value in JOB_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JOB_KIND_VALUES!r}")
