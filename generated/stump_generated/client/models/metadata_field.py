from typing import Literal

MetadataField = Literal[
    "age_rating",
    "characters",
    "colorists",
    "cover_artists",
    "day",
    "editors",
    "genre",
    "inkers",
    "language",
    "letterers",
    "links",
    "month",
    "notes",
    "number",
    "pencillers",
    "publisher",
    "series",
    "summary",
    "teams",
    "title",
    "volume",
    "writers",
    "year",
]

METADATA_FIELD_VALUES: set[MetadataField] = {
    "age_rating",
    "characters",
    "colorists",
    "cover_artists",
    "day",
    "editors",
    "genre",
    "inkers",
    "language",
    "letterers",
    "links",
    "month",
    "notes",
    "number",
    "pencillers",
    "publisher",
    "series",
    "summary",
    "teams",
    "title",
    "volume",
    "writers",
    "year",
}


def check_metadata_field(value: str) -> MetadataField:
    if value in METADATA_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {METADATA_FIELD_VALUES!r}")
