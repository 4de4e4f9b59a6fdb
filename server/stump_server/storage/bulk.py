"""Many rows at once: the statement is compiled once, and each row costs no more than its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table, insert

from stump_server.storage.revision import remember
from stump_server.storage.tables.columns import Lines, encode_lines

Binder = Callable[[Any], Any]


def insert_many(
    connection: Connection,
    table: Table,
    columns: tuple[str, ...],
    rows: Iterable[Sequence[Any]],
    **same: Any,
) -> None:
    """Insert rows of values in the order of the columns; `same` is the same in all of them.

    SQLAlchemy's own insertion of many rows builds a dictionary of bound values for each of them,
    which takes longer than the database does; the types convert the values here as well. Binding
    a NULL takes as long as any value: columns that are empty in all rows are not named at all.
    """
    given = tuple(zip(*rows, strict=True))
    if not given:
        return
    dialect = connection.dialect
    values: dict[str, Iterable[Any]] = {
        name: _bound(table.c[name], column, dialect)
        for name, column in zip(columns, given, strict=True)
        if not _is_empty(table.c[name], column)
    }
    for name, value in same.items():
        (bound,) = _bound(table.c[name], [value], dialect)
        values[name] = repeat(bound, len(given[0]))
    # The statement names the columns in the order of the table.
    names = tuple(column.key for column in table.columns if column.key in values)
    text, is_positional = _statement(table, names, dialect)
    ready = list(zip(*(values[name] for name in names), strict=True))
    connection.exec_driver_sql(
        text, ready if is_positional else [dict(zip(names, row, strict=True)) for row in ready]
    )
    remember(connection, table.name)


def _is_empty(column: Column[Any], values: Sequence[Any]) -> bool:
    if any(values):
        return False
    # A list without texts is kept as NULL.
    return isinstance(column.type, Lines) or values.count(None) == len(values)


def _bound(column: Column[Any], values: Sequence[Any], dialect: Dialect) -> Sequence[Any]:
    """The values of a column, as the driver wants them."""
    if isinstance(column.type, Lines):
        return [encode_lines(texts) if texts else None for texts in values]
    binder = _binder(column, dialect)
    if binder is None:
        return values
    return [None if value is None else binder(value) for value in values]


@lru_cache(maxsize=256)
def _binder(column: Column[Any], dialect: Dialect) -> Binder | None:
    return column.type.dialect_impl(dialect).bind_processor(dialect)


@lru_cache(maxsize=256)
def _statement(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[str, bool]:
    """The text of the insertion, and whether the driver knows values by their places."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    return str(compiled), compiled.positional
