"""Change one member of a ZIP archive: all others keep their bytes and their places.

The packed data of images is never touched. The new member lies behind all others and the
directory is written anew, record by record as it was, so that what other programs put there stays
(APPNOTE.TXT, 4.3).
"""

from __future__ import annotations

import io
import zipfile
from struct import Struct
from typing import BinaryIO

from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats import zip_directory
from stump_server.formats.files import BookFile
from stump_server.formats.limits import MIB
from stump_server.formats.zip_archive import EPOCH
from stump_server.formats.zip_directory import Record

_LOCAL = Struct("<26xHH")
_LOCAL_BYTES = 30
_OFFSET = Struct("<I")
_OFFSET_PLACE = 42
# signature, disk, disk of the directory, entries here, entries, size, offset, length of comment
_END = Struct("<4sHHHHIIH")
_MOST_BYTES = 0xFFFFFFFF
_MOST_ENTRIES = 0xFFFF
_PIECE = MIB


def with_member(file: BookFile, name: str, content: bytes, made: BinaryIO) -> None:
    """Write the archive with this content under a name. Raises UnreadableBook where it cannot be.

    Archives beyond 4 GiB, and such as have something before or behind them, are not changed.
    """
    directory = zip_directory.records(file)
    kept = [record for record in directory.records if record.name != name]
    packed = _packed(name, content)
    end = _end_of_rest(file, directory.start, directory.records, kept)
    size = sum(len(record.content) for record in kept)
    if end + len(packed) + size >= _MOST_BYTES or len(kept) >= _MOST_ENTRIES - 1:
        raise UnreadableBook(Fault.TOO_LARGE, "The archive is too large to be changed")
    _copy(file, end, made)
    local, central = _parts(packed, end)
    made.write(local)
    start = end + len(local)
    records = b"".join((*(record.content for record in kept), central))
    entries, comment = len(kept) + 1, directory.comment
    made.write(records)
    made.write(
        _END.pack(b"PK\5\6", 0, 0, entries, entries, len(records), start, len(comment)) + comment
    )


def _packed(name: str, content: bytes) -> bytes:
    """An archive of its own that holds the new member alone."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as new:
        entry = zipfile.ZipInfo(name, EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        new.writestr(entry, content)
    return archive.getvalue()


def _parts(packed: bytes, place: int) -> tuple[bytes, bytes]:
    """The new member with its header, and its record for where it lies now."""
    *_, size, start, _ = _END.unpack_from(packed, len(packed) - _END.size)
    record = bytearray(packed[start : start + size])
    _OFFSET.pack_into(record, _OFFSET_PLACE, place)
    return packed[:start], bytes(record)


def _end_of_rest(
    file: BookFile, start: int, records: tuple[Record, ...], kept: list[Record]
) -> int:
    """Where the others end: a member that is replaced and lay last leaves no gap behind."""
    gone = [record for record in records if record not in kept]
    last = max((record.offset for record in records), default=0)
    for record in gone:
        lengths = file.read(record.offset, _LOCAL_BYTES)
        if record.offset == last and len(lengths) == _LOCAL_BYTES:
            name_length, extra_length = _LOCAL.unpack(lengths)
            end = record.offset + _LOCAL_BYTES + name_length + extra_length + record.packed_size
            if end == start:
                return record.offset
    return start


def _copy(file: BookFile, size: int, made: BinaryIO) -> None:
    place = 0
    while place < size:
        piece = file.read(place, min(_PIECE, size - place))
        if not piece:
            raise UnreadableBook(Fault.TRUNCATED, "The file ended while it was read")
        made.write(piece)
        place += len(piece)
