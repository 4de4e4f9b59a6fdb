"""Never give the number of a deleted API key to another one.

What was remembered of the old key (uses noted, requests counted, streams open) was the new one's.
PostgreSQL counts on by itself.
"""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    _make_anew(counting_on=True)


def downgrade() -> None:
    _make_anew(counting_on=False)


def _make_anew(*, counting_on: bool) -> None:
    if op.get_bind().dialect.name == "sqlite":
        kwargs = {"sqlite_autoincrement": counting_on}
        with op.batch_alter_table("api_keys", recreate="always", table_kwargs=kwargs):
            pass
