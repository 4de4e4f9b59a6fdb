"""The server's process is killed in the middle of a scan; the next start goes on by itself."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest
from builders import processes
from builders.processes import OWNER, PASSWORD, until
from make_library import make_many
from stump_client import Api, models

COMICS = 600
PER_SERIES = 50
SERIES = COMICS // PER_SERIES

Count = Callable[[str], int]

pytestmark = pytest.mark.skipif(
    os.environ.get("STUMP_TEST_DATABASE") == "postgresql",
    reason="on PostgreSQL a crash is told from a worker elsewhere by two minutes of silence",
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Hundreds of tiny comics, and one that is broken."""
    root = tmp_path / "Many"
    make_many(root, COMICS - 1, PER_SERIES)
    (root / f"Series {SERIES:04}" / "Torn.cbz").write_bytes(b"PK\x03\x04 no archive")
    return root


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Of servers over one data directory."""
    return processes.environment(
        tmp_path / "data", STUMP_OWNER_USERNAME=OWNER, STUMP_OWNER_PASSWORD=PASSWORD
    )


@pytest.fixture
def count(tmp_path: Path) -> Count:
    """Looks from outside how many rows there are: `count("media")`."""

    def look(table: str) -> int:
        with closing(connect(f"file:{tmp_path}/data/stump.db?mode=ro", uri=True)) as database:
            (number,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            return int(number)

    return look


@pytest.fixture
def killed_thrice(environment: dict[str, str], library: Path, count: Count) -> str:
    """The id of a scan during which the server was killed at three moments."""
    with processes.serving(environment) as served, Api(served.url) as api:
        api.auth.login(username=OWNER, password=PASSWORD)
        api.library.create(name="Many", path=str(library))
        (job,) = api.job.get()
        until(lambda: count("series"), pause_seconds=0.001)
        kill(served)
    assert count("media WHERE status = 'READY'") < COMICS - 1
    for books in (1, COMICS - 100):
        before = count("media")
        with processes.serving(environment) as served:
            until(lambda: count("media") >= max(books, before), pause_seconds=0.001)  # noqa: B023
            kill(served)
    return str(job.id)


def kill(served: processes.Served) -> None:
    """Kill the server; the processes that read books for it end by themselves."""
    readers = processes.descendants(served.process.pid)
    served.kill()
    until(lambda: not any(map(processes.is_alive, readers)))


def test_a_scan_survives_crashes_with_right_counts_links_and_statuses(
    environment: dict[str, str], library: Path, killed_thrice: str
) -> None:
    with processes.serving(environment) as served, Api(served.url) as api:
        api.auth.login(username=OWNER, password=PASSWORD)
        job = api.job.wait(killed_thrice, timeout=60)
        found = api.library.get()[0]
        books = list(api.media.each())
        shelves = {one.id: one for one in api.library.get_series(found.id)}
        again = api.job.wait(api.library.scan(found.id).job_id)
        page = api.media.get_page(books[0].id, 1)
        history = api.library.get_scan_history(found.id)
        recorded = {one.id for one in api.job.get()}

    assert counts(job) == {
        "total_files": COMICS,
        "total_directories": SERIES + 1,
        "ignored_files": 0,
        "skipped_files": 0,
        "ignored_directories": 0,
        "created_media": COMICS,
        "updated_media": 0,
        "created_series": SERIES,
        "updated_series": SERIES,
    }
    assert [(line.level, Path(line.context or "").name) for line in job.logs] == [
        ("ERROR", "Torn.cbz")
    ]
    # Every book once, in the series of its folder.
    assert {Path(book.path) for book in books} == set(library.rglob("*.cbz"))
    assert len(books) == COMICS
    assert all(shelves[book.series_id].path == str(Path(book.path).parent) for book in books)
    assert Counter(book.status for book in books) == {"READY": COMICS - 1, "ERROR": 1}
    assert {(one.status, one.media_count) for one in shelves.values()} == {("READY", PER_SERIES)}
    assert found.status == "READY"
    assert page.media_type == "image/png"
    # Nothing is left to do, and nothing was done twice.
    assert (counts(again)["skipped_files"], counts(again)["created_media"]) == (COMICS, 0)
    assert [record.job_id for record in history] == [again.id, job.id]
    assert recorded == {again.id, job.id}


def counts(job: models.Job) -> dict[str, Any]:
    assert job.output_data is not None
    return job.output_data.to_dict()
