"""Jobs: queued once, taken by one, and never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders.shelf import Clock
from stump_server.domain.errors import Conflict, NotFound
from stump_server.domain.jobs import JobKind, JobStatus, LogLevel, Priority, Progress, Schedule
from stump_server.domain.page import After, Everything, Order
from stump_server.storage import Database, Work

SCAN = JobKind.LIBRARY_SCAN


def test_the_same_work_is_not_queued_twice(work: Work) -> None:
    first = work.jobs.add(SCAN, subject="a")

    assert work.jobs.add(SCAN, subject="a") == first
    assert work.jobs.add(SCAN, subject="b") != first
    assert work.jobs.add(JobKind.SERIES_SCAN, subject="a") != first
    assert work.jobs.add(SCAN) != work.jobs.add(SCAN)
    assert work.new_job_ids.count(first) == 1


def test_what_already_runs_may_be_asked_for_again(work: Work) -> None:
    first = work.jobs.add(SCAN, subject="a")
    work.jobs.start(first)

    assert work.jobs.add(SCAN, subject="a") != first


def test_what_was_cancelled_may_be_asked_for_again(work: Work) -> None:
    first = work.jobs.add(SCAN, subject="a")
    work.jobs.request_cancel(first)

    assert work.jobs.add(SCAN, subject="a") != first


def test_only_one_gets_a_job(work: Work) -> None:
    id = work.jobs.add(SCAN, arguments={"library_id": "l"})

    job = work.jobs.start(id)

    assert job is not None
    assert (job.status, job.started_at, job.arguments) == (
        JobStatus.RUNNING,
        work.now,
        {"library_id": "l"},
    )
    assert work.jobs.start(id) is None
    assert work.jobs.start("nobody") is None


def test_a_waiting_job_is_cancelled_at_once_and_not_started(work: Work) -> None:
    id = work.jobs.add(SCAN)

    work.jobs.request_cancel(id)

    job = work.jobs.fetch(id)
    assert (job.status, job.completed_at) == (JobStatus.CANCELLED, work.now)
    assert work.jobs.start(id) is None


def test_a_running_job_learns_that_it_is_to_stop(work: Work) -> None:
    id = work.jobs.add(SCAN)
    work.jobs.start(id)
    assert work.jobs.save_progress(id, {"total_files": 1}) is None

    work.jobs.request_cancel(id)

    assert work.jobs.fetch(id).status is JobStatus.RUNNING
    assert work.jobs.save_progress(id, {"total_files": 2}) is JobStatus.CANCELLED
    assert work.jobs.fetch(id).output == {"total_files": 2}


def test_a_job_whose_record_is_gone_is_to_stop(work: Work) -> None:
    assert work.jobs.save_progress("nobody", {}) is JobStatus.CANCELLED


def test_lost_jobs_wait_again_and_lively_ones_do_not(database: Database, clock: Clock) -> None:
    with database.work(writes=True) as work:
        lost, lively, waiting = (work.jobs.add(SCAN, subject=s) for s in "abc")
        work.jobs.start(lost)
        work.jobs.start(lively)
    clock.pass_by(minutes=3)
    with database.work(writes=True) as work:
        work.jobs.save_progress(lively, {})
    clock.pass_by(seconds=10)

    with database.work(writes=True) as work:
        assert work.jobs.requeue_lost(timedelta(minutes=2)) == (lost,)
        assert work.jobs.fetch(lively).status is JobStatus.RUNNING
        queued = work.jobs.with_status(JobStatus.QUEUED)

    assert {job.id for job in queued} == {lost, waiting}


def test_how_a_job_ended_is_kept(database: Database, clock: Clock) -> None:
    with database.work(writes=True) as work:
        id = work.jobs.add(SCAN)
        work.jobs.start(id)
    clock.pass_by(seconds=2)
    with database.work(writes=True) as work:
        work.jobs.finish(id, JobStatus.COMPLETED, {"total_files": 3}, 2000)
        work.jobs.requeue(id)
        job = work.jobs.fetch(id)

    assert (job.status, job.output, job.ms_elapsed, job.completed_at) == (
        JobStatus.COMPLETED,
        {"total_files": 3},
        2000,
        clock.now,
    )


def test_logs_belong_to_their_job_and_go_with_it(work: Work) -> None:
    one, other = work.jobs.add(SCAN), work.jobs.add(SCAN)
    work.jobs.add_logs(one, [])
    work.jobs.add_logs(one, [(LogLevel.ERROR, "torn", "/a.cbz"), (LogLevel.INFO, "fine", None)])

    logs = work.jobs.logs([one, other])

    assert [(line.level, line.message, line.context) for line in logs[one]] == [
        (LogLevel.ERROR, "torn", "/a.cbz"),
        (LogLevel.INFO, "fine", None),
    ]
    assert logs[other] == ()
    work.jobs.remove(one)
    assert work.jobs.logs([one]) == {one: ()}
    assert work.jobs.logs([]) == {}


def test_only_ended_jobs_are_swept_away(work: Work) -> None:
    waiting, running, done = (work.jobs.add(SCAN) for _ in range(3))
    work.jobs.start(running)
    work.jobs.start(done)
    work.jobs.finish(done, JobStatus.FAILED, None, 1)

    work.jobs.remove_ended()

    left = work.jobs.get(Everything(), Order()).items
    assert {job.id for job in left} == {waiting, running}
    with pytest.raises(NotFound):
        work.jobs.fetch(done)


@pytest.mark.parametrize("field", ["name", "status", "created_at", "completed_at"])
def test_jobs_are_walked_through_in_every_order(
    database: Database, clock: Clock, field: str
) -> None:
    for number in range(5):
        with database.work(writes=True) as work:
            id = work.jobs.add((SCAN, JobKind.ANALYZE_MEDIA)[number % 2])
            if number % 2:
                work.jobs.request_cancel(id)
        clock.pass_by(seconds=number % 3)

    with database.work() as work:
        whole = [job.id for job in work.jobs.get(Everything(), Order(field)).items]
        first = work.jobs.get(After(None, 3), Order(field))
        rest = work.jobs.get(After(first.next_cursor, 3), Order(field))

    assert [job.id for job in (*first.items, *rest.items)] == whole
    assert (len(whole), rest.next_cursor) == (5, None)


def test_a_schedule_that_is_due_is_taken_once(database: Database, clock: Clock) -> None:
    hour = timedelta(hours=1)
    with database.work(writes=True) as work:
        assert work.jobs.find_schedule() is None
        saved = Schedule("s", 3600, ("l",), "0 3 * * *", "Asia/Tokyo", work.now + hour)
        work.jobs.save_schedule(saved)
        assert work.jobs.find_schedule() == saved
        assert not work.jobs.take_due(saved, work.now + hour)
    clock.pass_by(hours=1)
    with database.work(writes=True) as work:
        assert work.jobs.take_due(saved, work.now + hour)
        assert not work.jobs.take_due(saved, work.now + hour)
        work.jobs.remove_schedule()
        assert work.jobs.find_schedule() is None


def test_a_job_rests_in_its_place_until_it_is_resumed(work: Work) -> None:
    id = work.jobs.add(SCAN)
    work.jobs.start(id)
    assert not work.jobs.rest(id, 5)

    work.jobs.request_pause(id)
    assert work.jobs.save_progress(id, {}, Progress(done=1)) is JobStatus.PAUSED
    assert work.jobs.rest(id, 5)

    resting = work.jobs.fetch(id)
    assert (resting.status, resting.ms_elapsed, resting.progress) == (
        JobStatus.PAUSED,
        5,
        Progress(done=1),
    )
    assert (work.jobs.start(id), work.jobs.next_id()) == (None, None)
    work.jobs.resume(id)
    assert work.jobs.next_id() == id
    assert work.jobs.start(id) is not None


def test_what_somebody_asked_for_goes_before_what_the_clock_did(work: Work) -> None:
    by_clock, long, small = (
        work.jobs.add(SCAN, subject=priority.name, priority=priority)
        for priority in (Priority.SCHEDULED, Priority.ASKED_FOR, Priority.SMALL)
    )

    order = []
    while id := work.jobs.next_id():
        order.append(id)
        work.jobs.start(id)

    assert order == [small, long, by_clock]


def test_only_small_jobs_have_a_turn_where_no_other_has_a_place(work: Work) -> None:
    work.jobs.add(SCAN, subject="a")
    assert work.jobs.next_id(Priority.SMALL) is None

    small = work.jobs.add(SCAN, subject="b", priority=Priority.SMALL)

    assert work.jobs.next_id(Priority.SMALL) == small


def test_a_job_that_somebody_has_in_hand_counts_as_running(work: Work) -> None:
    in_hand, beside_it = (work.jobs.add(SCAN, subject=s, alone_in="l") for s in "ab")
    other = work.jobs.add(SCAN, subject="c", priority=Priority.SCHEDULED)

    assert work.jobs.next_id(besides=[in_hand]) == other

    assert work.jobs.next_id() in (in_hand, beside_it)


def test_what_the_clock_asked_for_is_hurried_up_by_somebody(work: Work) -> None:
    first = work.jobs.add(SCAN, subject="a", priority=Priority.SCHEDULED)
    other = work.jobs.add(SCAN, subject="b", priority=Priority.FOLLOW_UP)
    assert work.jobs.next_id() == other

    assert work.jobs.add(SCAN, subject="a") == first

    assert work.jobs.next_id() == first


def test_of_jobs_that_are_to_be_alone_one_runs_at_a_time(database: Database) -> None:
    with database.work(writes=True) as work:
        first, second = (work.jobs.add(SCAN, subject=s, alone_in="l") for s in "ab")
        other = work.jobs.add(SCAN, subject="c", alone_in="m", priority=Priority.SCHEDULED)
        work.jobs.start(first)
        assert work.jobs.next_id() == other
    # Two processes may look at the same moment; the table lets only one begin.
    with pytest.raises(Conflict), database.work(writes=True) as work:
        work.jobs.start(second)
    with database.work(writes=True) as work:
        work.jobs.finish(first, JobStatus.COMPLETED, None, 1)
        assert work.jobs.next_id() == second
        assert work.jobs.start(second) is not None


def test_a_job_shows_that_it_lives(database: Database, clock: Clock) -> None:
    with database.work(writes=True) as work:
        busy = work.jobs.add(SCAN)
        work.jobs.start(busy)
    clock.pass_by(minutes=3)

    with database.work(writes=True) as work:
        work.jobs.keep_alive([busy])
        assert work.jobs.requeue_lost(timedelta(minutes=2)) == ()
