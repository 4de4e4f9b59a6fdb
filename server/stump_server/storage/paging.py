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
    Tuple,
    bindparam,
    case,
    func,
    literal,
    select,
    tuple_,
)

from stump_server.domain.errors import Invalid
from stump_server.domain.page import After, Everything, Numbered, Order, Page, PageRequest

_MARK = "c1."
# Places in one list that are remembered: as many readers can leaf through it at a time.
_MOST_PLACES = 256


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


@dataclass(slots=True)
class Known:
    """What was found out about a list, and holds until anything changes."""

    total: int | None = None
    # The sort values of rows at some offsets, the first and last of pages: what comes next begins
    # there and need not pass over all rows before it.
    places: dict[int, tuple[Any, ...]] = field(default_factory=dict)

    def nearest(self, offset: int) -> int:
        """The last known place up to an offset, 0 when there is none."""
        return max((place for place in tuple(self.places) if place <= offset), default=0)

    def note(self, offset: int, rows: Sequence[Row[Any]], how: Sorting) -> None:
        """Remember where a page begins and ends."""
        if len(self.places) >= _MOST_PLACES:
            self.places.clear()
        for place in (0, len(rows) - 1):
            self.places[offset + place] = _marks(rows[place], how)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list prepared once and read many times: what to select, in which order, how to count it.

    Building a statement takes longer than running it, so those of frequent lists are kept.
    """

    rows: Select[Any]
    count: Select[Any]
    sorting: Sorting
    id_column: ColumnElement[Any]
    narrow: Select[Any] | None
    # The statements with places for limit and offset, from the first row and from the last.
    numbered: Select[Any]
    from_the_end: Select[Any]
    # By the state of what the viewer can be shown, of which only the newest is kept: counting and
    # passing over rows is what takes longer the more there is.
    known: dict[str, Known] = field(default_factory=dict, compare=False)

    def at(self, state: str | None) -> Known:
        """What is known of the list at a state; nothing where that is not told."""
        found = self.known.get(state) if state is not None else None
        if found is None:
            found = Known()
            if state is not None:
                self.known.clear()
                self.known[state] = found
        return found

    def total(self, connection: Connection, known: Known) -> int:
        """How many rows the whole list has; counted once for each state."""
        if known.total is None:
            known.total = int(connection.execute(self.count).scalar_one())
        return known.total

    def starting(self, values: Sequence[Any]) -> Select[Any]:
        """The statement with places for limit and offset, from the row with these values on."""
        terms, place = _as_rows(self.sorting, values)
        on = terms <= place if self.sorting.descending else terms >= place
        if self.narrow is None:
            return _numbered(self.rows.where(on), self.sorting, self.id_column, None)
        return _numbered(self.rows, self.sorting, self.id_column, self.narrow.where(on))


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
    return Listing(query, counted, sorting, id_column, narrow, numbered, from_the_end)


def _numbered(
    query: Select[Any], how: Sorting, id_column: ColumnElement[Any], narrow: Select[Any] | None
) -> Select[Any]:
    limit, offset = bindparam("_limit", type_=Integer), bindparam("_offset", type_=Integer)
    ordered = _marked(query, how).order_by(*how.clauses)
    if narrow is None:
        return ordered.limit(limit).offset(offset)
    ids = narrow.order_by(*how.clauses).limit(limit).offset(offset)
    return ordered.where(id_column.in_(ids))


def _marked(query: Select[Any], how: Sorting) -> Select[Any]:
    """With the sort values of each row behind its columns."""
    return query.add_columns(
        *(term.label(f"_term_{place}") for place, term in enumerate(how.terms))
    )


def _marks(row: Row[Any], how: Sorting) -> tuple[Any, ...]:
    return tuple(getattr(row, f"_term_{place}") for place in range(len(how.terms)))


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
    known = wanted.at(state)
    if offset == 0:
        rows = connection.execute(wanted.numbered, {"_limit": size, "_offset": 0}).all()
        if 0 < len(rows) < size:
            return rows, len(rows)
        total = wanted.total(connection, known)
    else:
        total = wanted.total(connection, known)
        if offset >= total:
            return (), total
        rows = _deep(connection, wanted, known, request, total - offset - size)
    if rows:
        known.note(offset, rows, wanted.sorting)
    return rows, total


def _deep(
    connection: Connection, wanted: Listing, known: Known, request: Numbered, behind: int
) -> Sequence[Row[Any]]:
    """A page that is not the first; `behind` is how many rows come after a full one."""
    size, offset = request.size, request.offset
    start = known.nearest(offset)
    if behind < offset - start:
        place = {"_limit": min(size, size + behind), "_offset": max(behind, 0)}
        return connection.execute(wanted.from_the_end, place).all()[::-1]
    values = known.places.get(start)
    statement = wanted.numbered if values is None else wanted.starting(values)
    skipped = offset if values is None else offset - start
    return connection.execute(statement, {"_limit": size, "_offset": skipped}).all()


def _after(connection: Connection, wanted: Listing, request: After) -> Page[Row[Any]]:
    marked = _marked(wanted.rows, wanted.sorting).order_by(*wanted.sorting.clauses)
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
    return Page(tuple(rows), request, next_cursor=_encode(_marks(rows[-1], wanted.sorting)))


def _beyond(sorting: Sorting, values: Sequence[Any]) -> ColumnElement[bool]:
    """Rows behind the given sort values."""
    terms, place = _as_rows(sorting, values)
    return terms < place if sorting.descending else terms > place


def _as_rows(sorting: Sorting, values: Sequence[Any]) -> tuple[Tuple, Tuple]:
    """Sort terms and values as rows, which are compared along an index."""
    typed = (literal(value, term.type) for term, value in zip(sorting.terms, values, strict=True))
    return tuple_(*sorting.terms), tuple_(*typed)


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
