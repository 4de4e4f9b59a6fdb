from typing import Literal

EventJobOutputTypename = Literal["JobOutput"]

EVENT_JOB_OUTPUT_TYPENAME_VALUES: set[EventJobOutputTypename] = {
    "JobOutput",
}


def check_event_job_output_typename(value: str) -> EventJobOutputTypename:
    if value in EVENT_JOB_OUTPUT_TYPENAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENT_JOB_OUTPUT_TYPENAME_VALUES!r}"
    )
