"""Books and folders that were renamed or moved stay the same, with all that people did to them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence

from stump_server import formats
from stump_server.domain.file_state import state_of
from stump_server.domain.moves import Move, Place, matched, renamed, unhindered
from stump_server.domain.path_text import on_disk
from stump_server.domain.scan import FoundFile, FoundSeries, KnownFile, is_changed
from stump_server.scanner import contains, is_there
from stump_server.services.report import Report
from stump_server.services.scan_plan import Plan
from stump_server.storage import OpenWork
from stump_server.storage.scan import StoredBook

_LOOKING = "Looking for books that moved"


def with_strays(
    open_work: OpenWork,
    known: Mapping[str, Sequence[KnownFile]],
    found: Mapping[str, Sequence[FoundFile]],
) -> dict[str, list[KnownFile]]:
    """The known books by the series in whose folder their files lie now.

    A book may have been kept by another one, which was renamed without it, or which held more
    folders when its library had another directory.
    """
    places = {file.path: series_id for series_id, files in found.items() for file in files}
    for books in known.values():
        for book in books:
            if places.get(book.path) == book.series_id:
                del places[book.path]
    if not places:
        return {series_id: list(books) for series_id, books in known.items()}
    with open_work() as work:
        strays = {book.id: book for book in work.scans.books_at(places)}
    gathered = {
        series_id: [book for book in books if book.id not in strays]
        for series_id, books in known.items()
    }
    for book in strays.values():
        gathered.setdefault(places[book.path], []).append(book)
    return gathered


def recognise_books(
    open_work: OpenWork, report: Report, library_id: str, plan: Plan, unreadable: Sequence[str] = ()
) -> None:
    """Find the known books among the new files, wherever on the server they were before."""
    found = {visit.path: (visit.found, visit.occupant) for visit in plan.visits if visit.found}
    if not found:
        return
    with open_work() as work:
        stored = work.scans.books_of_sizes({file.size for file, _ in found.values()})
    lost = {book.id: book for book in plan.missing}
    lost |= {occupant.id: occupant for _, occupant in found.values() if occupant}
    away = _Away(library_id, unreadable)
    lost |= {one.book.id: one.book for one in stored if one.book.id not in lost and away.lost(one)}
    if not lost:
        return
    places = [Place(file, None, occupant) for file, occupant in found.values()]
    keyed = _with_keys(report, places, lost)
    with open_work() as work:
        touched = work.scans.touched(lost)
    _carry_over(plan, matched(lost.values(), keyed, touched))


def recognise_copies(open_work: OpenWork, library_id: str, plan: Plan) -> None:
    """Let books that are gone go on as copies of them in the same library, which were there before.

    Only what people have done something to goes on so, and only as a copy that nobody has: the
    two change places, the copy is the missing one, and nothing is deleted.
    """
    known = {book.id: book for book in plan.missing if book.content_key is not None}
    if not known:
        return
    with open_work() as work:
        lost = [known[id] for id in work.scans.touched(known)]
        keys = {book.content_key for book in lost}
        same = {
            one.book.path: one.book
            for one in work.scans.books_of_sizes({book.size for book in lost})
            if one.library_id == library_id and one.book.content_key in keys
        }
        touched = work.scans.touched(book.id for book in same.values())
    taken = touched.union(known, (move.book.id for move in plan.moves))
    free = {
        path: copy for path, copy in same.items() if not copy.is_missing and copy.id not in taken
    }
    places = [Place(file, copy.content_key) for copy in free.values() if (file := _as_read(copy))]
    files = {place.file.path: place.file for place in places}
    for path, book in matched(lost, places).items():
        plan.exchange(book, free[path], files[path])


def _as_read(book: KnownFile) -> FoundFile | None:
    """The file of a book, if it lies there and is the one that was read."""
    file = _file_at(book.path)
    return None if file is None or is_changed(book, file) else file


def _file_at(path: str) -> FoundFile | None:
    try:
        facts = os.lstat(on_disk(path))
    except (OSError, ValueError):
        return None
    is_file = stat.S_ISREG(facts.st_mode)
    return FoundFile(path, *state_of(facts)) if is_file else None


class _Away:
    """Tells books that are gone from those that only cannot be reached at the moment."""

    def __init__(self, library_id: str, unreadable: Sequence[str]) -> None:
        self._library_id = library_id
        self._unreadable = unreadable
        self._roots: dict[str, bool] = {}

    def lost(self, stored: StoredBook) -> bool:
        """Whether nothing lies any more where the book was, or another one does."""
        path = stored.book.path
        if any(contains(folder, path) for folder in self._unreadable):
            return False
        if stored.library_id != self._library_id and self._is_away(stored.library_path):
            return False
        return is_gone(path) or _has_given_way(stored.book)

    def _is_away(self, root: str) -> bool:
        if root not in self._roots:
            self._roots[root] = not is_there(root)
        return self._roots[root]


def _has_given_way(book: KnownFile) -> bool:
    """Whether another file lies where a book was: other in what is inside, not only in its time."""
    file = _file_at(book.path)
    if file is None or not is_changed(book, file):
        return False
    return formats.content_key_of(book.path) not in (None, book.content_key)


def is_gone(path: str) -> bool:
    """Whether nothing is at a path; what cannot be looked at may still be there."""
    try:
        os.lstat(on_disk(path))
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _with_keys(report: Report, places: Iterable[Place], lost: dict[str, KnownFile]) -> list[Place]:
    """Only files of a size that is missed are looked into."""
    missed = {book.size for book in lost.values() if book.content_key is not None}
    found = []
    for place in places:
        if place.file.size not in missed:
            found.append(place)
            continue
        report.say(_LOOKING)
        key = formats.content_key_of(place.file.path)
        if place.occupant is not None and key == place.occupant.content_key:
            # Only its time is another one.
            lost.pop(place.occupant.id, None)
        else:
            found.append(place._replace(content_key=key))
    return found


def _carry_over(plan: Plan, found: dict[str, KnownFile]) -> None:
    moved = {book.id for book in found.values()}
    driven_out = [
        visit
        for visit in plan.visits
        if visit.path in found and visit.occupant and visit.occupant.id not in moved
    ]
    settled = moved.union(visit.media_id for visit in driven_out if visit.media_id)
    plan.moves = [move for move in plan.moves if move.book.id not in settled]
    for visit in driven_out:
        plan.set_aside(visit)
    staying = []
    for visit in plan.visits:
        if visit.found is not None and visit.path in found:
            plan.moves.append(Move(found[visit.path], visit.series_id, visit.found))
        elif visit.media_id in moved:
            # What lies here now is new: the book that lay here has gone elsewhere.
            staying.append(visit._replace(media_id=None, occupant=None))
        else:
            staying.append(visit)
    plan.visits = staying
    plan.missing = [book for book in plan.missing if book.id not in moved]
    plan.changed_series |= {book.series_id for book in found.values()}


def recognise_series(
    open_work: OpenWork, library_id: str, plan: Plan, found: Sequence[FoundSeries]
) -> None:
    """Find the known series among the new folders, and among those that changed names."""
    moved = {move.file.path: move.book for move in plan.moves}
    if not moved:
        return
    files = {one.path: [file.path for file in one.files] for one in found}
    with open_work() as work:
        sources = work.scans.series_places({book.series_id for book in moved.values()})
        books = work.scans.known_files(one.id for one in sources)
    arrived = {book.id for book in moved.values()}
    left = {
        one.id: [book for book in books.get(one.id, ()) if book.id not in arrived]
        for one in sources
    }
    gone = {
        one.id
        for one in sources
        if one.path not in files and (one.library_id == library_id or is_gone(one.path))
    }
    emptied = {
        one.path: one.id
        for one in sources
        if one.path in files
        and not any(moved[file].series_id == one.id for file in files[one.path] if file in moved)
        and not {book.path for book in left[one.id]}.intersection(files[one.path])
    }
    targets = emptied.keys() | plan.new_series.values()
    folders = {file: path for path in targets for file in files[path]}
    # The originals of comics that were repacked are no books.
    sizes = {path: sum(file not in plan.originals for file in files[path]) for path in targets}
    renames = unhindered(renamed(moved, folders, sizes, gone.union(emptied.values())), emptied)
    before = {one.id: one for one in sources}
    known = {path: id for id, path in plan.new_series.items()} | emptied
    plan.rename(renames, known, {one.series_id: before[one.series_id].path for one in renames})
    for one in renames:
        place = before[one.series_id]
        if place.library_id != library_id:
            # The library that had them does not look for them any more.
            plan.missing += [book for book in left[place.id] if not book.is_missing]
        plan.follow(place.path, one.path, left[place.id])
