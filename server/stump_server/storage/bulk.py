"""Many rows at once: the statement is compiled once, and each row costs no more than its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

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
    which takes longer than the database does; the types convert the values here as well.
    """
    prepared = _prepared(table, columns, tuple(same), connection.dialect)
    tail = prepared.tail(same.values())
    bound = [prepared.bound(row, tail) for row in rows]
    if bound:
        connection.exec_driver_sql(prepared.text, bound)
        remember(connection, table.name)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement, how each value is converted, and where it goes."""

    text: str
    # Places of values that are lists of texts: most of them are empty, and those are NULL.
    lists: tuple[int, ...]
    binders: tuple[tuple[int, Binder], ...]
    # The same for the values that are the same in all rows.
    tail_binders: tuple[Binder | None, ...]
    # The place among the given values of each value of the statement.
    order: Callable[[Sequence[Any]], tuple[Any, ...]]
    # For drivers that know places by name.
    names: tuple[str, ...] | None

    def tail(self, values: Iterable[Any]) -> tuple[Any, ...]:
        """The values of all rows, as the driver wants them."""
        return tuple(
            value if binder is None or value is None else binder(value)
            for value, binder in zip(values, self.tail_binders, strict=True)
        )

    def bound(self, row: Sequence[Any], tail: tuple[Any, ...]) -> Any:
        """The values of one row and those of all, as the driver wants them."""
        found = [*row, *tail]
        for place in self.lists:
            texts = found[place]
            found[place] = encode_lines(texts) if texts else None
        for place, binder in self.binders:
            if found[place] is not None:
                found[place] = binder(found[place])
        ordered = self.order(found)
        return ordered if self.names is None else dict(zip(self.names, ordered, strict=True))


@lru_cache(maxsize=32)
def _prepared(
    table: Table, columns: tuple[str, ...], same: tuple[str, ...], dialect: Dialect
) -> _Prepared:
    every = (*columns, *same)
    compiled = insert(table).compile(dialect=dialect, column_keys=list(every))
    # The statement names the columns in the order of the table.
    ordered = tuple(name for name in table.c.keys() if name in every)  # noqa: SIM118
    types = [table.c[name].type for name in every]
    binders = [type.dialect_impl(dialect).bind_processor(dialect) for type in types]
    lists = tuple(place for place in range(len(columns)) if isinstance(types[place], Lines))
    return _Prepared(
        str(compiled),
        lists,
        tuple(
            (place, binder)
            for place, binder in enumerate(binders[: len(columns)])
            if binder is not None and place not in lists
        ),
        tuple(binders[len(columns) :]),
        itemgetter(*(every.index(name) for name in ordered)) if len(every) > 1 else tuple,
        None if compiled.positional else ordered,
    )
