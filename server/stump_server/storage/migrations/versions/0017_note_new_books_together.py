"""Let the scan note the new books of a batch at once, and not a trigger each by itself.

A trigger makes SQLite ready to take back every single row, which took as long as writing it.
"""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def upgrade() -> None:
    if _is_sqlite():
        op.execute("DROP TRIGGER search_media_added")
    else:
        op.execute("DROP TRIGGER search_media_added ON media")
        op.execute("DROP FUNCTION search_media_added()")


def downgrade() -> None:
    if _is_sqlite():
        op.execute(
            "CREATE TRIGGER search_media_added AFTER INSERT ON media "
            "BEGIN INSERT OR IGNORE INTO search_news (media_id) VALUES (new.id); END"
        )
        return
    op.execute(
        "CREATE FUNCTION search_media_added() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN INSERT INTO search_news (media_id) VALUES (new.id) "
        "ON CONFLICT (media_id) DO UPDATE SET media_id = excluded.media_id; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER search_media_added AFTER INSERT ON media "
        "FOR EACH ROW EXECUTE FUNCTION search_media_added()"
    )
