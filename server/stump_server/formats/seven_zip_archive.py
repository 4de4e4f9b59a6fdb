"""7z archives."""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import py7zr
from py7zr.exceptions import ArchiveError, PasswordRequired, UnsupportedCompressionMethodError
from py7zr.io import Py7zIO, WriterFactory

from stump_server.domain.book import PageEntry
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.files import BookFile
from stump_server.formats.limits import LIMITS
from stump_server.formats.members import Member, fault_of, too_many

# What the library lets through when the bytes make no sense.
_DAMAGE = (
    ArchiveError,
    lzma.LZMAError,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RuntimeError,
)


class SevenZipArchive:
    """The members of a 7z archive; pages are found again by name."""

    flaw: Fault | None = None

    def __init__(self, file: BookFile) -> None:
        self._file = file
        self._places: dict[str, int] | None = None
        with _opened(file) as archive:
            is_locked = archive.needs_password()
            if len(archive.files) > LIMITS.entries:
                raise too_many()
            self.members = tuple(_member(item, is_locked) for item in archive.files)

    def read(self, entry: PageEntry, limit: int) -> bytes:
        """The unpacked content of a member; earlier ones of its block are unpacked too."""
        for _, content in self._unpacked([entry], limit):
            return content
        raise UnreadableBook(Fault.CORRUPT, "The page is not in the archive any more")

    def contents(
        self, limit: int, wanted: Collection[PageEntry]
    ) -> Iterator[tuple[PageEntry, bytes]]:
        """Files with their content, in as few passes as memory allows.

        The first that cannot be read ends it with UnreadableBook.
        """
        batch: list[PageEntry] = []
        for entry in sorted(wanted, key=self._place):
            if batch and sum(one.size for one in batch) + entry.size > limit:
                yield from self._unpacked(batch, limit)
                batch = []
            batch.append(entry)
        yield from self._unpacked(batch, limit)

    def _place(self, entry: PageEntry) -> int:
        if self._places is None:
            self._places = {member.name: place for place, member in enumerate(self.members)}
        return self._places.get(entry.name, -1)

    def _unpacked(
        self, entries: Sequence[PageEntry], limit: int
    ) -> Iterator[tuple[PageEntry, bytes]]:
        shelf = _Shelf(limit)
        with _opened(self._file) as archive:
            keys = _renamed(archive)
            wanted = [keys[entry.name] for entry in entries if entry.name in keys]
            archive.extract(targets=wanted, factory=shelf)
        for entry in entries:
            sink = shelf.sinks.get(keys.get(entry.name, ""))
            if sink is not None:
                yield entry, bytes(sink.content)


def _renamed(archive: py7zr.SevenZipFile) -> dict[str, str]:
    """Give every member a plain name of its own; that of a file, the last of its name, by name.

    The library unpacks under names that would do on a disk: "./1.png" as "1.png", and the second
    of one name as another.
    """
    keys: dict[str, str] = {}
    for number, item in enumerate(archive.files):
        if not item.is_directory:
            keys[item.filename] = str(number)
    for number, described in enumerate(archive.files.files_list):
        described["filename"] = str(number)
    return keys


class _Shelf(WriterFactory):  # type: ignore[misc]
    """Takes the members that are unpacked, up to a limit for each of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.sinks: dict[str, _Sink] = {}

    def create(self, filename: str) -> Py7zIO:
        return self.sinks.setdefault(filename, _Sink(self._limit))


class _Sink(Py7zIO):  # type: ignore[misc]
    """Takes one member."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.content = bytearray()

    def write(self, s: bytes | bytearray) -> int:
        self.content.extend(s)
        if len(self.content) > self._limit:
            raise UnreadableBook(Fault.TOO_LARGE, "The page is larger than the server accepts")
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        return bytes(self.content)[:size]

    def seek(self, offset: int, whence: int = 0) -> int:  # noqa: ARG002
        return offset

    def flush(self) -> None:
        """Nothing is held back."""

    def size(self) -> int:
        return len(self.content)


@contextmanager
def _opened(file: BookFile) -> Iterator[py7zr.SevenZipFile]:
    """The library's archive. A stream is handed over, so that it starts no threads of its own."""
    with file.stream() as stream:
        try:
            with py7zr.SevenZipFile(stream, "r") as archive:
                yield archive
        except UnreadableBook:
            raise
        except PasswordRequired:
            raise fault_of(Fault.ENCRYPTED) from None
        except UnsupportedCompressionMethodError:
            raise fault_of(Fault.UNSUPPORTED) from None
        except MemoryError:
            raise fault_of(Fault.TOO_LARGE) from None
        except _DAMAGE:
            raise fault_of(Fault.CORRUPT) from None


def _member(item: py7zr.py7zr.ArchiveFile, is_locked: bool) -> Member:
    return Member(
        item.filename,
        # A block packs several members together: what one of them takes is not known.
        packed_size=item.uncompressed or 0,
        size=item.uncompressed or 0,
        crc=item.crc32 or 0,
        flaw=Fault.ENCRYPTED if is_locked else None,
        is_file=not (item.is_directory or item.is_symlink or item.is_junction),
    )


def open_archive(file: BookFile) -> SevenZipArchive:
    """The archive, its members listed."""
    return SevenZipArchive(file)
