"""Hashes over samples of a file: Stump's, to find duplicates, and KOReader's, to sync progress."""

from __future__ import annotations

import hashlib

from stump_server.domain.book import BookFormat
from stump_server.domain.errors import UnreadableBook
from stump_server.formats.files import BookFile

_SAMPLE = 10_000
_WHOLE_SAMPLE = 40_000
_SAMPLES = 4
_KOREADER_BLOCK = 1024
_KOREADER_BLOCKS = 12
_KEY_SAMPLE = 4096
# The directory of a ZIP file lies at its end, with a checksum of every member.
_KEY_TAIL = 65_536


def sample_size(format: BookFormat, file_size: int, content_size: int) -> int | None:
    """The number that steers Stump's hash, None when a file has no such hash.

    `content_size` is the unpacked size of the first six members (ZIP) or documents (EPUB).
    """
    if format in (BookFormat.ZIP, BookFormat.EPUB):
        return content_size
    if format is BookFormat.PDF:
        return file_size // 10 or None
    if file_size < _WHOLE_SAMPLE:
        return file_size
    return _WHOLE_SAMPLE if file_size // _WHOLE_SAMPLE > _SAMPLES else file_size // 2


def file_hash(file: BookFile, size: int) -> str:
    """Stump's hash: SHA-256 over five samples, or one when the sample size is small."""
    if size <= _WHOLE_SAMPLE:
        return hashlib.sha256(_padded(file, 0, size)).hexdigest()
    digest = hashlib.sha256()
    for number in range(_SAMPLES):
        digest.update(_padded(file, number * (size // _SAMPLES), _SAMPLE))
    digest.update(_padded(file, size - _SAMPLE, _SAMPLE))
    return digest.hexdigest()


def koreader_hash(file: BookFile) -> str:
    """KOReader's partial MD5: blocks at 0, 1 KiB, 4 KiB, 16 KiB and so on, of their real length."""
    digest = hashlib.md5(usedforsecurity=False)
    for number in range(_KOREADER_BLOCKS):
        offset = _KOREADER_BLOCK << 2 * (number - 1) if number else 0
        block = file.read(offset, _KOREADER_BLOCK)
        if not block:
            break
        digest.update(block)
    return digest.hexdigest()


def content_key(file: BookFile) -> str:
    """By which a file is known again wherever it lies and whatever its time: size and samples."""
    digest = hashlib.blake2b(str(file.size).encode(), digest_size=16)
    if file.size > _KEY_TAIL:
        for offset in (0, file.size // 3, file.size * 2 // 3):
            digest.update(file.read(offset, _KEY_SAMPLE))
    digest.update(file.read(max(0, file.size - _KEY_TAIL), _KEY_TAIL))
    return digest.hexdigest()


def content_key_of(path: str) -> str | None:
    """The key of a file by its path, None when it cannot be read."""
    try:
        with BookFile(path) as file:
            return content_key(file)
    except UnreadableBook:
        return None


def _padded(file: BookFile, offset: int, size: int) -> bytes:
    return file.read(offset, size).ljust(size, b"\0")
