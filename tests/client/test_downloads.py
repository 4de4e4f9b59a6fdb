"""Downloads to a file, uploads, and pictures in memory."""

from __future__ import annotations

import asyncio
import gzip
import io
import os
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from builders.outside import Outside, reply, reply_bytes, reply_json
from stump_client import Api, AsyncApi, Binary, Forbidden, Unreachable

CBZ = "application/vnd.comicbook+zip"


def test_a_book_is_written_to_a_file(outside: Outside, api: Api, tmp_path: Path) -> None:
    book = os.urandom(700_000)
    outside.will(reply_bytes(book, CBZ))
    seen: list[tuple[int, int | None]] = []

    path = api.media.download(
        "x", tmp_path / "book.cbz", progress=lambda done, total: seen.append((done, total))
    )

    assert path == tmp_path / "book.cbz"
    assert path.read_bytes() == book
    assert outside.last.path == "/api/v1/media/x/file"
    assert seen[-1] == (700_000, 700_000)
    assert len(seen) > 1
    assert seen == sorted(seen)
    assert list(tmp_path.iterdir()) == [path]


def test_a_book_is_written_to_a_file_by_a_coroutine(outside: Outside, tmp_path: Path) -> None:
    outside.will(reply_bytes(b"book", CBZ))
    seen: list[tuple[int, int | None]] = []

    async def run() -> Path:
        async with AsyncApi(outside.url) as api:
            return await api.media.download(
                "x",
                str(tmp_path / "book.cbz"),
                progress=lambda done, total: seen.append((done, total)),
            )

    assert asyncio.run(run()).read_bytes() == b"book"
    assert seen == [(4, 4)]


def test_a_file_that_was_there_is_replaced_only_by_a_whole_one(
    outside: Outside, tmp_path: Path
) -> None:
    def half(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")
        handler.close_connection = True

    path = tmp_path / "book.cbz"
    path.write_bytes(b"old")
    outside.will(half)

    with pytest.raises(Unreachable), Api(outside.url) as api:
        api.media.download("x", path)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_refused_download_leaves_nothing(outside: Outside, api: Api, tmp_path: Path) -> None:
    outside.will(reply_json({"detail": "No"}, 403))

    with pytest.raises(Forbidden, match="No"):
        api.media.download("x", tmp_path / "book.cbz")

    assert list(tmp_path.iterdir()) == []


def test_a_download_needs_the_name_of_a_file(outside: Outside, api: Api, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        api.media.download("x", tmp_path)

    assert outside.arrivals == []


def test_the_end_of_a_compressed_download_is_not_known(
    outside: Outside, api: Api, tmp_path: Path
) -> None:
    outside.will(
        reply(200, gzip.compress(b"book"), Content_Encoding="gzip", Content_Type="application/pdf")
    )
    seen: list[Any] = []

    path = api.media.download(
        "x", tmp_path / "book.pdf", progress=lambda *report: seen.append(report)
    )

    assert path.read_bytes() == b"book"
    assert seen == [(4, None)]


def test_a_page_comes_with_its_media_type(outside: Outside, api: Api) -> None:
    outside.will(reply_bytes(b"<html/>", "application/xhtml+xml; charset=utf-8"))

    page = api.media.get_page("x", 2)

    assert page == Binary(b"<html/>", "application/xhtml+xml")
    assert "html/>" not in repr(page)
    assert outside.last.path == "/api/v1/media/x/page/2"


@pytest.mark.parametrize("kind", ["path", "bytes", "file"])
def test_a_picture_is_uploaded(outside: Outside, api: Api, tmp_path: Path, kind: str) -> None:
    # The generator's fixed boundary, inside of the picture.
    picture = b"\x89PNG\r\n--+++\r\nrest"
    path = tmp_path / "cover.png"
    path.write_bytes(picture)
    outside.will(reply_bytes(b"kept", "image/webp"))

    given: dict[str, Any] = {"path": path, "bytes": picture, "file": io.BytesIO(picture)}
    kept = api.library.upload_thumbnail("x", file=given[kind])

    assert kept == Binary(b"kept", "image/webp")
    assert picture in outside.last.body
    boundary = outside.last.headers["content-type"].partition("boundary=")[2]
    assert boundary != "+++"
    assert f"--{boundary}".encode() in outside.last.body
    assert b'name="file"' in outside.last.body
