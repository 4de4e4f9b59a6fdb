"""Know the content of books again wherever they lie."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("media", sa.Column("content_key", sa.String(length=32)))
    op.create_index(op.f("ix_media_size"), "media", ["size"])


def downgrade() -> None:
    op.drop_index(op.f("ix_media_size"), table_name="media")
    op.drop_column("media", "content_key")
