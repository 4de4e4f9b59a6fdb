"""Note a change of a book also while the index reads an earlier one of it (PostgreSQL).

A note that was there already was left alone, so that the index could read the book, delete the note
and commit before the change was to be seen. It is locked now until the change is.
"""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"

_BOOKS = {
    "media_added": "VALUES (new.id)",
    "media_changed": "VALUES (new.id)",
    "media_removed": "VALUES (old.id)",
    "metadata_added": "VALUES (new.media_id)",
    "metadata_changed": "VALUES (new.media_id)",
    "metadata_removed": "VALUES (old.media_id)",
    "series_renamed": "SELECT id FROM media WHERE series_id = new.id ORDER BY id",
}


def upgrade() -> None:
    _replace("ON CONFLICT (media_id) DO UPDATE SET media_id = excluded.media_id")


def downgrade() -> None:
    _replace("ON CONFLICT DO NOTHING")


def _replace(conflict: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        # There is one writer at a time.
        return
    for name, books in _BOOKS.items():
        op.execute(
            f"CREATE OR REPLACE FUNCTION search_{name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN INSERT INTO search_news (media_id) {books} {conflict}; RETURN NULL; END $$"
        )
