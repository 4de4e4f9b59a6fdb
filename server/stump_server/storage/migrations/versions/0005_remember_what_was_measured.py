"""Remember in which state of a file its pages were measured."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for name in ("size", "modified_ns"):
        op.add_column("page_dimensions", sa.Column(name, sa.BigInteger(), nullable=True))
        # Whether a book was changed since it was measured is not known; most were not.
        op.execute(
            f"UPDATE page_dimensions SET {name} = "  # noqa: S608 -- two names from above
            f"(SELECT media.{name} FROM media WHERE media.id = page_dimensions.media_id)"
        )


def downgrade() -> None:
    for name in ("size", "modified_ns"):
        op.drop_column("page_dimensions", name)
