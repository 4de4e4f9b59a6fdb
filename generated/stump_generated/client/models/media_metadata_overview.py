from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

T = TypeVar("T", bound="MediaMetadataOverview")


@_attrs_define
class MediaMetadataOverview:
    """Values of every kind, sorted by code point, each once.

    Example:
        {'genres': ['Science Fiction'], 'writers': ['Meredith Katz'], 'pencillers': [], 'inkers': [], 'colorists': [],
            'letterers': [], 'editors': [], 'publishers': ['Soft Cryptid Games'], 'characters': ['Clara', 'Sal'], 'teams':
            []}

    Attributes:
        genres (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        writers (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        pencillers (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        inkers (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        colorists (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        letterers (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        editors (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        publishers (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        characters (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
        teams (list[str]): Values, sorted by code point, each once. Example: ['Romance', 'Science Fiction'].
    """

    genres: list[str]
    writers: list[str]
    pencillers: list[str]
    inkers: list[str]
    colorists: list[str]
    letterers: list[str]
    editors: list[str]
    publishers: list[str]
    characters: list[str]
    teams: list[str]

    def to_dict(self) -> dict[str, Any]:
        genres = self.genres

        writers = self.writers

        pencillers = self.pencillers

        inkers = self.inkers

        colorists = self.colorists

        letterers = self.letterers

        editors = self.editors

        publishers = self.publishers

        characters = self.characters

        teams = self.teams

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "genres": genres,
                "writers": writers,
                "pencillers": pencillers,
                "inkers": inkers,
                "colorists": colorists,
                "letterers": letterers,
                "editors": editors,
                "publishers": publishers,
                "characters": characters,
                "teams": teams,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        genres = cast(list[str], d.pop("genres"))

        writers = cast(list[str], d.pop("writers"))

        pencillers = cast(list[str], d.pop("pencillers"))

        inkers = cast(list[str], d.pop("inkers"))

        colorists = cast(list[str], d.pop("colorists"))

        letterers = cast(list[str], d.pop("letterers"))

        editors = cast(list[str], d.pop("editors"))

        publishers = cast(list[str], d.pop("publishers"))

        characters = cast(list[str], d.pop("characters"))

        teams = cast(list[str], d.pop("teams"))

        media_metadata_overview = cls(
            genres=genres,
            writers=writers,
            pencillers=pencillers,
            inkers=inkers,
            colorists=colorists,
            letterers=letterers,
            editors=editors,
            publishers=publishers,
            characters=characters,
            teams=teams,
        )

        return media_metadata_overview
