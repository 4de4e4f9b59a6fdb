"""Write a file out of sight beside the one it is to be, and put it there in one step.

A program that is killed at any moment leaves what was there before, or the whole new file: its
bytes and its name are on the disk before anybody takes the next step.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from types import TracebackType
from typing import BinaryIO

from stump_server.domain.book import DRAFT_PREFIX
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.domain.path_text import on_disk

_NAME = re.compile(re.escape(DRAFT_PREFIX) + "[0-9a-f]{16}[.]part")
# Nothing is being written for so long: whoever began was ended.
_OLD_SECONDS = 24 * 60 * 60
# A link or a device in the place of a draft is not written to.
_FLAGS = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Draft:
    """A new file that nobody sees until it is published; leaving the block drops it.

    Its name is hidden, so that a walk passes over it, and the same every time, so that what a
    crash left behind is written over by the next attempt.
    """

    def __init__(self, target: str) -> None:
        self.target = target
        self.path = path_of(target)
        self.file: BinaryIO

    def __enter__(self) -> Draft:
        """Raises UnreadableBook where nothing can be written."""
        try:
            self.file = os.fdopen(os.open(on_disk(self.path), _FLAGS, 0o600), "w+b")
        except OSError as error:
            raise unwritable(error) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self.file.close()
        drop(self.target)

    def finish(self, like: os.stat_result) -> None:
        """Make the bytes last, with the rights and the owner of another file."""
        self.file.flush()
        os.fchmod(self.file.fileno(), like.st_mode & 0o777)
        # Only root gives files away; who may not keeps them.
        with suppress(OSError):
            os.fchown(self.file.fileno(), like.st_uid, like.st_gid)
        os.fsync(self.file.fileno())

    def publish(self) -> None:
        """Give the file its name. Raises UnreadableBook when something has this name already."""
        try:
            _link(on_disk(self.path), on_disk(self.target))
        except FileExistsError:
            raise UnreadableBook(Fault.UNSUPPORTED, "There is a file of this name") from None
        _make_last(self.target)

    def replace(self) -> None:
        """Put the file in the place of the one that has its name."""
        os.replace(on_disk(self.path), on_disk(self.target))
        _make_last(self.target)


def path_of(target: str) -> str:
    """Where the draft of a file lies."""
    folder, _, name = target.rpartition("/")
    key = blake2b(os.fsencode(on_disk(name)), digest_size=8).hexdigest()
    return f"{folder}/{DRAFT_PREFIX}{key}.part"


def drop(target: str) -> None:
    """Remove what an attempt at this file has left."""
    with suppress(OSError):
        os.unlink(on_disk(path_of(target)))


def drop_abandoned(paths: Iterable[str], now: float) -> None:
    """Remove those that are drafts nobody has touched for a day; `now` in seconds since 1970."""
    for path in paths:
        if not _NAME.fullmatch(path.rpartition("/")[2]):
            continue
        with suppress(OSError):
            facts = os.lstat(on_disk(path))
            # The time of the last change of anything, which no program can set back.
            if stat.S_ISREG(facts.st_mode) and now - facts.st_ctime > _OLD_SECONDS:
                os.unlink(on_disk(path))


def unwritable(error: OSError) -> UnreadableBook:
    """Why a file could not be written, without the path of it."""
    return UnreadableBook(Fault.UNREADABLE, f"Writing beside the book failed: {error.strerror}")


def _link(source: str, target: str) -> None:
    """Rename without replacing. Raises FileExistsError."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        # File systems without links, such as those of cards and some shares.
        if os.path.lexists(target):
            raise FileExistsError from None
        os.rename(source, target)


def _make_last(target: str) -> None:
    """Write the names in a folder to the disk; some network shares cannot be asked to."""
    folder = os.open(os.path.dirname(on_disk(target)), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(folder)
    finally:
        os.close(folder)
