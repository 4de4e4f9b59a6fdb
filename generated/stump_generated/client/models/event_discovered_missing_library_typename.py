from typing import Literal

EventDiscoveredMissingLibraryTypename = Literal["DiscoveredMissingLibrary"]

EVENT_DISCOVERED_MISSING_LIBRARY_TYPENAME_VALUES: set[EventDiscoveredMissingLibraryTypename] = {
    "DiscoveredMissingLibrary",
}


def check_event_discovered_missing_library_typename(
    value: str,
) -> EventDiscoveredMissingLibraryTypename:
    if value in EVENT_DISCOVERED_MISSING_LIBRARY_TYPENAME_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENT_DISCOVERED_MISSING_LIBRARY_TYPENAME_VALUES!r}"
    )
