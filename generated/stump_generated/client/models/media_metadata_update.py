from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.reading_direction import ReadingDirection, check_reading_direction
from ..types import UNSET, Unset

T = TypeVar("T", bound="MediaMetadataUpdate")


@_attrs_define
class MediaMetadataUpdate:
    """Metadata as it is to be from now on; what is left out is cleared by PUT, and stays with PATCH.

    Example:
        {'title': 'The Cybernetic Tea Shop', 'number': 1, 'age_rating': '13+', 'genre': ['Science Fiction'], 'writers':
            'Meredith Katz', 'year': 2016}

    Attributes:
        title (None | str | Unset):
        series (None | str | Unset):
        number (float | None | Unset): Place in the series.
        volume (int | None | Unset):
        summary (None | str | Unset):
        notes (None | str | Unset):
        age_rating (int | None | str | Unset):
        genre (list[str] | None | str | Unset):
        year (int | None | Unset):
        month (int | None | Unset):
        day (int | None | Unset):
        writers (list[str] | None | str | Unset):
        pencillers (list[str] | None | str | Unset):
        inkers (list[str] | None | str | Unset):
        colorists (list[str] | None | str | Unset):
        letterers (list[str] | None | str | Unset):
        cover_artists (list[str] | None | str | Unset):
        editors (list[str] | None | str | Unset):
        links (list[str] | None | str | Unset): Web addresses; a scheme other than `http` and `https` is refused.
        characters (list[str] | None | str | Unset):
        teams (list[str] | None | str | Unset):
        publisher (None | str | Unset):
        language (None | str | Unset):
        page_count (int | None | Unset):
        translators (list[str] | None | str | Unset): Stays as it is when left out.
        tags (list[str] | None | str | Unset): Stays as it is when left out.
        locations (list[str] | None | str | Unset): Stays as it is when left out.
        story_arcs (list[str] | None | str | Unset): Stays as it is when left out.
        identifiers (list[str] | None | str | Unset): Stays as it is when left out.
        imprint (None | str | Unset): Stays as it is when left out.
        issue_count (int | None | Unset): Stays as it is when left out.
        community_rating (float | None | Unset): Stays as it is when left out.
        reading_direction (None | ReadingDirection | Unset): Stays as it is when left out.
        alternate_series (None | str | Unset): Stays as it is when left out.
        alternate_number (None | str | Unset): Stays as it is when left out.
        alternate_count (int | None | Unset): Stays as it is when left out.
        story_arc_numbers (list[str] | None | str | Unset): Stays as it is when left out.
        series_groups (list[str] | None | str | Unset): Stays as it is when left out.
        edition_format (None | str | Unset): Stays as it is when left out.
        black_and_white (bool | None | Unset): Stays as it is when left out.
        scan_information (None | str | Unset): Stays as it is when left out.
        review (None | str | Unset): Stays as it is when left out.
        main_character_or_team (None | str | Unset): Stays as it is when left out.
        Title (None | str | Unset): ComicInfo's word for `title`.
        Series (None | str | Unset): ComicInfo's word for `series`.
        Number (float | None | Unset): ComicInfo's word for `number`.
        Volume (int | None | Unset): ComicInfo's word for `volume`.
        Summary (None | str | Unset): ComicInfo's word for `summary`.
        Notes (None | str | Unset): ComicInfo's word for `notes`.
        AgeRating (int | None | str | Unset): ComicInfo's word for `age_rating`.
        Genre (list[str] | None | str | Unset): ComicInfo's word for `genre`.
        Year (int | None | Unset): ComicInfo's word for `year`.
        Month (int | None | Unset): ComicInfo's word for `month`.
        Day (int | None | Unset): ComicInfo's word for `day`.
        writer (list[str] | None | str | Unset): ComicInfo's word for `writers`.
        penciller (list[str] | None | str | Unset): ComicInfo's word for `pencillers`.
        inker (list[str] | None | str | Unset): ComicInfo's word for `inkers`.
        colorist (list[str] | None | str | Unset): ComicInfo's word for `colorists`.
        letterer (list[str] | None | str | Unset): ComicInfo's word for `letterers`.
        cover_artist (list[str] | None | str | Unset): ComicInfo's word for `cover_artists`.
        editor (list[str] | None | str | Unset): ComicInfo's word for `editors`.
        web (list[str] | None | str | Unset): ComicInfo's word for `links`.
        Characters (list[str] | None | str | Unset): ComicInfo's word for `characters`.
        Teams (list[str] | None | str | Unset): ComicInfo's word for `teams`.
        Publisher (None | str | Unset): ComicInfo's word for `publisher`.
        language_iso (None | str | Unset): ComicInfo's word for `language`.
        PageCount (int | None | Unset): ComicInfo's word for `page_count`.
    """

    title: None | str | Unset = UNSET
    series: None | str | Unset = UNSET
    number: float | None | Unset = UNSET
    volume: int | None | Unset = UNSET
    summary: None | str | Unset = UNSET
    notes: None | str | Unset = UNSET
    age_rating: int | None | str | Unset = UNSET
    genre: list[str] | None | str | Unset = UNSET
    year: int | None | Unset = UNSET
    month: int | None | Unset = UNSET
    day: int | None | Unset = UNSET
    writers: list[str] | None | str | Unset = UNSET
    pencillers: list[str] | None | str | Unset = UNSET
    inkers: list[str] | None | str | Unset = UNSET
    colorists: list[str] | None | str | Unset = UNSET
    letterers: list[str] | None | str | Unset = UNSET
    cover_artists: list[str] | None | str | Unset = UNSET
    editors: list[str] | None | str | Unset = UNSET
    links: list[str] | None | str | Unset = UNSET
    characters: list[str] | None | str | Unset = UNSET
    teams: list[str] | None | str | Unset = UNSET
    publisher: None | str | Unset = UNSET
    language: None | str | Unset = UNSET
    page_count: int | None | Unset = UNSET
    translators: list[str] | None | str | Unset = UNSET
    tags: list[str] | None | str | Unset = UNSET
    locations: list[str] | None | str | Unset = UNSET
    story_arcs: list[str] | None | str | Unset = UNSET
    identifiers: list[str] | None | str | Unset = UNSET
    imprint: None | str | Unset = UNSET
    issue_count: int | None | Unset = UNSET
    community_rating: float | None | Unset = UNSET
    reading_direction: None | ReadingDirection | Unset = UNSET
    alternate_series: None | str | Unset = UNSET
    alternate_number: None | str | Unset = UNSET
    alternate_count: int | None | Unset = UNSET
    story_arc_numbers: list[str] | None | str | Unset = UNSET
    series_groups: list[str] | None | str | Unset = UNSET
    edition_format: None | str | Unset = UNSET
    black_and_white: bool | None | Unset = UNSET
    scan_information: None | str | Unset = UNSET
    review: None | str | Unset = UNSET
    main_character_or_team: None | str | Unset = UNSET
    Title: None | str | Unset = UNSET
    Series: None | str | Unset = UNSET
    Number: float | None | Unset = UNSET
    Volume: int | None | Unset = UNSET
    Summary: None | str | Unset = UNSET
    Notes: None | str | Unset = UNSET
    AgeRating: int | None | str | Unset = UNSET
    Genre: list[str] | None | str | Unset = UNSET
    Year: int | None | Unset = UNSET
    Month: int | None | Unset = UNSET
    Day: int | None | Unset = UNSET
    writer: list[str] | None | str | Unset = UNSET
    penciller: list[str] | None | str | Unset = UNSET
    inker: list[str] | None | str | Unset = UNSET
    colorist: list[str] | None | str | Unset = UNSET
    letterer: list[str] | None | str | Unset = UNSET
    cover_artist: list[str] | None | str | Unset = UNSET
    editor: list[str] | None | str | Unset = UNSET
    web: list[str] | None | str | Unset = UNSET
    Characters: list[str] | None | str | Unset = UNSET
    Teams: list[str] | None | str | Unset = UNSET
    Publisher: None | str | Unset = UNSET
    language_iso: None | str | Unset = UNSET
    PageCount: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        series: None | str | Unset
        if isinstance(self.series, Unset):
            series = UNSET
        else:
            series = self.series

        number: float | None | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        volume: int | None | Unset
        if isinstance(self.volume, Unset):
            volume = UNSET
        else:
            volume = self.volume

        summary: None | str | Unset
        if isinstance(self.summary, Unset):
            summary = UNSET
        else:
            summary = self.summary

        notes: None | str | Unset
        if isinstance(self.notes, Unset):
            notes = UNSET
        else:
            notes = self.notes

        age_rating: int | None | str | Unset
        if isinstance(self.age_rating, Unset):
            age_rating = UNSET
        else:
            age_rating = self.age_rating

        genre: list[str] | None | str | Unset
        if isinstance(self.genre, Unset):
            genre = UNSET
        elif isinstance(self.genre, list):
            genre = self.genre

        else:
            genre = self.genre

        year: int | None | Unset
        if isinstance(self.year, Unset):
            year = UNSET
        else:
            year = self.year

        month: int | None | Unset
        if isinstance(self.month, Unset):
            month = UNSET
        else:
            month = self.month

        day: int | None | Unset
        if isinstance(self.day, Unset):
            day = UNSET
        else:
            day = self.day

        writers: list[str] | None | str | Unset
        if isinstance(self.writers, Unset):
            writers = UNSET
        elif isinstance(self.writers, list):
            writers = self.writers

        else:
            writers = self.writers

        pencillers: list[str] | None | str | Unset
        if isinstance(self.pencillers, Unset):
            pencillers = UNSET
        elif isinstance(self.pencillers, list):
            pencillers = self.pencillers

        else:
            pencillers = self.pencillers

        inkers: list[str] | None | str | Unset
        if isinstance(self.inkers, Unset):
            inkers = UNSET
        elif isinstance(self.inkers, list):
            inkers = self.inkers

        else:
            inkers = self.inkers

        colorists: list[str] | None | str | Unset
        if isinstance(self.colorists, Unset):
            colorists = UNSET
        elif isinstance(self.colorists, list):
            colorists = self.colorists

        else:
            colorists = self.colorists

        letterers: list[str] | None | str | Unset
        if isinstance(self.letterers, Unset):
            letterers = UNSET
        elif isinstance(self.letterers, list):
            letterers = self.letterers

        else:
            letterers = self.letterers

        cover_artists: list[str] | None | str | Unset
        if isinstance(self.cover_artists, Unset):
            cover_artists = UNSET
        elif isinstance(self.cover_artists, list):
            cover_artists = self.cover_artists

        else:
            cover_artists = self.cover_artists

        editors: list[str] | None | str | Unset
        if isinstance(self.editors, Unset):
            editors = UNSET
        elif isinstance(self.editors, list):
            editors = self.editors

        else:
            editors = self.editors

        links: list[str] | None | str | Unset
        if isinstance(self.links, Unset):
            links = UNSET
        elif isinstance(self.links, list):
            links = self.links

        else:
            links = self.links

        characters: list[str] | None | str | Unset
        if isinstance(self.characters, Unset):
            characters = UNSET
        elif isinstance(self.characters, list):
            characters = self.characters

        else:
            characters = self.characters

        teams: list[str] | None | str | Unset
        if isinstance(self.teams, Unset):
            teams = UNSET
        elif isinstance(self.teams, list):
            teams = self.teams

        else:
            teams = self.teams

        publisher: None | str | Unset
        if isinstance(self.publisher, Unset):
            publisher = UNSET
        else:
            publisher = self.publisher

        language: None | str | Unset
        if isinstance(self.language, Unset):
            language = UNSET
        else:
            language = self.language

        page_count: int | None | Unset
        if isinstance(self.page_count, Unset):
            page_count = UNSET
        else:
            page_count = self.page_count

        translators: list[str] | None | str | Unset
        if isinstance(self.translators, Unset):
            translators = UNSET
        elif isinstance(self.translators, list):
            translators = self.translators

        else:
            translators = self.translators

        tags: list[str] | None | str | Unset
        if isinstance(self.tags, Unset):
            tags = UNSET
        elif isinstance(self.tags, list):
            tags = self.tags

        else:
            tags = self.tags

        locations: list[str] | None | str | Unset
        if isinstance(self.locations, Unset):
            locations = UNSET
        elif isinstance(self.locations, list):
            locations = self.locations

        else:
            locations = self.locations

        story_arcs: list[str] | None | str | Unset
        if isinstance(self.story_arcs, Unset):
            story_arcs = UNSET
        elif isinstance(self.story_arcs, list):
            story_arcs = self.story_arcs

        else:
            story_arcs = self.story_arcs

        identifiers: list[str] | None | str | Unset
        if isinstance(self.identifiers, Unset):
            identifiers = UNSET
        elif isinstance(self.identifiers, list):
            identifiers = self.identifiers

        else:
            identifiers = self.identifiers

        imprint: None | str | Unset
        if isinstance(self.imprint, Unset):
            imprint = UNSET
        else:
            imprint = self.imprint

        issue_count: int | None | Unset
        if isinstance(self.issue_count, Unset):
            issue_count = UNSET
        else:
            issue_count = self.issue_count

        community_rating: float | None | Unset
        if isinstance(self.community_rating, Unset):
            community_rating = UNSET
        else:
            community_rating = self.community_rating

        reading_direction: None | str | Unset
        if isinstance(self.reading_direction, Unset):
            reading_direction = UNSET
        elif isinstance(self.reading_direction, str):
            reading_direction = self.reading_direction
        else:
            reading_direction = self.reading_direction

        alternate_series: None | str | Unset
        if isinstance(self.alternate_series, Unset):
            alternate_series = UNSET
        else:
            alternate_series = self.alternate_series

        alternate_number: None | str | Unset
        if isinstance(self.alternate_number, Unset):
            alternate_number = UNSET
        else:
            alternate_number = self.alternate_number

        alternate_count: int | None | Unset
        if isinstance(self.alternate_count, Unset):
            alternate_count = UNSET
        else:
            alternate_count = self.alternate_count

        story_arc_numbers: list[str] | None | str | Unset
        if isinstance(self.story_arc_numbers, Unset):
            story_arc_numbers = UNSET
        elif isinstance(self.story_arc_numbers, list):
            story_arc_numbers = self.story_arc_numbers

        else:
            story_arc_numbers = self.story_arc_numbers

        series_groups: list[str] | None | str | Unset
        if isinstance(self.series_groups, Unset):
            series_groups = UNSET
        elif isinstance(self.series_groups, list):
            series_groups = self.series_groups

        else:
            series_groups = self.series_groups

        edition_format: None | str | Unset
        if isinstance(self.edition_format, Unset):
            edition_format = UNSET
        else:
            edition_format = self.edition_format

        black_and_white: bool | None | Unset
        if isinstance(self.black_and_white, Unset):
            black_and_white = UNSET
        else:
            black_and_white = self.black_and_white

        scan_information: None | str | Unset
        if isinstance(self.scan_information, Unset):
            scan_information = UNSET
        else:
            scan_information = self.scan_information

        review: None | str | Unset
        if isinstance(self.review, Unset):
            review = UNSET
        else:
            review = self.review

        main_character_or_team: None | str | Unset
        if isinstance(self.main_character_or_team, Unset):
            main_character_or_team = UNSET
        else:
            main_character_or_team = self.main_character_or_team

        Title: None | str | Unset
        if isinstance(self.Title, Unset):
            Title = UNSET
        else:
            Title = self.Title

        Series: None | str | Unset
        if isinstance(self.Series, Unset):
            Series = UNSET
        else:
            Series = self.Series

        Number: float | None | Unset
        if isinstance(self.Number, Unset):
            Number = UNSET
        else:
            Number = self.Number

        Volume: int | None | Unset
        if isinstance(self.Volume, Unset):
            Volume = UNSET
        else:
            Volume = self.Volume

        Summary: None | str | Unset
        if isinstance(self.Summary, Unset):
            Summary = UNSET
        else:
            Summary = self.Summary

        Notes: None | str | Unset
        if isinstance(self.Notes, Unset):
            Notes = UNSET
        else:
            Notes = self.Notes

        AgeRating: int | None | str | Unset
        if isinstance(self.AgeRating, Unset):
            AgeRating = UNSET
        else:
            AgeRating = self.AgeRating

        Genre: list[str] | None | str | Unset
        if isinstance(self.Genre, Unset):
            Genre = UNSET
        elif isinstance(self.Genre, list):
            Genre = self.Genre

        else:
            Genre = self.Genre

        Year: int | None | Unset
        if isinstance(self.Year, Unset):
            Year = UNSET
        else:
            Year = self.Year

        Month: int | None | Unset
        if isinstance(self.Month, Unset):
            Month = UNSET
        else:
            Month = self.Month

        Day: int | None | Unset
        if isinstance(self.Day, Unset):
            Day = UNSET
        else:
            Day = self.Day

        writer: list[str] | None | str | Unset
        if isinstance(self.writer, Unset):
            writer = UNSET
        elif isinstance(self.writer, list):
            writer = self.writer

        else:
            writer = self.writer

        penciller: list[str] | None | str | Unset
        if isinstance(self.penciller, Unset):
            penciller = UNSET
        elif isinstance(self.penciller, list):
            penciller = self.penciller

        else:
            penciller = self.penciller

        inker: list[str] | None | str | Unset
        if isinstance(self.inker, Unset):
            inker = UNSET
        elif isinstance(self.inker, list):
            inker = self.inker

        else:
            inker = self.inker

        colorist: list[str] | None | str | Unset
        if isinstance(self.colorist, Unset):
            colorist = UNSET
        elif isinstance(self.colorist, list):
            colorist = self.colorist

        else:
            colorist = self.colorist

        letterer: list[str] | None | str | Unset
        if isinstance(self.letterer, Unset):
            letterer = UNSET
        elif isinstance(self.letterer, list):
            letterer = self.letterer

        else:
            letterer = self.letterer

        cover_artist: list[str] | None | str | Unset
        if isinstance(self.cover_artist, Unset):
            cover_artist = UNSET
        elif isinstance(self.cover_artist, list):
            cover_artist = self.cover_artist

        else:
            cover_artist = self.cover_artist

        editor: list[str] | None | str | Unset
        if isinstance(self.editor, Unset):
            editor = UNSET
        elif isinstance(self.editor, list):
            editor = self.editor

        else:
            editor = self.editor

        web: list[str] | None | str | Unset
        if isinstance(self.web, Unset):
            web = UNSET
        elif isinstance(self.web, list):
            web = self.web

        else:
            web = self.web

        Characters: list[str] | None | str | Unset
        if isinstance(self.Characters, Unset):
            Characters = UNSET
        elif isinstance(self.Characters, list):
            Characters = self.Characters

        else:
            Characters = self.Characters

        Teams: list[str] | None | str | Unset
        if isinstance(self.Teams, Unset):
            Teams = UNSET
        elif isinstance(self.Teams, list):
            Teams = self.Teams

        else:
            Teams = self.Teams

        Publisher: None | str | Unset
        if isinstance(self.Publisher, Unset):
            Publisher = UNSET
        else:
            Publisher = self.Publisher

        language_iso: None | str | Unset
        if isinstance(self.language_iso, Unset):
            language_iso = UNSET
        else:
            language_iso = self.language_iso

        PageCount: int | None | Unset
        if isinstance(self.PageCount, Unset):
            PageCount = UNSET
        else:
            PageCount = self.PageCount

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if series is not UNSET:
            field_dict["series"] = series
        if number is not UNSET:
            field_dict["number"] = number
        if volume is not UNSET:
            field_dict["volume"] = volume
        if summary is not UNSET:
            field_dict["summary"] = summary
        if notes is not UNSET:
            field_dict["notes"] = notes
        if age_rating is not UNSET:
            field_dict["age_rating"] = age_rating
        if genre is not UNSET:
            field_dict["genre"] = genre
        if year is not UNSET:
            field_dict["year"] = year
        if month is not UNSET:
            field_dict["month"] = month
        if day is not UNSET:
            field_dict["day"] = day
        if writers is not UNSET:
            field_dict["writers"] = writers
        if pencillers is not UNSET:
            field_dict["pencillers"] = pencillers
        if inkers is not UNSET:
            field_dict["inkers"] = inkers
        if colorists is not UNSET:
            field_dict["colorists"] = colorists
        if letterers is not UNSET:
            field_dict["letterers"] = letterers
        if cover_artists is not UNSET:
            field_dict["cover_artists"] = cover_artists
        if editors is not UNSET:
            field_dict["editors"] = editors
        if links is not UNSET:
            field_dict["links"] = links
        if characters is not UNSET:
            field_dict["characters"] = characters
        if teams is not UNSET:
            field_dict["teams"] = teams
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if language is not UNSET:
            field_dict["language"] = language
        if page_count is not UNSET:
            field_dict["page_count"] = page_count
        if translators is not UNSET:
            field_dict["translators"] = translators
        if tags is not UNSET:
            field_dict["tags"] = tags
        if locations is not UNSET:
            field_dict["locations"] = locations
        if story_arcs is not UNSET:
            field_dict["story_arcs"] = story_arcs
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers
        if imprint is not UNSET:
            field_dict["imprint"] = imprint
        if issue_count is not UNSET:
            field_dict["issue_count"] = issue_count
        if community_rating is not UNSET:
            field_dict["community_rating"] = community_rating
        if reading_direction is not UNSET:
            field_dict["reading_direction"] = reading_direction
        if alternate_series is not UNSET:
            field_dict["alternate_series"] = alternate_series
        if alternate_number is not UNSET:
            field_dict["alternate_number"] = alternate_number
        if alternate_count is not UNSET:
            field_dict["alternate_count"] = alternate_count
        if story_arc_numbers is not UNSET:
            field_dict["story_arc_numbers"] = story_arc_numbers
        if series_groups is not UNSET:
            field_dict["series_groups"] = series_groups
        if edition_format is not UNSET:
            field_dict["edition_format"] = edition_format
        if black_and_white is not UNSET:
            field_dict["black_and_white"] = black_and_white
        if scan_information is not UNSET:
            field_dict["scan_information"] = scan_information
        if review is not UNSET:
            field_dict["review"] = review
        if main_character_or_team is not UNSET:
            field_dict["main_character_or_team"] = main_character_or_team
        if Title is not UNSET:
            field_dict["Title"] = Title
        if Series is not UNSET:
            field_dict["Series"] = Series
        if Number is not UNSET:
            field_dict["Number"] = Number
        if Volume is not UNSET:
            field_dict["Volume"] = Volume
        if Summary is not UNSET:
            field_dict["Summary"] = Summary
        if Notes is not UNSET:
            field_dict["Notes"] = Notes
        if AgeRating is not UNSET:
            field_dict["AgeRating"] = AgeRating
        if Genre is not UNSET:
            field_dict["Genre"] = Genre
        if Year is not UNSET:
            field_dict["Year"] = Year
        if Month is not UNSET:
            field_dict["Month"] = Month
        if Day is not UNSET:
            field_dict["Day"] = Day
        if writer is not UNSET:
            field_dict["Writer"] = writer
        if penciller is not UNSET:
            field_dict["Penciller"] = penciller
        if inker is not UNSET:
            field_dict["Inker"] = inker
        if colorist is not UNSET:
            field_dict["Colorist"] = colorist
        if letterer is not UNSET:
            field_dict["Letterer"] = letterer
        if cover_artist is not UNSET:
            field_dict["CoverArtist"] = cover_artist
        if editor is not UNSET:
            field_dict["Editor"] = editor
        if web is not UNSET:
            field_dict["Web"] = web
        if Characters is not UNSET:
            field_dict["Characters"] = Characters
        if Teams is not UNSET:
            field_dict["Teams"] = Teams
        if Publisher is not UNSET:
            field_dict["Publisher"] = Publisher
        if language_iso is not UNSET:
            field_dict["LanguageISO"] = language_iso
        if PageCount is not UNSET:
            field_dict["PageCount"] = PageCount

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        def _parse_series(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        series = _parse_series(d.pop("series", UNSET))

        def _parse_number(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_volume(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        volume = _parse_volume(d.pop("volume", UNSET))

        def _parse_summary(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        summary = _parse_summary(d.pop("summary", UNSET))

        def _parse_notes(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        notes = _parse_notes(d.pop("notes", UNSET))

        def _parse_age_rating(data: object) -> int | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | str | Unset, data)

        age_rating = _parse_age_rating(d.pop("age_rating", UNSET))

        def _parse_genre(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        genre = _parse_genre(d.pop("genre", UNSET))

        def _parse_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        year = _parse_year(d.pop("year", UNSET))

        def _parse_month(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        month = _parse_month(d.pop("month", UNSET))

        def _parse_day(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        day = _parse_day(d.pop("day", UNSET))

        def _parse_writers(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        writers = _parse_writers(d.pop("writers", UNSET))

        def _parse_pencillers(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        pencillers = _parse_pencillers(d.pop("pencillers", UNSET))

        def _parse_inkers(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        inkers = _parse_inkers(d.pop("inkers", UNSET))

        def _parse_colorists(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        colorists = _parse_colorists(d.pop("colorists", UNSET))

        def _parse_letterers(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        letterers = _parse_letterers(d.pop("letterers", UNSET))

        def _parse_cover_artists(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        cover_artists = _parse_cover_artists(d.pop("cover_artists", UNSET))

        def _parse_editors(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        editors = _parse_editors(d.pop("editors", UNSET))

        def _parse_links(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        links = _parse_links(d.pop("links", UNSET))

        def _parse_characters(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        characters = _parse_characters(d.pop("characters", UNSET))

        def _parse_teams(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        teams = _parse_teams(d.pop("teams", UNSET))

        def _parse_publisher(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        publisher = _parse_publisher(d.pop("publisher", UNSET))

        def _parse_language(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language = _parse_language(d.pop("language", UNSET))

        def _parse_page_count(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        page_count = _parse_page_count(d.pop("page_count", UNSET))

        def _parse_translators(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        translators = _parse_translators(d.pop("translators", UNSET))

        def _parse_tags(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        tags = _parse_tags(d.pop("tags", UNSET))

        def _parse_locations(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        locations = _parse_locations(d.pop("locations", UNSET))

        def _parse_story_arcs(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        story_arcs = _parse_story_arcs(d.pop("story_arcs", UNSET))

        def _parse_identifiers(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        identifiers = _parse_identifiers(d.pop("identifiers", UNSET))

        def _parse_imprint(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        imprint = _parse_imprint(d.pop("imprint", UNSET))

        def _parse_issue_count(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        issue_count = _parse_issue_count(d.pop("issue_count", UNSET))

        def _parse_community_rating(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        community_rating = _parse_community_rating(d.pop("community_rating", UNSET))

        def _parse_reading_direction(data: object) -> None | ReadingDirection | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reading_direction_type_1 = check_reading_direction(data)

                return reading_direction_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReadingDirection | Unset, data)

        reading_direction = _parse_reading_direction(d.pop("reading_direction", UNSET))

        def _parse_alternate_series(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        alternate_series = _parse_alternate_series(d.pop("alternate_series", UNSET))

        def _parse_alternate_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        alternate_number = _parse_alternate_number(d.pop("alternate_number", UNSET))

        def _parse_alternate_count(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        alternate_count = _parse_alternate_count(d.pop("alternate_count", UNSET))

        def _parse_story_arc_numbers(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        story_arc_numbers = _parse_story_arc_numbers(d.pop("story_arc_numbers", UNSET))

        def _parse_series_groups(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        series_groups = _parse_series_groups(d.pop("series_groups", UNSET))

        def _parse_edition_format(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        edition_format = _parse_edition_format(d.pop("edition_format", UNSET))

        def _parse_black_and_white(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        black_and_white = _parse_black_and_white(d.pop("black_and_white", UNSET))

        def _parse_scan_information(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        scan_information = _parse_scan_information(d.pop("scan_information", UNSET))

        def _parse_review(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        review = _parse_review(d.pop("review", UNSET))

        def _parse_main_character_or_team(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        main_character_or_team = _parse_main_character_or_team(
            d.pop("main_character_or_team", UNSET)
        )

        def _parse_Title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        Title = _parse_Title(d.pop("Title", UNSET))

        def _parse_Series(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        Series = _parse_Series(d.pop("Series", UNSET))

        def _parse_Number(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        Number = _parse_Number(d.pop("Number", UNSET))

        def _parse_Volume(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        Volume = _parse_Volume(d.pop("Volume", UNSET))

        def _parse_Summary(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        Summary = _parse_Summary(d.pop("Summary", UNSET))

        def _parse_Notes(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        Notes = _parse_Notes(d.pop("Notes", UNSET))

        def _parse_AgeRating(data: object) -> int | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | str | Unset, data)

        AgeRating = _parse_AgeRating(d.pop("AgeRating", UNSET))

        def _parse_Genre(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        Genre = _parse_Genre(d.pop("Genre", UNSET))

        def _parse_Year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        Year = _parse_Year(d.pop("Year", UNSET))

        def _parse_Month(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        Month = _parse_Month(d.pop("Month", UNSET))

        def _parse_Day(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        Day = _parse_Day(d.pop("Day", UNSET))

        def _parse_writer(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        writer = _parse_writer(d.pop("Writer", UNSET))

        def _parse_penciller(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        penciller = _parse_penciller(d.pop("Penciller", UNSET))

        def _parse_inker(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        inker = _parse_inker(d.pop("Inker", UNSET))

        def _parse_colorist(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        colorist = _parse_colorist(d.pop("Colorist", UNSET))

        def _parse_letterer(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        letterer = _parse_letterer(d.pop("Letterer", UNSET))

        def _parse_cover_artist(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        cover_artist = _parse_cover_artist(d.pop("CoverArtist", UNSET))

        def _parse_editor(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        editor = _parse_editor(d.pop("Editor", UNSET))

        def _parse_web(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        web = _parse_web(d.pop("Web", UNSET))

        def _parse_Characters(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        Characters = _parse_Characters(d.pop("Characters", UNSET))

        def _parse_Teams(data: object) -> list[str] | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                componentsschemas_word_list_type_0 = cast(list[str], data)

                return componentsschemas_word_list_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | str | Unset, data)

        Teams = _parse_Teams(d.pop("Teams", UNSET))

        def _parse_Publisher(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        Publisher = _parse_Publisher(d.pop("Publisher", UNSET))

        def _parse_language_iso(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        language_iso = _parse_language_iso(d.pop("LanguageISO", UNSET))

        def _parse_PageCount(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        PageCount = _parse_PageCount(d.pop("PageCount", UNSET))

        media_metadata_update = cls(
            title=title,
            series=series,
            number=number,
            volume=volume,
            summary=summary,
            notes=notes,
            age_rating=age_rating,
            genre=genre,
            year=year,
            month=month,
            day=day,
            writers=writers,
            pencillers=pencillers,
            inkers=inkers,
            colorists=colorists,
            letterers=letterers,
            cover_artists=cover_artists,
            editors=editors,
            links=links,
            characters=characters,
            teams=teams,
            publisher=publisher,
            language=language,
            page_count=page_count,
            translators=translators,
            tags=tags,
            locations=locations,
            story_arcs=story_arcs,
            identifiers=identifiers,
            imprint=imprint,
            issue_count=issue_count,
            community_rating=community_rating,
            reading_direction=reading_direction,
            alternate_series=alternate_series,
            alternate_number=alternate_number,
            alternate_count=alternate_count,
            story_arc_numbers=story_arc_numbers,
            series_groups=series_groups,
            edition_format=edition_format,
            black_and_white=black_and_white,
            scan_information=scan_information,
            review=review,
            main_character_or_team=main_character_or_team,
            Title=Title,
            Series=Series,
            Number=Number,
            Volume=Volume,
            Summary=Summary,
            Notes=Notes,
            AgeRating=AgeRating,
            Genre=Genre,
            Year=Year,
            Month=Month,
            Day=Day,
            writer=writer,
            penciller=penciller,
            inker=inker,
            colorist=colorist,
            letterer=letterer,
            cover_artist=cover_artist,
            editor=editor,
            web=web,
            Characters=Characters,
            Teams=Teams,
            Publisher=Publisher,
            language_iso=language_iso,
            PageCount=PageCount,
        )

        media_metadata_update.additional_properties = d
        return media_metadata_update

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
