"""Column types and the naming of constraints that all tables share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData, String, Text
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only for a column that is exactly INTEGER.
Number = BigInteger().with_variant(Integer(), "sqlite")
Document = JSON(none_as_null=True)


def identifier() -> String:
    """The type of ids: opaque text."""
    return String(64)


def ordered_text() -> Text:
    """Text that sorts by code point on every engine, so that cursors mean the same everywhere."""
    return Text().with_variant(Text(collation="C"), "postgresql")


class Moment(TypeDecorator[datetime]):
    """A point in time: aware UTC in the product, whatever the engine keeps."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What cursors are read back as."""
        return datetime

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        """What drivers take: a scan binds many of them, so this is one call and no more."""
        return _as_text if dialect.name == "sqlite" else _in_utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if dialect.name == "sqlite" else moment.astimezone(UTC)


def _in_utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    """As SQLAlchemy writes it: the time in UTC, in microseconds, without the name of the zone."""
    if value is None:
        return None
    return value.astimezone(UTC).isoformat(" ", "microseconds").removesuffix("+00:00")


class Lines(TypeDecorator[tuple[str, ...]]):
    """Several short texts in one column, each on a line of its own.

    The text begins and ends with a line break, so that one whole value can be looked for:
    ("Ann", "Bob") is kept as "\\nAnn\\nBob\\n", nothing as NULL.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str | None:
        return encode_lines(value) if value else None

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...]:
        return decode_lines(value)


def encode_lines(texts: Sequence[str]) -> str:
    """What a column of `Lines` holds for at least one text."""
    return "\n" + "\n".join(" ".join(text.split()) for text in texts) + "\n"


def decode_lines(value: str | None) -> tuple[str, ...]:
    """The texts that a column of `Lines` holds."""
    return tuple(value[1:-1].split("\n")) if value else ()
