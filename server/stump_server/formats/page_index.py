"""The page index: where every page of a book lies, as bytes that need not be decoded as a whole.

head     signature, flags, number of records, length of the common prefix of all names
prefix   the common beginning of all names
records  one of fixed size per page, and one more for a cover that is not page 1
names    what follows the common prefix, one after another
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import Struct

from stump_server.domain.book import PageEntry
from stump_server.domain.errors import NotFound
from stump_server.formats.members import Member

# A page as an archive lists it, or as an index gave it back.
Place = PageEntry | Member

_SIGNATURE = b"SPI1"
_HAS_COVER = 1
_HEAD = Struct("<4sBIH")
# offset, packed size, size, checksum, method, place of the name
_RECORD = Struct("<qIIIHI")
# Names come from archives and may hold what UTF-8 proper has no room for.
_ENCODING = ("utf-8", "surrogatepass")


def pack(entries: Sequence[Place], cover: Place | None = None) -> bytes:
    """The index of a book with these pages in this order, and its cover when it has one apart."""
    records = [*entries, cover] if cover else list(entries)
    names = [record.name.encode(*_ENCODING) for record in records]
    prefix = _common_prefix(names)[:0xFFFF] if names else b""
    shared = len(prefix)
    parts = [_HEAD.pack(_SIGNATURE, _HAS_COVER if cover else 0, len(records), shared), prefix]
    place = 0
    for record, name in zip(records, names, strict=True):
        _, offset, packed_size, size, method, crc = record[:6]
        parts.append(_RECORD.pack(offset, packed_size, size, crc, method, place))
        place += len(name) - shared
    parts += [name[shared:] for name in names]
    return b"".join(parts)


def is_current(index: bytes) -> bool:
    """Whether this program wrote the index, in the form it uses now."""
    return index.startswith(_SIGNATURE)


def count(index: bytes) -> int:
    """The number of pages, the cover record not counted."""
    _, flags, records, _ = _HEAD.unpack_from(index)
    return int(records - (flags & _HAS_COVER))


def entry(index: bytes, page: int) -> PageEntry:
    """Where a page lies, counted from 1; NotFound beyond the last."""
    if not 1 <= page <= count(index):
        raise NotFound("page", page)
    return _record(index, page - 1)


def cover(index: bytes) -> PageEntry | None:
    """Where the cover lies, None when the book names none besides its first page."""
    _, flags, records, _ = _HEAD.unpack_from(index)
    return _record(index, records - 1) if flags & _HAS_COVER else None


def _common_prefix(names: Sequence[bytes]) -> bytes:
    low, high = min(names), max(names)
    for place, (one, other) in enumerate(zip(low, high, strict=False)):
        if one != other:
            return low[:place]
    return low


def _record(index: bytes, place: int) -> PageEntry:
    _, _, records, prefix_length = _HEAD.unpack_from(index)
    first = _HEAD.size + prefix_length
    here = first + place * _RECORD.size
    offset, packed_size, size, crc, method, start = _RECORD.unpack_from(index, here)
    names = first + records * _RECORD.size
    end = len(index) - names
    if place + 1 < records:
        end = _RECORD.unpack_from(index, here + _RECORD.size)[-1]
    name = index[_HEAD.size : first] + index[names + start : names + end]
    return PageEntry(name.decode(*_ENCODING), offset, packed_size, size, method, crc)
