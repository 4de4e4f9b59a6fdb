"""TAR archives: members lie there unpacked, so a page is one read."""

from __future__ import annotations

import re
import tarfile
from typing import BinaryIO, cast

from stump_server.domain.book import PageEntry
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS
from stump_server.formats.members import Member, fault_of, too_many

# What is said of the member that follows. No number in there has so many digits; who looks for the
# end of one takes the square of the time.
_ATTRIBUTES = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)
_MANY_DIGITS = re.compile(rb"[0-9]{1000}")


class _Header(tarfile.TarInfo):
    """A header whose attributes are passed over where they are more than anybody writes."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        """The member that a header begins, by the hook that the library offers for it."""
        stream = cast("BinaryIO", archive.fileobj)
        place = stream.tell()
        if self.type not in _ATTRIBUTES or self._is_bearable(stream):
            stream.seek(place)
            return super()._proc_member(archive)  # type: ignore[misc, no-any-return]
        self.offset_data = place
        archive.offset = place + -(-self.size // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE
        return self

    def _is_bearable(self, stream: BinaryIO) -> bool:
        if self.size > LIMITS.tar_attributes_bytes:
            return False
        return _MANY_DIGITS.search(stream.read(max(0, self.size))) is None


class TarArchive:
    """The members of a TAR archive; a cut-off one is listed as far as it goes."""

    def __init__(self, file: BookFile) -> None:
        self._file = file
        self.flaw: Fault | None = None
        members: list[Member] = []
        try:
            with (
                file.stream() as stream,
                tarfile.open(fileobj=stream, mode="r:", tarinfo=_Header) as archive,
            ):
                for item in archive:
                    members.append(_member(item, file.size))
                    if len(members) > LIMITS.entries:
                        raise too_many()
        except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError):
            self.flaw = Fault.TRUNCATED
        if any(member.flaw is Fault.TRUNCATED for member in members):
            self.flaw = Fault.TRUNCATED
        if self.flaw and not members:
            raise fault_of(Fault.CORRUPT)
        self.members = tuple(members)

    def read(self, entry: PageEntry, limit: int) -> bytes:
        """The content of a member."""
        return read_entry(self._file, entry, limit)


def read_entry(file: BookFile, entry: PageEntry, limit: int) -> bytes:
    """The content of a member, found by what an index keeps of it."""
    if entry.size > limit:
        raise UnreadableBook(Fault.TOO_LARGE, "The page is larger than the server accepts")
    content = file.read(entry.offset - tarfile.BLOCKSIZE, tarfile.BLOCKSIZE + entry.size)
    if len(content) < tarfile.BLOCKSIZE + entry.size:
        raise UnreadableBook(Fault.TRUNCATED, "The page lies beyond the end of the file")
    if not _describes(content[: tarfile.BLOCKSIZE], entry):
        raise UnreadableBook(Fault.CORRUPT, "The page is not where the archive says it is")
    return content[tarfile.BLOCKSIZE :]


def _describes(header: bytes, entry: PageEntry) -> bool:
    """Whether a header is that of a member: another file may lie there since it was listed."""
    try:
        return tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape").size == entry.size
    except tarfile.HeaderError:
        return False


def _member(item: tarfile.TarInfo, file_size: int) -> Member:
    end = item.offset_data + item.size
    return Member(
        item.name,
        item.offset_data,
        item.size,
        item.size,
        flaw=Fault.TRUNCATED if end > file_size else None,
        is_file=item.isreg() and not item.issparse(),
    )


def open_archive(file: BookFile) -> TarArchive:
    """The archive, its members listed."""
    return TarArchive(file)
