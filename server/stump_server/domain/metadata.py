"""The kinds of values by which the metadata of books is looked through."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A field of metadata whose values are listed, by the word of the contract."""

    GENRES = "genres"
    WRITERS = "writers"
    PENCILLERS = "pencillers"
    INKERS = "inkers"
    COLORISTS = "colorists"
    LETTERERS = "letterers"
    EDITORS = "editors"
    PUBLISHERS = "publishers"
    CHARACTERS = "characters"
    TEAMS = "teams"
