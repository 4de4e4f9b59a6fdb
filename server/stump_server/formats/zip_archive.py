"""ZIP archives: a directory and members that are read by position."""

from __future__ import annotations

from struct import Struct

from stump_server.domain.book import PageEntry
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats import zip_codecs, zip_directory
from stump_server.formats.files import BookFile
from stump_server.formats.limits import MIB
from stump_server.formats.members import Member

_LOCAL = Struct("<4s22xHH")
# What is written has the same bytes every time: it does not say when it was made.
EPOCH = (1980, 1, 1, 0, 0, 0)
# Room for a name and an extra field, so that header and data come with one read. More data comes
# with one of its own: cutting the header off copies it.
_ROOM = 512
_AT_ONCE = 4 * MIB


class ZipArchive:
    """The members of a ZIP archive; one without directory is listed as far as it goes."""

    def __init__(self, file: BookFile) -> None:
        self._file = file
        self.flaw: Fault | None = None
        try:
            self.members = zip_directory.read(file)
        except UnreadableBook as error:
            if error.fault is not Fault.TRUNCATED:
                raise
            self.members = zip_directory.recover(file)
            if not self.members:
                raise
            self.flaw = Fault.TRUNCATED
        self._by_name: dict[str, Member] | None = None

    def find(self, name: str) -> Member | None:
        """The member of this very name; of several, the last."""
        if self._by_name is None:
            self._by_name = {member.name: member for member in self.members}
        return self._by_name.get(name)

    def read(self, entry: PageEntry | Member, limit: int) -> bytes:
        """The unpacked content of a member."""
        return read_entry(self._file, entry, limit)


def read_entry(file: BookFile, entry: PageEntry | Member, limit: int) -> bytes:
    """The unpacked content of a member, found by what an index keeps of it."""
    # What cannot be packed is a little larger packed.
    if entry.size > limit or entry.packed_size > limit + _ROOM:
        raise UnreadableBook(Fault.TOO_LARGE, "The page is larger than the server accepts")
    block = file.read(entry.offset, _LOCAL.size + _ROOM + min(entry.packed_size, _AT_ONCE))
    if len(block) < _LOCAL.size:
        raise UnreadableBook(Fault.TRUNCATED, "The page lies beyond the end of the file")
    signature, name_length, extra_length = _LOCAL.unpack_from(block)
    if signature != b"PK\3\4":
        raise UnreadableBook(Fault.CORRUPT, "The page is not where the archive says it is")
    start = _LOCAL.size + name_length + extra_length
    packed = block[start : start + entry.packed_size]
    if len(packed) < entry.packed_size:
        packed = file.read(entry.offset + start, entry.packed_size)
    if len(packed) < entry.packed_size:
        raise UnreadableBook(Fault.TRUNCATED, "The page lies beyond the end of the file")
    return zip_codecs.unpack(entry.method, packed, entry.size, entry.crc)
