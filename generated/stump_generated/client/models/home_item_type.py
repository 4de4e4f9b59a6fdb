from typing import Literal

HomeItemType = Literal[
    "ContinueReading", "Library", "RecentlyAddedBooks", "RecentlyAddedSeries", "SmartList"
]

HOME_ITEM_TYPE_VALUES: set[HomeItemType] = {
    "ContinueReading",
    "Library",
    "RecentlyAddedBooks",
    "RecentlyAddedSeries",
    "SmartList",
}


def check_home_item_type(value: str) -> HomeItemType:
    if value in HOME_ITEM_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {HOME_ITEM_TYPE_VALUES!r}")
