"""What lists are narrowed to, ordered and cut by; different fields are and-ed, values or-ed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from stump_generated.client.models import (
    Direction,
    JobOrder,
    LibraryOrder,
    MediaOrder,
    ReadStatus,
    SeriesOrder,
)

# `from` is a word of Python, so this one cannot be a class.
Between = TypedDict("Between", {"from": int, "to": int}, total=False)
Between.__doc__ = "A range of whole numbers, both ends included, each may be left out."


class MediaMetadataMatch(TypedDict, total=False):
    """Books by their metadata."""

    publisher: Sequence[str]
    genre: Sequence[str]
    character: Sequence[str]
    colorist: Sequence[str]
    writer: Sequence[str]
    penciller: Sequence[str]
    inker: Sequence[str]
    letterer: Sequence[str]
    editor: Sequence[str]
    age_rating: str
    year: int | Between


class SeriesMetadataMatch(TypedDict, total=False):
    """Series by their metadata."""

    meta_type: Sequence[str]
    publisher: Sequence[str]
    status: Sequence[str]
    age_rating: str
    volume: int | Between


class LibraryMatch(TypedDict, total=False):
    """Libraries by what they are."""

    id: Sequence[str]
    name: Sequence[str]
    path: Sequence[str]
    search: str


class SeriesMatch(TypedDict, total=False):
    """Series by what they are."""

    id: Sequence[str]
    name: Sequence[str]
    path: Sequence[str]
    search: str
    metadata: SeriesMetadataMatch


class MediaMatch(TypedDict, total=False):
    """Books by what they are, and by how far the caller has read them."""

    id: Sequence[str]
    name: Sequence[str]
    extension: Sequence[str]
    path: Sequence[str]
    read_status: Sequence[ReadStatus]
    tags: Sequence[str]
    search: str
    metadata: MediaMetadataMatch


class MediaSeriesMatch(TypedDict, total=False):
    """Series of books, also by their library."""

    id: Sequence[str]
    name: Sequence[str]
    path: Sequence[str]
    search: str
    library: LibraryMatch


class MetadataMediaMatch(MediaMatch, total=False):
    """Books by what they are, also by their series."""

    series: MediaSeriesMatch


class MetadataQuery(MediaMetadataMatch, total=False):
    """Which books to look at for values of their metadata."""

    media: MetadataMediaMatch


class LibraryFilters(LibraryMatch, total=False):
    """Libraries, also by having at least one series that matches."""

    series: SeriesMatch


class SeriesFilters(SeriesMatch, total=False):
    """Series, also by their library and by having at least one book that matches."""

    library: LibraryMatch
    media: MediaMatch


class MediaFilters(MediaMatch, total=False):
    """Books, also by their series."""

    series_id: Sequence[str]
    series: SeriesFilters


class Numbering(TypedDict, total=False):
    """A page by its number."""

    page: int
    page_size: int
    zero_based: bool


class PlainPaging(Numbering, total=False):
    """A page by its number, or what follows a cursor."""

    cursor: str
    limit: int


class Paging(PlainPaging, total=False):
    """The same, and which way round."""

    direction: Direction


class SeriesLookup(SeriesFilters, total=False):
    """Series, and what comes along with them."""

    load_media: bool
    load_library: bool
    count_media: bool


class MediaLookup(MediaFilters, total=False):
    """A book, and what comes along with it."""

    load_series: bool
    load_library: bool
    load_pages: bool


class LibraryQuery(LibraryFilters, Paging, total=False):
    """A list of libraries."""

    order_by: LibraryOrder


class SeriesQuery(SeriesLookup, Paging, total=False):
    """A list of series."""

    order_by: SeriesOrder


class MediaQuery(MediaFilters, Paging, total=False):
    """A list of books."""

    order_by: MediaOrder


class UserQuery(PlainPaging, total=False):
    """A list of accounts."""

    include_read_progresses: bool
    include_session_count: bool
    include_restrictions: bool
    include_deleted: bool


class JobQuery(Paging, total=False):
    """A list of jobs."""

    order_by: JobOrder
    load_logs: bool


def flatten(query: Mapping[str, Any]) -> dict[str, Any]:
    """A nested query as keyword arguments of the generated client; None stands for nothing.

    >>> flatten({"series": {"metadata": {"volume": {"from": 2}}}, "name": ("A", "B")})
    {'seriesmetadatavolumefrom': 2, 'name': ['A', 'B']}
    """
    flat: dict[str, Any] = {}
    for name, value in query.items():
        if isinstance(value, Mapping):
            flat.update({f"{name}{inner}": found for inner, found in flatten(value).items()})
        elif value is not None:
            flat[name] = value if isinstance(value, str | int) else list(value)
    return flat


def flatten_under_id(query: Mapping[str, Any]) -> dict[str, Any]:
    """As `flatten`, for an endpoint with an `id` in its path: the list has another name there."""
    flat = flatten(query)
    if "id" in flat:
        flat["id_query"] = flat.pop("id")
    return flat
