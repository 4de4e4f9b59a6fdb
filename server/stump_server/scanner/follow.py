"""Follow a library directory: tell when something in it changes that a scan would see."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path, PurePath

import structlog
import watchfiles

from stump_server.domain.book import is_candidate
from stump_server.domain.errors import StumpError
from stump_server.domain.library import LibraryPattern
from stump_server.domain.path_text import on_disk
from stump_server.domain.scan import fingerprint
from stump_server.domain.watching import Watching, WatchMode, is_remote
from stump_server.scanner.ignore import Ignore
from stump_server.scanner.walk import GENERATED, walk

log = structlog.get_logger(__name__)

_MOUNTS = Path("/proc/self/mounts")
_TICK = 0.5
_GATHER_MS = 200
# What lies beside books and describes them.
_SIDECARS = ("series.json", ".opf")


class Follower:
    """Follows one directory, natively or by looking at it again and again.

    A directory that goes away, or is another one than before, has changed; so has one that comes
    back. The follower outlives both.
    """

    def __init__(
        self,
        root: str,
        pattern: LibraryPattern,
        ignore: Ignore,
        watching: Watching,
        stop: threading.Event,
    ) -> None:
        self._root = root
        self._pattern = pattern
        self._ignore = ignore
        self._watching = watching
        self._stop = stop
        self._polls = watching.mode is WatchMode.POLL or (
            watching.mode is WatchMode.AUTO and is_remote(root, _mounts())
        )

    def __iter__(self) -> Iterator[bool]:
        """Again and again, until it is to stop: whether something has changed since."""
        while not self._stop.is_set():
            yield from self._by_looking() if self._polls else self._natively()

    def _by_looking(self) -> Iterator[bool]:
        seen, pause = self._look(), self._watching.poll
        while not self._stop.wait(pause):
            now = self._look()
            yield now != seen
            # What has just changed is looked at again soon, to see whether it has come to rest.
            pause = self._watching.poll if now == seen else self._watching.quiet
            seen = now

    def _look(self) -> str | None:
        """The same as long as a walk finds the same; None where it finds nothing at all."""
        try:
            found = [
                f"{one.path}\n{fingerprint(one.facts)}"
                for one in walk(self._root, self._pattern, self._ignore)
            ]
        except StumpError:
            return None
        text = "\n".join(sorted(found)).encode("utf-8", "surrogateescape")
        return blake2b(text).hexdigest()

    def _natively(self) -> Iterator[bool]:
        identity = _identity(self._root)
        if identity is None:
            yield from self._until_it_is_back()
            return
        try:
            for changes in watchfiles.watch(
                on_disk(self._root),
                watch_filter=None,
                debounce=_GATHER_MS,
                rust_timeout=int(_TICK * 1000),
                yield_on_timeout=True,
                stop_event=self._stop,
                raise_interrupt=False,
                force_polling=False,
                ignore_permission_denied=True,
            ):
                if _identity(self._root) != identity:
                    yield True
                    return
                yield any(self.matters(path) for _, path in changes)
        except (OSError, RuntimeError) as error:
            if _identity(self._root) == identity:
                # Such as too many directories for the system to watch (fs.inotify).
                log.warning("A library is watched by looking at it", reason=str(error))
                self._polls = True
            yield True

    def _until_it_is_back(self) -> Iterator[bool]:
        while not self._stop.wait(_TICK):
            is_back = _identity(self._root) is not None
            yield is_back
            if is_back:
                return

    def matters(self, path: str) -> bool:
        """Whether a change at a path may be one of books, by the rules that a walk follows."""
        try:
            parts = PurePath(path).relative_to(on_disk(self._root)).parts
        except ValueError:
            return False
        if any(part[0] == "." or part in GENERATED for part in parts):
            return False
        name = parts[-1] if parts else ""
        if is_candidate(name):
            return not self._ignore.matches(path)
        # Folders matter, and who has gone may have been one.
        return name.endswith(_SIDECARS) or not os.path.isfile(path)


def _identity(root: str) -> tuple[int, int] | None:
    """Which directory this is: another one is there when a disk was mounted, or is away."""
    try:
        facts = os.stat(on_disk(root))
    except OSError:
        return None
    return facts.st_dev, facts.st_ino


def _mounts() -> str:
    try:
        return _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
