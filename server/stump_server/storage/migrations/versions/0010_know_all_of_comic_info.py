"""Know all that ComicInfo says of books and of their pages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_COLUMNS = {
    "alternate_series": sa.Text,
    "alternate_number": sa.Text,
    "alternate_count": sa.Integer,
    "story_arc_numbers": sa.Text,
    "series_groups": sa.Text,
    "edition_format": sa.Text,
    "black_and_white": sa.Boolean,
    "scan_information": sa.Text,
    "review": sa.Text,
    "main_character_or_team": sa.Text,
}


def upgrade() -> None:
    for name, kind in _COLUMNS.items():
        op.add_column("media_metadata", sa.Column(name, kind()))
    op.create_table(
        "page_descriptions",
        sa.Column("media_id", sa.String(64), nullable=False),
        sa.Column("pages", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
            name="fk_page_descriptions_media_id_media",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("media_id", name="pk_page_descriptions"),
    )


def downgrade() -> None:
    op.drop_table("page_descriptions")
    for name in _COLUMNS:
        op.drop_column("media_metadata", name)
