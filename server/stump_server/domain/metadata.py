"""The kinds of values of metadata, and which fields people have the say over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar
from unicodedata import normalize

from stump_server.domain.media import MediaMetadata, SeriesMetadata

Metadata = TypeVar("Metadata", MediaMetadata, SeriesMetadata)


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


# Pages are counted, whatever anybody says of them; what kind of thing a series is says its file.
_NEVER_LOCKED = frozenset({"page_count", "meta_type"})


def _lockable(fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in fields if name not in _NEVER_LOCKED)


LOCKABLE = _lockable(MediaMetadata._fields)
SERIES_LOCKABLE = _lockable(SeriesMetadata._fields)


def locked_by(before: Metadata, after: Metadata, locked: Iterable[str]) -> tuple[str, ...]:
    """The locked fields after an edit: those of before and all that it changed, emptied or not."""
    already = frozenset(locked)
    return tuple(
        name
        for name in _lockable(before._fields)
        if name in already or getattr(before, name) != getattr(after, name)
    )


def composed(text: str) -> str:
    """A text whose accents are part of their letters, as nearly everybody writes them.

    What looks the same is the same then: one genre and not two.
    """
    return text if text.isascii() else normalize("NFC", text)


def tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Texts by their fields as they are kept; one without a letter says nothing."""
    return {
        name: (composed(value) if value.strip() else None) if isinstance(value, str) else value
        for name, value in values.items()
    }


def keep(found: Metadata, known: Metadata, names: Iterable[str]) -> Metadata:
    """What was found, except for the fields that stay as they are known."""
    return found._replace(**{name: getattr(known, name) for name in names})
