"""Know the rest of what books say of themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_COLUMNS = {
    "translators": sa.Text,
    "tags": sa.Text,
    "locations": sa.Text,
    "story_arcs": sa.Text,
    "identifiers": sa.Text,
    "imprint": sa.Text,
    "issue_count": sa.Integer,
    "community_rating": sa.Float,
    "reading_direction": sa.Text,
}


def upgrade() -> None:
    for name, kind in _COLUMNS.items():
        op.add_column("media_metadata", sa.Column(name, kind()))


def downgrade() -> None:
    for name in _COLUMNS:
        op.drop_column("media_metadata", name)
