"""Lists that catalogues begin with are read along an index, however much there is.

The engine is asked for its plan of the very statements that are sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders.shelf import Clock, Shelf
from sqlalchemy import Connection, event, text
from stump_server.domain.access import Viewer
from stump_server.domain.filters import MediaFilter, SeriesFilter
from stump_server.domain.media import MediaMetadata
from stump_server.domain.page import Everything, Numbered, Order, PageRequest
from stump_server.storage import Database, Work, media, series

FIRST, DEEP = Numbered(page=1, size=50), Numbered(page=3, size=50)
Ask = Callable[[Work, Viewer, PageRequest], Any]

LISTS: dict[str, Ask] = {
    "books": lambda work, who, page: work.media.get(who, MediaFilter(), page, Order()),
    "newest books": lambda work, who, page: work.media.get(
        who, MediaFilter(), page, Order("created_at", descending=True)
    ),
    "books of a series": lambda work, who, page: work.media.get(
        who, MediaFilter(series_id=("s",)), page, Order()
    ),
    "books of a format": lambda work, who, page: work.media.get(
        who, MediaFilter(extension=("cbz",)), page, Order()
    ),
    "series": lambda work, who, page: work.series.get(
        who, SeriesFilter(), page, Order(), counts=True
    ),
    "newest series": lambda work, who, page: work.series.recently_added(who, SeriesFilter(), page),
    "series of a library": lambda work, who, page: work.series.get(
        who, SeriesFilter(of_library=("l",)), page, Order()
    ),
}


Opened = Callable[[Path, Clock], AbstractContextManager[Database]]


@pytest.fixture(scope="module")
def full(open_database: Opened, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database that is only read, and its owner and a restricted account."""
    with open_database(tmp_path_factory.mktemp("plans") / "data", Clock()) as database:
        fill(database)
        yield database


@pytest.fixture(autouse=True)
def _nothing_read_before() -> None:
    """Where earlier pages have ended is forgotten."""
    for kept in (media._listing, series._listing):
        kept.cache_clear()


@pytest.fixture(scope="module")
def people(full: Database) -> dict[str, Viewer]:
    """Who looks at lists."""
    shelf = Shelf(full)
    return {
        "owner": shelf.person("ann", is_server_owner=True),
        "restricted": shelf.person("bob", age=12),
    }


def fill(database: Database) -> None:
    """Enough rows for an index to be worth it."""
    shelf = Shelf(database)
    library = shelf.library()
    for number in range(40):
        one = shelf.series(library, f"Series {number}")
        for place in range(10):
            shelf.book(one, f"Book {number} {place}", MediaMetadata(age_rating=place))
    if not database.is_sqlite:
        with database.engine.begin() as connection:
            connection.execute(text("ANALYZE"))


@contextmanager
def planned(database: Database) -> Iterator[list[str]]:
    """The plans of all lists that are read in the block."""
    plans: list[str] = []

    def explain(connection: Connection, _: Any, statement: str, values: Any, *__: object) -> None:
        if "LIMIT" not in statement or statement.startswith("EXPLAIN"):
            return
        raw = connection.connection.cursor()
        if database.is_sqlite:
            raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            plans.append("\n".join(row[-1] for row in raw.fetchall()))
        else:
            # Small tables are read whole, whatever indexes there are.
            raw.execute("SET LOCAL enable_seqscan = off")
            raw.execute(f"EXPLAIN {statement}", values)
            plans.append("\n".join(row[0] for row in raw.fetchall()))
        raw.close()

    event.listen(database.engine, "before_cursor_execute", explain)
    try:
        yield plans
    finally:
        event.remove(database.engine, "before_cursor_execute", explain)


def chosen_by_sorting(plan: str, *, is_sqlite: bool) -> bool:
    """Whether all rows are put in order before the first of them is taken.

    Those of one page, which are looked up by their ids, may well be, and so may be rows that are
    equal by the index, which a scan has added at once.
    """
    if not is_sqlite:
        lines = plan.splitlines()
        limits = [place for place, line in enumerate(lines) if "Limit" in line]
        inner = "\n".join(lines[limits[-1] :]) if limits else plan
        return "Sort  (" in inner.replace("Incremental Sort", "")
    _, _, inner = plan.partition("LIST SUBQUERY")
    return "USE TEMP B-TREE FOR ORDER BY" in inner.partition("\nSEARCH")[0]


@pytest.mark.parametrize("request_", [FIRST, DEEP], ids=["first", "deep"])
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("sight", ["owner", "restricted"])
def test_lists_are_read_along_an_index(
    full: Database, people: dict[str, Viewer], name: str, request_: Numbered, sight: str
) -> None:
    who = people[sight]

    with planned(full) as plans, full.work() as work:
        LISTS[name](work, who, request_)

    assert plans or request_ is DEEP
    for plan in plans:
        assert not chosen_by_sorting(plan, is_sqlite=full.is_sqlite), plan


def test_a_list_without_its_index_would_be_noticed(database: Database, ann: Viewer) -> None:
    fill(database)
    with database.engine.begin() as connection:
        connection.execute(text("DROP INDEX ix_media_sort_name_id"))

    with planned(database) as plans, database.work() as work:
        LISTS["books"](work, ann, FIRST)

    assert any(chosen_by_sorting(plan, is_sqlite=database.is_sqlite) for plan in plans)


@pytest.mark.parametrize("sight", ["owner", "restricted"])
def test_a_page_begins_where_one_before_it_has_ended(
    full: Database, people: dict[str, Viewer], sight: str
) -> None:
    if not full.is_sqlite:
        pytest.skip("PostgreSQL sorts what is left of a small table")
    who = people[sight]
    with full.work() as work:
        work.media.get(who, MediaFilter(), Numbered(page=2, size=50), Order())

    with planned(full) as plans, full.work() as work:
        found = work.media.get(who, MediaFilter(), Numbered(page=3, size=50), Order())
        whole = work.media.get(who, MediaFilter(), Everything(), Order())

    assert found.items == whole.items[100:150]
    # Along the index from a value on, and not from its beginning.
    assert re.search(r"SEARCH media USING .*INDEX ix_media_sort_name_id \(", plans[0]), plans[0]


@pytest.mark.parametrize("name", ["books", "series"])
def test_counting_reads_what_is_hidden_from_an_account_and_not_the_library(
    full: Database, people: dict[str, Viewer], name: str
) -> None:
    if not full.is_sqlite:
        pytest.skip("the plan of PostgreSQL goes by the sizes of tables, which are small here")
    counts = []

    def note(_: Connection, __: Any, statement: str, values: Any, *___: object) -> None:
        if "count(*)" in statement and "LIMIT" not in statement:
            counts.append((statement, values))

    event.listen(full.engine, "before_cursor_execute", note)
    try:
        with full.work() as work:
            LISTS[name](
                work, replace(people["restricted"], id="never asked before"), Numbered(1, 10)
            )
            (count,) = counts
            plan = work.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {count[0]}", count[1])
            steps = [row[-1] for row in plan]
    finally:
        event.remove(full.engine, "before_cursor_execute", note)

    # The library is counted along an index; nothing else goes through all books.
    assert sum(step.startswith("SCAN media") for step in steps) == (name == "books"), steps
