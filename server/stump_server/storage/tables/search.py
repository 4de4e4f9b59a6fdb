"""What the index of searches consists of; the index itself is made by the engine's own means."""

from __future__ import annotations

from sqlalchemy import Column, Table

from stump_server.storage.tables.columns import Number, identifier, metadata

# Not bound to books: an entry of a book that has gone stays until the index has read of it.
search_entries = Table(
    "search_entries",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("media_id", identifier(), nullable=False, unique=True),
)

# Books that have changed since the index read them: new ones are added together with the book, the
# others by triggers.
search_news = Table("search_news", metadata, Column("media_id", identifier(), primary_key=True))
