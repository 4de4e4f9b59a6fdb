"""An index over what books are searched by: which books a text may be in.

It narrows a search and decides nothing: conditions still look at every book it names, and books it
has not read yet are named too. So it may lag behind without anybody seeing, and is brought up to
date in the background. The scan notes new books, and triggers those that have changed, whatever
statement changed them.

Both engines look up runs of three characters: SQLite by the trigram tokenizer of FTS5, PostgreSQL
by a tsvector of them, which needs no extension.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from stump_server.domain.filters import MediaFilter
from stump_server.storage.folding import fold
from stump_server.storage.tables import (
    media,
    media_metadata,
    search_entries,
    search_news,
    series,
)

# A search that names more books than this is quicker without the index, in the order of the list.
MOST_CANDIDATES = 1000
_RUN = 3
_BATCH = 250

_SOURCE = (
    select(
        media.c.id,
        media.c.name,
        series.c.name,
        media_metadata.c.title,
        media_metadata.c.series,
        media_metadata.c.summary,
        media_metadata.c.writers,
    )
    .join_from(media, series, series.c.id == media.c.series_id)
    .join(media_metadata, media_metadata.c.media_id == media.c.id, isouter=True)
)

_ON_SQLITE = {
    "find": text(
        "SELECT media_id FROM search_entries WHERE number IN "
        "(SELECT rowid FROM search_index WHERE search_index MATCH :wanted LIMIT :most)"
    ),
    "remove": text("DELETE FROM search_index WHERE rowid = :number"),
    "add": text("INSERT INTO search_index (rowid, content) VALUES (:number, :content)"),
}
_ON_POSTGRESQL = {
    "find": text(
        "SELECT media_id FROM search_entries WHERE number IN "
        "(SELECT number FROM search_index WHERE content @@ CAST(:wanted AS tsquery) LIMIT :most)"
    ),
    "remove": text("DELETE FROM search_index WHERE number = :number"),
    "add": text(
        "INSERT INTO search_index (number, content) VALUES (:number, array_to_tsvector(:content))"
    ),
}


@dataclass
class SearchRows:
    """Questions to the index, and what keeps it."""

    connection: Connection

    def candidates(self, wanted: MediaFilter) -> tuple[str, ...] | None:
        """The books that a search may find, None when the index does not narrow it down."""
        words = _words(wanted)
        if not words:
            return None
        unread = select(search_news.c.media_id).limit(MOST_CANDIDATES + 1)
        found = set(self.connection.scalars(unread))
        if len(found) <= MOST_CANDIDATES:
            values = {"wanted": self._spelled(words), "most": MOST_CANDIDATES + 1}
            found.update(self.connection.scalars(self._statements["find"], values))
        return tuple(sorted(found)) if len(found) <= MOST_CANDIDATES else None

    @property
    def has_news(self) -> bool:
        """Whether there are books that the index has not read."""
        query = select(search_news.c.media_id).limit(1)
        return self.connection.execute(query).first() is not None

    def read_news(self) -> int:
        """Read some of the books that have changed; gives how many.

        Those that somebody else is changing or reading just now wait for the next time.
        """
        query = select(search_news.c.media_id).limit(_BATCH).with_for_update(skip_locked=True)
        ids = tuple(self.connection.scalars(query))
        # Before the books are read: who changes one from here on has it noted again.
        self.connection.execute(delete(search_news).where(search_news.c.media_id.in_(ids)))
        self._forget(ids)
        self._add(self.connection.execute(_SOURCE.where(media.c.id.in_(ids))).all())
        return len(ids)

    def _forget(self, ids: Sequence[str]) -> None:
        query = select(search_entries.c.number).where(search_entries.c.media_id.in_(ids))
        numbers = [{"number": number} for number in self.connection.scalars(query)]
        if numbers:
            self.connection.execute(self._statements["remove"], numbers)
            self.connection.execute(
                delete(search_entries).where(search_entries.c.media_id.in_(ids))
            )

    def _add(self, books: Sequence[Any]) -> None:
        if not books:
            return
        self.connection.execute(insert(search_entries), [{"media_id": one.id} for one in books])
        query = select(search_entries.c.media_id, search_entries.c.number).where(
            search_entries.c.media_id.in_([one.id for one in books])
        )
        numbers = {row.media_id: row.number for row in self.connection.execute(query)}
        self.connection.execute(
            self._statements["add"],
            [
                {"number": numbers[one.id], "content": self._content(_searched(one[1:]))}
                for one in books
            ],
        )

    @property
    def _is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    @property
    def _statements(self) -> dict[str, Any]:
        return _ON_SQLITE if self._is_sqlite else _ON_POSTGRESQL

    def _content(self, searched: str) -> Any:
        return searched if self._is_sqlite else sorted(_runs(searched))

    def _spelled(self, words: Iterable[str]) -> str:
        if self._is_sqlite:
            return " AND ".join('"' + word.replace('"', '""') + '"' for word in words)
        runs = sorted({run for word in words for run in _runs(word)})
        return " & ".join("'" + run.replace("\\", "\\\\").replace("'", "''") + "'" for run in runs)


def _words(wanted: MediaFilter) -> tuple[str, ...]:
    """The texts that a book must hold to be found, as far as the index knows of them."""
    asked = [*(wanted.anywhere or "").split(), *([wanted.search] if wanted.search else [])]
    # Texts of other scripts are compared folded, those of ASCII letter by letter.
    folded = (fold(one) or "" for one in asked)
    return tuple(one for one in folded if len(one) >= _RUN and "\0" not in one)


def _searched(values: Iterable[Any]) -> str:
    """All texts of a book, in both forms that they are compared in."""
    whole = "\n".join(
        "\n".join(value) if isinstance(value, tuple) else value for value in values if value
    ).replace("\0", "")
    folded = fold(whole) or ""
    plain = whole.lower()
    return folded if folded == plain else f"{folded}\n{plain}"


def _runs(value: str) -> set[str]:
    return {value[start : start + _RUN] for start in range(len(value) - _RUN + 1)}
