"""One open book file, read by position: regular files only, links and pipes are refused."""

from __future__ import annotations

import io
import os
import stat
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO

from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.file_state import state_of
from stump_server.domain.path_text import on_disk

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Non-blocking, because opening a named pipe would wait for ever before its type is known.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC

_KEPT_BYTES = 65_536


class BookFile:
    """A regular file; size in bytes and time of change as they were when it was opened."""

    __slots__ = ("_block", "_block_start", "_descriptor", "modified_ns", "path", "size")

    def __init__(self, path: str) -> None:
        """Open the file; what cannot be read raises UnreadableBook."""
        self.path = path
        self._descriptor = _open(on_disk(path))
        facts = os.fstat(self._descriptor)
        if not stat.S_ISREG(facts.st_mode):
            os.close(self._descriptor)
            raise UnreadableBook(Fault.UNSUPPORTED, "This is not a regular file")
        self.size, self.modified_ns = state_of(facts)
        # The largest piece read so far: the end of an archive is looked at several times, and a
        # small file is read only once.
        self._block, self._block_start = b"", 0

    def __enter__(self) -> BookFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._descriptor)

    def read(self, offset: int, size: int) -> bytes:
        """The bytes at an offset: fewer than asked at the end of the file."""
        size = min(size, self.size - offset)
        if offset < 0 or size <= 0:
            return b""
        place = offset - self._block_start
        if 0 <= place <= len(self._block) - size:
            return self._block[place : place + size]
        content = self._read(offset, size)
        if len(self._block) <= len(content) <= _KEPT_BYTES:
            self._block, self._block_start = content, offset
        return content

    def _read(self, offset: int, size: int) -> bytes:
        try:
            content = os.pread(self._descriptor, size, offset)
            while len(content) < size:
                more = os.pread(self._descriptor, size - len(content), offset + len(content))
                if not more:
                    break
                content += more
        except OSError:
            raise UnreadableBook(Fault.UNREADABLE, "The file cannot be read") from None
        return content

    def stream(self) -> BinaryIO:
        """A buffered stream over the file with a position of its own."""
        return io.BufferedReader(_Stream(self))

    def path_for_libraries(self) -> str:
        """A path for code that opens files by itself and knows nothing but Unicode names."""
        path = on_disk(self.path)
        try:
            path.encode()
        except UnicodeEncodeError:
            return f"/dev/fd/{self._descriptor}"
        return path


class _Stream(io.RawIOBase):
    """Reads by position underneath: descriptors that were duplicated would share theirs."""

    def __init__(self, file: BookFile) -> None:
        self._file = file
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._file.size}[whence]
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        content = self._file.read(self._place, len(view))
        view[: len(content)] = content
        self._place += len(content)
        return len(content)


def _open(path: str) -> int:
    try:
        return os.open(path, _FLAGS)
    except FileNotFoundError:
        reason = "The file is not there any more"
    except PermissionError:
        reason = "The server is not allowed to read the file"
    except (OSError, ValueError):
        reason = "The file cannot be opened"
    raise UnreadableBook(Fault.UNREADABLE, reason)
