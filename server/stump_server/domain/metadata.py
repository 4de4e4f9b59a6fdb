"""The kinds of values of metadata, and which fields people have the say over."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from stump_server.domain.media import MediaMetadata


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


# Pages are counted, whatever anybody says of them.
LOCKABLE = tuple(name for name in MediaMetadata._fields if name != "page_count")


def locked_by(
    before: MediaMetadata, after: MediaMetadata, locked: Iterable[str]
) -> tuple[str, ...]:
    """The locked fields after an edit: those of before and all that it changed, emptied or not."""
    already = frozenset(locked)
    return tuple(
        name
        for name in LOCKABLE
        if name in already or getattr(before, name) != getattr(after, name)
    )


def keep(found: MediaMetadata, known: MediaMetadata, names: Iterable[str]) -> MediaMetadata:
    """What was found, except for the fields that stay as they are known."""
    return found._replace(**{name: getattr(known, name) for name in names})
