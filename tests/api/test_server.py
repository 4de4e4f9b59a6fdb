"""The server itself: is it there, is it claimed, which version, is there a newer one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from builders.outside import Outside, reply, reply_json, running
from stump_client import Api, ServerFault
from stump_server import __version__


@pytest.fixture
def feed() -> Iterator[Outside]:
    """Somebody who tells about releases."""
    with running() as outside:
        yield outside


FreshServer = Callable[..., Any]


def test_ping_needs_nobody(anonymous: Api) -> None:
    assert anonymous.server.ping() == "pong"


def test_ping_is_plain_text_for_people_who_look(http: Callable[..., Any]) -> None:
    answer = http().get("/api/v1/ping")

    assert answer.text == "pong"
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_server_is_claimed_by_its_first_account(fresh_server: FreshServer) -> None:
    with fresh_server(is_claimed=False).api() as api:
        assert api.server.get_claim_status().is_claimed is False

        api.auth.register(username="ann", password="a long secret")

        assert api.server.get_claim_status().is_claimed is True


def test_the_version_is_told_to_get_and_to_post(anonymous: Api) -> None:
    version = anonymous.server.get_version()

    assert version.semver == __version__
    assert version.rev
    assert version.compile_time.tzinfo is not None
    assert anonymous.server.post_version() == version


def test_a_newer_release_is_told_at_both_addresses(
    fresh_server: FreshServer, feed: Outside
) -> None:
    feed.will(reply_json({"tag_name": "v999.1.2"}))

    with fresh_server(update_feed_url=feed.url).api() as api:
        found = api.server.check_for_update()

        assert (found.current_semver, found.latest_semver) == (__version__, "999.1.2")
        assert found.has_update_available
        # The address that published clients use.
        assert api.server.check_update() == found
    assert len(feed.arrivals) == 1


def test_a_feed_in_trouble_is_somebody_elses_fault_and_left_alone(
    fresh_server: FreshServer, feed: Outside
) -> None:
    feed.will(reply(500))

    server = fresh_server(update_feed_url=feed.url)
    with Api(server.url, retries=0) as api:
        for _ in range(3):
            with pytest.raises(ServerFault) as fault:
                api.server.check_for_update()

    assert fault.value.status == 502
    assert feed.url not in fault.value.message
    assert len(feed.arrivals) == 1


def test_unknown_paths_of_the_api_are_404_in_the_one_shape(http: Callable[..., Any]) -> None:
    answer = http().get("/api/v1/nothing/here")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "message"} <= answer.json().keys()


def test_another_method_is_405_and_told_what_goes(http: Callable[..., Any]) -> None:
    answer = http().delete("/api/v1/version")

    assert answer.status_code == 405
    assert {name.strip() for name in answer.headers["allow"].split(",")} >= {"GET", "POST"}
