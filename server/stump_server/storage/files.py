"""The data directory: thumbnails, avatars and whatever else is kept as files."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

THUMBNAIL_ENDINGS = ("webp", "jpeg", "png", "jpg", "gif", "avif", "heif", "jxl", "svg")


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An image file with what a validator is made of."""

    path: str
    extension: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Files:
    """Everything below the data directory. Ids are ours; no name from outside reaches a path."""

    root: Path

    def prepare(self) -> None:
        """Create the directories that are needed."""
        for name in ("thumbnails", "avatars", "cache"):
            (self.root / name).mkdir(parents=True, exist_ok=True)

    def find_thumbnail(self, id: str, preferred: str | None = None) -> StoredImage | None:
        """The stored thumbnail of a book, series or library, the preferred ending first."""
        endings = dict.fromkeys((preferred, *THUMBNAIL_ENDINGS) if preferred else THUMBNAIL_ENDINGS)
        for ending in endings:
            path = self._thumbnail(id, ending)
            with contextlib.suppress(FileNotFoundError):
                found = path.stat()
                return StoredImage(str(path), ending, found.st_size, found.st_mtime_ns)
        return None

    def save_thumbnail(self, id: str, extension: str, content: bytes) -> StoredImage:
        """Store a thumbnail in place of any other of the same thing."""
        path = self._thumbnail(id, extension)
        _write_atomically(path, content)
        for other in self._thumbnails(id):
            if other != path:
                other.unlink(missing_ok=True)
        found = path.stat()
        return StoredImage(str(path), extension, found.st_size, found.st_mtime_ns)

    def remove_thumbnails(self, ids: Iterator[str] | tuple[str, ...]) -> int:
        """Remove the thumbnails of all these things; tells how many files went."""
        removed = 0
        for id in ids:
            for path in self._thumbnails(id):
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def _thumbnails(self, id: str) -> list[Path]:
        candidates = (self._thumbnail(id, ending) for ending in THUMBNAIL_ENDINGS)
        return [path for path in candidates if path.exists()]

    def _thumbnail(self, id: str, extension: str) -> Path:
        # Two levels, so that a hundred thousand thumbnails do not share one directory.
        return self.root / "thumbnails" / id[:2] / f"{id}.{extension}"


def _write_atomically(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
