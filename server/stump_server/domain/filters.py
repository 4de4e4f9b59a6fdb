"""What a list is narrowed to. Different fields are and-ed, the values of one field or-ed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReadStatus(StrEnum):
    """How far the caller has come with a book."""

    UNREAD = "Unread"
    READING = "Reading"
    COMPLETED = "Completed"


@dataclass(frozen=True, slots=True)
class Between:
    """A range of whole numbers, both ends inclusive and optional."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class MediaMetadataFilter:
    """Narrows books by their metadata; list-typed fields match a value or a part of it."""

    publisher: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    character: tuple[str, ...] = ()
    colorist: tuple[str, ...] = ()
    writer: tuple[str, ...] = ()
    penciller: tuple[str, ...] = ()
    inker: tuple[str, ...] = ()
    letterer: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    age_rating: str | None = None
    year: Between | None = None


@dataclass(frozen=True, slots=True)
class SeriesMetadataFilter:
    """Narrows series by their metadata."""

    meta_type: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    age_rating: str | None = None
    volume: Between | None = None


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """Narrows libraries; `series` asks for at least one matching series."""

    id: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    search: str | None = None
    series: SeriesFilter | None = None


@dataclass(frozen=True, slots=True)
class SeriesFilter:
    """Narrows series; `media` asks for at least one matching book."""

    id: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    search: str | None = None
    metadata: SeriesMetadataFilter | None = None
    library: LibraryFilter | None = None
    media: MediaFilter | None = None
    # What a list is of, beside whatever a client narrows it to.
    of_library: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MediaFilter:
    """Narrows books; `read_status` means the caller's own reading."""

    id: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    extension: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    read_status: tuple[ReadStatus, ...] = ()
    tags: tuple[str, ...] = ()
    search: str | None = None
    metadata: MediaMetadataFilter | None = None
    series: SeriesFilter | None = None
    series_id: tuple[str, ...] = ()
    # Words looked for in title, series, authors and summary.
    anywhere: str | None = None
    # By the whole name.
    of_writer: tuple[str, ...] = ()
    of_genre: tuple[str, ...] = ()
    of_library: tuple[str, ...] = ()
    of_series: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MetadataFilter:
    """Narrows the books whose metadata is looked at: by what it says, and by the book."""

    known: MediaMetadataFilter
    media: MediaFilter | None = None
