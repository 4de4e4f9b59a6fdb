"""What a scan has to do, once disk and database were compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stump_server.domain.moves import Move, Rename, aside
from stump_server.domain.scan import FoundFile, KnownFile
from stump_server.scanner import contains


class Visit(NamedTuple):
    """One file that is to be read: of a known book or of a new one."""

    series_id: str
    path: str
    media_id: str | None = None
    # The file as the walk found it, where it is new or another one than was read.
    found: FoundFile | None = None
    # The book that was read from this path before, if any.
    occupant: KnownFile | None = None

    def instead_of(self, copy: KnownFile, book: KnownFile) -> Visit:
        """The same for a book that has taken the place of a copy, if it is the copy's."""
        if self.media_id != copy.id:
            return self
        return self._replace(media_id=book.id, occupant=book)


@dataclass
class Plan:
    """Everything is decided before the first of it is written."""

    # Paths by id.
    new_series: dict[str, str] = dataclasses.field(default_factory=dict)
    renames: list[Rename] = dataclasses.field(default_factory=list)
    # Where renamed series lay, by id.
    left: dict[str, str] = dataclasses.field(default_factory=dict)
    series_back: list[str] = dataclasses.field(default_factory=list)
    series_gone: list[str] = dataclasses.field(default_factory=list)
    visits: list[Visit] = dataclasses.field(default_factory=list)
    # Known and unchanged books that only get new metadata or hashes.
    refreshes: list[Visit] = dataclasses.field(default_factory=list)
    # How many books the same scan had read before it was interrupted.
    read_before: int = 0
    missing: list[KnownFile] = dataclasses.field(default_factory=list)
    moves: list[Move] = dataclasses.field(default_factory=list)
    # RAR comics, by path, beside the archives that were made from them.
    originals: dict[str, str] = dataclasses.field(default_factory=dict)
    restored: list[KnownFile] = dataclasses.field(default_factory=list)
    # How many books are as they were, and not looked at.
    skipped: int = 0
    # What else is to be counted once this is written.
    counts: dict[str, int] = dataclasses.field(default_factory=dict)
    changed_series: set[str] = dataclasses.field(default_factory=set)
    # By series id, valid once everything above is carried out.
    fingerprints: dict[str, str] = dataclasses.field(default_factory=dict)

    @property
    def changes_known(self) -> bool:
        """Whether anything that is stored has gone, is back, or lies elsewhere."""
        return bool(
            self.changed_series
            or self.renames
            or self.series_back
            or self.series_gone
            or self.moves
            or self.missing
            or self.restored
        )

    @property
    def premises(self) -> dict[str, str]:
        """Where books have to lie, by id, for this to be right; other scans may take them away."""
        back = [one.occupant for one in self.visits if one.occupant and one.occupant.is_missing]
        premises: dict[str, str] = {}
        for book in (*(move.book for move in self.moves), *self.restored, *back):
            premises.setdefault(book.id, book.path)
        return premises

    def take_in(
        self, series_id: str, known: Sequence[KnownFile], found: Sequence[FoundFile]
    ) -> bool:
        """Have books that another series kept lie in this one; tells whether there are any."""
        strays = [book for book in known if book.series_id != series_id]
        paths = {file.path for file in found} if strays else set()
        moves = [Move(book, series_id, _as_read(book)) for book in strays if book.path in paths]
        self.moves += moves
        return bool(moves)

    def set_aside(self, visit: Visit) -> None:
        """The book that was read from a path is missing: another one lies there now."""
        if visit.occupant is not None:
            book = aside(visit.occupant)
            self.moves.append(Move(visit.occupant, visit.series_id, _as_read(book)))
            self.missing.append(book)

    def exchange(self, book: KnownFile, copy: KnownFile, file: FoundFile) -> None:
        """A book that is gone takes the place of a copy, which is the missing one instead.

        `file` is the copy as it lies on disk.
        """
        self.moves += [Move(book, copy.series_id, file), Move(copy, book.series_id, _as_read(book))]
        self.missing = [copy if one.id == book.id else one for one in self.missing]
        self.visits = [one.instead_of(copy, book) for one in self.visits]
        self.refreshes = [one.instead_of(copy, book) for one in self.refreshes]

    def follow(self, before: str, now: str, books: Sequence[KnownFile]) -> None:
        """Files of a renamed folder are those books that lay in the same places of it before."""
        lost = {
            f"{now}{book.path.removeprefix(before)}": book
            for book in books
            if contains(before, book.path)
        }
        for place, visit in enumerate(self.visits):
            if visit.media_id is None and (book := lost.get(visit.path)):
                here = _as_read(book)._replace(path=visit.path)
                self.moves.append(Move(book, visit.series_id, here))
                self.visits[place] = visit._replace(media_id=book.id, occupant=book)
                self.missing = [one for one in self.missing if one.id != book.id]

    def read_moved(self, is_wanted: Callable[[str, str], bool]) -> None:
        """Read books that moved, if that is wanted by where they were and where they are."""
        known = {book.id for book in self.missing}.union(
            visit.media_id for visit in self.visits if visit.media_id
        )
        self.visits += [
            Visit(series_id, file.path, book.id, file, book)
            for book, series_id, file in self.moves
            if book.id not in known and is_wanted(book.path, file.path)
        ]

    def rename(self, renames: list[Rename], ids: dict[str, str], left: dict[str, str]) -> None:
        """Other series than planned lie in these folders, by path: they have left theirs."""
        known = {ids[one.path]: one.series_id for one in renames}
        self.renames, self.left = renames, left
        self.series_gone = [id for id in self.series_gone if id not in known.values()]
        for id in known:
            self.new_series.pop(id, None)
        self.visits = [
            one._replace(series_id=known.get(one.series_id, one.series_id)) for one in self.visits
        ]
        # What was set aside in a folder stays with the series that goes.
        self.moves = [
            one
            if one.series_id == one.book.series_id
            else one._replace(series_id=known.get(one.series_id, one.series_id))
            for one in self.moves
        ]
        self.changed_series = {known.get(id, id) for id in self.changed_series}
        self.fingerprints = {known.get(id, id): text for id, text in self.fingerprints.items()}


def _as_read(book: KnownFile) -> FoundFile:
    """The file of a book as it was when it was read: another one there has changed."""
    return FoundFile(book.path, book.size, book.modified_ns or 0)
