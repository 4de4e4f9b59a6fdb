from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.reading_direction import ReadingDirection, check_reading_direction
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.page_description import PageDescription
    from ..models.page_dimensions import PageDimensions


T = TypeVar("T", bound="MediaMetadata")


@_attrs_define
class MediaMetadata:
    """What is known of a book. What is unknown is left out.

    Example:
        {'title': 'The Cybernetic Tea Shop', 'series': 'Galvanic Tales', 'number': 1, 'summary': 'A technician meets the
            owner of a tea shop.', 'age_rating': 13, 'genre': ['Science Fiction'], 'year': 2016, 'writers': ['Meredith
            Katz'], 'publisher': 'Soft Cryptid Games', 'language': 'en', 'page_count': 112}

    Attributes:
        title (str | Unset):
        series (str | Unset):
        number (float | Unset): Place in the series.
        volume (int | Unset):
        summary (str | Unset):
        notes (str | Unset):
        age_rating (int | Unset): Lowest age in years.
        genre (list[str] | Unset):
        year (int | Unset):
        month (int | Unset):
        day (int | Unset):
        writers (list[str] | Unset):
        pencillers (list[str] | Unset):
        inkers (list[str] | Unset):
        colorists (list[str] | Unset):
        letterers (list[str] | Unset):
        cover_artists (list[str] | Unset):
        editors (list[str] | Unset):
        links (list[str] | Unset):
        characters (list[str] | Unset):
        teams (list[str] | Unset):
        publisher (str | Unset):
        language (str | Unset): As the book says, usually a BCP 47 tag.
        page_count (int | Unset): What the metadata says, not what was counted.
        translators (list[str] | Unset):
        tags (list[str] | Unset): As the book says.
        locations (list[str] | Unset):
        story_arcs (list[str] | Unset):
        identifiers (list[str] | Unset): With their kind in front, such as `isbn:9780307719218`.
        imprint (str | Unset):
        issue_count (int | Unset): How many books the series has.
        community_rating (float | Unset):
        reading_direction (ReadingDirection | Unset): Left to right or right to left. Example: ltr.
        alternate_series (str | Unset): Title of the other series that the book belongs to.
        alternate_number (str | Unset): Place in the other series, as the book says.
        alternate_count (int | Unset): How many books the other series has.
        story_arc_numbers (list[str] | Unset): Place in each of the story arcs.
        series_groups (list[str] | Unset): Groups that the series belongs to.
        edition_format (str | Unset): Such as `Annual` or `Trade Paperback`.
        black_and_white (bool | Unset): Whether the pages have no colours.
        scan_information (str | Unset): Who scanned the book.
        review (str | Unset): What somebody thinks of it.
        main_character_or_team (str | Unset): Whom the book is about.
        page_descriptions (list[PageDescription] | Unset): What the book says of single pages; only with `load_pages`.
        page_dimensions (PageDimensions | Unset): Sizes of all page images, in page order. Example: {'id':
            'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84', 'dimensions': [{'height': 1988, 'width': 1400}], 'metadata_id':
            'c5b4a7e2-90d1-4f8a-b3c6-7d2e1f0a9b84'}.
    """

    title: str | Unset = UNSET
    series: str | Unset = UNSET
    number: float | Unset = UNSET
    volume: int | Unset = UNSET
    summary: str | Unset = UNSET
    notes: str | Unset = UNSET
    age_rating: int | Unset = UNSET
    genre: list[str] | Unset = UNSET
    year: int | Unset = UNSET
    month: int | Unset = UNSET
    day: int | Unset = UNSET
    writers: list[str] | Unset = UNSET
    pencillers: list[str] | Unset = UNSET
    inkers: list[str] | Unset = UNSET
    colorists: list[str] | Unset = UNSET
    letterers: list[str] | Unset = UNSET
    cover_artists: list[str] | Unset = UNSET
    editors: list[str] | Unset = UNSET
    links: list[str] | Unset = UNSET
    characters: list[str] | Unset = UNSET
    teams: list[str] | Unset = UNSET
    publisher: str | Unset = UNSET
    language: str | Unset = UNSET
    page_count: int | Unset = UNSET
    translators: list[str] | Unset = UNSET
    tags: list[str] | Unset = UNSET
    locations: list[str] | Unset = UNSET
    story_arcs: list[str] | Unset = UNSET
    identifiers: list[str] | Unset = UNSET
    imprint: str | Unset = UNSET
    issue_count: int | Unset = UNSET
    community_rating: float | Unset = UNSET
    reading_direction: ReadingDirection | Unset = UNSET
    alternate_series: str | Unset = UNSET
    alternate_number: str | Unset = UNSET
    alternate_count: int | Unset = UNSET
    story_arc_numbers: list[str] | Unset = UNSET
    series_groups: list[str] | Unset = UNSET
    edition_format: str | Unset = UNSET
    black_and_white: bool | Unset = UNSET
    scan_information: str | Unset = UNSET
    review: str | Unset = UNSET
    main_character_or_team: str | Unset = UNSET
    page_descriptions: list[PageDescription] | Unset = UNSET
    page_dimensions: PageDimensions | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title = self.title

        series = self.series

        number = self.number

        volume = self.volume

        summary = self.summary

        notes = self.notes

        age_rating = self.age_rating

        genre: list[str] | Unset = UNSET
        if not isinstance(self.genre, Unset):
            genre = self.genre

        year = self.year

        month = self.month

        day = self.day

        writers: list[str] | Unset = UNSET
        if not isinstance(self.writers, Unset):
            writers = self.writers

        pencillers: list[str] | Unset = UNSET
        if not isinstance(self.pencillers, Unset):
            pencillers = self.pencillers

        inkers: list[str] | Unset = UNSET
        if not isinstance(self.inkers, Unset):
            inkers = self.inkers

        colorists: list[str] | Unset = UNSET
        if not isinstance(self.colorists, Unset):
            colorists = self.colorists

        letterers: list[str] | Unset = UNSET
        if not isinstance(self.letterers, Unset):
            letterers = self.letterers

        cover_artists: list[str] | Unset = UNSET
        if not isinstance(self.cover_artists, Unset):
            cover_artists = self.cover_artists

        editors: list[str] | Unset = UNSET
        if not isinstance(self.editors, Unset):
            editors = self.editors

        links: list[str] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = self.links

        characters: list[str] | Unset = UNSET
        if not isinstance(self.characters, Unset):
            characters = self.characters

        teams: list[str] | Unset = UNSET
        if not isinstance(self.teams, Unset):
            teams = self.teams

        publisher = self.publisher

        language = self.language

        page_count = self.page_count

        translators: list[str] | Unset = UNSET
        if not isinstance(self.translators, Unset):
            translators = self.translators

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        locations: list[str] | Unset = UNSET
        if not isinstance(self.locations, Unset):
            locations = self.locations

        story_arcs: list[str] | Unset = UNSET
        if not isinstance(self.story_arcs, Unset):
            story_arcs = self.story_arcs

        identifiers: list[str] | Unset = UNSET
        if not isinstance(self.identifiers, Unset):
            identifiers = self.identifiers

        imprint = self.imprint

        issue_count = self.issue_count

        community_rating = self.community_rating

        reading_direction: str | Unset = UNSET
        if not isinstance(self.reading_direction, Unset):
            reading_direction = self.reading_direction

        alternate_series = self.alternate_series

        alternate_number = self.alternate_number

        alternate_count = self.alternate_count

        story_arc_numbers: list[str] | Unset = UNSET
        if not isinstance(self.story_arc_numbers, Unset):
            story_arc_numbers = self.story_arc_numbers

        series_groups: list[str] | Unset = UNSET
        if not isinstance(self.series_groups, Unset):
            series_groups = self.series_groups

        edition_format = self.edition_format

        black_and_white = self.black_and_white

        scan_information = self.scan_information

        review = self.review

        main_character_or_team = self.main_character_or_team

        page_descriptions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.page_descriptions, Unset):
            page_descriptions = []
            for page_descriptions_item_data in self.page_descriptions:
                page_descriptions_item = page_descriptions_item_data.to_dict()
                page_descriptions.append(page_descriptions_item)

        page_dimensions: dict[str, Any] | Unset = UNSET
        if not isinstance(self.page_dimensions, Unset):
            page_dimensions = self.page_dimensions.to_dict()

        field_dict: dict[str, Any] = {}

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
        if page_descriptions is not UNSET:
            field_dict["page_descriptions"] = page_descriptions
        if page_dimensions is not UNSET:
            field_dict["page_dimensions"] = page_dimensions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.page_description import PageDescription  # noqa: PLC0415
        from ..models.page_dimensions import PageDimensions  # noqa: PLC0415

        d = dict(src_dict)
        title = d.pop("title", UNSET)

        series = d.pop("series", UNSET)

        number = d.pop("number", UNSET)

        volume = d.pop("volume", UNSET)

        summary = d.pop("summary", UNSET)

        notes = d.pop("notes", UNSET)

        age_rating = d.pop("age_rating", UNSET)

        genre = cast(list[str], d.pop("genre", UNSET))

        year = d.pop("year", UNSET)

        month = d.pop("month", UNSET)

        day = d.pop("day", UNSET)

        writers = cast(list[str], d.pop("writers", UNSET))

        pencillers = cast(list[str], d.pop("pencillers", UNSET))

        inkers = cast(list[str], d.pop("inkers", UNSET))

        colorists = cast(list[str], d.pop("colorists", UNSET))

        letterers = cast(list[str], d.pop("letterers", UNSET))

        cover_artists = cast(list[str], d.pop("cover_artists", UNSET))

        editors = cast(list[str], d.pop("editors", UNSET))

        links = cast(list[str], d.pop("links", UNSET))

        characters = cast(list[str], d.pop("characters", UNSET))

        teams = cast(list[str], d.pop("teams", UNSET))

        publisher = d.pop("publisher", UNSET)

        language = d.pop("language", UNSET)

        page_count = d.pop("page_count", UNSET)

        translators = cast(list[str], d.pop("translators", UNSET))

        tags = cast(list[str], d.pop("tags", UNSET))

        locations = cast(list[str], d.pop("locations", UNSET))

        story_arcs = cast(list[str], d.pop("story_arcs", UNSET))

        identifiers = cast(list[str], d.pop("identifiers", UNSET))

        imprint = d.pop("imprint", UNSET)

        issue_count = d.pop("issue_count", UNSET)

        community_rating = d.pop("community_rating", UNSET)

        _reading_direction = d.pop("reading_direction", UNSET)
        reading_direction: ReadingDirection | Unset
        if isinstance(_reading_direction, Unset):
            reading_direction = UNSET
        else:
            reading_direction = check_reading_direction(_reading_direction)

        alternate_series = d.pop("alternate_series", UNSET)

        alternate_number = d.pop("alternate_number", UNSET)

        alternate_count = d.pop("alternate_count", UNSET)

        story_arc_numbers = cast(list[str], d.pop("story_arc_numbers", UNSET))

        series_groups = cast(list[str], d.pop("series_groups", UNSET))

        edition_format = d.pop("edition_format", UNSET)

        black_and_white = d.pop("black_and_white", UNSET)

        scan_information = d.pop("scan_information", UNSET)

        review = d.pop("review", UNSET)

        main_character_or_team = d.pop("main_character_or_team", UNSET)

        _page_descriptions = d.pop("page_descriptions", UNSET)
        page_descriptions: list[PageDescription] | Unset = UNSET
        if _page_descriptions is not UNSET:
            page_descriptions = []
            for page_descriptions_item_data in _page_descriptions:
                page_descriptions_item = PageDescription.from_dict(page_descriptions_item_data)

                page_descriptions.append(page_descriptions_item)

        _page_dimensions = d.pop("page_dimensions", UNSET)
        page_dimensions: PageDimensions | Unset
        if isinstance(_page_dimensions, Unset):
            page_dimensions = UNSET
        else:
            page_dimensions = PageDimensions.from_dict(_page_dimensions)

        media_metadata = cls(
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
            page_descriptions=page_descriptions,
            page_dimensions=page_dimensions,
        )

        return media_metadata
