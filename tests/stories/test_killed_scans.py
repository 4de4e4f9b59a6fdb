"""Scans that are killed at random moments, again and again, on both engines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import invariants
from builders.books import comic
from builders.servers import NewDatabase
from sqlalchemy import select
from stump_server.domain.jobs import ScanOptions
from stump_server.domain.library import FileStatus, Library, LibraryConfig
from stump_server.domain.progress import begin
from stump_server.services import job as jobs
from stump_server.storage import Database, Files
from stump_server.storage.tables import active_readings, media, series

SEED = 20261127
KILLS = 24
PER_SERIES = 5
PLAIN = ScanOptions()


class Doomed:
    """A library whose scans are killed."""

    def __init__(self, database: Database, address: str, root: Path) -> None:
        self.database, self.address, self.root = database, address, root
        self.killed = 0
        now = database.clock()
        draft = Library("", "Doomed", str(root), FileStatus.READY, now, now, LibraryConfig())
        with database.work(writes=True) as work:
            self.id = work.libraries.add(draft).id
            self.reader = work.users.add("reader", "no password").id

    def scan(self, options: ScanOptions = PLAIN) -> dict[str, Any]:
        """Scan with kills; gives what the job has counted in the end."""
        with self.database.work(writes=True) as work:
            library = work.libraries.fetch_any(self.id)
            job_id = jobs.request_library_scan(work, library, options)
        folder = str(self.database.files.root)
        command = [sys.executable, "-m", "builders.crashes", str(SEED), str(KILLS)]
        done = subprocess.run(
            [*command, folder, self.address, job_id],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        self.killed += int(done.stdout)
        invariants.hold_at_rest(self.database)
        with self.database.work() as work:
            return dict(work.jobs.fetch(job_id).output or {})

    @property
    def books(self) -> dict[str, str]:
        """Ids of books by path below the root."""
        with self.database.engine.connect() as connection:
            rows = connection.execute(select(media.c.path, media.c.id)).all()
        return {str(Path(path).relative_to(self.root)): id for path, id in rows}

    @property
    def shelves(self) -> dict[str, str]:
        """Ids of series by name."""
        with self.database.engine.connect() as connection:
            return {row.name: row.id for row in connection.execute(select(series))}

    def read(self, id: str) -> None:
        """Begin to read a book."""
        with self.database.work(writes=True) as work:
            work.readings.save_active(begin(id, self.reader, work.now))

    @property
    def read_ids(self) -> set[str]:
        """The books that are being read."""
        with self.database.engine.connect() as connection:
            return set(connection.scalars(select(active_readings.c.media_id)))


@pytest.fixture
def doomed(tmp_path: Path, new_database: NewDatabase) -> Iterator[Doomed]:
    """Four series of five comics, nothing scanned yet."""
    root, folder = tmp_path / "books", tmp_path / "data"
    for name in "ABCD":
        for number in range(1, PER_SERIES + 1):
            comic(root / name / f"{name} {number}.cbz", number, Title=f"{name}{number}")
    files = Files(folder)
    files.prepare()
    own = new_database(None)
    address = own or f"sqlite:///{folder / 'stump.db'}"
    database = Database(address, files)
    database.migrate()
    yield Doomed(database, address, root)
    database.close()
    new_database.drop(own)


def test_scans_survive_being_killed_at_any_moment(doomed: Doomed) -> None:
    root = doomed.root

    counts = doomed.scan()

    assert (counts["created_series"], counts["created_media"]) == (4, 4 * PER_SERIES)
    before, shelves = doomed.books, doomed.shelves
    for path in before:
        doomed.read(before[path])
    (root / "A").rename(root / "Renamed")
    for number in range(PER_SERIES, 0, -1):
        (root / "B" / f"B {number}.cbz").rename(root / "B" / f"B {number + 1}.cbz")
    comic(root / "B" / "B 1.cbz", 9)
    comic(root / "C" / "C 1.cbz", 8)
    (root / "C" / "C 2.cbz").unlink()
    (root / "New").mkdir()
    shutil.move(root / "C" / "C 3.cbz", root / "New" / "Moved.cbz")
    os.utime(root / "New" / "Moved.cbz", (2_000_000_000, 2_000_000_000))
    comic(root / "New" / "New 1.cbz", 7)
    comic(root / "New" / "New 2.cbz", 6)
    shutil.rmtree(root / "D")

    counts = doomed.scan()

    after = doomed.books
    moved = {f"A/A {n}.cbz": f"Renamed/A {n}.cbz" for n in range(1, PER_SERIES + 1)}
    moved |= {f"B/B {n}.cbz": f"B/B {n + 1}.cbz" for n in range(1, PER_SERIES + 1)}
    moved |= {"C/C 3.cbz": "New/Moved.cbz"}
    for path, id in before.items():
        assert after[moved.get(path, path)] == id
    assert after.keys() - {moved.get(path, path) for path in before} == {
        "B/B 1.cbz",
        "New/New 1.cbz",
        "New/New 2.cbz",
    }
    assert doomed.shelves["Renamed"] == shelves["A"]
    assert doomed.read_ids == set(before.values())
    assert counts["created_media"] == 3
    assert doomed.killed > KILLS


def test_copies_stand_in_whenever_a_scan_is_killed(doomed: Doomed) -> None:
    root = doomed.root
    doomed.scan()
    before = doomed.books
    read = [path for path in before if path.startswith("B/")]
    for path in read:
        doomed.read(before[path])
    # Copied, scanned, and deleted only then; nobody reads the books of C.
    shutil.copytree(root / "B", root / "Copies")
    shutil.copytree(root / "C", root / "More copies")
    doomed.scan()
    copies = doomed.books
    shutil.rmtree(root / "B")
    shutil.rmtree(root / "C")

    counts = doomed.scan()

    after = doomed.books
    exchanged = {path: path.replace("B/", "Copies/", 1) for path in read}
    exchanged |= {copy: path for path, copy in exchanged.items()}
    assert after == {exchanged.get(path, path): id for path, id in copies.items()}
    assert doomed.read_ids == {before[path] for path in read}
    assert counts["updated_media"] == 2 * PER_SERIES + PER_SERIES

    counts = doomed.scan(ScanOptions(force_rebuild=True))

    assert counts["updated_media"] == 4 * PER_SERIES
    assert doomed.books == after
