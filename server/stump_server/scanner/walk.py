"""Walk a library directory and tell which directories are series and which files are books."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from operator import attrgetter
from stat import S_IFDIR, S_IFMT, S_IFREG

from stump_server.domain.book import BOOK_EXTENSIONS, DRAFT_PREFIX, is_candidate
from stump_server.domain.errors import Invalid, NotFound
from stump_server.domain.library import LibraryPattern
from stump_server.domain.path_text import kept, on_disk
from stump_server.domain.scan import FileFacts, FoundSeries
from stump_server.scanner.ignore import Ignore

# Folders that systems make by themselves beside the books they belong to.
GENERATED = frozenset({"__MACOSX", "@eaDir", "#recycle"})
# Of most books, known without taking the name apart.
_USUAL_ENDINGS = frozenset(f".{extension}" for extension in BOOK_EXTENSIONS)
# The bits of a mode that tell what kind of file it is, without a call for each of them.
_KIND = S_IFMT(0o777777)
_BY_NAME = attrgetter("name")
# Looking at files by their names in an open folder spares the way to it each time, where systems
# know that.
_TO_LOOK_INTO = os.O_RDONLY | os.O_DIRECTORY if os.scandir in os.supports_fd else None


def walk(root: str, pattern: LibraryPattern, ignore: Ignore) -> Walk:
    """Begin a walk. Raises NotFound when the root is gone and Invalid when it cannot be read."""
    _check(root)
    return Walk(on_disk(root), pattern, ignore)


def walk_series(folder: str, ignore: Ignore, *, is_deep: bool) -> Walk:
    """Begin to walk one series, which may hold all that lies below it. Raises as `walk` does."""
    _check(folder)
    return Walk(on_disk(folder), Span.DEEP if is_deep else Span.FLAT, ignore)


def _check(root: str) -> None:
    try:
        with os.scandir(on_disk(root)):
            pass
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound("library folder", root) from None
    except OSError:
        raise Invalid("The library folder cannot be read by the server") from None


class Span(Enum):
    """What belongs to one series: the books in its folder, or also those in folders below it."""

    FLAT = auto()
    DEEP = auto()


class Walk(Iterator[FoundSeries]):
    """Yields series one by one; what it counts is complete when it has ended.

    Links are never followed and only regular files count: a link may lead out of the library or
    in circles, and a pipe would block whoever opens it.
    """

    def __init__(self, root: str, extent: LibraryPattern | Span, ignore: Ignore) -> None:
        self.total_files = 0
        self.total_directories = 0
        self.ignored_files = 0
        self.ignored_directories = 0
        self.unreadable: list[str] = []
        # What was begun to be written beside books, and maybe left.
        self.drafts: list[str] = []
        self._root = root
        self._ignore = ignore
        self._left_out: dict[str, FileFacts] = {}
        ways = {
            LibraryPattern.SERIES_BASED: self._by_series,
            LibraryPattern.COLLECTION_BASED: self._by_collection,
            Span.FLAT: self._flat,
            Span.DEEP: self._deep,
        }
        self._found = ways[extent](root)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all lies in the root, as where a disk is to be mounted."""
        return self.total_files == 0 and self.total_directories == 1 and not self.unreadable

    @property
    def left_out(self) -> tuple[FoundSeries, ...]:
        """The book files that rules leave out, by the series they would belong to."""
        return tuple(FoundSeries(kept(path), of) for path, of in self._left_out.items() if of)

    def __next__(self) -> FoundSeries:
        return next(self._found)

    def _by_series(self, root: str) -> Iterator[FoundSeries]:
        """Every directory that directly contains books."""
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            files, folders = self._list(folder, folder)
            waiting.extend(reversed(folders))
            yield from self._series(folder, files)

    def _by_collection(self, root: str) -> Iterator[FoundSeries]:
        """The root with its own books, and every child with all the books below it."""
        files, children = self._list(root, root)
        yield from self._series(root, files)
        for child in children:
            yield from self._deep(child)

    def _flat(self, folder: str) -> Iterator[FoundSeries]:
        """One series with what lies in its folder."""
        files, _ = self._list(folder, folder)
        yield from self._series(folder, files)

    def _deep(self, folder: str) -> Iterator[FoundSeries]:
        """One series with all that lies below its folder."""
        gathered = FileFacts()
        waiting = [folder]
        while waiting:
            files, folders = self._list(waiting.pop(), folder)
            gathered.extend(files)
            waiting.extend(reversed(folders))
        yield from self._series(folder, gathered)

    def _series(self, folder: str, files: FileFacts) -> Iterator[FoundSeries]:
        """The series of a folder, unless it holds no books or rules leave it out."""
        if self._ignore.matches(folder):
            self.ignored_directories += 1
            self._left_out.setdefault(folder, FileFacts()).extend(files)
        elif files:
            yield FoundSeries(kept(folder), files)

    def _list(self, folder: str, series: str) -> tuple[FileFacts, list[str]]:
        """The book files and the sub-directories of one directory of a series, both sorted."""
        files = FileFacts()
        folders: list[str] = []
        hidden: list[str] = []
        self.total_directories += 1
        try:
            place = _opened(folder, is_root=folder == self._root)
            try:
                with os.scandir(place) as entries:
                    self.total_files += _sort_out(entries, files, folders, hidden)
            finally:
                _closed(place)
        except OSError:
            self.unreadable.append(kept(folder))
        drafts = [name for name in hidden if name.startswith(DRAFT_PREFIX)]
        self.drafts += [kept(os.path.join(folder, name)) for name in drafts]
        if folder != series:
            files, below = FileFacts(), files
            files.extend(below, kept(os.path.relpath(folder, series)))
        if self._ignore:
            files = self._without_ignored(files, series)
        return files, [os.path.join(folder, name) for name in folders if name not in GENERATED]

    def _without_ignored(self, files: FileFacts, series: str) -> FileFacts:
        wanted = FileFacts()
        ignored = self._left_out.setdefault(series, FileFacts())
        for name, size, time in files:
            is_ignored = self._ignore.matches(os.path.join(kept(series), name))
            (ignored if is_ignored else wanted).add(name, size, time)
        self.ignored_files += len(files) - len(wanted)
        return wanted


def _opened(folder: str, *, is_root: bool) -> str | int:
    """A folder to be looked into, open where systems know that. Only the root may be a link."""
    if _TO_LOOK_INTO is None:
        return folder
    return os.open(folder, _TO_LOOK_INTO if is_root else _TO_LOOK_INTO | os.O_NOFOLLOW)


def _closed(place: str | int) -> None:
    if isinstance(place, int):
        os.close(place)


def _sort_out(
    entries: Iterable[os.DirEntry[str]], files: FileFacts, folders: list[str], hidden: list[str]
) -> int:
    """Fill in books, sub-directories and what is hidden, by name; gives the number of files seen.

    One look at each book and no call besides: a scan without news is little more than this loop.
    """
    others = 0
    names, sizes, times = files.names, files.sizes, files.times
    for entry in sorted(entries, key=_BY_NAME):
        name = entry.name
        if name[0] == ".":
            hidden.append(name)
            continue
        is_usual = name[-4:] in _USUAL_ENDINGS or name[-5:] in _USUAL_ENDINGS
        if not is_usual and not is_candidate(name):
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
            else:
                others += 1
            continue
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:
            # Gone between listing and looking: the next scan sees what came of it.
            continue
        kind = facts.st_mode & _KIND
        if kind == S_IFREG:
            names.append(name if name.isascii() else kept(name))
            sizes.append(facts.st_size)
            times.append(facts.st_mtime_ns)
        elif kind == S_IFDIR:
            folders.append(name)
    return others + len(names)
