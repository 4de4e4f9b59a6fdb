"""Both hashes against known values; byte i of every file is i mod 251."""

from __future__ import annotations

from pathlib import Path

import pytest
from stump_server.domain.book import BookFormat
from stump_server.formats.files import BookFile
from stump_server.formats.hashes import file_hash, koreader_hash, sample_size


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    return tmp_path / "counted"


def fill(path: Path, size: int) -> str:
    path.write_bytes((bytes(range(251)) * (size // 251 + 1))[:size])
    return str(path)


@pytest.mark.parametrize(
    ("size", "digest"),
    [
        (500, "07002923d687cd67b695e8c3bdaabff9"),
        (1024, "9ee0a0e0c0bc0f1ff29d663d1fdf0743"),
        (1500, "a5fcf6debbdcc01aaa4dc9dfb5c8ae5a"),
        (5000, "e77dcca7f22a949ae8492c260ca19f32"),
        (1_200_000, "da96d9df9e3ed2a4e922f3641ba40600"),
    ],
)
def test_koreader_hash_takes_blocks_of_their_real_length(
    counted: Path, size: int, digest: str
) -> None:
    with BookFile(fill(counted, size)) as file:
        assert koreader_hash(file) == digest


@pytest.mark.parametrize(
    ("format", "size", "digest"),
    [
        (BookFormat.RAR, 30_000,
         "88eb1744b78ff775e32e90ae626b4017a2a0c49c84a1a08ff2275d0291658c8f"),
        (BookFormat.RAR, 100_000,
         "d5014f7d8dac236852f4ac895f83c51732a6430f16df459a64ae39ec7991401c"),
        (BookFormat.RAR, 1_000_000,
         "8f272ca6d96caedf3d860ff34ed21868f04ce18a2f41686f513c3c989146ca79"),
        (BookFormat.PDF, 1_000_000,
         "50d6195ec6a1aad09e4d25d394fcc154ede375b1820a1f2c51abf2054ebb43f9"),
    ],
)  # fmt: skip
def test_file_hash(counted: Path, format: BookFormat, size: int, digest: str) -> None:
    with BookFile(fill(counted, size)) as file:
        steering = sample_size(format, file.size, 0)

        assert steering is not None
        assert file_hash(file, steering) == digest


def test_sample_size_by_format() -> None:
    assert sample_size(BookFormat.ZIP, 10, 123) == 123
    assert sample_size(BookFormat.EPUB, 10, 456) == 456
    assert sample_size(BookFormat.PDF, 9, 0) is None
    assert sample_size(BookFormat.RAR, 199_999, 0) == 99_999
    assert sample_size(BookFormat.RAR, 200_000, 0) == 40_000


def test_block_beyond_the_end_is_padded(counted: Path) -> None:
    path = fill(counted, 100)

    with BookFile(path) as file:
        short = file_hash(file, 200)
    counted.write_bytes(counted.read_bytes() + bytes(100))
    with BookFile(path) as file:
        assert file_hash(file, 200) == short
