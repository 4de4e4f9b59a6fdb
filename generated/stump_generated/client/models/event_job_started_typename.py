from typing import Literal

EventJobStartedTypename = Literal["JobStarted"]

EVENT_JOB_STARTED_TYPENAME_VALUES: set[EventJobStartedTypename] = {
    "JobStarted",
}


def check_event_job_started_typename(value: str) -> EventJobStartedTypename:
    if value in EVENT_JOB_STARTED_TYPENAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENT_JOB_STARTED_TYPENAME_VALUES!r}"
    )
