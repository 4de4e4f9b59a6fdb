"""Read the central directory of a ZIP archive, whatever lies before, behind or inside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from struct import Struct, unpack_from
from typing import NamedTuple

from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS
from stump_server.formats.members import Member, fault_of, too_many
from stump_server.formats.zip_codecs import CODECS

_END_SIGNATURE = b"PK\5\6"
_END_BYTES = 22
_CENTRAL_SIGNATURE = b"PK\1\2"
_LOCAL_BYTES = 30
# disk, entries, size of the directory, offset of the directory, length of the comment
_END = Struct("<4xH4xHIIH")
_END_64 = Struct("<4s12xI4x8xQQQ")
_END_64_BYTES = 56
_LOCATOR = Struct("<4s4xQ4x")
_LOCATOR_SIGNATURE = b"PK\6\7"
# system, flags, method, checksum, packed size, size, lengths of name, extra and comment,
# attributes, offset
_CENTRAL = Struct("<4s1xB2xHH4xIIIHHH4xII")
_CENTRAL_BYTES = _CENTRAL.size
_LOCAL = Struct("<4s2xHH4xIIIHH")
_IN_EXTRA = 0xFFFFFFFF

# Most archives have everything in here; the longest comment needs the second.
_SHORT_TAIL = 4096
_LONG_TAIL = 65_535 + _END_BYTES + _LOCATOR.size + _END_64_BYTES
_MOST_END_RECORDS = 64

_IS_ENCRYPTED = 1
_HAS_DESCRIPTOR = 8
_IS_UTF_8 = 0x800
_UNIX = 3
# The four highest bits of the attributes: the kind of a file on Unix.
_LINK = 0o12

_PACKED_SIZE = itemgetter(Member._fields.index("packed_size"))
# There may be thousands of members: this skips what a named tuple does to look up its arguments.
_new = tuple.__new__


class _Directory(NamedTuple):
    """Where the directory lies; `shift` is what was put in front of the archive."""

    start: int
    size: int
    entries: int
    shift: int


# That of an archive in several files, of which this is one.
_ELSEWHERE = _Directory(0, 0, 0, 0)


def read(file: BookFile) -> tuple[Member, ...]:
    """All members in directory order; raises UnreadableBook when there is no directory."""
    tail_start, tail, directory = _find(file)
    if directory is None:
        raise fault_of(Fault.TRUNCATED)
    if directory.entries > LIMITS.entries or directory.size > LIMITS.directory_bytes:
        raise too_many()
    if directory.start >= tail_start:
        start = directory.start - tail_start
        content = tail[start : start + directory.size]
    else:
        content = file.read(directory.start, directory.size)
    members = _members(content, directory.shift, file.size)
    if len(members) > LIMITS.entries:
        raise too_many()
    # Members share data only when they overlap, which serves nothing but unpacking it many times.
    # What cannot be read counts only after all, because that takes longer to find out.
    if sum(map(_PACKED_SIZE, members)) > file.size and _readable_bytes(members) > file.size:
        raise fault_of(Fault.BOMB)
    return tuple(members)


def _readable_bytes(members: Iterable[Member]) -> int:
    return sum(member.packed_size for member in members if not member.flaw)


class Record(NamedTuple):
    """The entry of one member, byte by byte; `offset` is where its header lies."""

    name: str
    offset: int
    packed_size: int
    content: bytes


class Records(NamedTuple):
    """A directory as it stands in the file, and where it begins."""

    start: int
    records: tuple[Record, ...]
    comment: bytes


def records(file: BookFile) -> Records:
    """The directory of an archive that is nothing but an archive, from its first to its last byte.

    Raises UnreadableBook for any other.
    """
    _, tail, directory = _find(file)
    said = comment(file)
    if directory is None or directory.shift or not _ends_exactly(tail, said):
        raise UnreadableBook(Fault.UNSUPPORTED, "The archive is not put together plainly")
    content = file.read(directory.start, directory.size)
    members = _members(content, 0, file.size)
    pieces = tuple(_pieces(content))
    if len(pieces) != directory.entries or len(members) != directory.entries:
        raise fault_of(Fault.CORRUPT)
    return Records(
        directory.start,
        tuple(
            Record(member.name, member.offset, member.packed_size, piece)
            for member, piece in zip(members, pieces, strict=True)
        ),
        said,
    )


def _ends_exactly(tail: bytes, said: bytes) -> bool:
    place = len(tail) - len(said) - _END_BYTES
    return place >= 0 and tail.startswith(_END_SIGNATURE, place)


def _pieces(content: bytes) -> Iterator[bytes]:
    place = 0
    while content.startswith(_CENTRAL_SIGNATURE, place) and place <= len(content) - _CENTRAL.size:
        lengths = _CENTRAL.unpack_from(content, place)[7:10]
        end = place + _CENTRAL.size + sum(lengths)
        yield content[place:end]
        place = end


def comment(file: BookFile) -> bytes:
    """What an archive says of itself at the end of the file."""
    tail = file.read(max(0, file.size - _LONG_TAIL), _LONG_TAIL)
    place = next(iter(_end_records(tail)), -1)
    if place < 0 or place + _END_BYTES + _END.unpack_from(tail, place)[-1] != len(tail):
        return b""
    return tail[place + _END_BYTES :]


def recover(file: BookFile) -> tuple[Member, ...]:
    """The members at the beginning of an archive that lost its directory, by their own headers."""
    return tuple(_local_members(file))


def _find(file: BookFile) -> tuple[int, bytes, _Directory | None]:
    """The end of the file, where it starts, and the directory that its end record names."""
    start = max(0, file.size - _SHORT_TAIL)
    tail = file.read(start, _SHORT_TAIL)
    directory = _plain(start, tail)
    if directory is not None:
        return start, tail, directory
    for length in (_SHORT_TAIL, _LONG_TAIL):
        start = max(0, file.size - length)
        tail = file.read(start, length)
        directory = _directory(file, start, tail)
        if start == 0 or (directory is not None and directory.size):
            break
    if directory is _ELSEWHERE:
        raise UnreadableBook(Fault.UNSUPPORTED, "This is one volume of an archive in several files")
    return start, tail, directory


def _plain(tail_start: int, tail: bytes) -> _Directory | None:
    """The directory of an archive as nearly all are, found without much searching.

    Right before its end record, the end record without comment at the end of the file. What this
    finds is what the longer way would have found first.
    """
    place = len(tail) - _END_BYTES
    if place < 0 or not tail.startswith(_END_SIGNATURE, place):
        return None
    disk, entries, size, offset, comment_length = _END.unpack_from(tail, place)
    inside = place - size
    if disk or comment_length or not size or inside < 0:
        return None
    has_locator = tail.startswith(_LOCATOR_SIGNATURE, max(0, place - _LOCATOR.size))
    if has_locator or not tail.startswith(_CENTRAL_SIGNATURE, inside):
        return None
    start = tail_start + inside
    return _Directory(start, size, entries, start - offset)


def _directory(file: BookFile, tail_start: int, tail: bytes) -> _Directory | None:
    """The directory of the first end record that proves right.

    Records that reach the end of the file with their comment come first: a comment may contain
    another record. One of an empty archive, or of a volume, proves nothing and comes last.
    """
    nothing = None
    for place in _end_records(tail):
        directory = _described(file, tail_start, tail, place)
        if directory is None:
            continue
        if directory.size:
            return directory
        nothing = nothing or directory
    return nothing


def _end_records(tail: bytes) -> list[int]:
    exact: list[int] = []
    others: list[int] = []
    place = tail.rfind(_END_SIGNATURE)
    while place >= 0 and len(exact) + len(others) < _MOST_END_RECORDS:
        if place + _END_BYTES <= len(tail):
            reaches = place + _END_BYTES + _END.unpack_from(tail, place)[-1]
            if reaches <= len(tail):
                (exact if reaches == len(tail) else others).append(place)
        place = tail.rfind(_END_SIGNATURE, 0, place)
    return exact + others


def _described(file: BookFile, tail_start: int, tail: bytes, place: int) -> _Directory | None:
    """The directory an end record describes, when it is really there."""
    disk, entries, size, offset, _ = _END.unpack_from(tail, place)
    end = tail_start + place
    has_locator = tail.startswith(_LOCATOR_SIGNATURE, max(0, place - _LOCATOR.size))
    large = _described_64(file, end) if has_locator else None
    if large is not None:
        end, disk, entries, size, offset = large
    if disk not in (0, 0xFFFF):
        return _ELSEWHERE
    # The number alone says little: it starts again at 0 where there are too many to be counted.
    if entries == 0 and size == 0:
        return _Directory(end, 0, 0, 0)
    # The directory ends where the end record begins, even if something was put before the archive.
    for start in (end - size, offset):
        inside = start - tail_start
        signature = tail[inside : inside + 4] if inside >= 0 else file.read(start, 4)
        if signature == _CENTRAL_SIGNATURE:
            return _Directory(start, min(size or end, end - start), entries, start - offset)
    return None


def _described_64(file: BookFile, end: int) -> tuple[int, int, int, int, int] | None:
    """Place, disk, entries, size and offset of the zip64 end record, None when there is none."""
    locator = file.read(end - _LOCATOR.size, _LOCATOR.size)
    if not locator.startswith(_LOCATOR_SIGNATURE) or len(locator) < _LOCATOR.size:
        return None
    _, offset = _LOCATOR.unpack(locator)
    for place in (offset, end - _LOCATOR.size - _END_64_BYTES):
        record = file.read(place, _END_64_BYTES)
        if record.startswith(b"PK\6\6") and len(record) == _END_64_BYTES:
            _, disk, entries, size, start = _END_64.unpack(record)
            return place, disk, entries, size, start
    return None


def _members(content: bytes, shift: int, file_size: int) -> list[Member]:
    """All members that are listed, or one more than there may be."""
    members: list[Member] = []
    place = 0
    last = len(content) - _CENTRAL.size
    while place <= last and len(members) <= LIMITS.entries:
        (
            signature, system, flags, method, crc, packed, size,
            name_length, extra_length, comment_length, attributes, offset,
        ) = _CENTRAL.unpack_from(content, place)  # fmt: skip
        if signature != _CENTRAL_SIGNATURE:
            break
        name_start = place + _CENTRAL_BYTES
        name_end = name_start + name_length
        place = name_end + extra_length + comment_length
        raw = content[name_start:name_end]
        extra = content[name_end : name_end + extra_length] if extra_length else b""
        name = raw.decode() if raw.isascii() else _name(raw, flags, extra)
        if extra_length and _IN_EXTRA in (packed, size, offset):
            size, packed, offset = _in_extra(extra, size, packed, offset)
        offset += shift
        end = offset + _LOCAL_BYTES + name_length + packed
        flaw = _flaw(flags, method, offset < 0 or end > file_size)
        is_link = attributes >> 28 == _LINK and system == _UNIX
        is_file = not (is_link or name.endswith(("/", "\\")))
        members.append(_new(Member, (name, offset, packed, size, method, crc, flaw, is_file)))
    return members


def _local_members(file: BookFile) -> Iterator[Member]:
    place = 0
    for _ in range(LIMITS.entries):
        header = file.read(place, _LOCAL.size)
        if len(header) < _LOCAL.size or not header.startswith(b"PK\3\4"):
            return
        _, flags, method, crc, packed, size, name_length, extra_length = _LOCAL.unpack(header)
        end = place + _LOCAL.size + name_length + extra_length + packed
        # What a trailing descriptor or an extra field would say is not worth guessing.
        if flags & _HAS_DESCRIPTOR or _IN_EXTRA in (packed, size) or end > file.size:
            return
        name = _name(file.read(place + _LOCAL.size, name_length), flags, b"")
        flaw = _flaw(flags, method, False)
        yield Member(name, place, packed, size, method, crc, flaw, not name.endswith("/"))
        place = end


def _flaw(flags: int, method: int, is_outside: bool) -> Fault | None:
    if flags & _IS_ENCRYPTED:
        return Fault.ENCRYPTED
    if is_outside:
        return Fault.TRUNCATED
    return None if method in CODECS else Fault.UNSUPPORTED


def _name(raw: bytes, flags: int, extra: bytes) -> str:
    """The name of a member. Many archives hold UTF-8 without saying so, some say so and lie."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if flags & _IS_UTF_8:
            return raw.decode("latin-1")
    # Info-ZIP puts the Unicode name into an extra field, behind a version and a checksum.
    field = _extra_field(extra, 0x7075)
    return field[5:].decode("utf-8", "replace") if len(field) > 5 else raw.decode("cp437")


def _in_extra(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset, each from the zip64 field when it does not fit into the header."""
    field = _extra_field(extra, 1)
    values = iter(unpack_from(f"<{len(field) // 8}Q", field))
    size, packed, offset = (
        next(values, value) if value == _IN_EXTRA else value for value in (size, packed, offset)
    )
    # Larger than any file: what such a number says is "not here".
    return size, packed, min(offset, 1 << 62)


def _extra_field(extra: bytes, wanted: int) -> bytes:
    place = 0
    while place + 4 <= len(extra):
        kind, length = unpack_from("<HH", extra, place)
        if kind == wanted:
            return extra[place + 4 : place + 4 + length]
        place += 4 + length
    return b""
