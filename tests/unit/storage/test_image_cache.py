"""Images that are kept for a while: found again, never torn, never more than the limit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from stump_server.domain.book import PageImage
from stump_server.storage import ImageCache

LIMIT = 16_000


@pytest.fixture
def cache(tmp_path: Path) -> ImageCache:
    """An empty one of 16 KB."""
    return ImageCache(tmp_path / "images", LIMIT)


def image(number: int, size: int = 700) -> PageImage:
    return PageImage(bytes([number]) * size, "image/webp")


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_an_image_is_found_by_its_key(cache: ImageCache) -> None:
    cache.keep("one", image(1))
    cache.keep("one", image(2))

    assert cache.find("one") == image(2)
    assert cache.find("other") is None


def test_what_was_not_used_for_longest_goes_first(cache: ImageCache, tmp_path: Path) -> None:
    for number in range(1, 9):
        cache.keep(str(number), image(number))
    for path in stored(tmp_path):
        os.utime(path, (1_000_000, 1_000_000))
    assert cache.find("1") == image(1)

    for number in range(9, 26):
        cache.keep(str(number), image(number))

    assert cache.find("1") == image(1)
    assert cache.find("25") == image(25)
    assert [cache.find(str(number)) for number in range(2, 9)].count(None) >= 3


def test_two_processes_together_stay_below_the_limit(cache: ImageCache, tmp_path: Path) -> None:
    neighbour = ImageCache(tmp_path / "images", LIMIT)

    for number in range(60):
        (cache, neighbour)[number % 2].keep(str(number), image(number))
        assert sum(path.stat().st_size for path in stored(tmp_path)) <= LIMIT

    assert neighbour.find("58") == image(58)


def test_what_is_torn_is_forgotten(cache: ImageCache, tmp_path: Path) -> None:
    cache.keep("one", image(1))
    (path,) = stored(tmp_path)
    path.write_bytes(path.read_bytes()[:-1])

    assert cache.find("one") is None
    assert not path.exists()


def test_what_a_process_left_unfinished_goes(cache: ImageCache, tmp_path: Path) -> None:
    left = tmp_path / "images" / "ab" / ".unfinished-x"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    os.utime(left, (1_000_000, 1_000_000))

    cache.tidy_up()

    assert not left.exists()


def test_what_is_too_large_or_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder, limit in (("images", LIMIT), ("none", 0), ("file", LIMIT)):
        cache = ImageCache(tmp_path / folder, limit)

        cache.keep("one", image(1, 2000 if folder == "images" else 10))

        assert cache.find("one") is None
