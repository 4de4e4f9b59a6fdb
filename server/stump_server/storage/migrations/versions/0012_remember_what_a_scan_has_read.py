"""Remember which books a scan has read that reads every book anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("media", sa.Column("read_in", sa.String(length=64)))


def downgrade() -> None:
    op.drop_column("media", "read_in")
