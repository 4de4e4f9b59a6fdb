"""Keep what people said of books when their files are read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("media_metadata", sa.Column("locked", sa.Text()))


def downgrade() -> None:
    op.drop_column("media_metadata", "locked")
