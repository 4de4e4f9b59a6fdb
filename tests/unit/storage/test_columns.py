"""What goes into a column comes out again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import DateTime, Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine
from stump_server.storage.tables.columns import Lines, Moment

lines = Lines()


def bound(kind: TypeEngine[Any], value: Any, dialect: Dialect) -> Any:
    """What the driver of an engine is given."""
    bind = kind.dialect_impl(dialect).bind_processor(dialect)
    return bind(value) if bind else value


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1)


@given(st.lists(words, max_size=6).map(tuple))
def test_lines_come_back_as_they_were(texts: tuple[str, ...]) -> None:
    stored = lines.process_bind_param(texts, sqlite.dialect())

    assert lines.process_result_value(stored, sqlite.dialect()) == texts


@given(st.lists(words, min_size=1, max_size=6).map(tuple), st.integers(0, 5))
def test_one_whole_line_can_be_looked_for(texts: tuple[str, ...], place: int) -> None:
    stored = lines.process_bind_param(texts, sqlite.dialect())

    assert stored is not None
    assert f"\n{texts[place % len(texts)]}\n" in stored


def test_a_text_with_line_breaks_stays_one_line() -> None:
    stored = lines.process_bind_param(("Ann\nB. \t Jones",), sqlite.dialect())

    assert stored == "\nAnn B. Jones\n"


def test_no_lines_are_kept_as_nothing() -> None:
    assert lines.process_bind_param((), sqlite.dialect()) is None
    assert lines.process_bind_param(None, sqlite.dialect()) is None
    assert lines.process_result_value(None, sqlite.dialect()) == ()


zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@given(st.datetimes(datetime(1900, 1, 2), datetime(9990, 1, 1), timezones=zones))  # noqa: DTZ001
def test_moments_come_back_aware_on_either_engine(moment: datetime) -> None:
    for dialect in (sqlite.dialect(), postgresql.dialect()):  # type: ignore[no-untyped-call]
        stored = bound(Moment(), moment, dialect)
        read = Moment().dialect_impl(dialect).result_processor(dialect, None)
        found = read(stored) if read else stored

        assert found == moment
        assert found is not None
        assert found.tzinfo is UTC


@given(moment=st.datetimes(timezones=st.just(UTC)))
def test_moments_are_written_as_sqlalchemy_writes_them(moment: datetime) -> None:
    dialect = sqlite.dialect()

    assert bound(Moment(), moment, dialect) == bound(
        DateTime(), moment.replace(tzinfo=None), dialect
    )
