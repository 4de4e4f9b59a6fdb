"""What a walk finds on disk, and how that differs from what is stored."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from stump_server.domain.file_state import storable


class FoundFile(NamedTuple):
    """A book file as it lies on disk: size in bytes, time of change in nanoseconds since 1970."""

    path: str
    size: int
    modified_ns: int


# The same as a walk notes it for every file there is, at less than half the cost: by its path from
# the folder of its series, with the time as the disk has it.
FileFacts = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class FoundSeries:
    """A directory that counts as a series, with the facts of the book files that belong to it."""

    path: str
    facts: tuple[FileFacts, ...]

    @property
    def files(self) -> tuple[FoundFile, ...]:
        """The book files, for those who look into them: most are as the last scan left them."""
        place = self.path if self.path.endswith("/") else f"{self.path}/"
        return tuple(
            FoundFile(place + name, size, storable(modified_ns))
            for name, size, modified_ns in self.facts
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


def fingerprint(files: Sequence[FileFacts], wish: str = "") -> str:
    """The same for the same names, sizes and times, whatever the order they are listed in.

    `wish` is what else is to become of these files.
    """
    if not files:
        return blake2b(wish.encode(), digest_size=16).hexdigest()
    names, sizes, times = zip(*sorted(files), strict=True)
    text = "\n".join((*names, wish)).encode("utf-8", "surrogateescape")
    digest = blake2b(text, digest_size=16)
    # Floating point numbers hold any time there is on disk, to less than a microsecond.
    digest.update(array("d", (*sizes, *times)))
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
