"""Know the rest of what is said of series, and which of it people have the say over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_COLUMNS = {
    "year": sa.Integer,
    "comic_image": sa.Text,
    "total_issues": sa.Integer,
    "publication_run": sa.Text,
    "locked": sa.Text,
}


def upgrade() -> None:
    for name, kind in _COLUMNS.items():
        op.add_column("series_metadata", sa.Column(name, kind()))


def downgrade() -> None:
    for name in _COLUMNS:
        op.drop_column("series_metadata", name)
