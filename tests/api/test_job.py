"""Background work: looking at it, stopping it, and when it starts by itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import servers
from builders.books import comic
from builders.servers import MEMBER, OWNER
from sqlalchemy import update
from stump_client import (
    Api,
    Conflict,
    Forbidden,
    Invalid,
    JobFailed,
    NotFound,
    Unauthorized,
    models,
)
from stump_server.domain.access import Permission
from stump_server.domain.jobs import JobKind, JobStatus
from stump_server.storage.tables import jobs, schedules

AddLibrary = Callable[..., models.Library]
FreshServer = Callable[..., Any]
Http = Callable[..., Any]
MakeUser = Callable[..., Api]

NOTHING = "00000000-0000-4000-8000-000000000000"
OPERATIONS: dict[str, Callable[[Api], object]] = {
    "get": lambda api: api.job.get(),
    "delete_all": lambda api: api.job.delete_all(),
    "get_scheduler_config": lambda api: api.job.get_scheduler_config(),
    "update_scheduler_config": lambda api: api.job.update_scheduler_config(interval_secs=60),
    "get_by_id": lambda api: api.job.get_by_id(NOTHING),
    "delete": lambda api: api.job.delete(NOTHING),
    "cancel": lambda api: api.job.cancel(NOTHING),
    "pause": lambda api: api.job.pause(NOTHING),
    "resume": lambda api: api.job.resume(NOTHING),
}
each_operation = pytest.mark.parametrize("act", OPERATIONS.values(), ids=OPERATIONS)


@pytest.fixture
def idle(fresh_server: FreshServer) -> Any:
    """A server that carries out no jobs, so that they wait for as long as a test likes."""
    return fresh_server(run_worker=False)


@pytest.fixture
def own(idle: Any) -> Iterator[Api]:
    """The owner of the idle server."""
    with idle.api(OWNER) as api:
        yield api


def add_job(server: Any, kind: JobKind, status: JobStatus, output: Any = None) -> str:
    """Put a job in a certain state into the records; returns its id."""
    with server.installation.database.work(writes=True) as work:
        id: str = work.jobs.add(kind, description=f"{status} {kind}")
        if status is JobStatus.RUNNING:
            work.jobs.start(id)
        elif status is not JobStatus.QUEUED:
            work.jobs.finish(id, status, output, 5)
    return id


def until(is_so: Callable[[], object], seconds: float = 30.0) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it takes too long"
        time.sleep(0.02)


@each_operation
def test_jobs_are_for_those_who_sign_in(anonymous: Api, act: Callable[[Api], object]) -> None:
    with pytest.raises(Unauthorized):
        act(anonymous)


@each_operation
def test_jobs_are_for_those_who_manage_the_server(
    member: Api, act: Callable[[Api], object]
) -> None:
    with pytest.raises(Forbidden):
        act(member)


def test_managing_the_server_is_enough(make_user: MakeUser) -> None:
    manager = make_user(Permission.SERVER_MANAGE)

    assert manager.job.get()
    with pytest.raises(NotFound):
        manager.job.get_by_id(NOTHING)


@pytest.mark.parametrize("name", ["get_by_id", "delete", "cancel", "pause", "resume"])
def test_a_job_that_is_not_there_is_not_found(owner: Api, name: str) -> None:
    with pytest.raises(NotFound):
        OPERATIONS[name](owner)


def test_a_scan_tells_what_it_counted(owner: Api, shared: models.Library) -> None:
    job = owner.job.wait(owner.library.scan(shared.id).job_id)

    assert (job.name, job.description, job.status) == ("library_scan", shared.path, "COMPLETED")
    assert job.output_data is not None
    assert job.output_data.to_dict() == {
        "total_files": 4,
        "total_directories": 3,
        "ignored_files": 0,
        "skipped_files": 4,
        "ignored_directories": 0,
        "created_media": 0,
        "updated_media": 0,
        "created_series": 0,
        "updated_series": 0,
    }
    assert job.completed_at is not None
    assert job.completed_at >= job.created_at
    assert job.ms_elapsed > 0


COUNTS: dict[JobKind, dict[str, int]] = {
    JobKind.LIBRARY_SCAN: {
        "total_files": 9,
        "total_directories": 8,
        "ignored_files": 7,
        "skipped_files": 6,
        "ignored_directories": 5,
        "created_media": 4,
        "updated_media": 3,
        "created_series": 2,
        "updated_series": 1,
    },
    JobKind.SERIES_SCAN: {
        "total_files": 5,
        "ignored_files": 4,
        "skipped_files": 3,
        "created_media": 2,
        "updated_media": 1,
    },
    JobKind.THUMBNAIL_GENERATION: {
        "visited_files": 4,
        "skipped_files": 3,
        "generated_thumbnails": 2,
        "removed_thumbnails": 1,
    },
    JobKind.ANALYZE_MEDIA: {"page_counts_analyzed": 3, "image_dimensions_analyzed": 2}
    | {"media_updated": 1},
    JobKind.WRITE_METADATA: {"written_files": 3, "unchanged_files": 2, "failed_files": 1},
    JobKind.SESSION_CLEANUP: {"removed_sessions": 3},
}


@pytest.mark.parametrize("kind", JobKind)
def test_every_kind_of_job_shows_its_own_counts(server: Any, owner: Api, kind: JobKind) -> None:
    id = add_job(server, kind, JobStatus.COMPLETED, COUNTS[kind])

    job = owner.job.get_by_id(id)

    assert job.name == kind
    assert job.output_data is not None
    assert job.output_data.to_dict() == COUNTS[kind]
    owner.job.delete(id)


def test_what_went_wrong_is_in_the_logs_of_the_job(
    owner: Api, add_library: AddLibrary, books: Path
) -> None:
    torn = books / "Alpha" / "Torn.cbz"
    torn.write_bytes(b"PK\x03\x04 no archive")
    library = add_library(books, is_scanned=False)

    job = owner.job.wait(owner.library.scan(library.id).job_id)

    (line,) = job.logs
    assert (line.level, line.context, line.job_id) == ("ERROR", str(torn), job.id)
    assert line.message
    assert line.timestamp >= job.created_at


def test_lists_leave_logs_out_unless_they_are_loaded(
    owner: Api, http: Http, add_library: AddLibrary, books: Path
) -> None:
    (books / "Alpha" / "Torn.cbz").write_bytes(b"PK\x03\x04 no archive")
    library = add_library(books, is_scanned=False)
    job = owner.job.wait(owner.library.scan(library.id).job_id)

    short = http(owner).get("/api/v1/jobs").json()["data"]
    long = owner.job.get(load_logs=True)

    assert not any("logs" in one for one in short)
    assert [one.logs for one in long if one.id == job.id] == [job.logs]


def test_a_scan_without_its_folder_fails_and_says_why(
    owner: Api, add_library: AddLibrary, books: Path
) -> None:
    library = add_library(books)
    books.rename(books.with_name("elsewhere"))

    with pytest.raises(JobFailed) as failed:
        owner.job.wait(owner.library.scan(library.id).job_id)

    job = failed.value.job
    assert job.status == "FAILED"
    assert job.completed_at is not None
    assert [line.level for line in owner.job.get_by_id(job.id).logs] == ["ERROR"]
    assert job.failure_reason == "There is no such library folder"


@pytest.fixture(scope="module")
def recorded(server: Any) -> Iterator[list[str]]:
    """Jobs in many states, to be listed."""
    states = (JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED)
    kinds = (JobKind.SERIES_SCAN, JobKind.ANALYZE_MEDIA)
    ids = [add_job(server, kind, status) for status in states for kind in kinds]
    yield ids
    with server.installation.database.work(writes=True) as work:
        for id in ids:
            work.jobs.remove(id)


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("order_by", ["name", "status", "created_at", "completed_at"])
@pytest.mark.parametrize("direction", ["asc", "desc"])
def test_jobs_are_listed_in_every_order_and_walked_through_once(
    owner: Api, order_by: Any, direction: Any
) -> None:
    everything = owner.job.get(order_by=order_by, direction=direction)
    values = [getattr(job, order_by) for job in everything]
    assert None not in values

    assert values == sorted(values, reverse=direction == "desc")
    walked = [
        job.id
        for page in owner.job.pages(order_by=order_by, direction=direction, page_size=2)
        for job in page
    ]
    assert walked == [job.id for job in everything]


@pytest.mark.usefixtures("recorded")
def test_jobs_come_in_pages(owner: Api) -> None:
    total = len(owner.job.get())

    first = owner.job.get(page=1, page_size=2)
    second = owner.job.get(page=1, page_size=2, zero_based=True)

    assert len(first) == 2
    assert not {job.id for job in first} & {job.id for job in second}
    assert first.page is not None
    assert (first.page.current_page, first.page.total_pages) == (1, (total + 1) // 2)


@pytest.mark.parametrize("query", ["order_by=age", "direction=up", "page=-1", "limit=0", "kind=x"])
def test_lists_refuse_what_makes_no_sense(owner: Api, http: Http, query: str) -> None:
    assert http(owner).get(f"/api/v1/jobs?{query}").status_code == 400


def test_a_waiting_job_is_cancelled_at_once(own: Api, idle: Any) -> None:
    id = own.library.scan(idle.library_id).job_id

    own.job.cancel(id)

    job = own.job.get_by_id(id)
    assert (job.status, job.output_data) == ("CANCELLED", None)
    assert job.completed_at is not None
    with pytest.raises(Conflict, match="ended already"):
        own.job.cancel(id)
    assert own.library.scan(idle.library_id).job_id != id


@pytest.fixture
def long(add_library: AddLibrary, tmp_path: Path) -> models.Library:
    """A library whose scan takes a while."""
    return add_library(fill_long(tmp_path / "books"), is_scanned=False)


def fill_long(root: Path) -> Path:
    """Comics with very many entries."""
    series = root / "Long"
    extra = {f"notes/{number}.txt": b"" for number in range(24_000)}
    first = comic(series / "Long 0.cbz", 1, extra)
    for number in range(1, 96):
        os.link(first, series / f"Long {number}.cbz")
    return root


def make_short(library: models.Library) -> None:
    """Leave one comic of the long library."""
    for file in Path(library.path).rglob("*.cbz"):
        if file.name != "Long 0.cbz":
            file.unlink()


def test_a_running_scan_stops_when_it_is_cancelled(owner: Api, long: models.Library) -> None:
    id = owner.library.scan(long.id).job_id
    until(lambda: owner.job.get_by_id(id).status == "RUNNING")

    owner.job.cancel(id)

    with pytest.raises(JobFailed) as failed:
        owner.job.wait(id, timeout=60)
    assert failed.value.job.status == "CANCELLED"
    assert len(owner.library.get_media(long.id)) < 96
    # The next job is not held up.
    make_short(long)
    assert owner.job.wait(owner.library.scan(long.id).job_id).status == "COMPLETED"


def test_a_running_scan_is_cancelled_when_its_library_is_deleted(
    owner: Api, tmp_path: Path
) -> None:
    root = fill_long(tmp_path / "books")
    config = models.LibraryConfigWrite()
    library = owner.library.create(name="Doomed", path=str(root), scan_mode="NONE", config=config)
    id = owner.library.scan(library.id).job_id

    def is_reading() -> bool:
        found = owner.job.get_by_id(id).progress
        return found is not None and found.message == "Reading books"

    until(is_reading)

    owner.library.delete(library.id)

    with pytest.raises(JobFailed) as failed:
        owner.job.wait(id, timeout=60)
    assert failed.value.job.status == "CANCELLED"
    assert not failed.value.job.logs


def test_jobs_that_wait_and_rest_are_cancelled_when_their_library_is_deleted(
    own: Api, idle: Any
) -> None:
    book = own.media.get()[0]
    ids = [
        own.library.scan(idle.library_id).job_id,
        own.library.analyze(idle.library_id).job_id,
        own.series.scan(book.series_id).job_id,
        own.media.analyze(book.id).job_id,
        own.library.generate_thumbnails(idle.library_id).job_id,
    ]
    own.job.pause(ids[0])
    other = add_job(idle, JobKind.SESSION_CLEANUP, JobStatus.QUEUED)

    own.library.delete(idle.library_id)

    assert {own.job.get_by_id(id).status for id in ids} == {"CANCELLED"}
    assert own.job.get_by_id(other).status == "QUEUED"


def test_a_running_scan_tells_how_far_it_is_rests_and_goes_on(
    owner: Api, long: models.Library
) -> None:
    id = owner.library.scan(long.id).job_id
    found: models.JobProgress | None = None

    def is_reading() -> bool:
        nonlocal found
        found = owner.job.get_by_id(id).progress
        return found is not None and bool(found.rate)

    until(is_reading)
    assert found is not None
    assert (found.message, found.total) == ("Reading books", 96)
    assert found.seconds_left is not None
    # Relative to the library: nothing is told of where it lies.
    assert str(found.current_file).startswith("Long/Long ")

    owner.job.pause(id)

    until(lambda: owner.job.get_by_id(id).status == "PAUSED")
    resting = owner.job.get_by_id(id)
    assert resting.progress is not None
    assert (resting.progress.rate, resting.completed_at) == (None, None)
    with pytest.raises(Conflict, match="paused already"):
        owner.job.pause(id)
    with pytest.raises(Conflict, match="has not ended"):
        owner.job.delete(id)
    read_before = len(owner.library.get_media(long.id))

    owner.job.resume(id)

    job = owner.job.wait(id, timeout=60)
    assert job.output_data is not None
    assert job.output_data.to_dict()["created_media"] == 96
    assert job.ms_elapsed > resting.ms_elapsed > 0
    assert job.progress is None
    assert read_before <= len(owner.library.get_media(long.id)) == 96
    with pytest.raises(Conflict, match="not paused"):
        owner.job.resume(id)


def test_a_library_is_scanned_once_at_a_time_and_others_beside_it(
    owner: Api, long: models.Library, shared: models.Library
) -> None:
    first = owner.library.scan(long.id).job_id
    until(lambda: owner.job.get_by_id(first).status == "RUNNING")

    again = owner.library.scan(long.id).job_id
    owner.job.wait(owner.library.scan(shared.id).job_id, timeout=60)

    # The other library did not wait; the second scan of the first one does.
    assert owner.job.get_by_id(first).status == "RUNNING"
    assert owner.job.get_by_id(again).status == "QUEUED"
    make_short(long)
    owner.job.cancel(first)
    assert owner.job.wait(again, timeout=60).status == "COMPLETED"


def test_a_waiting_job_rests_also_when_the_server_starts_again(
    own: Api, idle: Any, prepared: Any
) -> None:
    id = own.library.scan(idle.library_id).job_id
    own.job.pause(id)
    assert own.job.get_by_id(id).status == "PAUSED"
    ended = add_job(idle, JobKind.SERIES_SCAN, JobStatus.FAILED)
    with pytest.raises(Conflict, match="ended already"):
        own.job.pause(ended)
    settings = idle.installation.settings.model_copy(update={"run_worker": True})

    with servers.serving(settings, prepared) as restarted, restarted.api(OWNER) as api:
        api.job.wait(api.media.analyze(api.media.get()[0].id).job_id, timeout=30)
        assert api.job.get_by_id(id).status == "PAUSED"

        api.job.resume(id)

        assert api.job.wait(id, timeout=30).status == "COMPLETED"


def test_a_paused_job_can_be_cancelled(own: Api, idle: Any) -> None:
    id = own.library.scan(idle.library_id).job_id
    own.job.pause(id)

    own.job.cancel(id)

    assert own.job.get_by_id(id).status == "CANCELLED"
    with pytest.raises(Conflict, match="not paused"):
        own.job.resume(id)


def test_a_job_left_running_by_a_crash_can_be_cancelled(own: Api, idle: Any) -> None:
    id = own.library.scan(idle.library_id).job_id
    with idle.installation.database.work(writes=True) as work:
        work.jobs.start(id)
        # Where other workers can be, a job is taken for lost after minutes of silence.
        silent = update(jobs).values(heartbeat_at=work.now - timedelta(minutes=5))
        work.connection.execute(silent)

    own.job.cancel(id)

    idle.installation.worker.start()
    with pytest.raises(JobFailed) as failed:
        own.job.wait(id, timeout=30)
    assert failed.value.job.status == "CANCELLED"


def test_only_ended_jobs_are_deleted(own: Api, idle: Any) -> None:
    history = [record.id for record in own.library.get_scan_history(idle.library_id)]
    waiting = add_job(idle, JobKind.SESSION_CLEANUP, JobStatus.QUEUED)
    running = add_job(idle, JobKind.ANALYZE_MEDIA, JobStatus.RUNNING)
    ended = add_job(idle, JobKind.SERIES_SCAN, JobStatus.FAILED)
    for id in (waiting, running):
        with pytest.raises(Conflict, match="has not ended"):
            own.job.delete(id)

    own.job.delete(ended)
    with pytest.raises(NotFound):
        own.job.get_by_id(ended)
    own.job.delete_all()

    assert {job.id for job in own.job.get()} == {waiting, running}
    assert history
    assert [record.id for record in own.library.get_scan_history(idle.library_id)] == history


def test_there_is_no_schedule_until_somebody_makes_one(own: Api, idle: Any) -> None:
    with pytest.raises(NotFound):
        own.job.get_scheduler_config()

    made = own.job.update_scheduler_config(excluded_library_ids=[idle.library_id])

    assert made is not None
    assert made.interval_secs == 86400
    assert own.job.get_scheduler_config().to_dict() == made.to_dict()
    # The library as it is, with its own settings.
    excluded = [library.to_dict() for library in made.excluded_libraries]
    assert excluded == [library.to_dict() for library in own.library.get()]

    changed = own.job.update_scheduler_config(interval_secs=3600)

    assert changed is not None
    assert (changed.interval_secs, len(changed.excluded_libraries)) == (3600, 1)

    emptied = own.job.update_scheduler_config(excluded_library_ids=[])

    assert emptied is not None
    assert (emptied.interval_secs, emptied.excluded_libraries) == (3600, [])

    assert own.job.update_scheduler_config() is None

    with pytest.raises(NotFound):
        own.job.get_scheduler_config()


@pytest.mark.parametrize(
    "body",
    [
        {"interval_secs": 0},
        {"interval_secs": -1},
        {"interval_secs": 59},
        {"interval_secs": 2**31},
        {"interval_secs": "60"},
        {"excluded_library_ids": [NOTHING]},
        {"excluded_library_ids": "all"},
        {"every": 60},
        {"cron": "0 3 * *"},
        {"cron": "0 0 3 * * *"},
        {"cron": "61 3 * * *"},
        {"cron": "0 0 30 2 *"},
        {"cron": "@daily ever ever ever ever"},
        {"cron": "0 3 * * *", "timezone": "Europe/Atlantis"},
        {"cron": "0 3 * * *", "timezone": "../zone"},
        {"cron": "0 3 * * *", "interval_secs": 60},
    ],
    ids=str,
)
def test_a_schedule_that_cannot_be_is_refused(http: Http, owner: Api, body: Any) -> None:
    answer = http(owner).post("/api/v1/jobs/scheduler-config", json=body)

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    with pytest.raises(NotFound):
        owner.job.get_scheduler_config()


def test_scans_start_by_a_cron_expression_in_a_time_zone(own: Api) -> None:
    own.job.update_scheduler_config(interval_secs=3600)

    made = own.job.update_scheduler_config(cron="30 3 * * MON-FRI", timezone="Asia/Tokyo")

    assert made is not None
    assert (made.cron, made.timezone, made.interval_secs) == (
        "30 3 * * MON-FRI",
        "Asia/Tokyo",
        3600,
    )
    # Half past three in Tokyo, which knows no summer time.
    assert made.next_run_at.astimezone(UTC).strftime("%H:%M") == "18:30"
    assert made.next_run_at > datetime.now(UTC)
    with pytest.raises(Invalid, match="cron expression is not valid: Bad hour"):
        own.job.update_scheduler_config(cron="0 25 * * *")
    assert own.job.get_scheduler_config().to_dict() == made.to_dict()

    by_interval = own.job.update_scheduler_config(interval_secs=60)

    assert by_interval is not None
    assert (by_interval.cron, by_interval.interval_secs) == (None, 60)


def test_a_schedule_forgets_libraries_that_are_deleted(own: Api, idle: Any) -> None:
    own.job.update_scheduler_config(excluded_library_ids=[idle.library_id])

    own.library.delete(idle.library_id)

    assert own.job.get_scheduler_config().excluded_libraries == []
    assert own.job.update_scheduler_config(interval_secs=60) is not None


def bring_forward(server: Any) -> None:
    """Make the schedule due, as if its interval had gone by."""
    with server.installation.database.work(writes=True) as work:
        passed = work.now - timedelta(seconds=1)
        work.connection.execute(update(schedules).values(next_run_at=passed))


def test_a_schedule_scans_what_is_not_excluded_without_a_restart(
    fresh_server: FreshServer, tmp_path: Path
) -> None:
    server = fresh_server()
    (tmp_path / "other").mkdir()
    with server.api(OWNER) as api:
        other = api.library.create(name="Other", path=str(tmp_path / "other"), scan_mode="NONE")
        api.job.delete_all()
        api.job.update_scheduler_config(interval_secs=60, excluded_library_ids=[server.library_id])
        # The first run comes after one interval.
        time.sleep(1.5)
        assert len(api.job.get()) == 0

        bring_forward(server)

        until(lambda: api.job.get().data)
        assert [job.description for job in api.job.get()] == [other.path]
        api.job.wait(api.job.get()[0].id)


def test_a_schedule_survives_a_restart_and_does_not_begin_with_it(
    own: Api, idle: Any, prepared: Any
) -> None:
    own.job.delete_all()
    own.job.update_scheduler_config(interval_secs=60)
    settings = idle.installation.settings.model_copy(update={"run_worker": True})

    with servers.serving(settings, prepared) as restarted, restarted.api(OWNER) as api:
        time.sleep(1.5)

        assert api.job.get_scheduler_config().interval_secs == 60
        assert len(api.job.get()) == 0


def test_jobs_that_wait_when_the_server_stops_are_done_after_the_start(
    own: Api, idle: Any, prepared: Any
) -> None:
    id = own.library.scan(idle.library_id).job_id
    settings = idle.installation.settings.model_copy(update={"run_worker": True})

    with servers.serving(settings, prepared) as restarted, restarted.api(OWNER) as api:
        assert api.job.wait(id, timeout=30).status == "COMPLETED"


def test_a_member_asks_for_no_job_by_other_ways(server: Any) -> None:
    with server.api(MEMBER) as api, pytest.raises(Forbidden):
        api.library.scan(server.library_id)


def test_a_refused_schedule_changes_nothing(own: Api) -> None:
    own.job.update_scheduler_config(interval_secs=600)

    with pytest.raises(Invalid):
        own.job.update_scheduler_config(interval_secs=60, excluded_library_ids=[NOTHING])

    assert own.job.get_scheduler_config().interval_secs == 600
