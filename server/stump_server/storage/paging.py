"""Pages over SQL: numbered pages, and cursors that neither skip nor repeat while rows come and go.

A cursor holds the sort values of the last row seen, so it still works when that row is gone.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
)

from stump_server.domain.errors import Invalid
from stump_server.domain.page import After, Everything, Numbered, Order, Page, PageRequest

_MARK = "c1."


@dataclass(frozen=True, slots=True)
class Sorting:
    """Sort expressions that are never NULL and end in the id, and their common direction."""

    terms: tuple[ColumnElement[Any], ...]
    descending: bool = False

    @property
    def clauses(self) -> list[ColumnElement[Any]]:
        """What ORDER BY takes."""
        return [term.desc() if self.descending else term.asc() for term in self.terms]


def sorting(
    order: Order, fields: Mapping[str, ColumnElement[Any]], ties: Sequence[ColumnElement[Any]]
) -> Sorting:
    """The sorting for one of the fields; rows without a value come last when ascending."""
    column = fields[order.field]
    terms: list[ColumnElement[Any]] = []
    if getattr(column, "nullable", True):
        terms.append(case((column.is_(None), 1), else_=0))
        terms.append(func.coalesce(column, _least(column)))
    else:
        terms.append(column)
    terms.extend(tie for tie in ties if tie is not column)
    return Sorting(tuple(terms), order.descending)


def _least(column: ColumnElement[Any]) -> Any:
    kind = column.type.python_type
    if kind is datetime:
        return datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    return "" if kind is str else 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list prepared once and read many times: what to select, in which order, how to count it.

    Building a statement takes longer than running it, so those of frequent lists are kept.
    """

    rows: Select[Any]
    count: Select[Any]
    sorting: Sorting
    id_column: ColumnElement[Any]
    # The statements with places for limit and offset, from the first row and from the last.
    numbered: Select[Any]
    from_the_end: Select[Any]
    # How many there were, and at which state of what the viewer can be shown: counting is what
    # takes longer the more there is.
    known: dict[str, int] = field(default_factory=dict, compare=False)

    def total(self, connection: Connection, state: str | None) -> int:
        """How many rows the whole list has; counted once for each state."""
        found = self.known.get(state) if state is not None else None
        if found is None:
            found = int(connection.execute(self.count).scalar_one())
            if state is not None:
                self.known.clear()
                self.known[state] = found
        return found


def listing(
    query: Select[Any],
    sorting: Sorting,
    id_column: ColumnElement[Any],
    count: Select[Any] | None = None,
    narrow: Select[Any] | None = None,
) -> Listing:
    """Prepare a list. `count` is a cheaper statement for the number of its rows, if any.

    `narrow` selects the ids of the same rows and knows the terms of the sorting, so that rows are
    passed over without being put together. Only the ids of one page are then looked up.
    """
    counted = select(func.count()).select_from(query.subquery()) if count is None else count
    backwards = Sorting(sorting.terms, not sorting.descending)
    numbered, from_the_end = (
        _numbered(query, how, id_column, narrow) for how in (sorting, backwards)
    )
    return Listing(query, counted, sorting, id_column, numbered, from_the_end)


def _numbered(
    query: Select[Any], how: Sorting, id_column: ColumnElement[Any], narrow: Select[Any] | None
) -> Select[Any]:
    limit, offset = bindparam("_limit", type_=Integer), bindparam("_offset", type_=Integer)
    ordered = query.order_by(*how.clauses)
    if narrow is None:
        return ordered.limit(limit).offset(offset)
    ids = narrow.order_by(*how.clauses).limit(limit).offset(offset)
    return ordered.where(id_column.in_(ids))


def fetch_page(
    connection: Connection, wanted: Listing, request: PageRequest, state: str | None = None
) -> Page[Row[Any]]:
    """The rows of one page. Raises Invalid for a cursor nobody gave out.

    `state` tells the same rows from others, so that they are counted once.
    """
    if isinstance(request, Everything):
        ordered = wanted.rows.order_by(*wanted.sorting.clauses)
        return Page(tuple(connection.execute(ordered).all()), request)
    if isinstance(request, Numbered):
        rows, total = _page(connection, wanted, request, state)
        return Page(tuple(rows), request, total=total)
    return _after(connection, wanted, request)


def _page(
    connection: Connection, wanted: Listing, request: Numbered, state: str | None
) -> tuple[Sequence[Row[Any]], int]:
    """The rows of a page, reached from whichever end is nearer, and how many there are in all."""
    size, offset = request.size, request.offset
    if offset == 0:
        rows = connection.execute(wanted.numbered, {"_limit": size, "_offset": 0}).all()
        is_whole = 0 < len(rows) < size
        return rows, len(rows) if is_whole else wanted.total(connection, state)
    total = wanted.total(connection, state)
    behind = total - offset - size
    if offset >= total:
        return (), total
    if offset <= behind:
        place = {"_limit": size, "_offset": offset}
        return connection.execute(wanted.numbered, place).all(), total
    place = {"_limit": min(size, total - offset), "_offset": max(behind, 0)}
    return connection.execute(wanted.from_the_end, place).all()[::-1], total


def _after(connection: Connection, wanted: Listing, request: After) -> Page[Row[Any]]:
    terms = wanted.sorting.terms
    marked = wanted.rows.add_columns(
        *(term.label(f"_term_{place}") for place, term in enumerate(terms))
    ).order_by(*wanted.sorting.clauses)
    if request.cursor is not None:
        values = _values(connection, request.cursor, wanted)
        marked = marked.where(_beyond(wanted.sorting, values))
    if request.limit is not None:
        # One more than asked for tells whether the end is reached.
        marked = marked.limit(request.limit + 1)
    rows = connection.execute(marked).all()
    if request.limit is None or len(rows) <= request.limit:
        return Page(tuple(rows), request)
    rows = rows[: request.limit]
    last = [getattr(rows[-1], f"_term_{place}") for place in range(len(terms))]
    return Page(tuple(rows), request, next_cursor=_encode(last))


def _beyond(sorting: Sorting, values: Sequence[Any]) -> ColumnElement[bool]:
    """Rows behind the given sort values: (a > x) or (a = x and b > y) or ..."""
    alternatives: list[ColumnElement[bool]] = []
    for place, (term, value) in enumerate(zip(sorting.terms, values, strict=True)):
        equal = [
            earlier == known
            for earlier, known in zip(sorting.terms[:place], values[:place], strict=True)
        ]
        later = term < value if sorting.descending else term > value
        alternatives.append(and_(*equal, later))
    return or_(false(), *alternatives)


def _values(connection: Connection, cursor: str, wanted: Listing) -> Sequence[Any]:
    if cursor.startswith(_MARK):
        return _decode(cursor, wanted.sorting)
    # Clients written for the published API send the id of the last thing they saw.
    terms = wanted.rows.with_only_columns(*wanted.sorting.terms)
    row = connection.execute(terms.where(wanted.id_column == cursor)).first()
    if row is None:
        raise Invalid("The cursor is none that was given out", pointer="cursor")
    return tuple(row)


def _encode(values: Sequence[Any]) -> str:
    packed = orjson.dumps([v.isoformat() if isinstance(v, datetime) else v for v in values])
    return _MARK + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _decode(cursor: str, sorting: Sorting) -> Sequence[Any]:
    packed = cursor.removeprefix(_MARK)
    try:
        values = orjson.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
        if not isinstance(values, list) or len(values) != len(sorting.terms):
            raise ValueError
        return [_typed(v, term) for v, term in zip(values, sorting.terms, strict=True)]
    except (ValueError, TypeError, binascii.Error) as error:
        raise Invalid("The cursor is none that was given out", pointer="cursor") from error


def _typed(value: Any, term: ColumnElement[Any]) -> Any:
    kind = term.type.python_type
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, str) and "\x00" in value):
        raise ValueError
    if isinstance(value, int) and abs(value) >= 2**63:
        raise ValueError
    return value
