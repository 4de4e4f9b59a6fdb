"""Tell what a file is by its content; names play no part."""

from __future__ import annotations

import struct

from stump_server.domain.book import BookFormat
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats import epub
from stump_server.formats.files import BookFile
from stump_server.formats.zip_archive import ZipArchive

_HEAD = 1024
_SIGNATURES = (
    (b"PK\3\4", BookFormat.ZIP),
    (b"PK\5\6", BookFormat.ZIP),
    (b"PK\7\x08", BookFormat.ZIP),
    (b"Rar!\x1a\x07\x00", BookFormat.RAR),
    (b"Rar!\x1a\x07\x01\x00", BookFormat.RAR),
    (b"7z\xbc\xaf\x27\x1c", BookFormat.SEVEN_ZIP),
)
_TAR_HEADER = 512
_TAR_CHECKSUM = slice(148, 156)


def sniff(path: str) -> BookFormat | None:
    """The format of a file, None for unknown content and for anything but a regular file."""
    try:
        with BookFile(path) as file:
            return format_of(file)
    except UnreadableBook:
        return None


def format_of(file: BookFile) -> BookFormat | None:
    """The format of an open file; a ZIP archive that cannot be listed is just that."""
    container = container_of(file)
    if container is not BookFormat.ZIP:
        return container
    try:
        return BookFormat.EPUB if epub.is_epub(ZipArchive(file)) else BookFormat.ZIP
    except UnreadableBook:
        return BookFormat.ZIP


def container_of(file: BookFile) -> BookFormat | None:
    """The outer format: an EPUB is a ZIP archive here."""
    head = file.read(0, _HEAD)
    for signature, format in _SIGNATURES:
        if head.startswith(signature):
            return format
    if b"%PDF-" in head:
        return BookFormat.PDF
    if _is_tar(head):
        return BookFormat.TAR
    return BookFormat.ZIP if _ends_like_zip(file) else None


def _is_tar(head: bytes) -> bool:
    if head[257:262] == b"ustar":
        return True
    # The oldest kind has no signature, only a checksum of its header in octal digits.
    digits = head[_TAR_CHECKSUM].strip(b" \0")
    if len(head) < _TAR_HEADER or not digits.isdigit() or not head[0]:
        return False
    blanked = head[:148] + b" " * 8 + head[156:_TAR_HEADER]
    return digits == b"%o" % sum(blanked) or digits == b"%06o" % sum(blanked)


def _ends_like_zip(file: BookFile) -> bool:
    """Whether something, such as a program that unpacks itself, was put before an archive."""
    try:
        return bool(ZipArchive(file).members)
    except (UnreadableBook, struct.error):
        return False


def unknown(file: BookFile) -> UnreadableBook:
    """Why a file of unknown content cannot be read."""
    if file.size == 0:
        return UnreadableBook(Fault.EMPTY, "The file is empty")
    return UnreadableBook(Fault.UNSUPPORTED, "The content is no format that books come in")
