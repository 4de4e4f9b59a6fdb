"""Alembic's entry: runs over the connection that `Database.migrate` opened."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context

from stump_server.storage.tables import metadata
from stump_server.storage.tables.columns import Lines, Moment


def _render(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our own types as what they are in the database: migrations must not change with us."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Lines):
        return "sa.Text()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=_render,
    # SQLite changes a table only by making it anew.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
