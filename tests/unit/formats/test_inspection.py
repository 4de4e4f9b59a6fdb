"""Inspecting files of every kind: an answer for each, and never an exception."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from stump_server.domain.book import BookFormat, Wanted
from stump_server.domain.errors import Fault
from stump_server.formats import inspect, is_candidate, page_index, sniff

Build = Callable[..., str]


def test_comic(comic: Build, png: Callable[[int], bytes]) -> None:
    info = b"<ComicInfo><Title>T</Title><PageCount>99</PageCount></ComicInfo>"
    path = comic({"b/10.png": png(1), "b/9.png": png(2), "ComicInfo.xml": info, "c.txt": b""})

    found = inspect(path, Wanted(file_hash=True, koreader_hash=True))

    facts = Path(path).stat()
    assert (found.path, found.size, found.modified_ns) == (path, facts.st_size, facts.st_mtime_ns)
    assert (found.format, found.pages, found.fault) == (BookFormat.ZIP, 2, None)
    assert found.index is not None
    assert page_index.entry(found.index, 1).name == "b/9.png"
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.page_count) == ("T", 2)
    assert found.hash is not None
    assert found.koreader_hash is not None
    assert found.warnings == ()


def test_only_what_is_wanted(comic: Build, png: Callable[[int], bytes]) -> None:
    path = comic({"1.png": png(1), "ComicInfo.xml": b"<ComicInfo/>"})

    found = inspect(path, Wanted(metadata=False))

    assert (found.metadata, found.hash, found.koreader_hash) == (None, None, None)


def test_broken_metadata_is_a_warning(comic: Build, png: Callable[[int], bytes]) -> None:
    found = inspect(comic({"1.png": png(1), "ComicInfo.xml": b"\0\1"}), Wanted())

    assert (found.pages, found.fault, found.metadata) == (1, None, None)
    assert found.warnings == (
        "ComicInfo.xml cannot be read: An XML document in the book is malformed",
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"This is no book.\n" * 50, Fault.UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), Fault.UNSUPPORTED),
        (b"PK\3\4" + bytes(50), Fault.TRUNCATED),
        (b"PK\5\6" + bytes(18), Fault.EMPTY),
    ],
)
def test_content_that_is_no_book(tmp_path: Path, content: bytes, fault: Fault) -> None:
    path = tmp_path / "book.cbz"
    path.write_bytes(content)

    found = inspect(str(path), Wanted(file_hash=True))

    assert (found.fault, found.pages, found.hash) == (fault, 0, None)
    assert found.size == len(content)
    assert found.reason


@pytest.mark.parametrize("kind", ["pipe", "socket", "link", "folder", "nothing"])
def test_what_is_no_regular_file(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "book.cbz"
    with socket.socket(socket.AF_UNIX) as listener:
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "socket":
            listener.bind(str(path))
        elif kind == "link":
            path.symlink_to("/etc/passwd")
        elif kind == "folder":
            path.mkdir()

        found = inspect(str(path), Wanted(koreader_hash=True))

    assert found.fault in (Fault.UNREADABLE, Fault.UNSUPPORTED)
    assert found.reason is not None
    assert str(tmp_path) not in found.reason
    assert sniff(str(path)) is None


def test_content_counts_and_not_the_name(comic: Build, png: Callable[[int], bytes]) -> None:
    assert sniff(comic({"1.png": png(1)}, "comic.epub")) is BookFormat.ZIP
    assert sniff(comic({"META-INF/container.xml": b"<x/>"}, "book.cbz")) is BookFormat.EPUB


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.cbz", True),
        ("a.ZIP", True),
        ("a.b.cbr", True),
        ("a.rar", True),
        ("a.cb7", True),
        ("a.7z", True),
        ("a.cbt", True),
        ("a.tar", True),
        ("a.epub", True),
        ("a.pdf", True),
        ("a.txt", False),
        ("a.cbz.part", False),
        ("pdf", False),
    ],
)
def test_is_candidate(name: str, expected: bool) -> None:
    assert is_candidate(name) is expected
