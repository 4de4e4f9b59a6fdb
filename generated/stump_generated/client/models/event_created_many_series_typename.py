from typing import Literal

EventCreatedManySeriesTypename = Literal["CreatedManySeries"]

EVENT_CREATED_MANY_SERIES_TYPENAME_VALUES: set[EventCreatedManySeriesTypename] = {
    "CreatedManySeries",
}


def check_event_created_many_series_typename(value: str) -> EventCreatedManySeriesTypename:
    if value in EVENT_CREATED_MANY_SERIES_TYPENAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENT_CREATED_MANY_SERIES_TYPENAME_VALUES!r}"
    )
