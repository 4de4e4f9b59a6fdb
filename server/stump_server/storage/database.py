"""The engine: opens units of work on SQLite or PostgreSQL, and brings the tables up to date."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from stump_server.domain.errors import Conflict, DatabaseAway, Invalid
from stump_server.domain.policy import Policy
from stump_server.storage import revision
from stump_server.storage.files import Files
from stump_server.storage.folding import SQLITE_FUNCTION, fold
from stump_server.storage.work import Work

BUSY_TIMEOUT_MS = 15_000
POOL_SIZE = 10
POOL_OVERFLOW = 40
_WAL_PAUSE_SECONDS = 0.02
# What PostgreSQL knows by numbers: the changing of tables ("stump"), and the telling of events.
_MIGRATING = 0x7374756D70
_TELLING = 0x7374756D72


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()


_ENGINE: dict[str, Any] = {
    "pool_size": POOL_SIZE,
    "max_overflow": POOL_OVERFLOW,
    # What goes wrong is logged, and what was asked for may be a secret.
    "hide_parameters": True,
    "json_serializer": _json,
    "json_deserializer": orjson.loads,
}


def _clock() -> datetime:
    return datetime.now(UTC)


class Database:
    """One database and the data directory beside it."""

    def __init__(
        self,
        url: str,
        files: Files,
        policy: Policy | None = None,
        clock: Callable[[], datetime] = _clock,
    ) -> None:
        self.engine = _engine(url)
        revision.watch(self.engine)
        self.files = files
        self.policy = policy or Policy()
        self.clock = clock
        self._after_commit: list[Callable[[Work], None]] = []

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded engine is used."""
        return self.engine.dialect.name == "sqlite"

    def migrate(self) -> None:
        """Bring the tables up to date; harmless when they are, or while another process does it.

        Raises DatabaseAway when it does not answer, Invalid when its file is none or
        comes from a newer version.
        """
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        try:
            with self.engine.begin() as connection:
                _keep_others_waiting(connection)
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError as error:
            # Only a revision that is not among ours can go wrong there.
            raise Invalid("The database was made by a newer version of Stump") from error
        except DatabaseError as error:
            if _was_not_reached(error):
                raise DatabaseAway(_reason(error)) from error
            if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_NOTADB":
                raise
            raise Invalid(f"{self.engine.url.database} is no database") from error

    def on_commit(self, listener: Callable[[Work], None]) -> None:
        """Call the listener after every unit of work that enqueued jobs or added events."""
        self._after_commit.append(listener)

    @contextmanager
    def work(self, *, writes: bool = False) -> Iterator[Work]:
        """One transaction: leaving commits, raising rolls back.

        Raises Conflict when another unit of work got in between, DatabaseAway when the database
        does not answer or all its connections are taken.
        """
        work: Work | None = None
        try:
            with self.engine.connect() as connection:
                _begin(connection, writes=writes)
                work = Work(connection, self.files, self.policy, self.clock())
                yield work
                if work.has_events:
                    _keep_in_order(connection)
                    work.events.write()
                revision.count_changes(connection, work.now)
                connection.commit()
        except IntegrityError as error:
            raise Conflict("Something else was changed at the same time, try again") from error
        except PoolTimeout as error:
            raise DatabaseAway from error
        except DBAPIError as error:
            if _is_away(error, is_sqlite=self.is_sqlite):
                raise DatabaseAway from error
            raise
        if work is not None and (work.new_job_ids or work.has_events):
            for listener in self._after_commit:
                listener(work)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _begin(connection: Connection, *, writes: bool) -> None:
    connection.begin()
    revision.begin(connection)
    if connection.dialect.name == "sqlite":
        # A reader that turns writer half-way cannot wait for another writer, only fail: those
        # who will write say so at the start and queue up.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _keep_in_order(connection: Connection) -> None:
    """Have events numbered in the order of their commits: streams ask for what is behind a number.

    SQLite has one writer at a time anyway.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(select(func.pg_advisory_xact_lock(_TELLING)))


def _keep_others_waiting(connection: Connection) -> None:
    """Be the only one who changes tables until the transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(select(func.pg_advisory_xact_lock(_MIGRATING)))


def _is_away(error: DBAPIError, *, is_sqlite: bool) -> bool:
    """Whether it is not the fault of the statement: PostgreSQL stops, starts, or has no room."""
    if is_sqlite:
        return _is_locked(error.orig)
    return error.connection_invalidated or isinstance(error, OperationalError)


def _is_locked(error: object) -> bool:
    return "database is locked" in str(error)


def _was_not_reached(error: DatabaseError) -> bool:
    # What PostgreSQL refuses has a state; an option that its driver does not know has none.
    is_option = isinstance(error, ProgrammingError) and getattr(error.orig, "sqlstate", "") is None
    return isinstance(error, OperationalError) or is_option


def _reason(error: DatabaseError) -> str:
    """What the driver says, without the advice on further lines."""
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else ""


def _engine(url: str) -> Engine:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise Invalid("The address of the database cannot be read") from error
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
        return create_engine(address, pool_pre_ping=True, **_ENGINE)
    engine = create_engine(address, **_ENGINE)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would otherwise open transactions on its own, and only before writing.
    connection.isolation_level = None
    connection.create_function(SQLITE_FUNCTION, 1, fold, deterministic=True)
    _use_write_ahead_log(connection)
    for pragma in (
        "foreign_keys=ON",
        "synchronous=FULL",
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "cache_size=-16000",
        "mmap_size=268435456",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _use_write_ahead_log(connection: Any) -> None:
    """Of those who open a new file at once SQLite lets one do this, and the others do not wait."""
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not _is_locked(error) or time.monotonic() > deadline:
                raise
            time.sleep(_WAL_PAUSE_SECONDS)
        else:
            return
