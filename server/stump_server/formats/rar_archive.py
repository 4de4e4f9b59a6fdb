"""RAR archives of both generations, by the original unrar library."""

from __future__ import annotations

import threading
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any

from unrar.cffi import unrarlib

from stump_server.domain.book import PageEntry
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS
from stump_server.formats.members import Member, fault_of, too_many

# The library keeps its error state in one place for the whole process.
_UNRAR = threading.Lock()

_SUCCESS = 0
_END_OF_ARCHIVE = 10
_PASSWORD_NEEDED = (22, 24)
_OUT_OF_MEMORY = 11

_IS_VOLUME = 0x01
_CONTINUES = 0x03
_IS_ENCRYPTED = 0x04
_IS_FOLDER = 0x20
_LINK_KINDS = 0o170000, 0o120000
_UNIX = 3
# RAR 5: symbolic links of Unix and Windows and junctions; hard links and copies.
_LINKS = (1, 2, 3)
_REFERENCES = (4, 5)

# What an archive and each of its members take up at least, besides names and packed data.
_HEAD_BYTES = 16
_HEADER_BYTES = 12

# Messages to the callback; a negative answer to any but the data stops the operation.
_DATA = 1
_GO_ON, _STOP = 1, -1


class RarArchive:
    """The members of a RAR archive; pages are found again by name and checksum."""

    def __init__(self, file: BookFile) -> None:
        self._file = file
        self.flaw: Fault | None = None
        with _UNRAR, _opened(file, listing=True) as archive:
            members = list(self._list(archive))
        if self.flaw and not members:
            raise fault_of(self.flaw)
        # The library takes the end of the file for the end of the archive.
        if _HEAD_BYTES + sum(_least_bytes(member) for member in members) > file.size:
            self.flaw = Fault.TRUNCATED
            members[-1] = members[-1]._replace(flaw=Fault.TRUNCATED)
        self.members = tuple(members)

    def read(self, entry: PageEntry, limit: int) -> bytes:
        """The unpacked content of a member; earlier ones of a solid archive are unpacked too."""
        with _UNRAR, _opened(self._file, listing=False) as archive:
            return _unpack(archive, entry, limit)

    def contents(
        self, limit: int, wanted: Container[PageEntry] | None = None
    ) -> Iterator[tuple[PageEntry, bytes]]:
        """Files with their content, in one pass: all, or those that are wanted.

        The first that cannot be read ends it with UnreadableBook.
        """
        with _UNRAR, _opened(self._file, listing=False) as archive:
            for header in archive.headers():
                member = _member(header)
                entry = member.entry()
                if not member.is_file or not (wanted is None or entry in wanted):
                    archive.skip()
                    continue
                yield entry, _whole(*archive.unpack(limit), limit)

    def _list(self, archive: _OpenArchive) -> Iterator[Member]:
        for header in archive.headers():
            yield _member(header)
            if archive.seen > LIMITS.entries:
                raise too_many()
            archive.skip()
        if archive.result in _PASSWORD_NEEDED:
            self.flaw = Fault.ENCRYPTED
        elif archive.result != _END_OF_ARCHIVE:
            self.flaw = Fault.CORRUPT


class _OpenArchive:
    """One pass over the headers of an archive."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self.result = _SUCCESS
        self.seen = 0

    def headers(self) -> Iterator[Any]:
        """Every header up to the end or the first that cannot be read; `result` tells which."""
        while True:
            header = unrarlib.RARHeaderDataEx()
            self.result = unrarlib.RARReadHeaderEx(self._handle, header)
            if self.result != _SUCCESS:
                return
            self.seen += 1
            yield header

    def skip(self) -> None:
        """Go on to the next header."""
        self._process(unrarlib.C_RAR_SKIP)

    def unpack(self, limit: int) -> tuple[int, bytes]:
        """Result and content of the current member, cut off beyond the limit."""
        content = bytearray()

        def receive(message: int, address: int, size: int) -> int:
            if message != _DATA:
                # Another volume, a password or a huge dictionary is wanted.
                return _STOP
            content.extend(unrarlib.ffi.buffer(unrarlib.ffi.cast("char *", address), size))
            return _GO_ON if len(content) <= limit else _STOP

        keep = unrarlib.ffi.new_handle(receive)
        unrarlib.RARSetCallbackPtr(self._handle, unrarlib.PyUNRARCALLBACKStub, keep)
        return self._process(unrarlib.C_RAR_TEST), bytes(content)

    def _process(self, operation: int) -> int:
        nothing = unrarlib.ffi.NULL
        return int(unrarlib.RARProcessFileW(self._handle, operation, nothing, nothing))


@contextmanager
def _opened(file: BookFile, *, listing: bool) -> Iterator[_OpenArchive]:
    mode = unrarlib.C_RAR_OM_LIST_INCSPLIT if listing else unrarlib.C_RAR_OM_EXTRACT
    name = unrarlib.ffi.new("wchar_t[]", file.path_for_libraries())
    request = unrarlib.ffi.new(
        "struct RAROpenArchiveDataEx *", {"ArcNameW": name, "OpenMode": mode}
    )
    handle = unrarlib.RAROpenArchiveEx(request)
    if request.OpenResult != _SUCCESS or not handle:
        is_locked = request.OpenResult in _PASSWORD_NEEDED
        raise fault_of(Fault.ENCRYPTED if is_locked else Fault.CORRUPT)
    try:
        if request.Flags & _IS_VOLUME:
            raise UnreadableBook(
                Fault.UNSUPPORTED, "This is one volume of an archive in several files"
            )
        yield _OpenArchive(handle)
    finally:
        unrarlib.RARCloseArchive(handle)


def _unpack(archive: _OpenArchive, entry: PageEntry, limit: int) -> bytes:
    for header in archive.headers():
        if _member(header).entry() != entry:
            archive.skip()
            continue
        return _whole(*archive.unpack(limit), limit)
    raise UnreadableBook(Fault.CORRUPT, "The page is not in the archive any more")


def _whole(result: int, content: bytes, limit: int) -> bytes:
    if len(content) > limit:
        raise UnreadableBook(Fault.TOO_LARGE, "The page is larger than the server accepts")
    if result != _SUCCESS:
        raise _page_fault(result)
    return content


def _least_bytes(member: Member) -> int:
    return member.packed_size + _HEADER_BYTES + len(member.name)


def _page_fault(result: int) -> UnreadableBook:
    if result in _PASSWORD_NEEDED:
        return UnreadableBook(Fault.ENCRYPTED, "The page is encrypted")
    if result == _OUT_OF_MEMORY:
        return UnreadableBook(Fault.TOO_LARGE, "The page needs more memory than there is")
    return UnreadableBook(Fault.CORRUPT, "The packed data of the page is damaged")


def _member(header: Any) -> Member:
    mask, link = _LINK_KINDS
    is_link = header.HostOS == _UNIX and header.FileAttr & mask == link
    flaw = Fault.ENCRYPTED if header.Flags & _IS_ENCRYPTED else None
    # What refers to another member has no data of its own.
    if header.Flags & _CONTINUES or header.RedirType in _REFERENCES:
        flaw = Fault.UNSUPPORTED
    return Member(
        unrarlib.ffi.string(header.FileNameW),
        packed_size=min(header.PackSize | header.PackSizeHigh << 32, 0xFFFFFFFF),
        size=header.UnpSize | header.UnpSizeHigh << 32,
        crc=header.FileCRC,
        flaw=flaw,
        is_file=not (is_link or header.RedirType in _LINKS or header.Flags & _IS_FOLDER),
    )


def open_archive(file: BookFile) -> RarArchive:
    """The archive, its members listed."""
    return RarArchive(file)
