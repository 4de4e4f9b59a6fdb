"""Every kind of job has somebody who does it, and people who may know what it finds."""

from __future__ import annotations

import pytest
from builders.shelf import Shelf
from stump_server.domain.errors import NotFound
from stump_server.domain.jobs import JobKind
from stump_server.storage import Database
from stump_server.worker.registry import RUNNERS, audience


def test_every_kind_of_job_can_be_done() -> None:
    assert set(RUNNERS) == set(JobKind)


def test_what_a_job_finds_is_for_those_who_see_its_library(
    database: Database, shelf: Shelf
) -> None:
    library = shelf.library()
    series = shelf.series(library, "One")
    book = shelf.book(series, "1")
    with database.work(writes=True) as work:
        for arguments in ({"library_id": library}, {"series_id": series}, {"media_id": book}):
            job = work.jobs.fetch(work.jobs.add(JobKind.ANALYZE_MEDIA, arguments=arguments))
            assert audience(work, job) == library

        own = work.jobs.fetch(work.jobs.add(JobKind.SESSION_CLEANUP))
        assert audience(work, own) == "owner"
        gone = work.jobs.fetch(work.jobs.add(JobKind.SERIES_SCAN, arguments={"series_id": "x"}))
        with pytest.raises(NotFound):
            audience(work, gone)
