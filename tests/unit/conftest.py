"""A database of one test's own, and people and books to put into it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.shelf import Clock, Shelf
from stump_server.domain.access import Viewer
from stump_server.storage import Database, Files, Work


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all its tables and nothing in them, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    database = Database(f"sqlite:///{folder / 'stump.db'}", Files(folder))
    database.migrate()
    database.close()
    return folder / "stump.db"


@pytest.fixture
def database(migrated: Path, tmp_path: Path, clock: Clock) -> Iterator[Database]:
    """A database of this test's own, with all its tables."""
    shutil.copy(migrated, tmp_path / "stump.db")
    files = Files(tmp_path)
    files.prepare()
    opened = Database(f"sqlite:///{tmp_path / 'stump.db'}", files, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    """The database's idea of now."""
    return Clock()


@pytest.fixture
def shelf(database: Database) -> Shelf:
    """What puts things into the database."""
    return Shelf(database)


@pytest.fixture
def ann(shelf: Shelf) -> Viewer:
    """The server owner."""
    return shelf.person("ann", is_server_owner=True)


@pytest.fixture
def bob(shelf: Shelf) -> Viewer:
    """Somebody with no permission and no limit."""
    return shelf.person("bob")


@pytest.fixture
def work(database: Database) -> Iterator[Work]:
    """One unit of work that writes; it is over when the test is."""
    with database.work(writes=True) as opened:
        yield opened
