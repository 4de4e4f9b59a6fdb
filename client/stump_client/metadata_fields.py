"""What the metadata of a book and of a series consists of, as keyword arguments."""

from __future__ import annotations

from typing import TypedDict

from stump_generated.client.models import ReadingDirection


class MediaMetadataFields(TypedDict, total=False):
    """Fields of the metadata of a book; None empties a field."""

    title: str | None
    series: str | None
    number: float | None
    volume: int | None
    summary: str | None
    notes: str | None
    age_rating: int | str | None
    genre: list[str] | str | None
    year: int | None
    month: int | None
    day: int | None
    writers: list[str] | str | None
    pencillers: list[str] | str | None
    inkers: list[str] | str | None
    colorists: list[str] | str | None
    letterers: list[str] | str | None
    cover_artists: list[str] | str | None
    editors: list[str] | str | None
    links: list[str] | str | None
    characters: list[str] | str | None
    teams: list[str] | str | None
    publisher: str | None
    language: str | None
    page_count: int | None
    translators: list[str] | str | None
    tags: list[str] | str | None
    locations: list[str] | str | None
    story_arcs: list[str] | str | None
    identifiers: list[str] | str | None
    imprint: str | None
    issue_count: int | None
    community_rating: float | None
    reading_direction: ReadingDirection | None
    alternate_series: str | None
    alternate_number: str | None
    alternate_count: int | None
    story_arc_numbers: list[str] | str | None
    series_groups: list[str] | str | None
    edition_format: str | None
    black_and_white: bool | None
    scan_information: str | None
    review: str | None
    main_character_or_team: str | None


class SeriesMetadataFields(TypedDict, total=False):
    """Fields of the metadata of a series; None empties a field."""

    title: str | None
    summary: str | None
    publisher: str | None
    imprint: str | None
    comicid: int | None
    volume: int | None
    booktype: str | None
    age_rating: int | str | None
    status: str | None
    year: int | None
    comic_image: str | None
    total_issues: int | None
    publication_run: str | None
