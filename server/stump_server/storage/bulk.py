"""Many rows at once: the statement is compiled once, and each row costs no more than its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

Binder = Callable[[Any], Any]


def insert_many(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of values in the order of the columns.

    SQLAlchemy's own insertion of many rows builds a dictionary of bound values for each of them,
    which takes longer than the database does; the types convert the values here as well.
    """
    prepared = _prepared(table, columns, connection.dialect)
    bound = [prepared.bound(row) for row in rows]
    if bound:
        connection.exec_driver_sql(prepared.text, bound)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement with what turns a row into its values, in the order of its places."""

    text: str
    places: tuple[tuple[int, Binder | None], ...]
    # For drivers that know places by name.
    names: tuple[str, ...] | None

    def bound(self, row: Sequence[Any]) -> Any:
        values = tuple(
            row[place] if binder is None else binder(row[place]) for place, binder in self.places
        )
        return values if self.names is None else dict(zip(self.names, values, strict=True))


@lru_cache(maxsize=32)
def _prepared(table: Table, columns: tuple[str, ...], dialect: Dialect) -> _Prepared:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    # The statement names the columns in the order of the table.
    ordered = tuple(name for name in table.c.keys() if name in columns)  # noqa: SIM118
    places = tuple((columns.index(name), _binder(table, name, dialect)) for name in ordered)
    return _Prepared(str(compiled), places, None if compiled.positional else ordered)


def _binder(table: Table, name: str, dialect: Dialect) -> Binder | None:
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
