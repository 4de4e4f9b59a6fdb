"""Jobs as clients see them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from stump_server.domain.jobs import Job, JobKind, JobLog, JobStatus, LogLevel, Schedule
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
    assert job.schedule((Schedule("s", 60), ())) == {
        "id": "s",
        "interval_secs": 60,
        "excluded_libraries": [],
    }
