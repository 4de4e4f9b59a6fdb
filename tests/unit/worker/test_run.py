"""How one job begins and how it can end."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from builders.books import comic
from builders.shelf import Clock, Shelf
from stump_server.domain.access import Viewer
from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.jobs import Job, JobKind, JobStatus, ScanOptions
from stump_server.domain.page import Everything, Order
from stump_server.formats import Inspectors
from stump_server.services import report
from stump_server.storage import Database
from stump_server.worker.registry import Tools
from stump_server.worker.run import run


def never() -> bool:
    return False


@pytest.fixture
def library(database: Database, shelf: Shelf, tmp_path: Path) -> str:
    """A library of two comics that nobody has scanned."""
    id = shelf.library("Comics")
    with database.work(writes=True) as work:
        found = work.libraries.fetch_any(id)
        work.libraries.save(dataclasses.replace(found, path=str(tmp_path / "books")))
    for number in (1, 2):
        comic(tmp_path / "books" / "A" / f"A {number}.cbz", 2)
    return id


Queue = Callable[..., str]


@pytest.fixture
def queue(database: Database) -> Queue:
    """Puts a job in line."""

    def add(kind: JobKind, **arguments: Any) -> str:
        with database.work(writes=True) as work:
            return work.jobs.add(kind, arguments=arguments)

    return add


@pytest.fixture
def scan(queue: Queue, library: str) -> str:
    """A scan of the library, in line."""
    options = dataclasses.asdict(ScanOptions())
    return queue(JobKind.LIBRARY_SCAN, library_id=library, options=options)


def found(database: Database, id: str) -> Job:
    with database.work() as work:
        return dataclasses.replace(work.jobs.fetch(id), logs=work.jobs.logs([id])[id])


def books(database: Database, viewer: Viewer) -> int:
    with database.work() as work:
        return work.libraries.stats(viewer, None, all_users=False).book_count


def test_a_job_that_is_done_says_what_it_did(
    database: Database, tools: Tools, scan: str, ann: Viewer
) -> None:
    run(tools, scan, never)

    job = found(database, scan)
    assert job.status is JobStatus.COMPLETED
    assert job.output is not None
    assert (job.output["created_media"], job.output["created_series"]) == (2, 1)
    assert (job.completed_at, job.started_at) == (job.started_at, job.completed_at)
    assert books(database, ann) == 2


def test_a_job_somebody_else_has_is_passed_over(
    database: Database, tools: Tools, scan: str, ann: Viewer
) -> None:
    with database.work(writes=True) as work:
        work.jobs.start(scan)

    run(tools, scan, never)

    assert found(database, scan).status is JobStatus.RUNNING
    assert books(database, ann) == 0


def test_a_job_that_was_cancelled_or_is_gone_is_passed_over(
    database: Database, tools: Tools, scan: str, ann: Viewer
) -> None:
    with database.work(writes=True) as work:
        work.jobs.request_cancel(scan)

    run(tools, scan, never)
    run(tools, "nobody", never)

    assert found(database, scan).status is JobStatus.CANCELLED
    assert books(database, ann) == 0


def test_a_job_is_cancelled_while_it_runs(
    database: Database, tools: Tools, scan: str, ann: Viewer
) -> None:
    def cancel() -> bool:
        with database.work(writes=True) as work:
            work.jobs.request_cancel(scan)
        return False

    run(tools, scan, cancel)

    job = found(database, scan)
    assert (job.status, job.completed_at is not None) == (JobStatus.CANCELLED, True)
    assert books(database, ann) == 0


def test_a_job_that_another_worker_has_taken_over_is_left_to_it(
    database: Database, clock: Clock, tools: Tools, scan: str, ann: Viewer
) -> None:
    taken: list[Job | None] = []

    def lose_it_once() -> bool:
        if not taken:
            clock.pass_by(minutes=5)
            with database.work(writes=True) as work:
                work.jobs.requeue_lost(timedelta(minutes=2))
                taken.append(work.jobs.start(scan))
        return False

    run(tools, scan, lose_it_once)

    with database.work() as work:
        assert [work.jobs.fetch(scan)] == taken
    assert books(database, ann) == 0


def test_a_job_rests_when_it_is_paused_and_goes_on_from_its_place(
    database: Database,
    tools: Tools,
    queue: Queue,
    library: str,
    scan: str,
    ann: Viewer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run(tools, scan, never)
    id = queue(JobKind.ANALYZE_MEDIA, library_id=library)
    # Every step is written down, so that the pause comes right behind the first book.
    monkeypatch.setattr(report, "_FLUSH_SECONDS", 0.0)
    looks = count()

    def pause_before_the_first_book_is_done() -> bool:
        if next(looks) == 1:
            with database.work(writes=True) as work:
                work.jobs.request_pause(id)
        return False

    run(tools, id, pause_before_the_first_book_is_done)

    resting = found(database, id)
    assert (resting.status, resting.completed_at) == (JobStatus.PAUSED, None)
    assert resting.output == {
        "page_counts_analyzed": 1,
        "image_dimensions_analyzed": 2,
        "media_updated": 1,
    }
    assert resting.progress is not None
    assert (resting.progress.done, resting.progress.current_file) == (1, "A/A 1.cbz")
    with database.work(writes=True) as work:
        before = work.events.last_id()
        work.jobs.resume(id)

    run(tools, id, never)

    done = found(database, id)
    assert (done.status, done.output) == (
        JobStatus.COMPLETED,
        {"page_counts_analyzed": 2, "image_dimensions_analyzed": 4, "media_updated": 2},
    )
    with database.work() as work:
        told = [event.payload.get("completed_tasks") for event in work.events.after(ann, before)]
    # The first book is not measured again.
    assert [done for done in told if done is not None] == [1, 2]


class NotingInspectors(Inspectors):
    """They remember what they were asked to read."""

    def __init__(self) -> None:
        super().__init__(1)
        self.asked: list[str] = []

    def inspect_many(self, paths: Sequence[str], wanted: Wanted) -> Iterator[Inspection]:
        self.asked += [path.rpartition("/")[2] for path in paths]
        return super().inspect_many(paths, wanted)


@pytest.mark.parametrize("option", ["force_rebuild", "regen_meta", "regen_hashes"])
@pytest.mark.parametrize("is_read_by_another", [False, True])
def test_a_scan_that_reads_everything_goes_on_from_its_place(
    database: Database,
    tools: Tools,
    queue: Queue,
    library: str,
    scan: str,
    tmp_path: Path,
    option: str,
    is_read_by_another: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run(tools, scan, never)
    arguments = {"library_id": library, "options": {option: True}}
    id = queue(JobKind.LIBRARY_SCAN, **arguments)
    monkeypatch.setattr(report, "_FLUSH_SECONDS", 0.0)

    def pause_behind_the_first_book() -> bool:
        with database.work(writes=True) as work:
            progress = work.jobs.fetch(id).progress
            if progress is not None and progress.done == 1:
                work.jobs.request_pause(id)
        return False

    run(tools, id, pause_behind_the_first_book)

    resting = found(database, id)
    assert resting.output is not None
    assert (resting.status, resting.output["updated_media"]) == (JobStatus.PAUSED, 1)
    comic(tmp_path / "books" / "A" / "A 3.cbz", 2)
    if is_read_by_another:
        run(tools, queue(JobKind.LIBRARY_SCAN, **arguments), never)
    with database.work(writes=True) as work:
        work.jobs.resume(id)

    with NotingInspectors() as inspectors:
        run(dataclasses.replace(tools, inspectors=inspectors), id, never)

    done = found(database, id)
    assert done.status is JobStatus.COMPLETED
    assert done.output is not None
    if is_read_by_another:
        # Nobody knows what that one was to do: each book is read once more.
        assert sorted(inspectors.asked) == ["A 1.cbz", "A 2.cbz", "A 3.cbz"]
    else:
        assert len(inspectors.asked) == 2
        assert "A 3.cbz" in inspectors.asked
        assert (done.output["created_media"], done.output["updated_media"]) == (1, 2)


def test_a_job_goes_back_in_line_when_the_server_stops(
    database: Database, tools: Tools, scan: str, ann: Viewer
) -> None:
    run(tools, scan, lambda: True)

    job = found(database, scan)
    assert (job.status, job.started_at, job.completed_at) == (JobStatus.QUEUED, None, None)

    run(tools, scan, never)

    assert found(database, scan).status is JobStatus.COMPLETED
    assert books(database, ann) == 2


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        (JobKind.LIBRARY_SCAN, {"library_id": "gone", "options": {}}),
        (JobKind.SERIES_SCAN, {"series_id": "gone", "options": {}}),
    ],
)
def test_a_job_about_something_that_is_gone_fails_and_says_so(
    database: Database, tools: Tools, queue: Queue, kind: JobKind, arguments: dict[str, Any]
) -> None:
    id = queue(kind, **arguments)

    run(tools, id, never)

    job = found(database, id)
    assert job.status is JobStatus.FAILED
    assert job.failure_reason == f"There is no such {kind.value.partition('_')[0]}"
    assert [line.message for line in job.logs or ()] == [
        f"There is no such {kind.value.partition('_')[0]}"
    ]


def test_an_unexpected_fault_fails_the_job_and_stays_in_the_log_of_the_server(
    database: Database, tools: Tools, queue: Queue, capsys: pytest.CaptureFixture[str]
) -> None:
    id = queue(JobKind.LIBRARY_SCAN, secret_path="/home/somebody")

    run(tools, id, never)

    job = found(database, id)
    assert job.status is JobStatus.FAILED
    assert job.failure_reason == "An unexpected fault, described in the server's log"
    assert all("KeyError" not in line.message for line in job.logs or ())
    assert job.logs
    assert "KeyError" in capsys.readouterr().out


def test_the_beginning_and_the_end_are_told(
    database: Database, tools: Tools, scan: str, ann: Viewer, bob: Viewer
) -> None:
    run(tools, scan, never)

    with database.work() as work:
        told = [event.payload for event in work.events.after(ann, 0)]
        members = {event.payload["__typename"] for event in work.events.after(bob, 0)}
    assert told[0] == {"__typename": "JobStarted", "id": scan}
    assert told[-2]["__typename"] == "JobOutput"
    assert (told[-1]["status"], told[-1]["id"]) == ("COMPLETED", scan)
    assert members == {"CreatedMedia", "CreatedManySeries", "CreatedOrUpdatedManyMedia"}


def test_expired_sessions_can_be_cleaned_up_by_a_job(
    database: Database, tools: Tools, queue: Queue, bob: Viewer
) -> None:
    with database.work(writes=True) as work:
        work.sessions.add("s", bob.id, work.now, ip_address="127.0.0.1", user_agent="curl")
    id = queue(JobKind.SESSION_CLEANUP)

    run(tools, id, never)

    assert found(database, id).output == {"removed_sessions": 1}
    with database.work() as work:
        assert len(work.jobs.get(Everything(), Order()).items) == 1
