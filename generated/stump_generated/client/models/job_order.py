from typing import Literal

JobOrder = Literal["completed_at", "created_at", "name", "status"]

JOB_ORDER_VALUES: set[JobOrder] = {
    "completed_at",
    "created_at",
    "name",
    "status",
}


def check_job_order(value: str) -> JobOrder:
    if value in JOB_ORDER_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {JOB_ORDER_VALUES!r}")
