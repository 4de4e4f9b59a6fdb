"""The stream of events: what happens, to whom it is told, and going on where it broke off."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders.books import comic
from stump_client import Api, Invalid, JobFailed, Unauthorized, models
from stump_generated import models as contract
from stump_server import handlers, services

AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]

Payload = dict[str, Any]


@pytest.fixture
def mark(server: Any) -> Callable[[], str]:
    """The id of the newest event."""

    def newest() -> str:
        with server.installation.database.work() as work:
            return str(work.events.last_id())

    return newest


def read(api: Api, after: str, is_last: Callable[[Payload], bool]) -> list[Payload]:
    """What the stream tells behind an event, up to one that is the last of interest."""
    told = []
    with api.event.stream(last_event_id=after) as stream:
        for event in stream:
            payload = event.data
            told.append(payload)
            if is_last(payload):
                return told
    raise AssertionError("the stream has ended")


def ends(job_id: str) -> Callable[[Payload], bool]:
    ended = ("COMPLETED", "FAILED", "CANCELLED")
    return lambda payload: payload.get("id") == job_id and payload.get("status") in ended


def test_a_scan_is_told_from_beginning_to_end(
    owner: Api, add_library: AddLibrary, books: Path, mark: Callable[[], str]
) -> None:
    library = add_library(books, is_scanned=False)
    before = mark()

    job_id = owner.library.scan(library.id).job_id
    told = read(owner, before, ends(job_id))

    mine = [one for one in told if one.get("id") in (None, job_id) or "series_id" in one]
    assert mine[0] == {"__typename": "JobStarted", "id": job_id}
    assert mine[-2]["__typename"] == "JobOutput"
    assert mine[-2]["output"]["created_media"] == 4
    assert (mine[-1]["status"], mine[-1]["message"]) == ("COMPLETED", "Job finished")
    kinds = [one["__typename"] for one in told]
    assert kinds.count("CreatedMedia") == 4
    (made,) = [one for one in told if one["__typename"] == "CreatedManySeries"]
    assert made == {"__typename": "CreatedManySeries", "count": 2, "library_id": library.id}
    series = {one.id for one in owner.library.get_series(library.id)}
    media = {book.id: book.series_id for book in owner.library.get_media(library.id)}
    created = {one["id"]: one["series_id"] for one in told if one["__typename"] == "CreatedMedia"}
    assert created == media
    updated = [one for one in told if one["__typename"] == "CreatedOrUpdatedManyMedia"]
    assert {one["series_id"]: one["count"] for one in updated} == dict.fromkeys(series, 2)
    # Nothing is told of where the books lie.
    assert all(str(books) not in json.dumps(one) for one in told)


def test_progress_adds_up(
    owner: Api, add_library: AddLibrary, books: Path, mark: Callable[[], str]
) -> None:
    library = add_library(books, is_scanned=False)
    before = mark()

    job_id = owner.library.scan(library.id).job_id
    updates = [one for one in read(owner, before, ends(job_id)) if one["__typename"] == "JobUpdate"]

    assert updates[0]["status"] == "RUNNING"
    for one in updates:
        assert one.keys() == {
            *("__typename", "id", "status", "message", "completed_tasks", "remaining_tasks"),
            *("completed_subtasks", "total_subtasks", "rate", "seconds_left", "current_file"),
        }
    counted = [one for one in updates if one["completed_tasks"] is not None]
    assert [(one["completed_tasks"], one["remaining_tasks"]) for one in counted][-1] == (4, 0)


def test_a_missing_library_is_told(
    owner: Api, library: models.Library, books: Path, mark: Callable[[], str]
) -> None:
    books.rename(books.parent / "away")
    before = mark()

    job_id = owner.library.scan(library.id).job_id
    told = read(owner, before, ends(job_id))

    assert {"__typename": "DiscoveredMissingLibrary", "id": library.id} in told
    assert told[-1]["status"] == "FAILED"
    (books.parent / "away").rename(books)


def test_who_resumes_misses_nothing_and_gets_nothing_twice(
    owner: Api, library: models.Library, books: Path, mark: Callable[[], str]
) -> None:
    before = mark()
    comic(books / "Alpha" / "Alpha 3.cbz", 1)
    job_id = owner.library.scan(library.id).job_id
    owner.job.wait(job_id)
    first: list[Any] = []
    with owner.event.stream(last_event_id=before) as stream:
        for event in stream:
            first.append(event)
            if len(first) == 2:
                break

    with owner.event.stream(last_event_id=first[-1].id) as stream:
        rest = []
        for event in stream:
            rest.append(event)
            if ends(job_id)(event.data):
                break

    ids = [int(event.id) for event in (*first, *rest)]
    assert ids == sorted(set(ids))
    whole = read(owner, before, ends(job_id))
    assert [event.data for event in (*first, *rest)] == whole


def test_a_stream_begins_now_unless_told_otherwise(
    owner: Api, library: models.Library, books: Path, mark: Callable[[], str]
) -> None:
    owner.job.wait(owner.library.scan(library.id).job_id)
    before = int(mark())
    with owner.event.stream() as stream:
        # The stream is open once it has said how to come back.
        waiting = iter(stream)
        comic(books / "Alpha" / "Alpha 9.cbz", 1)
        job_id = owner.library.scan(library.id).job_id
        first = next(waiting)
        later = [first.data]
        for event in waiting:
            later.append(event.data)
            if ends(job_id)(later[-1]):
                break

    assert int(first.id) > before


def test_who_has_seen_more_than_there_is_hears_what_is_new(
    owner: Api, library: models.Library, http: Http
) -> None:
    with listening(http(owner), **{"last-event-id": "9" * 18}) as lines:
        job_id = owner.library.scan(library.id).job_id

        told = (json.loads(line[6:]) for line in lines if line.startswith("data: "))
        assert {"__typename": "JobStarted", "id": job_id} in told


def test_the_stream_is_a_stream(http: Http, owner: Api) -> None:
    with http(owner).stream("GET", "/sse", headers={"last-event-id": "0"}) as answer:
        lines = []
        for line in answer.iter_lines():
            lines.append(line)
            if len(lines) > 5:
                break

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "no-" in answer.headers["cache-control"]
    assert lines[0].startswith("retry: ")
    assert lines[2].startswith("id: ")
    assert lines[3].startswith("data: {")


@pytest.mark.parametrize("id", ["x", "-1", "1.5", "9" * 19])
def test_an_id_that_is_none_is_refused(owner: Api, id: str) -> None:
    with pytest.raises(Invalid), owner.event.stream(last_event_id=id) as stream:
        next(iter(stream))


def test_the_stream_is_not_for_nobody(anonymous: Api) -> None:
    with pytest.raises(Unauthorized), anonymous.event.stream() as stream:
        next(iter(stream))


def test_members_hear_of_books_and_not_of_jobs(
    owner: Api, make_user: MakeUser, library: models.Library, books: Path, mark: Callable[[], str]
) -> None:
    reader = make_user()
    before = mark()
    for number in (3, 4):
        comic(books / "Alpha" / f"Alpha {number}.cbz", 1)
        owner.job.wait(owner.library.scan(library.id).job_id)

    told = read(reader, before, _second("CreatedOrUpdatedManyMedia"))

    kinds = {one["__typename"] for one in told}
    assert kinds == {"CreatedMedia", "CreatedOrUpdatedManyMedia"}


def _second(kind: str) -> Callable[[Payload], bool]:
    seen = 0

    def is_second(payload: Payload) -> bool:
        nonlocal seen
        seen += payload["__typename"] == kind
        return seen == 2

    return is_second


def test_who_may_not_see_a_library_hears_nothing_of_it(
    owner: Api,
    make_user: MakeUser,
    add_library: AddLibrary,
    library: models.Library,
    books: Path,
    tmp_path: Path,
    mark: Callable[[], str],
) -> None:
    excluded = make_user()
    owner.library.update_excluded_users(library.id, user_ids=[excluded.auth.me().id])
    comic(tmp_path / "open" / "Open" / "1.cbz", 1)
    before = mark()
    comic(books / "Alpha" / "Alpha 3.cbz", 1)
    owner.job.wait(owner.library.scan(library.id).job_id)
    open_library = add_library(tmp_path / "open")

    told = read(excluded, before, lambda one: one["__typename"] == "CreatedOrUpdatedManyMedia")

    (series,) = owner.library.get_series(open_library.id)
    assert {one.get("series_id") for one in told if "series_id" in one} == {series.id}
    assert library.id not in json.dumps(told)


@contextmanager
def listening(client: httpx.Client, **headers: str) -> Iterator[Iterator[str]]:
    """The lines of an open stream that has said its first words."""
    with client.stream("GET", "/sse", headers=headers, timeout=20) as answer:
        lines = answer.iter_lines()
        assert next(lines).startswith("retry: ")
        yield lines


def test_the_stream_ends_when_the_account_is_locked(
    server: Any, make_user: MakeUser, http: Http
) -> None:
    reader = make_user()
    name = reader.auth.me().username

    with listening(http(reader)) as lines:
        with server.installation.database.work(writes=True) as work:
            services.user.set_locked(work, name, is_locked=True)

        assert [line for line in lines if line] == []


def test_the_stream_ends_with_the_session(make_user: MakeUser, http: Http) -> None:
    reader = make_user()

    with listening(http(reader)) as lines:
        reader.auth.logout()

        assert [line for line in lines if line] == []


def test_the_stream_ends_with_the_api_key(owner: Api, http: Http) -> None:
    made = owner.api_key.create(name="listener", permissions="inherit")

    with listening(http(bearer=made.api_key)) as lines:
        owner.api_key.delete(made.id)

        # The owner hears of whatever else goes on until then.
        assert not [line for line in lines if line.startswith("retry")]


def test_the_stream_ends_when_a_new_password_voids_the_token(
    server: Any, make_user: MakeUser, http: Http
) -> None:
    name = make_user().auth.me().username
    with Api(server.url, auth_method="token") as api:
        api.auth.login(username=name, password="correct horse battery staple")
        token = api.token
    assert token

    with listening(http(bearer=token)) as lines:
        open_work = partial(server.installation.database.work, writes=True)
        services.user.reset_password(open_work, name, "another good password")

        assert [line for line in lines if line] == []


@pytest.fixture
def say(server: Any) -> Callable[..., None]:
    """Tells everybody, or those who see a library, of things with these ids."""

    def add(*ids: str, audience: str | None = None) -> None:
        news = [({"__typename": "DiscoveredMissingLibrary", "id": id}, audience) for id in ids]
        with server.installation.database.work(writes=True) as work:
            work.events.add_many(news)

    return add


def of(id: str) -> Callable[[Payload], bool]:
    return lambda payload: payload.get("id") == id


def test_every_event_is_as_the_contract_has_it(
    owner: Api, library: models.Library, books: Path, mark: Callable[[], str]
) -> None:
    before = mark()
    comic(books / "Gamma" / "Gamma 1.cbz", 1)
    owner.job.wait(owner.library.scan(library.id).job_id)
    books.rename(books.parent / "away")
    with pytest.raises(JobFailed):
        owner.job.wait(owner.library.scan(library.id).job_id)
    (books.parent / "away").rename(books)
    owner.job.wait(owner.library.scan(library.id).job_id)
    thumbnails = owner.library.generate_thumbnails(library.id).job_id

    told = read(owner, before, ends(thumbnails))

    assert len({one["__typename"] for one in told}) == 7
    for one in told:
        getattr(contract, f"Event{one['__typename']}").model_validate(one)
    outputs = [one["output"] for one in told if one["__typename"] == "JobOutput"]
    assert "generated_thumbnails" in outputs[-1]


def test_who_was_away_for_long_hears_everything_in_order(
    owner: Api, say: Callable[..., None], mark: Callable[[], str]
) -> None:
    before = mark()
    ids = [f"library {number}" for number in range(1600)]
    say(*ids)

    told = read(owner, before, of(ids[-1]))

    assert [one["id"] for one in told] == ids


def test_limits_hold_for_a_stream_that_is_open_already(
    owner: Api,
    make_user: MakeUser,
    library: models.Library,
    say: Callable[..., None],
    mark: Callable[[], str],
) -> None:
    reader = make_user()
    before = mark()
    say("begin")
    heard: list[Any] = []

    with reader.event.stream(last_event_id=before) as stream:
        for event in stream:
            heard.append(event.data.get("id"))
            if heard[-1] == "begin":
                owner.library.update_excluded_users(library.id, user_ids=[reader.auth.me().id])
                say("hidden", audience=library.id)
                say("end")
            if heard[-1] == "end":
                break

    assert heard == ["begin", "end"]


def test_a_child_hears_nothing_of_a_series_for_adults(
    owner: Api,
    make_user: MakeUser,
    add_library: AddLibrary,
    tmp_path: Path,
    mark: Callable[[], str],
) -> None:
    comic(tmp_path / "rated" / "Adult" / "1.cbz", 1, AgeRating="Adults Only 18+")
    comic(tmp_path / "rated" / "Child" / "1.cbz", 1, AgeRating="Everyone")
    child = make_user(age=12)
    before = mark()
    library = add_library(tmp_path / "rated")
    for name, rating in (("2", "Everyone"), ("3", "Adults Only 18+")):
        comic(tmp_path / "rated" / "Child" / f"{name}.cbz", 1, AgeRating=rating)
    owner.job.wait(owner.library.scan(library.id).job_id)

    told = read(child, before, _second("CreatedOrUpdatedManyMedia"))

    (series,) = child.library.get_series(library.id)
    assert {one["series_id"] for one in told if "series_id" in one} == {series.id}
    books = {book.id for book in child.library.get_media(library.id)}
    assert {one["id"] for one in told if one["__typename"] == "CreatedMedia"} == books


def test_a_quiet_stream_shows_that_it_lives(
    make_user: MakeUser, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers.event, "_HEARTBEAT_SECONDS", 0.3)

    with listening(http(make_user())) as lines:
        comments = [line for line in islice(lines, 6) if line.startswith(":")]

    assert len(comments) >= 2
