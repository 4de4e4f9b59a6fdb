"""What the inside of one book file looks like, as `formats` reports it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from stump_server.domain.errors import Fault
from stump_server.domain.media import MediaMetadata, PageDescription


class BookFormat(StrEnum):
    """Container of a book, told by content and never by file name alone."""

    ZIP = "zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    TAR = "tar"
    EPUB = "epub"
    PDF = "pdf"


BOOK_EXTENSIONS = frozenset({"cbz", "zip", "cbr", "rar", "cb7", "7z", "cbt", "tar", "epub", "pdf"})

# Of files that are being written beside books, hidden from every walk.
DRAFT_PREFIX = ".stump-"


def is_candidate(name: str) -> bool:
    """Whether a file may be a book, by its extension; its content decides later.

    >>> is_candidate("Uzumaki 1.CBZ"), is_candidate("notes.txt")
    (True, False)
    """
    stem, _, extension = name.rpartition(".")
    return stem != "" and extension.lower() in BOOK_EXTENSIONS


class PageEntry(NamedTuple):
    """Where a page image lies: enough to read it with one positioned read where that is possible.

    `offset` is that of the member's local header (ZIP) or data (TAR), -1 where the format has no
    such thing; `method` is the ZIP compression method.
    """

    name: str
    offset: int = -1
    packed_size: int = 0
    size: int = 0
    method: int = 0
    crc: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a scan asks of a file beyond its pages."""

    metadata: bool = True
    file_hash: bool = False
    koreader_hash: bool = False


class Inspection(NamedTuple):
    """All that a scan learns of one file. A fault leaves `pages` at what can still be read."""

    path: str
    size: int
    modified_ns: int
    format: BookFormat | None = None
    pages: int = 0
    # Nobody looks for a value in an inspection, as in other tuples.
    index: bytes | None = None  # type: ignore[assignment]
    metadata: MediaMetadata | None = None
    descriptions: tuple[PageDescription, ...] = ()
    hash: str | None = None
    koreader_hash: str | None = None
    # By which a file is known again wherever it lies, see `formats.hashes`.
    content_key: str | None = None
    fault: Fault | None = None
    reason: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """The bytes of one page, or of a cover, with their media type."""

    content: bytes
    media_type: str
    # Shown in place of one that could not be had this time.
    is_stand_in: bool = False
