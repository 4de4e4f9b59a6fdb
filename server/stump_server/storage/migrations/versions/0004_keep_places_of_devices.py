"""Keep where devices are in books, and what books are called by their file names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from stump_server.domain.position import name_hash

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "reading_devices",
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("last_seen_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_reading_devices_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_reading_devices")),
    )
    op.create_table(
        "held_positions",
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("media_id", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.Text(), nullable=False),
        sa.Column("percentage", sa.Float(), nullable=False),
        sa.Column("reported_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_held_positions_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["media_id"],
            ["media.id"],
            name=op.f("fk_held_positions_media_id_media"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "media_id", "device_id", name=op.f("pk_held_positions")),
    )
    with op.batch_alter_table("held_positions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_held_positions_media_id"), ["media_id"], unique=False)
    op.create_table(
        "unclaimed_positions",
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("percentage", sa.Float(), nullable=False),
        sa.Column("xpointer", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Text(), nullable=False),
        sa.Column("reported_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_unclaimed_positions_user_id_users"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "document", name=op.f("pk_unclaimed_positions")),
    )
    op.add_column("active_readings", sa.Column("xpointer", sa.Text(), nullable=True))
    op.add_column(
        "active_readings", sa.Column("locator", sa.JSON(none_as_null=True), nullable=True)
    )
    op.add_column("active_readings", sa.Column("device_id", sa.Text(), nullable=True))
    op.add_column("finished_readings", sa.Column("xpointer", sa.Text(), nullable=True))
    op.add_column("finished_readings", sa.Column("device_id", sa.Text(), nullable=True))
    op.add_column("media", sa.Column("name_hash", sa.String(length=32), nullable=True))
    _name()
    with op.batch_alter_table("media", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_media_name_hash"), ["name_hash"], unique=False)


def _name() -> None:
    media = sa.table("media", sa.column("id"), sa.column("path"), sa.column("name_hash"))
    connection = op.get_bind()
    rows = [
        {"book": id, "digest": name_hash(path)}
        for id, path in connection.execute(sa.select(media.c.id, media.c.path))
    ]
    if rows:
        connection.execute(
            sa.update(media)
            .where(media.c.id == sa.bindparam("book"))
            .values(name_hash=sa.bindparam("digest")),
            rows,
        )


def downgrade() -> None:
    with op.batch_alter_table("media", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_media_name_hash"))
    op.drop_column("media", "name_hash")
    for column in ("xpointer", "device_id"):
        op.drop_column("finished_readings", column)
    for column in ("xpointer", "locator", "device_id"):
        op.drop_column("active_readings", column)
    for table in ("unclaimed_positions", "held_positions", "reading_devices"):
        op.drop_table(table)
