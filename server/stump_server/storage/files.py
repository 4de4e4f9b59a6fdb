"""The data directory: thumbnails, avatars and whatever else is kept as files."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from stump_server.domain.policy import IMAGE_CACHE_BYTES
from stump_server.storage.image_cache import ImageCache

# Nobody works on one file for longer.
_SCRATCH_SECONDS = 24 * 3600
# No statement has room for the ids of all thumbnails.
_AT_A_TIME = 500
ENDINGS = ("webp", "jpeg", "png", "jpg", "gif", "avif", "heif", "jxl", "svg")


def make_directory(path: Path) -> None:
    """Make a directory for its owner alone; one that is there already keeps its mode."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        reason = os.strerror(errno.ENOTDIR)
        raise NotADirectoryError(errno.ENOTDIR, reason, str(path)) from error


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An image file with what a validator is made of."""

    path: str
    extension: str
    size: int
    modified_ns: int

    @property
    def etag(self) -> str:
        """Changes whenever the file does."""
        return f"{self.modified_ns:x}-{self.size:x}"

    @property
    def changed_at(self) -> datetime:
        """When it was stored."""
        return datetime.fromtimestamp(self.modified_ns // 10**9, UTC)


@dataclass(frozen=True, slots=True)
class Files:
    """Everything below the data directory. Ids are ours; no name from outside reaches a path."""

    root: Path
    # How much of images that took time to make is kept; 0 keeps none.
    cache_bytes: int = IMAGE_CACHE_BYTES
    images: ImageCache = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cache = ImageCache(self.root / "cache" / "images", self.cache_bytes)
        object.__setattr__(self, "images", cache)

    def prepare(self) -> None:
        """Create the directories that are needed; what is in them is nobody else's."""
        make_directory(self.root)
        for name in ("thumbnails", "avatars", "cache"):
            (self.root / name).mkdir(parents=True, exist_ok=True)
        self._move_old_thumbnails()

    @contextlib.contextmanager
    def scratch(self) -> Iterator[str]:
        """The path of a new file that is gone after the block, and after a crash some day."""
        folder = self.root / "cache" / "scratch"
        folder.mkdir(parents=True, exist_ok=True)
        long_ago = time.time() - _SCRATCH_SECONDS
        for left_over in folder.iterdir():
            with contextlib.suppress(OSError):
                if left_over.stat().st_mtime < long_ago:
                    left_over.unlink()
        handle, path = tempfile.mkstemp(dir=folder)
        os.close(handle)
        try:
            yield path
        finally:
            with contextlib.suppress(OSError):
                os.unlink(path)

    def find_thumbnail(self, id: str, preferred: str | None = None) -> StoredImage | None:
        """The stored thumbnail of a book, series or library, the preferred ending first."""
        endings = dict.fromkeys((preferred, *ENDINGS) if preferred else ENDINGS)
        return _first(self._thumbnail(id, ending) for ending in endings)

    def save_thumbnail(
        self, id: str, extension: str, content: bytes, *, is_synced: bool = True
    ) -> StoredImage:
        """Store a thumbnail in place of any other of the same thing.

        One that is not synced may be torn by a crash until `sync` was called with it.
        """
        return _replace(self._thumbnail(id, extension), content, is_synced=is_synced)

    def sync(self, images: Iterable[StoredImage]) -> None:
        """Wait until these are on the disk; what has gone meanwhile is passed over."""
        for image in images:
            with contextlib.suppress(FileNotFoundError), Path(image.path).open("rb") as file:
                os.fdatasync(file.fileno())

    def remove_thumbnails(self, ids: Iterator[str] | tuple[str, ...]) -> int:
        """Remove the thumbnails of all these things; tells how many files went."""
        removed = 0
        for id in ids:
            removed += _remove(self._thumbnail(id, ending) for ending in ENDINGS)
        return removed

    def stored_thumbnails(self, before: float) -> Iterator[frozenset[str]]:
        """Whose thumbnails are stored, some at a time, of those written before a time."""
        paths = (self.root / "thumbnails").glob("?/?/*")
        ids = (path.stem for path in paths if _is_older(path, before))
        while some := frozenset(islice(ids, _AT_A_TIME)):
            yield some

    def find_avatar(self, user_id: str) -> StoredImage | None:
        """The picture that was uploaded for an account."""
        return _first(self._avatar(user_id, ending) for ending in ENDINGS)

    def save_avatar(self, user_id: str, extension: str, content: bytes) -> StoredImage:
        """Store the picture of an account in place of any other."""
        return _replace(self._avatar(user_id, extension), content)

    def remove_avatar(self, user_id: str) -> None:
        """Remove the picture of an account, if it has one."""
        _remove(self._avatar(user_id, ending) for ending in ENDINGS)

    def _avatar(self, user_id: str, extension: str) -> Path:
        return self.root / "avatars" / f"{user_id}.{extension}"

    def _thumbnail(self, id: str, extension: str) -> Path:
        # By its end, which is random: ids begin with a time, the same one for years.
        return self.root / "thumbnails" / id[-1:] / id[-2:-1] / f"{id}.{extension}"

    def _move_old_thumbnails(self) -> None:
        """Move what lies where older versions put it: in folders of two letters, as ids begin.

        One by one, so that it may end anywhere and several processes may be at it at once.
        """
        for folder in (self.root / "thumbnails").glob("??"):
            # Another process may be quicker; systems leave files of their own among the pictures.
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                self._move_thumbnails([one for one in folder.iterdir() if _is_image(one)])
            with contextlib.suppress(OSError):
                folder.rmdir()

    def _move_thumbnails(self, paths: list[Path]) -> None:
        places = [self._thumbnail(path.stem, path.suffix[1:]) for path in paths]
        for folder in {place.parent for place in places}:
            folder.mkdir(parents=True, exist_ok=True)
        for path, place in zip(paths, places, strict=True):
            with contextlib.suppress(FileNotFoundError):
                path.replace(place)


def _is_image(path: Path) -> bool:
    return path.suffix[1:] in ENDINGS


def _is_older(path: Path, before: float) -> bool:
    """Whether it is an image that was written before a time and is still there."""
    try:
        return _is_image(path) and path.stat().st_mtime < before
    except FileNotFoundError:
        return False


def _first(paths: Iterable[Path]) -> StoredImage | None:
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            return _stored(path)
    return None


def _stored(path: Path) -> StoredImage:
    found = path.stat()
    return StoredImage(str(path), path.suffix[1:], found.st_size, found.st_mtime_ns)


def _replace(path: Path, content: bytes, *, is_synced: bool = True) -> StoredImage:
    """Write one image, and remove those of the same name with another ending."""
    # The facts of what was written: what lies there now may be somebody else's, or gone again.
    written = _write_atomically(path, content, is_synced=is_synced)
    others = (path.with_suffix(f".{ending}") for ending in ENDINGS)
    _remove(other for other in others if other != path)
    return StoredImage(str(path), path.suffix[1:], written.st_size, written.st_mtime_ns)


def _remove(paths: Iterable[Path]) -> int:
    present = [path for path in paths if path.exists()]
    for path in present:
        path.unlink(missing_ok=True)
    return len(present)


def _write_atomically(path: Path, content: bytes, *, is_synced: bool) -> os.stat_result:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if is_synced:
                os.fsync(file.fileno())
            written = os.fstat(file.fileno())
        Path(unfinished).replace(path)
        return written
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
