"""What a restart leaves as it was: who is signed in, what was read, what was told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from builders import servers
from builders.books import comic
from builders.servers import OWNER, PASSWORD
from stump_client import Api

Start = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def start(prepared: Any, tmp_path: Path, new_database: Callable[..., Any]) -> Start:
    """Starts a server over one and the same data directory, again and again."""
    folder = tmp_path / "data"
    folder.mkdir()
    address = prepared.copy(folder, new_database)

    @contextmanager
    def started(**chosen: Any) -> Iterator[Any]:
        settings = servers.settings_for(folder, address, **chosen)
        with servers.serving(settings, prepared) as running:
            yield running

    return started


def with_token(url: str, token: str) -> Api:
    api = Api(url, auth_method="token")
    api.token = token
    return api


def test_whoever_was_signed_in_still_is(start: Start) -> None:
    with (
        start() as server,
        server.api(OWNER) as owner,
        Api(server.url, auth_method="token") as by_token,
    ):
        by_token.auth.login(username=OWNER, password=PASSWORD)
        token = by_token.token
        key = owner.api_key.create(name="tablet", permissions="inherit").api_key
        cookies = dict(owner._caller.http.cookies)
    assert token

    with start() as server:
        with with_token(server.url, token) as api:
            assert api.auth.me().username == OWNER
        with Api(server.url, auth_method="api-key", api_key=key) as api:
            assert api.auth.me().username == OWNER
        with Api(server.url) as api:
            api._caller.http.cookies.update(cookies)
            assert api.auth.me().username == OWNER


def test_what_was_read_and_done_is_kept(start: Start) -> None:
    with start() as server, server.api(OWNER) as owner:
        book = owner.media.get(name=["Fog Harbour 2"])[0]
        owner.media.update_progress(book.id, page=3, elapsed_seconds=60)
        picture = owner.media.update_thumbnail(book.id, page=2)
        listed = [one.id for one in owner.media.get()]
        half = owner.media.get(limit=3)

    with start() as server, server.api(OWNER) as owner:
        reading = owner.media.get_progress(book.id)
        assert reading is not None
        assert (reading.page, reading.elapsed_seconds) == (3, 60)
        assert owner.media.get_thumbnail(book.id) == picture
        assert [one.id for one in owner.media.get()] == listed
        # A walk through a list goes on where it was.
        rest = owner.media.get(cursor=half.next_cursor, limit=100)
        assert [one.id for one in (*half, *rest)] == listed


def test_who_listened_before_misses_nothing(start: Start, tmp_path: Path, prepared: Any) -> None:
    with start() as server, server.api(OWNER) as owner:
        job_id = owner.library.scan(server.library_id).job_id
        owner.job.wait(job_id)
        with owner.event.stream(last_event_id="0") as stream:
            last = next(event for event in stream if event.data.get("id") == job_id)

    with start() as server, server.api(OWNER) as owner:
        comic(tmp_path / "more" / "A" / "1.cbz", 1)
        library = owner.library.create(name="More", path=str(tmp_path / "more"))
        told = []
        with owner.event.stream(last_event_id=last.id) as stream:
            for event in stream:
                told.append(event)
                if event.data["__typename"] == "CreatedManySeries":
                    break

        ids = [int(event.id) for event in told]
        assert ids == sorted(set(ids))
        assert ids[0] > int(last.id)
        # What was still to be told of the first job, and what came after the restart.
        assert any(event.data.get("id") == job_id for event in told)
        assert json.dumps(told[-1].data).count(library.id) == 1
    assert prepared.library_id


def test_a_server_that_was_claimed_stays_claimed(start: Start) -> None:
    with start() as server, server.api() as anybody:
        assert anybody.server.get_claim_status().is_claimed

    with start() as server, server.api() as anybody:
        assert anybody.server.get_claim_status().is_claimed
        assert anybody.server.get_version().semver
