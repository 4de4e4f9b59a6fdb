"""Images that took time to make, kept as files up to a number of bytes; the oldest ones go first.

Any number of processes may share the directory. Nothing in it matters: whatever is missing, torn
or forgotten is made again.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import structlog

from stump_server.domain.book import PageImage

log = structlog.get_logger(__name__)

_DIGEST_BYTES = 16
# One image may take this share of the cache, and so much may be written before it is tidied up.
_SHARE = 16
# What a process left unfinished when it ended.
_UNFINISHED = ".unfinished-"
_UNFINISHED_SECONDS = 3600


class ImageCache:
    """Finds and keeps images by a key that changes whenever the image would."""

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        # Written by this process since it last looked; whatever was there before is counted first.
        self._untidied_bytes = limit_bytes
        self._lock = threading.Lock()

    def find(self, key: str) -> PageImage | None:
        """The image that was kept under this key, if it still is there and whole."""
        path = self._path(key)
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        image = _unpacked(stored)
        with contextlib.suppress(OSError):
            # The time of change is that of the last use.
            os.utime(path) if image else path.unlink()
        return image

    def keep(self, key: str, image: PageImage) -> None:
        """Keep an image, unless it is too large; a full disk is no reason to fail."""
        stored = _packed(image)
        if len(stored) * _SHARE > self._limit_bytes:
            return
        try:
            _write(self._path(key), stored)
        except OSError as error:
            log.warning("An image could not be kept", reason=error.strerror)
            return
        if self._is_due(len(stored)):
            self.tidy_up()

    def tidy_up(self) -> None:
        """Remove what was not used for longest until there is room for more."""
        room = self._limit_bytes - 2 * self._limit_bytes // _SHARE
        for modified, size, path in sorted(self._files(), reverse=True):
            is_torn = path.name.startswith(_UNFINISHED)
            room -= size
            if room < 0 or (is_torn and time.time() - modified > _UNFINISHED_SECONDS):
                with contextlib.suppress(OSError):
                    path.unlink()

    def _is_due(self, written: int) -> bool:
        with self._lock:
            self._untidied_bytes += written
            is_due = self._untidied_bytes * _SHARE > self._limit_bytes
            if is_due:
                self._untidied_bytes = 0
            return is_due

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self._folder.glob("*/*"):
            with contextlib.suppress(OSError):
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path

    def _path(self, key: str) -> Path:
        name = blake2b(key.encode(), digest_size=20).hexdigest()
        return self._folder / name[:2] / name


def _packed(image: PageImage) -> bytes:
    """Checksum, media type, a line end, and the image."""
    body = image.media_type.encode() + b"\n" + image.content
    return blake2b(body, digest_size=_DIGEST_BYTES).digest() + body


def _unpacked(stored: bytes) -> PageImage | None:
    digest, body = stored[:_DIGEST_BYTES], stored[_DIGEST_BYTES:]
    if blake2b(body, digest_size=_DIGEST_BYTES).digest() != digest:
        return None
    media_type, _, content = body.partition(b"\n")
    return PageImage(content, media_type.decode())


def _write(path: Path, content: bytes) -> None:
    """All at once. Not synced: what a crash tears has the wrong checksum."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
