"""Values that occur in the metadata of books."""

from __future__ import annotations

from typing import Any

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.domain.metadata import Kind
from stump_server.web import door

Query = dict[str, Any]


def _values(query: Query, user: Viewer, kind: Kind) -> list[str]:
    with door.work() as work:
        found = services.metadata.get_values(work, user, shapes.filters.metadata(query), kind)
    return list(found)


def get_overview(query: Query, user: Viewer) -> dict[str, list[str]]:
    """Values of every kind."""
    with door.work() as work:
        found = services.metadata.get_overview(work, user, shapes.filters.metadata(query))
    return {kind.value: list(values) for kind, values in found.items()}


def get_genres(query: Query, user: Viewer) -> list[str]:
    """Genres."""
    return _values(query, user, Kind.GENRES)


def get_writers(query: Query, user: Viewer) -> list[str]:
    """Writers."""
    return _values(query, user, Kind.WRITERS)


def get_pencillers(query: Query, user: Viewer) -> list[str]:
    """Pencillers."""
    return _values(query, user, Kind.PENCILLERS)


def get_inkers(query: Query, user: Viewer) -> list[str]:
    """Inkers."""
    return _values(query, user, Kind.INKERS)


def get_colorists(query: Query, user: Viewer) -> list[str]:
    """Colorists."""
    return _values(query, user, Kind.COLORISTS)


def get_letterers(query: Query, user: Viewer) -> list[str]:
    """Letterers."""
    return _values(query, user, Kind.LETTERERS)


def get_editors(query: Query, user: Viewer) -> list[str]:
    """Editors."""
    return _values(query, user, Kind.EDITORS)


def get_publishers(query: Query, user: Viewer) -> list[str]:
    """Publishers."""
    return _values(query, user, Kind.PUBLISHERS)


def get_characters(query: Query, user: Viewer) -> list[str]:
    """Characters."""
    return _values(query, user, Kind.CHARACTERS)


def get_teams(query: Query, user: Viewer) -> list[str]:
    """Teams."""
    return _values(query, user, Kind.TEAMS)
