"""Units of work: all or nothing, and word to listeners afterwards."""

from __future__ import annotations

import threading

import pytest
from builders.shelf import Clock, Shelf
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from stump_server.domain.access import Viewer
from stump_server.domain.errors import Conflict, NotFound
from stump_server.domain.jobs import JobKind
from stump_server.storage import Database, Work
from stump_server.storage.tables import tags


def test_leaving_a_unit_of_work_commits(database: Database) -> None:
    with database.work(writes=True) as work:
        id = work.jobs.add(JobKind.SESSION_CLEANUP)

    with database.work() as work:
        assert work.jobs.fetch(id).kind is JobKind.SESSION_CLEANUP


def test_raising_takes_everything_back(database: Database, ann: Viewer) -> None:
    with pytest.raises(ZeroDivisionError), database.work(writes=True) as work:
        id = work.jobs.add(JobKind.SESSION_CLEANUP)
        work.users.set_locked(ann.id, is_locked=True)
        raise ZeroDivisionError

    with database.work() as work:
        assert work.jobs.find(id) is None
        assert not work.users.fetch(ann.id).is_locked


def test_one_time_holds_for_a_whole_unit_of_work(database: Database, clock: Clock) -> None:
    with database.work() as work:
        began = work.now
        clock.pass_by(seconds=5)
        assert work.now == began


def test_a_value_that_was_taken_meanwhile_is_a_conflict(database: Database) -> None:
    with database.work(writes=True) as work:
        work.connection.execute(insert(tags).values(id="1", name="robots"))

    with pytest.raises(Conflict), database.work(writes=True) as work:
        work.connection.execute(insert(tags).values(id="2", name="robots"))


def test_faults_name_no_values(database: Database) -> None:
    with pytest.raises(DBAPIError) as fault, database.work() as work:
        work.connection.execute(text("SELECT :secret FROM nowhere"), {"secret": "hunter2"})

    assert "hunter2" not in str(fault.value)


def test_listeners_hear_of_jobs_and_events_after_the_commit(database: Database) -> None:
    heard: list[tuple[list[str], bool]] = []

    def listen(work: Work) -> None:
        with database.work() as other:
            assert all(other.jobs.find(id) is not None for id in work.new_job_ids)
        heard.append((work.new_job_ids, work.has_events))

    database.on_commit(listen)
    with database.work(writes=True) as work:
        id = work.jobs.add(JobKind.SESSION_CLEANUP)
    with database.work(writes=True) as work:
        work.events.add({"__typename": "JobStarted", "id": id})
    with database.work(writes=True) as work:
        work.users.is_claimed()

    assert heard == [([id], False), ([], True)]


def test_nobody_hears_of_what_was_taken_back(database: Database) -> None:
    heard: list[Work] = []
    database.on_commit(heard.append)

    with pytest.raises(NotFound), database.work(writes=True) as work:
        work.jobs.add(JobKind.SESSION_CLEANUP)
        work.jobs.fetch("nobody")

    assert heard == []


def test_writers_queue_up_and_lose_nothing(database: Database, shelf: Shelf) -> None:
    library_id = shelf.library()
    start = threading.Barrier(6)

    def visit(user: Viewer) -> None:
        start.wait()
        for _ in range(5):
            with database.work(writes=True) as work:
                work.libraries.visit(user, library_id)
                work.events.add({"__typename": "JobStarted", "id": user.id})

    people = [shelf.person(f"reader {number}") for number in range(6)]
    threads = [threading.Thread(target=visit, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.work() as work:
        assert work.events.last_id() == 30
        assert all(work.libraries.last_visited(user) is not None for user in people)


def test_migrating_again_is_harmless(database: Database, ann: Viewer) -> None:
    database.migrate()

    with database.work() as work:
        assert work.users.fetch(ann.id).username == "ann"
