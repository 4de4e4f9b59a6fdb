"""Settings of an installation reach the processes that read books."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.servers import settings_for
from stump_server import formats
from stump_server.domain.book import Wanted
from stump_server.formats import LIMITS
from stump_server.installation import open_installation
from stump_server.settings import Settings

# Nobody else has just so much.
MEMORY_BYTES = 512 * 1024 * 1024 + 7 * 4096


@pytest.fixture(autouse=True)
def _usual_workshops() -> Iterator[None]:
    yield
    formats.resize_workshops(Settings().page_processes, LIMITS.worker_bytes)


def readers() -> int:
    """How many processes of this machine have our size."""
    own = (Path(f"/proc/{name}/limits") for name in os.listdir("/proc") if name.isdecimal())
    found = 0
    for limits in own:
        try:
            found += f" {MEMORY_BYTES} " in limits.read_text()
        except OSError:
            continue  # it has ended, or is somebody else's
    return found


def test_the_default_is_the_limit_that_is_documented() -> None:
    assert Settings.model_fields["max_reader_memory"].default == LIMITS.worker_bytes


def test_pages_are_read_with_the_memory_of_the_settings(tmp_path: Path) -> None:
    with open_installation(settings_for(tmp_path, None, max_reader_memory=MEMORY_BYTES)):
        for apart in (formats.apart, formats.whole_book_apart):
            assert apart(resource.getrlimit, resource.RLIMIT_AS)[0] == MEMORY_BYTES


@pytest.mark.skipif(not Path("/proc/self/limits").exists(), reason="only Linux tells")
def test_books_are_scanned_with_the_memory_of_the_settings(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, None, max_reader_memory=MEMORY_BYTES)
    book = tmp_path / "Nothing.cbz"
    book.touch()

    with open_installation(settings) as installation:
        list(installation.inspectors.inspect_many([str(book)], Wanted()))

        assert readers() > 0


def test_so_many_processes_read_pages_as_the_settings_say(tmp_path: Path) -> None:
    assert settings_for(tmp_path, None, max_page_concurrency=1).page_processes == 1
    assert settings_for(tmp_path, None).page_processes >= 2
