"""Tell how jobs go on, let them rest, and start scans by a cron expression."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_RUNNING = sa.text("status = 'RUNNING'")


def upgrade() -> None:
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("progress", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("failure_reason", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column("is_pause_requested", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("priority", sa.Integer(), server_default=sa.text("0"), nullable=False)
        )
        batch_op.add_column(sa.Column("alone_in", sa.String(length=64), nullable=True))
    op.create_index(
        op.f("ix_jobs_alone_in"),
        "jobs",
        ["alone_in"],
        unique=True,
        sqlite_where=_RUNNING,
        postgresql_where=_RUNNING,
    )
    with op.batch_alter_table("schedules", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cron", sa.Text(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "timezone", sa.String(length=64), server_default=sa.text("'UTC'"), nullable=False
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("schedules", schema=None) as batch_op:
        batch_op.drop_column("timezone")
        batch_op.drop_column("cron")
    op.drop_index(op.f("ix_jobs_alone_in"), table_name="jobs")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_column("alone_in")
        batch_op.drop_column("priority")
        batch_op.drop_column("is_pause_requested")
        batch_op.drop_column("failure_reason")
        batch_op.drop_column("progress")
