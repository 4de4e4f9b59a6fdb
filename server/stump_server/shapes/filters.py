"""Filters of lists: from the nested values of a query to the domain's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stump_server.domain.filters import (
    Between,
    LibraryFilter,
    MediaFilter,
    MediaMetadataFilter,
    MetadataFilter,
    ReadStatus,
    SeriesFilter,
    SeriesMetadataFilter,
)

Query = Mapping[str, Any]


def _texts(query: Query, *names: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(query.get(name) or ()) for name in names}


def _between(value: Any) -> Between | None:
    if value is None:
        return None
    if isinstance(value, Mapping):
        return Between(value.get("from"), value.get("to"))
    return Between(value, value)


def library(query: Query) -> LibraryFilter:
    """What narrows libraries."""
    inner = query.get("series")
    return LibraryFilter(
        **_texts(query, "id", "name", "path"),
        search=query.get("search"),
        series=series(inner) if inner else None,
    )


def series(query: Query) -> SeriesFilter:
    """What narrows series."""
    metadata, of_library, of_media = (query.get(n) for n in ("metadata", "library", "media"))
    return SeriesFilter(
        **_texts(query, "id", "name", "path"),
        search=query.get("search"),
        metadata=_series_metadata(metadata) if metadata else None,
        library=library(of_library) if of_library else None,
        media=media(of_media) if of_media else None,
    )


def _series_metadata(query: Query) -> SeriesMetadataFilter:
    return SeriesMetadataFilter(
        **_texts(query, "meta_type", "publisher", "status"),
        age_rating=query.get("age_rating"),
        volume=_between(query.get("volume")),
    )


def media(query: Query) -> MediaFilter:
    """What narrows books; `series_id` is the spelling of a published client's method."""
    metadata, of_series = query.get("metadata"), query.get("series")
    wanted = series(of_series) if of_series else None
    own_series = tuple(query.get("series_id") or ())
    return MediaFilter(
        **_texts(query, "id", "name", "extension", "path", "tags"),
        read_status=tuple(ReadStatus(s.capitalize()) for s in query.get("read_status") or ()),
        search=query.get("search"),
        anywhere=None,
        metadata=_media_metadata(metadata) if metadata else None,
        series=wanted,
        series_id=own_series,
    )


def metadata(query: Query) -> MetadataFilter:
    """What narrows the books whose metadata is looked at."""
    of_media = query.get("media")
    return MetadataFilter(_media_metadata(query), media(of_media) if of_media else None)


def _media_metadata(query: Query) -> MediaMetadataFilter:
    return MediaMetadataFilter(
        **_texts(
            query,
            "publisher",
            "genre",
            "character",
            "colorist",
            "writer",
            "penciller",
            "inker",
            "letterer",
            "editor",
        ),
        age_rating=query.get("age_rating"),
        year=_between(query.get("year")),
    )
