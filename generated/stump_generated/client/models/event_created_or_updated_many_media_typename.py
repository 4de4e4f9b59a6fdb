from typing import Literal

EventCreatedOrUpdatedManyMediaTypename = Literal["CreatedOrUpdatedManyMedia"]

EVENT_CREATED_OR_UPDATED_MANY_MEDIA_TYPENAME_VALUES: set[EventCreatedOrUpdatedManyMediaTypename] = {
    "CreatedOrUpdatedManyMedia",
}


def check_event_created_or_updated_many_media_typename(
    value: str,
) -> EventCreatedOrUpdatedManyMediaTypename:
    if value in EVENT_CREATED_OR_UPDATED_MANY_MEDIA_TYPENAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENT_CREATED_OR_UPDATED_MANY_MEDIA_TYPENAME_VALUES!r}"
    )
