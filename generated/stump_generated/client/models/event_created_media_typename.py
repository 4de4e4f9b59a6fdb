from typing import Literal

EventCreatedMediaTypename = Literal["CreatedMedia"]

EVENT_CREATED_MEDIA_TYPENAME_VALUES: set[EventCreatedMediaTypename] = {
    "CreatedMedia",
}


def check_event_created_media_typename(value: str) -> EventCreatedMediaTypename:
    if value in EVENT_CREATED_MEDIA_TYPENAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENT_CREATED_MEDIA_TYPENAME_VALUES!r}"
    )
