"""Files, parts of files and streams on the wire."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from stump_server.web import reply
from stump_server.web.answers import CHUNK_BYTES

CONTENT = bytes(range(256)) * (CHUNK_BYTES // 100)
BINARY = {"schema": {"type": "string", "format": "binary"}}
FILE = {"200": {"description": "x", "content": {"application/zip": BINARY}}}
STREAM = {"200": {"description": "x", "content": {"text/event-stream": {}}}}


class Streams:
    """Endless streams that note when they end."""

    def __init__(self) -> None:
        self.closed = threading.Event()

    def plain(self) -> reply.Reply:
        def chunks() -> Iterator[bytes]:
            try:
                while True:
                    yield b"data: x\n\n"
                    time.sleep(0.01)
            finally:
                self.closed.set()

        return reply.stream(chunks())

    async def on_the_loop(self) -> reply.Reply:
        async def chunks() -> AsyncIterator[bytes]:
            try:
                while True:
                    yield b"data: x\n\n"
                    await asyncio.sleep(0.01)
            finally:
                self.closed.set()

        return reply.stream(chunks())


def short() -> reply.Reply:
    return reply.stream(iter([b"a", b"b"]), "application/zip", filename="a.zip")


def broken() -> reply.Reply:
    def chunks() -> Iterator[bytes]:
        yield b"a"
        raise RuntimeError("mid-way")

    return reply.stream(chunks(), "application/zip")


@pytest.fixture(scope="module")
def streams() -> Streams:
    return Streams()


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any, tmp_path_factory: Any, streams: Streams) -> Any:
    tmp_path = tmp_path_factory.mktemp("books")
    book = tmp_path / "book.cbz"
    book.write_bytes(CONTENT)
    (tmp_path / "small").write_bytes(b"0123456789")
    paths = {
        "/book": {"get": make_operation("a.book", responses=FILE)},
        "/small": {"get": make_operation("a.small", responses=FILE)},
        "/page": {"get": make_operation("a.page", responses=FILE)},
        "/plain": {"get": make_operation("a.plain", responses=STREAM)},
        "/loop": {"get": make_operation("a.loop", responses=STREAM)},
        "/short": {"get": make_operation("a.short", responses=FILE)},
        "/broken": {"get": make_operation("a.broken", responses=FILE)},
    }
    handlers = {
        "a.book": lambda: reply.file(book, "application/zip", filename="Bücher.cbz"),
        "a.small": lambda: reply.file(tmp_path / "small", "application/zip", etag="v1"),
        "a.page": lambda: reply.image(b"0123456789", "application/zip", etag="v1"),
        "a.plain": streams.plain,
        "a.loop": streams.on_the_loop,
        "a.short": short,
        "a.broken": broken,
    }
    return serve(paths, handlers)


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


def test_a_file_arrives_whole_under_its_name(place: Any) -> None:
    answer = place.client.get("/book")

    assert answer.content == CONTENT
    assert answer.headers["content-length"] == str(len(CONTENT))
    assert answer.headers["accept-ranges"] == "bytes"
    assert "filename*=UTF-8''B%C3%BCcher.cbz" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "private, max-age=0, must-revalidate"
    assert answer.headers["etag"]
    assert answer.headers["last-modified"]


@pytest.mark.parametrize("path", ["/book", "/small", "/page"])
@pytest.mark.parametrize(
    ("wanted", "part"), [("bytes=2-5", (2, 6)), ("bytes=-3", (-3, None)), ("bytes=7-", (7, None))]
)
def test_parts_are_exactly_those_bytes(
    place: Any, path: str, wanted: str, part: tuple[int, int | None]
) -> None:
    whole = place.client.get(path).content

    answer = place.client.get(path, headers={"range": wanted})

    assert answer.status_code == 206
    assert answer.content == whole[slice(*part)]
    start = part[0] % len(whole)
    assert answer.headers["content-range"] == (
        f"bytes {start}-{start + len(answer.content) - 1}/{len(whole)}"
    )


def test_a_part_across_several_chunks(place: Any) -> None:
    first, last = CHUNK_BYTES - 5, 2 * CHUNK_BYTES + 5

    answer = place.client.get("/book", headers={"range": f"bytes={first}-{last}"})

    assert answer.content == CONTENT[first : last + 1]


@pytest.mark.parametrize("path", ["/book", "/small", "/page"])
def test_parts_behind_the_end_are_416(place: Any, path: str) -> None:
    size = len(place.client.get(path).content)

    answer = place.client.get(path, headers={"range": f"bytes={size}-"})

    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{size}"
    assert answer.json()["status"] == 416


@pytest.mark.parametrize("path", ["/book", "/small", "/page"])
def test_unknown_units_and_several_ranges_give_the_whole(place: Any, path: str) -> None:
    for wanted in ("lines=1-2", "bytes=0-1,4-5"):
        assert place.client.get(path, headers={"range": wanted}).status_code == 200


@pytest.mark.parametrize("path", ["/book", "/small", "/page"])
def test_what_the_client_has_is_not_sent_again(place: Any, path: str) -> None:
    etag = place.client.get(path).headers["etag"]

    again = place.client.get(path, headers={"if-none-match": etag})
    part = place.client.get(path, headers={"if-none-match": etag, "range": "bytes=0-1"})

    assert again.status_code == part.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == etag
    assert "content-length" not in again.headers
    assert again.headers["cache-control"] == "private, max-age=0, must-revalidate"


@pytest.mark.parametrize("path", ["/book", "/small", "/page"])
def test_head_tells_the_length_and_sends_nothing(place: Any, path: str) -> None:
    size = len(place.client.get(path).content)

    answer = place.client.head(path)

    assert answer.content == b""
    assert answer.headers["content-length"] == str(size)


def test_a_stream_ends_by_itself(place: Any) -> None:
    answer = place.client.get("/short")

    assert answer.content == b"ab"
    assert "content-length" not in answer.headers
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["/plain", "/loop"])
def test_a_stream_ends_when_the_client_leaves(place: Any, streams: Streams, path: str) -> None:
    streams.closed.clear()

    with place.client.stream("GET", path) as answer:
        pieces = answer.iter_bytes()
        assert next(pieces).startswith(b"data: x")
        assert not streams.closed.is_set()

    assert streams.closed.wait(timeout=5)


def test_a_stream_that_breaks_ends_the_connection(place: Any) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        place.client.get("/broken")

    assert place.client.get("/short").content == b"ab"
