from typing import Literal

EventJobUpdateTypename = Literal["JobUpdate"]

EVENT_JOB_UPDATE_TYPENAME_VALUES: set[EventJobUpdateTypename] = {
    "JobUpdate",
}


def check_event_job_update_typename(value: str) -> EventJobUpdateTypename:
    if value in EVENT_JOB_UPDATE_TYPENAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENT_JOB_UPDATE_TYPENAME_VALUES!r}"
    )
