"""Workers take jobs as they come, and take up what was left behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from builders.books import comic
from builders.shelf import Clock, Shelf
from stump_server.domain.access import Viewer
from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.jobs import Job, JobKind, JobStatus, Priority, ScanOptions
from stump_server.formats import Inspectors
from stump_server.storage import Database
from stump_server.storage.job import JobRows
from stump_server.worker import Worker

OWNER = Viewer("x", "x", is_server_owner=True)
NewWorker = Callable[..., Worker]
Ended = Callable[[str], Job]


def add(database: Database) -> str:
    with database.work(writes=True) as work:
        return work.jobs.add(JobKind.SESSION_CLEANUP)


def test_a_job_is_done_once_it_is_committed(
    database: Database, new_worker: NewWorker, ended: Ended
) -> None:
    new_worker().start()

    assert ended(add(database)).status is JobStatus.COMPLETED


def test_what_was_taken_back_is_never_done(
    database: Database, new_worker: NewWorker, ended: Ended
) -> None:
    new_worker().start()

    with pytest.raises(ZeroDivisionError), database.work(writes=True) as work:
        lost = work.jobs.add(JobKind.SESSION_CLEANUP)
        raise ZeroDivisionError

    ended(add(database))
    with database.work() as work:
        assert work.jobs.find(lost) is None


def test_jobs_that_wait_are_taken_up_at_the_start(
    database: Database, new_worker: NewWorker, ended: Ended
) -> None:
    # Nobody heard of it: the process ended between the commit and the queue.
    id = add(database)

    new_worker().start()

    assert ended(id).status is JobStatus.COMPLETED


def test_jobs_whose_task_was_lost_are_taken_up_by_the_clock(
    database: Database, new_worker: NewWorker, ended: Ended
) -> None:
    worker = new_worker()
    worker.start()
    with database.engine.begin() as connection:
        # Written by something that has no queue, so that nobody is told.
        rows = JobRows(connection, database.clock(), lambda _id: None)
        id = rows.add(JobKind.SESSION_CLEANUP)

    assert ended(id).status is JobStatus.COMPLETED


def test_a_job_left_running_by_a_crash_is_done_again(
    database: Database, clock: Clock, new_worker: NewWorker, ended: Ended
) -> None:
    id = add(database)
    with database.work(writes=True) as work:
        work.jobs.start(id)
    # Where other machines may work, it is theirs until they have been silent for long.
    clock.pass_by(**({"seconds": 1} if database.is_sqlite else {"minutes": 5}))

    new_worker().start()

    assert ended(id).status is JobStatus.COMPLETED


def test_a_worker_that_comes_back_leaves_alone_what_another_one_does(
    database: Database, clock: Clock, new_worker: NewWorker
) -> None:
    back, other = new_worker(), new_worker()
    back.start()
    other.start()
    with database.work(writes=True) as work:
        begun = work.jobs.start(work.jobs.add(JobKind.SESSION_CLEANUP))
    assert begun is not None
    clock.pass_by(seconds=1)

    back.pause()
    back.start()

    with database.work() as work:
        assert work.jobs.fetch(begun.id) == begun


def test_a_worker_rests_and_goes_on(
    database: Database, new_worker: NewWorker, ended: Ended
) -> None:
    worker = new_worker()
    worker.start()
    ended(add(database))

    worker.pause()
    id = add(database)
    with database.work() as work:
        assert work.jobs.fetch(id).status is JobStatus.QUEUED
    worker.start()

    assert ended(id).status is JobStatus.COMPLETED


def test_a_worker_knows_whether_it_is_alone(new_worker: NewWorker) -> None:
    one, other = new_worker(), new_worker()
    assert not one.has_company

    one.start()

    assert other.has_company
    one.pause()
    assert not other.has_company


def test_of_two_workers_one_does_each_job(
    database: Database, new_worker: NewWorker, ended: Ended
) -> None:
    for worker in (new_worker(), new_worker()):
        worker.start()

    ids = [add(database) for _ in range(6)]

    assert {ended(id).status for id in ids} == {JobStatus.COMPLETED}
    with database.work() as work:
        started = [
            event.payload["id"]
            for event in work.events.after(OWNER, 0)
            if event.payload["__typename"] == "JobStarted"
        ]
    assert sorted(started) == sorted(ids)


def test_what_is_to_be_alone_is_done_one_after_another(
    database: Database, new_worker: NewWorker, ended: Ended
) -> None:
    new_worker(jobs_at_once=3).start()
    new_worker(jobs_at_once=3).start()

    with database.work(writes=True) as work:
        ids = [work.jobs.add(JobKind.SESSION_CLEANUP, alone_in="l") for _ in range(6)]

    assert {ended(id).status for id in ids} == {JobStatus.COMPLETED}
    with database.work() as work:
        told = [
            (event.payload["__typename"], event.payload["id"])
            for event in work.events.after(OWNER, 0)
            if event.payload["__typename"] in ("JobStarted", "JobOutput")
        ]
    # Each has ended before the next one began.
    in_order = [step for id in sorted(ids) for step in (("JobStarted", id), ("JobOutput", id))]
    assert told == in_order


class HeldInspectors(Inspectors):
    """They read no book before somebody lets them."""

    def __init__(self) -> None:
        super().__init__(1)
        self.may_read = threading.Event()

    def inspect_many(self, paths: Sequence[str], wanted: Wanted) -> Iterator[Inspection]:
        self.may_read.wait(30)
        return super().inspect_many(paths, wanted)


def test_a_small_job_waits_for_no_long_ones(
    database: Database, shelf: Shelf, new_worker: NewWorker, ended: Ended, tmp_path: Path
) -> None:
    libraries = []
    for name in "ABC":
        comic(tmp_path / name / f"{name} 1.cbz", 1)
        libraries.append(shelf.library(name))
        with database.work(writes=True) as work:
            library = work.libraries.fetch_any(libraries[-1])
            work.libraries.save(replace(library, path=str(tmp_path / name)))
    options = asdict(ScanOptions())

    with HeldInspectors() as inspectors:
        new_worker(jobs_at_once=2, inspectors=inspectors).start()
        with database.work(writes=True) as work:
            scans = [
                work.jobs.add(
                    JobKind.LIBRARY_SCAN, arguments={"library_id": id, "options": options}
                )
                for id in libraries
            ]
        with database.work(writes=True) as work:
            small = [
                work.jobs.add(JobKind.SESSION_CLEANUP, priority=Priority.SMALL) for _ in range(3)
            ]
        assert {ended(id).status for id in small} == {JobStatus.COMPLETED}
        with database.work() as work:
            statuses = [work.jobs.fetch(id).status for id in scans]
        inspectors.may_read.set()

        assert JobStatus.COMPLETED not in statuses
        assert JobStatus.QUEUED in statuses
        assert {ended(id).status for id in scans} == {JobStatus.COMPLETED}
