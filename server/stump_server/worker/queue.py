"""The queue that carries jobs to workers: huey, beside an embedded database or inside PostgreSQL.

The job row is the truth; what lies in the queue is only its id, so a lost queue loses nothing.
"""

from __future__ import annotations

from pathlib import Path

from huey import Huey, PostgresHuey, SqliteHuey


def open_queue(data_directory: Path, postgresql_url: str | None) -> Huey:
    """The queue of this installation; the same one in every process of it."""
    if postgresql_url is not None:
        return PostgresHuey("stump", dsn=postgresql_url, results=False)
    return SqliteHuey("stump", filename=str(data_directory / "queue.db"), results=False)
