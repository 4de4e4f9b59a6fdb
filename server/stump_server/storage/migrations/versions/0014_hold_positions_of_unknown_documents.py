"""Keep what each device said of a document that is no book yet, and what of it was held back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    _rebuild(
        "device_id", sa.Column("is_held", sa.Boolean(), nullable=False), ", is_held", ", false"
    )


def downgrade() -> None:
    op.execute("DELETE FROM unclaimed_positions WHERE is_held")
    _rebuild(None, None, "", "")


def _rebuild(key: str | None, extra: sa.Column[bool] | None, names: str, values: str) -> None:
    """Another primary key takes another table; there are few rows."""
    op.rename_table("unclaimed_positions", "earlier_positions")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_unclaimed_positions RENAME TO pk_earlier_positions")
    op.create_table(
        "unclaimed_positions",
        sa.Column("user_id", sa.String(64), nullable=False),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("device_id", sa.Text(), nullable=False),
        sa.Column("percentage", sa.Float(), nullable=False),
        sa.Column("xpointer", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        *([extra] if extra is not None else []),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_unclaimed_positions_user_id_users",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "user_id", "document", *([key] if key else []), name="pk_unclaimed_positions"
        ),
    )
    columns = "user_id, document, device_id, percentage, xpointer, reported_at"
    op.execute(
        f"INSERT INTO unclaimed_positions ({columns}{names}) "  # noqa: S608 -- names of columns
        f"SELECT {columns}{values} FROM earlier_positions"
    )
    op.drop_table("earlier_positions")
