from typing import Literal

PageDescriptionType = Literal[
    "Advertisement",
    "BackCover",
    "Deleted",
    "Editorial",
    "FrontCover",
    "InnerCover",
    "Letters",
    "Other",
    "Preview",
    "Roundup",
    "Story",
]

PAGE_DESCRIPTION_TYPE_VALUES: set[PageDescriptionType] = {
    "Advertisement",
    "BackCover",
    "Deleted",
    "Editorial",
    "FrontCover",
    "InnerCover",
    "Letters",
    "Other",
    "Preview",
    "Roundup",
    "Story",
}


def check_page_description_type(value: str) -> PageDescriptionType:
    if value in PAGE_DESCRIPTION_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PAGE_DESCRIPTION_TYPE_VALUES!r}")
