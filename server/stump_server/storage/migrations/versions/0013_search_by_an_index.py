"""Search books by an index, and note which of them it has to read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

# Table, event, and the books that have changed by it.
_TRIGGERS = {
    "media_added": ("media", "INSERT", "VALUES (new.id)"),
    "media_changed": ("media", "UPDATE OF name, series_id", "VALUES (new.id)"),
    "media_removed": ("media", "DELETE", "VALUES (old.id)"),
    "metadata_added": ("media_metadata", "INSERT", "VALUES (new.media_id)"),
    "metadata_changed": (
        "media_metadata",
        "UPDATE OF title, series, summary, writers",
        "VALUES (new.media_id)",
    ),
    "metadata_removed": ("media_metadata", "DELETE", "VALUES (old.media_id)"),
    "series_renamed": (
        "series",
        "UPDATE OF name",
        "SELECT id FROM media WHERE series_id = new.id",
    ),
}


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "search_entries",
        sa.Column("number", number, autoincrement=True, nullable=False),
        sa.Column("media_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_search_entries"),
        sa.UniqueConstraint("media_id", name="uq_search_entries_media_id"),
    )
    op.create_table(
        "search_news",
        sa.Column("media_id", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("media_id", name="pk_search_news"),
    )
    if _is_sqlite():
        op.execute(
            "CREATE VIRTUAL TABLE search_index "
            "USING fts5(content, tokenize='trigram case_sensitive 1')"
        )
    else:
        op.execute(
            "CREATE TABLE search_index (number bigint PRIMARY KEY, content tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_search_index_content ON search_index USING gin (content)")
    for name, (table, event, books) in _TRIGGERS.items():
        note = f"INSERT INTO search_news (media_id) {books} ON CONFLICT DO NOTHING"
        if _is_sqlite():
            # The parser takes ON CONFLICT behind a bare SELECT for a join.
            note = f"INSERT OR IGNORE INTO search_news (media_id) {books}"
            op.execute(f"CREATE TRIGGER search_{name} AFTER {event} ON {table} BEGIN {note}; END")
            continue
        op.execute(
            f"CREATE FUNCTION search_{name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {note}; RETURN NULL; END $$"
        )
        op.execute(
            f"CREATE TRIGGER search_{name} AFTER {event} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION search_{name}()"
        )
    op.execute("INSERT INTO search_news (media_id) SELECT id FROM media")


def downgrade() -> None:
    for name, (table, _, _) in _TRIGGERS.items():
        if _is_sqlite():
            op.execute(f"DROP TRIGGER search_{name}")
        else:
            op.execute(f"DROP TRIGGER search_{name} ON {table}")
            op.execute(f"DROP FUNCTION search_{name}()")
    op.execute("DROP TABLE search_index")
    op.drop_table("search_news")
    op.drop_table("search_entries")
