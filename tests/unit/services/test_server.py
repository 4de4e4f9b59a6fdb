"""Looking up the newest release, at somebody outside who may be in trouble."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders.outside import Outside, Reply, hang_up, reply, reply_json, running
from stump_server.domain.errors import Unavailable
from stump_server.services.server import ReleaseFeed, Update


@pytest.fixture
def feed() -> Iterator[Outside]:
    """Somebody who tells about releases."""
    with running() as outside:
        yield outside


@pytest.mark.parametrize(
    ("tag", "latest", "is_newer"),
    [
        ("v2.0.0", "2.0.0", True),
        ("1.10.0", "1.10.0", True),
        ("v1.9.0", "1.9.0", False),
        ("v1.8.7", "1.8.7", False),
        ("v1.9.0-rc.1", "1.9.0-rc.1", False),
        ("nightly", "nightly", False),
    ],
)
def test_a_release_is_compared_and_not_merely_told_apart(
    feed: Outside, tag: str, latest: str, is_newer: bool
) -> None:
    feed.will(reply_json({"tag_name": tag}))

    assert ReleaseFeed(feed.url).check("1.9.0") == Update("1.9.0", latest, is_newer)


def test_a_feed_without_releases_is_no_fault(feed: Outside) -> None:
    feed.will(reply(404))

    assert ReleaseFeed(feed.url).check("1.9.0") == Update("1.9.0", "unknown", False)


def test_the_feed_is_asked_once_however_often_we_are(feed: Outside) -> None:
    feed.will(reply_json({"tag_name": "v1.0.0"}), reply(500))
    releases = ReleaseFeed(feed.url)

    assert {releases.check("1.9.0").latest for _ in range(5)} == {"1.0.0"}
    assert len(feed.arrivals) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        reply(500),
        reply(403),
        reply(200, b"<html>no json</html>"),
        reply(200, b"[" * 100_000),
        reply(200, b"\xff\xfe"),
        reply_json({"name": "a release without a tag"}),
        reply_json(["a", "list"]),
        reply_json("text"),
        hang_up,
    ],
    ids=["500", "403", "html", "deep", "no text", "no tag", "list", "string", "silence"],
)
def test_a_feed_in_trouble_is_left_alone_for_a_while(feed: Outside, trouble: Reply) -> None:
    feed.will(trouble)
    releases = ReleaseFeed(feed.url)

    for _ in range(3):
        with pytest.raises(Unavailable):
            releases.check("1.9.0")

    assert len(feed.arrivals) == 1


def test_a_feed_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(Unavailable):
        ReleaseFeed("http://127.0.0.1:9/").check("1.9.0")
