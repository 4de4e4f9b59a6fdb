"""Many rows at once: the statement is compiled once, and each row costs no more than its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

from stump_server.storage.revision import remember

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
    which takes longer than the database does; the types convert the values here as well.
    """
    prepared = _prepared(table, (*columns, *same), connection.dialect)
    tail = prepared.converted(len(columns), tuple(same.values()))
    bound = [prepared.bound((*prepared.converted(0, row), *tail)) for row in rows]
    if bound:
        connection.exec_driver_sql(prepared.text, bound)
        remember(connection, table.name)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement, how each value is converted, and where it goes."""

    text: str
    binders: tuple[tuple[int, Binder], ...]
    # The place among the given values of each value of the statement.
    order: Callable[[Sequence[Any]], tuple[Any, ...]]
    # For drivers that know places by name.
    names: tuple[str, ...] | None

    def converted(self, start: int, values: Sequence[Any]) -> list[Any]:
        """The values from column number `start` on, as the driver wants them."""
        found = list(values)
        for place, binder in self.binders:
            if start <= place < start + len(found) and found[place - start] is not None:
                found[place - start] = binder(found[place - start])
        return found

    def bound(self, values: Sequence[Any]) -> Any:
        """The values in the order of the statement."""
        ordered = self.order(values)
        return ordered if self.names is None else dict(zip(self.names, ordered, strict=True))


@lru_cache(maxsize=32)
def _prepared(table: Table, columns: tuple[str, ...], dialect: Dialect) -> _Prepared:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(columns))
    # The statement names the columns in the order of the table.
    ordered = tuple(name for name in table.c.keys() if name in columns)  # noqa: SIM118
    binders = (
        (place, table.c[name].type.dialect_impl(dialect).bind_processor(dialect))
        for place, name in enumerate(columns)
    )
    return _Prepared(
        str(compiled),
        tuple((place, binder) for place, binder in binders if binder is not None),
        itemgetter(*(columns.index(name) for name in ordered)),
        None if compiled.positional else ordered,
    )
