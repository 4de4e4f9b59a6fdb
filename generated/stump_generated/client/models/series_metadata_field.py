from typing import Literal

SeriesMetadataField = Literal[
    "age_rating",
    "booktype",
    "comic_image",
    "comicid",
    "imprint",
    "publication_run",
    "publisher",
    "status",
    "summary",
    "title",
    "total_issues",
    "volume",
    "year",
]

SERIES_METADATA_FIELD_VALUES: set[SeriesMetadataField] = {
    "age_rating",
    "booktype",
    "comic_image",
    "comicid",
    "imprint",
    "publication_run",
    "publisher",
    "status",
    "summary",
    "title",
    "total_issues",
    "volume",
    "year",
}


def check_series_metadata_field(value: str) -> SeriesMetadataField:
    if value in SERIES_METADATA_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERIES_METADATA_FIELD_VALUES!r}")
