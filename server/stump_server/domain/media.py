"""Series and books, their metadata, and one person's reading of them.

What a list holds twenty times over is a named tuple: just as frozen as a dataclass, and made from
a row several times as fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from stump_server.domain.library import FileStatus, Library, Tag


@dataclass(frozen=True, slots=True)
class PageDimension:
    """Size of a page image in pixels."""

    height: int
    width: int


# The type of the page that stands for a comic.
FRONT_COVER = "FrontCover"


class PageDescription(NamedTuple):
    """What a comic says of a page, counted from 1; sizes in pixels and bytes."""

    page: int
    type: str | None = None
    double_page: bool | None = None
    bookmark: str | None = None
    key: str | None = None
    width: int | None = None
    height: int | None = None
    size: int | None = None


class MediaMetadata(NamedTuple):
    """What a book says of itself, or what people said of it. Empty means unknown."""

    title: str | None = None
    series: str | None = None
    number: float | None = None
    volume: int | None = None
    summary: str | None = None
    notes: str | None = None
    age_rating: int | None = None
    genre: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    writers: tuple[str, ...] = ()
    pencillers: tuple[str, ...] = ()
    inkers: tuple[str, ...] = ()
    colorists: tuple[str, ...] = ()
    letterers: tuple[str, ...] = ()
    cover_artists: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    characters: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    page_count: int | None = None
    translators: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    story_arcs: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    imprint: str | None = None
    # How many books the series has, as the publisher says.
    issue_count: int | None = None
    # From 0 to 5.
    community_rating: float | None = None
    # "ltr" or "rtl".
    reading_direction: str | None = None
    alternate_series: str | None = None
    alternate_number: str | None = None
    alternate_count: int | None = None
    story_arc_numbers: tuple[str, ...] = ()
    series_groups: tuple[str, ...] = ()
    edition_format: str | None = None
    black_and_white: bool | None = None
    scan_information: str | None = None
    review: str | None = None
    main_character_or_team: str | None = None


class SeriesMetadata(NamedTuple):
    """What `series.json` and people say of a series."""

    meta_type: str = "comicSeries"
    title: str | None = None
    summary: str | None = None
    publisher: str | None = None
    imprint: str | None = None
    comicid: int | None = None
    volume: int | None = None
    booktype: str | None = None
    age_rating: int | None = None
    status: str | None = None
    year: int | None = None
    comic_image: str | None = None
    total_issues: int | None = None
    publication_run: str | None = None


class ActiveReading(NamedTuple):
    """One person's open reading of a book."""

    id: str
    media_id: str
    user_id: str
    started_at: datetime
    updated_at: datetime
    page: int | None = None
    epubcfi: str | None = None
    percentage_completed: float | None = None
    elapsed_seconds: int | None = None
    # The same place in KOReader's words and as a Readium locator, and which device said so.
    xpointer: str | None = None
    locator: Mapping[str, Any] | None = None
    device_id: str | None = None


class FinishedReading(NamedTuple):
    """One person's reading of a book to its end."""

    id: str
    media_id: str
    user_id: str
    started_at: datetime
    completed_at: datetime
    elapsed_seconds: int | None = None
    xpointer: str | None = None
    device_id: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A directory of books. What is None was not loaded."""

    id: str
    name: str
    path: str
    status: FileStatus
    library_id: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    metadata: SeriesMetadata | None = None
    library: Library | None = None
    media: tuple[Media, ...] | None = None
    media_count: int | None = None
    unread_media_count: int | None = None
    tags: tuple[Tag, ...] | None = None

    @property
    def title(self) -> str:
        """What its metadata calls it, else its name."""
        return (self.metadata.title if self.metadata is not None else None) or self.name


class Media(NamedTuple):
    """A book file. What is None was not loaded or is unknown."""

    id: str
    name: str
    size: int
    extension: str
    pages: int
    path: str
    status: FileStatus
    series_id: str
    library_id: str
    created_at: datetime
    updated_at: datetime
    modified_at: datetime | None = None
    hash: str | None = None
    koreader_hash: str | None = None
    fault: str | None = None
    format: str | None = None
    metadata: MediaMetadata | None = None
    dimensions: tuple[PageDimension, ...] | None = None
    descriptions: tuple[PageDescription, ...] | None = None
    series: Series | None = None
    active_reading: ActiveReading | None = None
    finished_readings: tuple[FinishedReading, ...] | None = None
    tags: tuple[Tag, ...] | None = None
