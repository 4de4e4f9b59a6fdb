"""The queue that carries jobs to workers: huey, beside an embedded database or inside PostgreSQL.

The job row is the truth; what lies in the queue is only its id, so a lost queue loses nothing.
"""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Any

from huey import Huey, SqliteHuey
from huey.storage import PostgresStorage
from psycopg import OperationalError

# What PostgreSQL knows the making of the queue by.
_MAKING = 0x7374756D71
_AWAY_SECONDS = 1.0


class _TidyStorage(PostgresStorage):  # type: ignore[misc]
    """Huey's storage in PostgreSQL, which closes every connection it opened.

    Huey leaves the one each thread listens on to the garbage collector.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._opened: list[Any] = []
        super().__init__(*arguments, **options)

    def _connect(self) -> Any:
        connection = super()._connect()
        self._opened = [one for one in self._opened if not one.closed]
        self._opened.append(connection)
        return connection

    # Huey calls it by this name, too.
    _create_connection = _connect

    def initialize_schema(self) -> None:
        """Make the tables: "if not exists" is not enough for two who begin at the same moment."""
        self.ddl.insert(0, f"select pg_advisory_xact_lock({_MAKING})")
        super().initialize_schema()

    def enqueue(self, data: bytes, priority: float | None = None) -> None:
        """Add a task. A connection that has ended meanwhile shows it here, and the next is new."""
        try:
            super().enqueue(data, priority)
        except OperationalError:
            super().enqueue(data, priority)

    def dequeue(self) -> bytes | None:
        """The next task; none, after a while, when the database is away."""
        try:
            task: bytes | None = super().dequeue()
        except OperationalError:
            # The clock of the worker says so already.
            time.sleep(_AWAY_SECONDS)
            return None
        return task

    def read_schedule(self, ts: datetime) -> list[bytes]:
        """What is due by huey's own clock, which nothing is; asked for all the same."""
        try:
            due: list[bytes] = super().read_schedule(ts)
        except OperationalError:
            return []
        return due

    def close(self) -> bool:
        """Close all connections, whichever thread opened them."""
        was_open: bool = super().close()
        for connection in self._opened:
            connection.close()
        self._opened.clear()
        return was_open


def open_queue(data_directory: Path, postgresql_url: str | None) -> Huey:
    """The queue of this installation; the same one in every process of it."""
    if postgresql_url is not None:
        # What names a driver is SQLAlchemy's; the library below knows the bare form.
        address = postgresql_url.replace("postgresql+psycopg://", "postgresql://", 1)
        return Huey("stump", storage_class=_TidyStorage, dsn=address, results=False)
    return SqliteHuey("stump", filename=str(data_directory / "queue.db"), results=False)
