"""One row by its key, whether it is there or not, also when somebody else adds it just now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert, update
from sqlalchemy.exc import IntegrityError


def put(
    connection: Connection,
    table: Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    at_first: Mapping[str, Any] | None = None,
) -> None:
    """Change the row with the key, or add it; `at_first` are values that are never changed."""
    change = (
        update(table)
        .where(*(table.c[name] == value for name, value in key.items()))
        .values(**values)
    )
    if connection.execute(change).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(table).values(**key, **values, **(at_first or {})))
    except IntegrityError:
        # Another unit of work was faster.
        connection.execute(change)
