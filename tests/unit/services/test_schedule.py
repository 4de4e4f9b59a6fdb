"""When scans start by themselves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from builders.shelf import Clock, Shelf
from stump_server import services
from stump_server.domain.access import Viewer
from stump_server.domain.errors import Invalid
from stump_server.domain.jobs import JobStatus, ScanOptions, Schedule, ScheduleChanges
from stump_server.services.schedule import next_run
from stump_server.storage import Database


def run_after(moment: str, cron: str, timezone: str = "UTC") -> str:
    schedule = Schedule("s", 60, (), cron, timezone)
    return next_run(schedule, datetime.fromisoformat(moment)).isoformat()


@pytest.mark.parametrize(
    ("moment", "cron", "timezone", "expected"),
    [
        ("2026-03-01T03:30:00+00:00", "30 3 * * *", "UTC", "2026-03-02T03:30:00+00:00"),
        ("2026-03-01T03:29:59+00:00", "30 3 * * *", "UTC", "2026-03-01T03:30:00+00:00"),
        ("2026-03-01T12:00:00+00:00", "0 0 * * SAT", "Asia/Tokyo", "2026-03-06T15:00:00+00:00"),
        ("2026-03-01T00:00:00+00:00", "0 0 L * *", "UTC", "2026-03-31T00:00:00+00:00"),
        ("2026-03-01T00:00:00+00:00", "0 0 29 2 *", "UTC", "2028-02-29T00:00:00+00:00"),
        # The hour that summer time leaves out, and the one it gives back.
        ("2026-03-28T12:00:00+00:00", "30 2 * * *", "Europe/Berlin", "2026-03-29T01:00:00+00:00"),
        ("2026-10-24T12:00:00+00:00", "30 2 * * *", "Europe/Berlin", "2026-10-25T00:30:00+00:00"),
        # Within that hour, when the run is behind.
        ("2026-10-25T01:10:00+00:00", "30 2 * * *", "Europe/Berlin", "2026-10-26T01:30:00+00:00"),
        ("2026-10-25T01:40:00+00:00", "30 2 * * *", "Europe/Berlin", "2026-10-26T01:30:00+00:00"),
        ("2026-10-25T01:10:00+00:00", "*/30 * * * *", "Europe/Berlin", "2026-10-25T01:30:00+00:00"),
        ("2026-10-25T01:10:00+00:00", "0,20 2 * * *", "Europe/Berlin", "2026-10-26T01:00:00+00:00"),
    ],
)
def test_the_next_run_is_the_next_that_the_expression_names(
    moment: str, cron: str, timezone: str, expected: str
) -> None:
    assert run_after(moment, cron, timezone) == expected


@pytest.mark.parametrize("cron", ["", "* * * *", "* * * * * *", "60 * * * *", "0 0 30 2 *"])
def test_an_expression_that_cannot_be_meant_is_refused(cron: str) -> None:
    with pytest.raises(Invalid, match="cron expression"):
        run_after("2026-03-01T00:00:00+00:00", cron)


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "", "../UTC", "Europe", "\ud800", "a" * 999])
def test_a_time_zone_that_is_not_there_is_refused(zone: str) -> None:
    with pytest.raises(Invalid, match="time zone"):
        run_after("2026-03-01T00:00:00+00:00", "0 0 * * *", zone)


def test_runs_that_were_missed_are_made_up_for_by_one(
    database: Database, clock: Clock, shelf: Shelf, ann: Viewer
) -> None:
    resting, scanned = shelf.library("Resting"), shelf.library("Scanned")
    with database.work(writes=True) as work:
        changes = ScheduleChanges(cron="0 * * * *")
        services.schedule.update(work, ann, changes)
        paused = services.job.request_library_scan(
            work, work.libraries.fetch_any(resting), ScanOptions()
        )
        services.job.pause(work, ann, paused)
        assert not services.schedule.is_due(work)
        assert services.schedule.queue_due_scans(work) == 0
    clock.pass_by(hours=5, minutes=30)

    with database.work(writes=True) as work:
        assert services.schedule.is_due(work)
        assert services.schedule.queue_due_scans(work) == 1
        assert services.schedule.queue_due_scans(work) == 0

        # The clock does not go behind somebody's back: what was paused is not scanned.
        queued = work.jobs.with_status(JobStatus.QUEUED)
        assert [job.arguments["library_id"] for job in queued] == [scanned]
        schedule = work.jobs.find_schedule()
        assert schedule is not None
        assert schedule.next_run_at is not None
        assert schedule.next_run_at > clock.now.astimezone(UTC)
