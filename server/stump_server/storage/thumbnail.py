"""What thumbnails were made of, and whose they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, literal, select

from stump_server.domain.thumbnail import CHOSEN
from stump_server.storage.tables import libraries, media, media_thumbnails, series


@dataclass
class ThumbnailRows:
    """Questions about thumbnails; the pictures themselves are files."""

    connection: Connection

    def sources(self, ids: Collection[str]) -> dict[str, str]:
        """What the thumbnails of these books were made of, by the book's id."""
        query = select(media_thumbnails.c.media_id, media_thumbnails.c.source)
        rows = self.connection.execute(query.where(media_thumbnails.c.media_id.in_(ids)))
        return {row.media_id: row.source for row in rows}

    def chosen(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these books whose pictures somebody chose."""
        return frozenset(id for id, source in self.sources(ids).items() if source == CHOSEN)

    def note(self, sources: Mapping[str, str]) -> None:
        """Remember what thumbnails were made of.

        Books that have gone, or whose pictures were chosen, meanwhile are passed over.
        """
        made = sources.keys() - self.chosen(sources)
        self._forget(made)
        present = self.connection.scalars(select(media.c.id).where(media.c.id.in_(made)))
        rows = [{"media_id": id, "source": sources[id]} for id in present]
        if rows:
            self.connection.execute(insert(media_thumbnails), rows)

    def note_chosen(self, id: str) -> None:
        """Remember that somebody chose the picture, where the id is that of a book."""
        self._forget((id,))
        book = select(media.c.id, literal(CHOSEN)).where(media.c.id == id)
        columns = (media_thumbnails.c.media_id, media_thumbnails.c.source)
        self.connection.execute(insert(media_thumbnails).from_select(columns, book))

    def forget_library(self, library_id: str) -> None:
        """Forget the sources of all thumbnails of a library, which are about to go."""
        inside = select(media.c.id).where(media.c.library_id == library_id)
        self.connection.execute(
            delete(media_thumbnails).where(media_thumbnails.c.media_id.in_(inside))
        )

    def owners(self, ids: Collection[str]) -> set[str]:
        """Which of these are ids of books, series or libraries."""
        found: set[str] = set()
        for table in (media, series, libraries):
            found.update(self.connection.scalars(select(table.c.id).where(table.c.id.in_(ids))))
        return found

    def _forget(self, ids: Collection[str]) -> None:
        self.connection.execute(
            delete(media_thumbnails).where(media_thumbnails.c.media_id.in_(ids))
        )
