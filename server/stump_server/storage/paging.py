"""Pages over SQL: numbered pages, and cursors that neither skip nor repeat while rows come and go.

A cursor holds the sort values of the last row seen, so it still works when that row is gone.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, false, func, or_, select

from stump_server.domain.errors import Invalid
from stump_server.domain.page import After, Everything, Numbered, Order, Page, PageRequest

T = TypeVar("T")

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


def fetch_page(
    connection: Connection,
    query: Select[Any],
    request: PageRequest,
    sorting: Sorting,
    to_domain: Callable[[Row[Any]], T],
    *,
    id_column: ColumnElement[Any],
) -> Page[T]:
    """The rows of one page as domain values. Raises Invalid for a cursor nobody gave out."""
    ordered = query.order_by(*sorting.clauses)
    if isinstance(request, Everything):
        rows = connection.execute(ordered).all()
        return Page(tuple(to_domain(row) for row in rows), request)
    if isinstance(request, Numbered):
        rows = connection.execute(ordered.limit(request.size).offset(request.offset)).all()
        total = _count(connection, query, request, len(rows))
        return Page(tuple(to_domain(row) for row in rows), request, total=total)
    return _after(connection, query, request, sorting, to_domain, id_column)


def _count(connection: Connection, query: Select[Any], request: Numbered, found: int) -> int:
    if 0 < found < request.size:
        return request.offset + found
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    return connection.execute(counted).scalar_one()


def _after(
    connection: Connection,
    query: Select[Any],
    request: After,
    sorting: Sorting,
    to_domain: Callable[[Row[Any]], T],
    id_column: ColumnElement[Any],
) -> Page[T]:
    marked = query.add_columns(
        *(term.label(f"_term_{place}") for place, term in enumerate(sorting.terms))
    ).order_by(*sorting.clauses)
    if request.cursor is not None:
        values = _values(connection, request.cursor, sorting, id_column)
        marked = marked.where(_beyond(sorting, values))
    if request.limit is not None:
        # One more than asked for tells whether the end is reached.
        marked = marked.limit(request.limit + 1)
    rows = connection.execute(marked).all()
    if request.limit is None or len(rows) <= request.limit:
        return Page(tuple(to_domain(row) for row in rows), request)
    rows = rows[: request.limit]
    last = [getattr(rows[-1], f"_term_{place}") for place in range(len(sorting.terms))]
    return Page(tuple(to_domain(row) for row in rows), request, next_cursor=_encode(last))


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


def _values(
    connection: Connection, cursor: str, sorting: Sorting, id_column: ColumnElement[Any]
) -> Sequence[Any]:
    if cursor.startswith(_MARK):
        return _decode(cursor, sorting)
    # Clients written for the published API send the id of the last thing they saw.
    row = connection.execute(select(*sorting.terms).where(id_column == cursor)).first()
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
