from typing import Literal

NavigationItemType = Literal["BookClubs", "Explore", "Home", "Libraries", "SmartLists"]

NAVIGATION_ITEM_TYPE_VALUES: set[NavigationItemType] = {
    "BookClubs",
    "Explore",
    "Home",
    "Libraries",
    "SmartLists",
}


def check_navigation_item_type(value: str) -> NavigationItemType:
    if value in NAVIGATION_ITEM_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NAVIGATION_ITEM_TYPE_VALUES!r}")
