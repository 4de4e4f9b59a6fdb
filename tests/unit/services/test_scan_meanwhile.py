"""Scans between whose steps something else is done to the same books, whichever steps these are."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest
from builders import invariants
from builders.books import comic, png
from builders.rar import write_rar
from builders.shelf import Clock
from stump_server.domain.access import Viewer
from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.jobs import JobStatus, ScanOptions
from stump_server.domain.library import FileStatus, Library, LibraryConfig
from stump_server.domain.progress import begin
from stump_server.formats import inspect
from stump_server.services import job as jobs
from stump_server.services import library as libraries
from stump_server.storage import Database, Work
from stump_server.worker.registry import Tools
from stump_server.worker.run import run

PLAIN = ScanOptions()
REBUILD = ScanOptions(force_rebuild=True)
Meanwhile = Callable[[], None]


class Reading:
    """Reads the files of a scan here, and lets something happen before each of them."""

    def __init__(self, step: Meanwhile) -> None:
        self._step = step

    def inspect_many(self, paths: Sequence[str], wanted: Wanted) -> Iterator[Inspection]:
        """One answer for each path."""
        for path in paths:
            self._step()
            yield inspect(path, wanted)


class Shelves:
    """Libraries whose scans are not alone."""

    def __init__(self, database: Database, root: Path) -> None:
        self.database, self.root = database, root
        self._ids: dict[str, str] = {}
        self._numbers = count()
        with database.work(writes=True) as work:
            self.reader = work.users.add("reader", "no password").id
        self.owner = Viewer(self.reader, "reader", is_server_owner=True)

    def library(self, name: str, *comics: str, **config: bool) -> None:
        """Add a library with comics by their path in it."""
        for path in comics:
            self.comic(f"{name}/{path}")
        now, place = self.database.clock(), str(self.root / name)
        draft = Library("", name, place, FileStatus.READY, now, now, LibraryConfig(**config))
        with self.database.work(writes=True) as work:
            self._ids[name] = work.libraries.add(draft).id

    def comic(self, path: str) -> Path:
        """Put a comic on disk that is like no other."""
        return comic(self.root / path, Title=f"Comic {next(self._numbers)}")

    def scan(
        self,
        name: str,
        meanwhile: Meanwhile | None = None,
        step: int = -1,
        options: ScanOptions = PLAIN,
    ) -> bool:
        """Scan a library, and do something else at one of its steps; tells whether it had it."""
        steps = count()
        is_done = False

        def pass_step() -> None:
            nonlocal is_done
            if next(steps) == step and meanwhile is not None:
                is_done = True
                meanwhile()

        @contextmanager
        def open_work() -> Iterator[Work]:
            pass_step()
            with self.database.work(writes=True) as work:
                yield work

        with self.database.work(writes=True) as work:
            library = work.libraries.fetch_any(self._ids[name])
            job_id = jobs.request_library_scan(work, library, options)
        run(Tools(open_work, Reading(pass_step)), job_id, lambda: False)
        with self.database.work() as work:
            job = work.jobs.fetch(job_id)
        assert job.status is JobStatus.COMPLETED, job.failure_reason
        return is_done

    def set(self, name: str, **config: bool) -> None:
        """Change what a library wants."""
        with self.database.work(writes=True) as work:
            library = work.libraries.fetch_any(self._ids[name])
            changed = dataclasses.replace(library.config, **config)
            work.libraries.save(dataclasses.replace(library, config=changed))

    def clean(self, name: str) -> None:
        """Remove what is missing."""
        with self.database.work(writes=True) as work:
            libraries.clean(work, self.owner, self._ids[name])

    def read(self, path: str) -> str:
        """Begin to read a book; gives its id."""
        with self.database.work(writes=True) as work:
            (book,) = work.scans.books_at([str(self.root / path)])
            work.readings.save_active(begin(book.id, self.reader, work.now))
        return book.id


NewShelves = Callable[[], AbstractContextManager[Shelves]]


@pytest.fixture
def new_shelves(
    open_database: Callable[[Path, Clock], AbstractContextManager[Database]],
    tmp_path: Path,
    clock: Clock,
) -> NewShelves:
    """Opens a database with nothing in it, beside a folder for libraries."""
    numbers = count()

    @contextmanager
    def opened() -> Iterator[Shelves]:
        folder = tmp_path / str(next(numbers))
        with open_database(folder / "data", clock) as database:
            yield Shelves(database, folder / "libraries")

    return opened


# Which of the books of a folder that is gone lie in two other libraries now.
@pytest.mark.parametrize(("north", "south"), [((1, 2), (1, 2)), ((1, 2), (3, 4))])
def test_what_two_scans_find_at_once_is_in_one_place_and_no_file_is_passed_over(
    new_shelves: NewShelves, north: Sequence[int], south: Sequence[int]
) -> None:
    for step in count():
        with new_shelves() as shelves:
            shelves.library("Old", "Tea/Tea 1.cbz", *(f"Fog/Fog {one}.cbz" for one in range(1, 5)))
            shelves.scan("Old")
            book = shelves.read("Old/Fog/Fog 1.cbz")
            for name, numbers in (("North", north), ("South", south)):
                shelves.library(name, "Ink/Ink 1.cbz")
                (shelves.root / name / "Fog").mkdir()
                for number in numbers:
                    file = Path("Fog", f"Fog {number}.cbz")
                    shutil.copy2(shelves.root / "Old" / file, shelves.root / name / file)
            shutil.rmtree(shelves.root / "Old/Fog")

            if not shelves.scan("North", lambda: shelves.scan("South"), step):
                break

            shelves.scan("Old")
            invariants.hold_at_rest(shelves.database)
            with shelves.database.work() as work:
                (found,) = work.media.files([book])
            assert "Old" not in found.path
    assert step > 8


def test_what_is_cleaned_while_it_comes_back_is_there_all_the_same(
    new_shelves: NewShelves,
) -> None:
    for step in count():
        with new_shelves() as shelves:
            shelves.library("Comics", "Tea/Tea 1.cbz", *(f"Fog/Fog {one}.cbz" for one in (1, 2, 3)))
            shelves.scan("Comics")
            folder = shelves.root / "Comics/Fog"
            away = folder.rename(shelves.root / "away")
            shelves.scan("Comics")
            away.rename(folder)
            shelves.comic("Comics/Fog/Fog 2.cbz")
            (folder / "Fog 3.cbz").rename(folder / "Fog 4.cbz")
            shelves.comic("Comics/Ink/Ink 1.cbz")

            if not shelves.scan("Comics", lambda: shelves.clean("Comics"), step):
                break

            invariants.match_the_disk(shelves.database)
    assert step > 8


def test_a_book_that_another_library_takes_while_it_is_read_is_well_there(
    new_shelves: NewShelves,
) -> None:
    for step in count():
        with new_shelves() as shelves:
            shelves.library("North", "Fog/Fog 1.cbz", "Fog/Fog 2.cbz")
            shelves.library("South", "Ink/Ink 1.cbz")
            shelves.scan("North")
            shelves.scan("South")

            def take(shelves: Shelves = shelves) -> None:
                file = shelves.root / "North/Fog/Fog 2.cbz"
                file.rename(shelves.root / "South/Ink/Fog 2.cbz")
                shelves.scan("South")

            if not shelves.scan("North", take, step, REBUILD):
                break

            shelves.scan("North")
            shelves.scan("South")
            invariants.hold_at_rest(shelves.database)
    assert step > 8


def test_an_original_stays_when_that_is_said_before_it_is_deleted(new_shelves: NewShelves) -> None:
    for step in count():
        with new_shelves() as shelves:
            shelves.library("Comics", convert_rar_to_zip=True, hard_delete_conversions=True)
            original = write_rar(
                shelves.root / "Comics/Fog/Fog 1.cbr", {"1.png": png(9, 9, (1, 2, 3))}
            )
            was_there = []

            def say(
                shelves: Shelves = shelves,
                original: Path = original,
                was_there: list[bool] = was_there,
            ) -> None:
                was_there.append(original.exists())
                shelves.set("Comics", hard_delete_conversions=False)

            if not shelves.scan("Comics", say, step):
                break

            assert original.with_suffix(".cbz").exists()
            assert [original.exists()] == was_there
    assert step > 8


def test_a_book_whose_file_goes_while_it_waits_to_be_read_is_known_again(
    new_shelves: NewShelves,
) -> None:
    for step in count():
        with new_shelves() as shelves:
            shelves.library("Comics", "Fog/Fog 1.cbz", "Ink/Ink 1.cbz")
            shelves.scan("Comics")
            book = shelves.read("Comics/Fog/Fog 1.cbz")
            new = shelves.comic("Comics/Ink/Ink 2.cbz")
            away = shelves.root / "Ink 2.cbz"
            here = shelves.root / "Comics/Ink/Fog 1.cbz"

            def go(shelves: Shelves = shelves, new: Path = new, away: Path = away) -> None:
                (shelves.root / "Comics/Fog/Fog 1.cbz").rename(shelves.root / "Fog 1.cbz")
                new.rename(away)

            if not shelves.scan("Comics", go, step, REBUILD):
                break

            away.rename(new)
            (shelves.root / "Fog 1.cbz").rename(here)
            shelves.scan("Comics")
            invariants.match_the_disk(shelves.database)
            with shelves.database.work() as work:
                assert [one.path for one in work.media.files([book])] == [str(here)]
    assert step > 8
