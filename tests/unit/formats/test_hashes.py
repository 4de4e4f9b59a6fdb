"""Both hashes against known values; byte i of every file is i mod 251."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import py7zr
import pytest
from builders.books import epub, pdf_file
from stump_server.domain.book import BookFormat, Wanted
from stump_server.formats import inspect
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


def sampled(content: bytes, size: int) -> str:
    """The rule of Stump once more, over the whole content."""
    whole = content.ljust(size + 10_000, b"\0")
    if size <= 40_000:
        return hashlib.sha256(whole[:size]).hexdigest()
    places = [*(number * (size // 4) for number in range(4)), size - 10_000]
    return hashlib.sha256(b"".join(whole[at : at + 10_000] for at in places)).hexdigest()


def blocks(content: bytes) -> str:
    """The rule of KOReader once more."""
    places = [0, *(1024 * 4**number for number in range(11))]
    return hashlib.md5(
        b"".join(content[at : at + 1024] for at in places), usedforsecurity=False
    ).hexdigest()


PAGES = {f"{number}.png": bytes([number]) * 9_000 for number in range(1, 9)}


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in PAGES.items():
            archive.writestr(zipfile.ZipInfo(name), content)


def seven_zipped(path: Path) -> None:
    with py7zr.SevenZipFile(path, "w") as archive:
        for name, content in PAGES.items():
            archive.writestr(content, name)


def tarred(path: Path) -> None:
    with tarfile.open(path, "w") as archive:
        for name, content in PAGES.items():
            item = tarfile.TarInfo(name)
            item.size = len(content)
            archive.addfile(item, io.BytesIO(content))


def halved(size: int) -> int:
    """What steers the hash of files that nobody looks into for it."""
    if size < 40_000:
        return size
    return 40_000 if size // 40_000 > 4 else size // 2


@pytest.mark.parametrize(
    ("name", "make", "steering"),
    [
        ("book.cbz", zipped, lambda _: 6 * 9_000),
        ("book.cb7", seven_zipped, halved),
        ("book.cbt", tarred, halved),
        ("book.pdf", pdf_file, lambda size: size // 10),
    ],
)
def test_books_have_both_hashes_whatever_they_come_in(
    tmp_path: Path,
    name: str,
    make: Callable[[Path], object],
    steering: Callable[[int], int],
) -> None:
    path = tmp_path / name
    make(path)
    content = path.read_bytes()

    found = inspect(str(path), Wanted(file_hash=True, koreader_hash=True))

    assert found.fault is None
    assert found.hash == sampled(content, steering(len(content)))
    assert found.koreader_hash == blocks(content)


def test_an_epub_is_told_by_its_first_six_documents(tmp_path: Path) -> None:
    path = epub(tmp_path / "book.epub", chapters=8)
    with zipfile.ZipFile(path) as archive:
        sizes = [len(archive.read(f"OEBPS/chapter{number}.xhtml")) for number in range(1, 7)]

    found = inspect(str(path), Wanted(file_hash=True, koreader_hash=True))

    assert found.hash == sampled(path.read_bytes(), sum(sizes))
    assert found.koreader_hash == blocks(path.read_bytes())
