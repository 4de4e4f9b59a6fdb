"""A database of one test's own, and people and books to put into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from builders.servers import NewDatabase
from builders.shelf import Clock, Shelf
from stump_server.domain.access import Viewer
from stump_server.storage import Database, Files, Work


def _address(folder: Path, given: str | None) -> str:
    return given or f"sqlite:///{folder / 'stump.db'}"


@pytest.fixture(scope="session")
def migrated(
    tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase
) -> tuple[Path, str | None]:
    """A data directory and a database with all tables and nothing in them, to be copied."""
    folder = tmp_path_factory.mktemp("migrated")
    files = Files(folder)
    files.prepare()
    address = new_database(None)
    database = Database(_address(folder, address), files)
    database.migrate()
    database.close()
    return folder, address


@pytest.fixture(scope="session")
def open_database(
    migrated: tuple[Path, str | None], new_database: NewDatabase
) -> Callable[[Path, Clock], AbstractContextManager[Database]]:
    """Opens a database with all its tables and nothing in them; the folder must not exist."""
    template, address = migrated

    @contextmanager
    def opened(folder: Path, clock: Clock) -> Iterator[Database]:
        shutil.copytree(template, folder)
        own = new_database(address)
        database = Database(_address(folder, own), Files(folder), clock=clock)
        yield database
        database.close()
        new_database.drop(own)

    return opened


@pytest.fixture
def database(
    open_database: Callable[[Path, Clock], AbstractContextManager[Database]],
    tmp_path: Path,
    clock: Clock,
) -> Iterator[Database]:
    """A database of this test's own, with all its tables."""
    with open_database(tmp_path / "data", clock) as opened:
        yield opened


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
def work(database: Database, ann: Viewer, bob: Viewer) -> Iterator[Work]:
    """One unit of work that writes, with two accounts in sight; it is over when the test is."""
    assert ann.id != bob.id
    with database.work(writes=True) as opened:
        yield opened
