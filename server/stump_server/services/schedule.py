"""When all libraries are scanned by themselves: every so often, or by a cron expression."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from stump_server.domain.access import Permission, Viewer
from stump_server.domain.errors import Invalid, NotFound
from stump_server.domain.filters import LibraryFilter
from stump_server.domain.jobs import JobStatus, Priority, ScanOptions, Schedule, ScheduleChanges
from stump_server.domain.library import Library
from stump_server.domain.page import Everything, Order
from stump_server.services import job
from stump_server.storage import Work

_DEFAULT_INTERVAL_SECONDS = 86_400
_CRON_FIELDS = 5


def get(work: Work, viewer: Viewer) -> tuple[Schedule, tuple[Library, ...]]:
    """When libraries are scanned by themselves, and the libraries left out. Raises NotFound."""
    viewer.require(Permission.SERVER_MANAGE)
    schedule = work.jobs.find_schedule()
    if schedule is None:
        raise NotFound("schedule")
    return schedule, _excluded(work, viewer, schedule)


def _excluded(work: Work, viewer: Viewer, schedule: Schedule) -> tuple[Library, ...]:
    if not schedule.excluded_library_ids:
        return ()
    wanted = LibraryFilter(id=schedule.excluded_library_ids)
    return work.libraries.get(viewer, wanted, Everything(), Order()).items


def update(
    work: Work, viewer: Viewer, changes: ScheduleChanges
) -> tuple[Schedule, tuple[Library, ...]] | None:
    """Change the schedule; with no change it is removed.

    Raises Invalid for an expression, a time zone or a library that cannot be meant.
    """
    viewer.require(Permission.SERVER_MANAGE)
    if changes == ScheduleChanges():
        work.jobs.remove_schedule()
        return None
    before = work.jobs.find_schedule() or Schedule("", _DEFAULT_INTERVAL_SECONDS)
    excluded = _chosen(work, changes.excluded_library_ids, before.excluded_library_ids)
    schedule = _with_times(dataclasses.replace(before, excluded_library_ids=excluded), changes)
    schedule = dataclasses.replace(
        schedule, id=str(uuid4()), next_run_at=next_run(schedule, work.now)
    )
    work.jobs.save_schedule(schedule)
    return schedule, _excluded(work, viewer, schedule)


def _chosen(work: Work, wanted: Sequence[str] | None, before: tuple[str, ...]) -> tuple[str, ...]:
    if wanted is None:
        return before
    chosen = tuple(dict.fromkeys(wanted))
    if not {id for id, _ in work.libraries.paths()}.issuperset(chosen):
        raise Invalid("One of the libraries does not exist", pointer="/excluded_library_ids")
    return chosen


def _with_times(schedule: Schedule, changes: ScheduleChanges) -> Schedule:
    if changes.interval_secs is not None and changes.cron is not None:
        raise Invalid("A schedule has an interval or a cron expression, not both", pointer="/cron")
    if changes.timezone is not None:
        schedule = dataclasses.replace(schedule, timezone=changes.timezone)
    if changes.cron is not None:
        return dataclasses.replace(schedule, cron=" ".join(changes.cron.split()))
    if changes.interval_secs is not None:
        return dataclasses.replace(schedule, cron=None, interval_secs=changes.interval_secs)
    return schedule


def next_run(schedule: Schedule, now: datetime) -> datetime:
    """The first run after a moment. Raises Invalid for what cannot be meant."""
    zone = _zone(schedule.timezone)
    if schedule.cron is None:
        return now + timedelta(seconds=schedule.interval_secs)
    if len(schedule.cron.split()) != _CRON_FIELDS:
        raise Invalid("A cron expression has five fields", pointer="/cron")
    try:
        moments = (
            moment.astimezone(UTC) for moment in CronSim(schedule.cron, now.astimezone(zone))
        )
        # In the hour that the end of summer time repeats, the first one may be of that hour before.
        return next(moment for moment in moments if moment > now)
    except CronSimError as error:
        raise Invalid(f"The cron expression is not valid: {error}", pointer="/cron") from error
    except StopIteration:
        raise Invalid("The cron expression names no day that there is", pointer="/cron") from None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Invalid("There is no such time zone", pointer="/timezone") from error


def is_due(work: Work) -> bool:
    """Whether there is something for `queue_due_scans` to do."""
    schedule = work.jobs.find_schedule()
    return schedule is not None and _has_come(schedule, work.now)


def _has_come(schedule: Schedule, now: datetime) -> bool:
    return schedule.next_run_at is not None and schedule.next_run_at <= now


def queue_due_scans(work: Work) -> int:
    """Queue the scans of the schedule if it is time; tells how many.

    Runs that were missed while no worker was there are made up for by one.
    """
    schedule = work.jobs.find_schedule()
    if schedule is None or not _has_come(schedule, work.now):
        return 0
    if not work.jobs.take_due(schedule, next_run(schedule, work.now)):
        return 0
    left_out = {*schedule.excluded_library_ids, *resting(work)}
    due = [one for one in work.libraries.all() if one.id not in left_out]
    for library in due:
        job.request_library_scan(work, library, ScanOptions(), Priority.SCHEDULED)
    return len(due)


def resting(work: Work) -> set[str]:
    """The libraries whose scans somebody has paused: the clock does not start another one."""
    paused = work.jobs.with_status(JobStatus.PAUSED)
    return {one.arguments["library_id"] for one in paused if "library_id" in one.arguments}
