"""Jobs as clients see them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from stump_server.domain.jobs import Job, JobKind, JobLog, JobStatus, LogLevel, Progress, Schedule
from stump_server.shapes import job

NOW = datetime(2026, 3, 1, tzinfo=UTC)
COUNTS = {"total_files": 3}


@pytest.mark.parametrize("status", JobStatus)
def test_counts_are_told_once_a_job_has_ended(status: JobStatus) -> None:
    shaped = job.one(Job("j", JobKind.LIBRARY_SCAN, status, NOW, output=COUNTS))

    has_ended = status in ("COMPLETED", "FAILED", "CANCELLED")
    assert shaped["output_data"] == (COUNTS if has_ended else None)
    assert (shaped["name"], shaped["status"]) == ("library_scan", status.value)
    assert "logs" not in shaped


@pytest.mark.parametrize("status", JobStatus)
def test_how_far_a_job_is_is_told_until_it_has_ended(status: JobStatus) -> None:
    progress = Progress("Reading books", 3, 4, 1.5, 1, "A/A 3.cbz", "place")

    shaped = job.one(Job("j", JobKind.LIBRARY_SCAN, status, NOW, progress=progress))["progress"]

    pace = {"rate": 1.5, "seconds_left": 1, "current_file": "A/A 3.cbz"}
    still = {"message": "Reading books", "done": 3, "total": 4}
    if status in ("COMPLETED", "FAILED", "CANCELLED"):
        assert shaped is None
    else:
        running = status is JobStatus.RUNNING
        assert shaped == still | (pace if running else dict.fromkeys(pace))


def test_logs_come_when_they_were_loaded() -> None:
    line = JobLog(1, LogLevel.WARN, "torn", NOW, "/a.cbz", "j")

    (shown,) = job.one(Job("j", JobKind.SERIES_SCAN, JobStatus.FAILED, NOW, logs=(line,)))["logs"]

    assert shown == {
        "id": 1,
        "level": "WARN",
        "message": "torn",
        "context": "/a.cbz",
        "timestamp": NOW,
        "job_id": "j",
    }


def test_no_schedule_is_null() -> None:
    assert job.schedule(None) is None
    assert job.schedule((Schedule("s", 60, (), "0 3 * * *", "UTC", NOW), ())) == {
        "id": "s",
        "interval_secs": 60,
        "cron": "0 3 * * *",
        "timezone": "UTC",
        "next_run_at": NOW,
        "excluded_libraries": [],
    }
