"""What a walk finds on disk, and how that differs from what is stored."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from stump_server.domain.file_state import storable


class FoundFile(NamedTuple):
    """A book file as it lies on disk: size in bytes, time of change in nanoseconds since 1970."""

    path: str
    size: int
    modified_ns: int


@dataclass(slots=True)
class FileFacts:
    """Many book files below a folder, as a walk notes them at the least cost: in columns.

    By their paths from the folder, with sizes in bytes and times of change in nanoseconds as the
    disk has them.
    """

    names: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[tuple[str, int, int]]:
        return zip(self.names, self.sizes, self.times, strict=True)

    def add(self, name: str, size: int, time: int) -> None:
        """Add one file."""
        self.names.append(name)
        self.sizes.append(size)
        self.times.append(time)

    def extend(self, others: FileFacts, way: str = "") -> None:
        """Add the files of a folder below, which is this way from here."""
        self.names += [f"{way}/{name}" for name in others.names] if way else others.names
        self.sizes += others.sizes
        self.times += others.times


@dataclass(frozen=True, slots=True)
class FoundSeries:
    """A directory that counts as a series, with the facts of the book files that belong to it."""

    path: str
    facts: FileFacts

    @property
    def files(self) -> tuple[FoundFile, ...]:
        """The book files, for those who look into them: most are as the last scan left them."""
        place = os.path.join(self.path, "")
        return tuple(
            FoundFile(place + name, size, storable(time)) for name, size, time in self.facts
        )


class KnownFile(NamedTuple):
    """A stored book as far as a scan compares it. `modified_ns` is None when it was never kept."""

    id: str
    path: str
    size: int
    modified_ns: int | None = None
    is_missing: bool = False
    # Of what is inside, None for books that were last read before such keys were kept.
    content_key: str | None = None
    series_id: str = ""
    # The last job that read the book although the file had not changed.
    read_in: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a scan has to do, every file in one place at most.

    A book that came back changed stands in `changed` alone: reading it anew makes it ready. A book
    that was missing and still is stands nowhere, because nothing happens to it.
    """

    created: tuple[FoundFile, ...] = ()
    changed: tuple[tuple[KnownFile, FoundFile], ...] = ()
    missing: tuple[KnownFile, ...] = ()
    restored: tuple[KnownFile, ...] = ()
    unchanged: tuple[KnownFile, ...] = ()


def fingerprint(files: FileFacts, wish: str = "") -> str:
    """The same for the same names, sizes and times in the same order, which a walk sees to.

    `wish` is what else is to become of these files.
    """
    # No name holds a zero, but some hold the end of a line.
    text = "\0".join((*files.names, wish)).encode("utf-8", "surrogateescape")
    digest = blake2b(text, digest_size=16)
    # Floating point numbers hold any time there is on disk, to less than a microsecond.
    digest.update(array("d", files.sizes + files.times))
    return digest.hexdigest()


def is_changed(known: KnownFile, found: FoundFile) -> bool:
    """Whether the file is another one than was read; an unknown time counts as unchanged."""
    if known.size != found.size:
        return True
    if known.modified_ns is None or known.modified_ns == found.modified_ns:
        return False
    # Whole microseconds: that is what a stored point in time keeps.
    return known.modified_ns // 1000 != found.modified_ns // 1000


def compare(known: Iterable[KnownFile], found: Iterable[FoundFile]) -> Comparison:
    """Sort the books of one series, or of a whole library, into what is to be done with them."""
    on_disk = {file.path: file for file in found}
    changed, missing, restored, unchanged = [], [], [], []
    for book in known:
        file = on_disk.pop(book.path, None)
        if file is None:
            if not book.is_missing:
                missing.append(book)
        elif is_changed(book, file):
            changed.append((book, file))
        elif book.is_missing:
            restored.append(book)
        else:
            unchanged.append(book)
    return Comparison(
        created=tuple(on_disk.values()),
        changed=tuple(changed),
        missing=tuple(missing),
        restored=tuple(restored),
        unchanged=tuple(unchanged),
    )
