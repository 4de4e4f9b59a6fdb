"""Libraries that are watched are scanned when something in them changes, and no others."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.books import comic
from builders.servers import OWNER, Server
from stump_client import Api, models

_DEADLINE_SECONDS = 40.0


@pytest.fixture(scope="module")
def watching(start_server: Callable[..., Server]) -> Server:
    """A server that notices changes: with one database in one way, with the other in the other.

    What follows files knows nothing of databases, so that both see both.
    """
    is_native = os.environ.get("STUMP_TEST_DATABASE", "sqlite") == "sqlite"
    mode = "native" if is_native else "poll"
    return start_server(watch_mode=mode, watch_quiet_seconds=0.3, watch_poll_seconds=1)


@pytest.fixture
def keeper(watching: Server) -> Iterator[Api]:
    """Its owner."""
    with watching.api(OWNER) as api:
        yield api


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of one series."""
    comic(tmp_path / "books" / "Alpha" / "Alpha 1.cbz", Title="One")
    return tmp_path / "books" / "Alpha"


class Library:
    """A library as its watcher keeps it."""

    def __init__(self, api: Api, server: Server, path: Path, **config: Any) -> None:
        self.api = api
        wanted = models.LibraryConfigWrite(**config)
        made = api.library.create(
            name=path.parent.name, path=str(path), scan_mode="NONE", config=wanted
        )
        self.id = made.id
        server.scan(self.id)

    @property
    def statuses(self) -> dict[str, str]:
        """Statuses by name."""
        return {book.name: book.status for book in self.api.library.get_media(self.id)}

    @property
    def scans(self) -> int:
        """How many scans of it have ended."""
        return len(self.api.library.get_scan_history(self.id))

    def becomes(self, statuses: dict[str, str]) -> bool:
        """Whether its books are these, soon."""
        deadline = time.monotonic() + _DEADLINE_SECONDS
        while self.statuses != statuses:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True


@pytest.fixture
def library(keeper: Api, watching: Server, shelf: Path) -> Iterator[Library]:
    """The shelf, watched; its books are known, and it is certain that changes are noticed."""
    made = Library(keeper, watching, shelf.parent, watch=True)
    # A watch begins a moment after the library was added.
    for number in range(1000):
        if number % 6 == 0:
            comic(shelf.parent / "First" / "First.cbz", pages=1 + number % 5)
        time.sleep(0.25)
        if "First" in made.statuses:
            break
    shutil.rmtree(shelf.parent / "First")
    assert made.becomes({"Alpha 1": "READY", "First": "MISSING"})
    keeper.library.clean(made.id)
    yield made
    keeper.library.delete(made.id)


def test_books_come_go_and_move_by_themselves(library: Library, shelf: Path) -> None:
    comic(shelf / "Alpha 2.cbz", pages=5)
    assert library.becomes({"Alpha 1": "READY", "Alpha 2": "READY"})
    ids = {book.name: book.id for book in library.api.library.get_media(library.id)}

    (shelf / "Alpha 2.cbz").rename(shelf / "Alpha 3.cbz")
    assert library.becomes({"Alpha 1": "READY", "Alpha 3": "READY"})
    books = {book.name: book.id for book in library.api.library.get_media(library.id)}
    assert books["Alpha 3"] == ids["Alpha 2"]

    (shelf / "Alpha 3.cbz").unlink()
    assert library.becomes({"Alpha 1": "READY", "Alpha 3": "MISSING"})


def test_a_disk_that_is_away_and_comes_back(library: Library, shelf: Path) -> None:
    root, away = shelf.parent, shelf.parent.parent / "away"

    root.rename(away)
    assert library.becomes({"Alpha 1": "MISSING"})

    away.rename(root)
    assert library.becomes({"Alpha 1": "READY"})


def test_a_library_that_is_not_watched_waits_for_somebody(
    library: Library, keeper: Api, watching: Server, tmp_path: Path, shelf: Path
) -> None:
    comic(tmp_path / "still" / "books" / "Beta" / "Beta 1.cbz")
    still = Library(keeper, watching, tmp_path / "still" / "books", watch=False)
    comic(tmp_path / "still" / "books" / "Beta" / "Beta 2.cbz")

    # The watched one was changed later and scanned meanwhile.
    for number in (2, 3):
        comic(shelf / f"Alpha {number}.cbz")
        ready = {f"Alpha {place}": "READY" for place in range(1, number + 1)}
        assert library.becomes(ready)

    assert still.statuses == {"Beta 1": "READY"}
    keeper.library.delete(still.id)


def test_a_watch_ends_with_its_option(library: Library, keeper: Api, shelf: Path) -> None:
    made = keeper.library.get_by_id(library.id)
    assert made.config is not None
    unwatched = models.LibraryConfigWrite.from_dict(made.config.to_dict() | {"watch": False})
    keeper.library.update(
        library.id, name=made.name, path=made.path, config=unwatched, scan_mode="NONE"
    )

    comic(shelf / "Alpha 2.cbz")
    time.sleep(3)

    assert library.statuses == {"Alpha 1": "READY"}
