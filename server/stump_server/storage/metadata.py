"""Values that occur in the metadata of books."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Text, select, type_coerce

from stump_server.domain.access import Viewer
from stump_server.domain.filters import MetadataFilter
from stump_server.domain.metadata import Kind
from stump_server.storage.filters import metadata_conditions
from stump_server.storage.tables import media, media_metadata
from stump_server.storage.tables.columns import Lines, decode_lines
from stump_server.storage.visibility import visible_media

_COLUMNS: dict[Kind, Column[Any]] = {
    Kind.GENRES: media_metadata.c.genre,
    Kind.PUBLISHERS: media_metadata.c.publisher,
} | {kind: media_metadata.c[kind] for kind in Kind if kind not in (Kind.GENRES, Kind.PUBLISHERS)}


class MetadataRows:
    """What is known of all books together."""

    def __init__(self, connection: Connection, _now: datetime) -> None:
        self._connection = connection

    def get_values(
        self, viewer: Viewer, wanted: MetadataFilter, kinds: tuple[Kind, ...]
    ) -> dict[Kind, tuple[str, ...]]:
        """The values of each kind in the books the viewer may see that match, each once."""
        cells = [type_coerce(_COLUMNS[kind], Text).label(kind) for kind in kinds]
        query = (
            select(*cells)
            .distinct()
            .join_from(media_metadata, media, media.c.id == media_metadata.c.media_id)
            .where(*visible_media(viewer), *metadata_conditions(wanted, viewer))
        )
        found: list[set[str]] = [set() for _ in kinds]
        for row in self._connection.execute(query):
            for texts, cell in zip(found, row, strict=True):
                if cell:
                    texts.add(cell)
        return {kind: _values(kind, texts) for kind, texts in zip(kinds, found, strict=True)}


def _values(kind: Kind, cells: set[str]) -> tuple[str, ...]:
    if not isinstance(_COLUMNS[kind].type, Lines):
        return tuple(sorted(cells))
    return tuple(sorted({value for cell in cells for value in decode_lines(cell)}))
