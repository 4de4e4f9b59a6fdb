"""Books that lie elsewhere now: which of them are which, and which series went along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from stump_server.domain.scan import FoundFile, KnownFile


class Place(NamedTuple):
    """A file that no book is known to be: a new one, or one whose book it is not any more."""

    file: FoundFile
    # Of what is inside; None where nobody had to look.
    content_key: str | None = None
    # The book that was read from this path before.
    occupant: KnownFile | None = None


class Move(NamedTuple):
    """A known book that lies elsewhere now."""

    book: KnownFile
    series_id: str
    file: FoundFile


class Rename(NamedTuple):
    """A series whose folder is another one now."""

    series_id: str
    path: str


def matched(
    lost: Iterable[KnownFile], places: Iterable[Place], touched: frozenset[str] = frozenset()
) -> dict[str, KnownFile]:
    """By path, the book that lies there now; never a book twice.

    Files of the same content can stand for each other, so no choice among them loses anything.
    Where there are more books than files, those go on that somebody has touched, then those that
    are missing since just now. Taken for the same are first those of the same name in a folder of
    the same name, then those of the same name, then the first. A book that was never asked for
    its content is known again by its size and its time of change to the nanosecond. `touched`
    names those that people have done something to.
    """
    books = sorted(lost, key=lambda book: (book.id not in touched, book.is_missing, book.path))
    open_places = {place.file.path: place for place in sorted(places, key=lambda one: one.file)}
    found: dict[str, KnownFile] = {}
    for place_key, book_key in ((_content, _kept_content), (_facts, _kept_facts)):
        by_key: dict[object, tuple[list[KnownFile], list[str]]] = {}
        for book in books:
            by_key.setdefault(book_key(book), ([], []))[0].append(book)
        for path, place in open_places.items():
            if path not in found and (group := by_key.get(place_key(place))):
                group[1].append(path)
        by_key.pop(None, None)
        for same_books, paths in by_key.values():
            found |= _paired(same_books[: len(paths)], paths)
    return _possible(found, open_places, touched)


def _content(place: Place) -> object:
    return place.content_key


def _kept_content(book: KnownFile) -> object:
    return book.content_key


def _facts(place: Place) -> object:
    return place.file.size, place.file.modified_ns


def _kept_facts(book: KnownFile) -> object:
    return None if book.content_key else (book.size, book.modified_ns)


def _paired(books: Sequence[KnownFile], paths: Sequence[str]) -> dict[str, KnownFile]:
    found: dict[str, KnownFile] = {}
    taken: set[str] = set()
    for likeness in (_folder_and_name, _name, _anything):
        waiting = _by_likeness((book for book in books if book.id not in taken), likeness)
        for path in paths:
            same = waiting.get(likeness(path))
            if path not in found and same:
                found[path] = same.pop(0)
                taken.add(found[path].id)
    return found


def _by_likeness(
    books: Iterable[KnownFile], likeness: Callable[[str], str]
) -> dict[str, list[KnownFile]]:
    found: dict[str, list[KnownFile]] = {}
    for book in books:
        found.setdefault(likeness(book.path), []).append(book)
    return found


def _folder_and_name(path: str) -> str:
    return "/".join(path.rsplit("/", 2)[-2:])


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _anything(_path: str) -> str:
    return ""


def _possible(
    found: dict[str, KnownFile], places: Mapping[str, Place], touched: frozenset[str]
) -> dict[str, KnownFile]:
    """Without moves onto a path whose book moves nowhere, of books that nobody has touched.

    Such a book was brought to replace the one there, which stays. One that somebody reads is itself
    wherever it lies, as when the first of a row is deleted and those behind it are numbered anew.
    """
    while True:
        moving = {book.id for book in found.values()}
        blocked = [
            path
            for path, book in found.items()
            if book.id not in touched
            and (occupant := places[path].occupant) is not None
            and occupant.id not in moving
        ]
        if not blocked:
            return found
        for path in blocked:
            del found[path]


def aside(book: KnownFile) -> KnownFile:
    """A book whose place another one has: it is missing where no walk ever looks."""
    folder, _, name = book.path.rpartition("/")
    return book._replace(path=f"{folder}/.{book.id}/{name}")


def renamed(
    moved: Mapping[str, KnownFile],
    folders: Mapping[str, str],
    sizes: Mapping[str, int],
    gone: Set[str],
) -> list[Rename]:
    """The series whose folder is gone and most of whose new folder's books came out of it.

    `folders` says in which new folder a path lies, `sizes` how many books each of them holds, and
    `gone` names the series that have no folder any more, or none of their books in it.
    """
    counts = Counter(
        (book.series_id, folders[path])
        for path, book in moved.items()
        if path in folders and book.series_id in gone
    )
    found: dict[str, str] = {}
    for (series_id, folder), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        is_most = 2 * count > sizes[folder]
        if is_most and series_id not in found and folder not in found.values():
            found[series_id] = folder
    return [Rename(series_id, folder) for series_id, folder in found.items()]


def unhindered(renames: list[Rename], emptied: Mapping[str, str]) -> list[Rename]:
    """Without series that would leave a folder to nobody, or go into one that is not left.

    `emptied` names, by folder, the series none of whose books lie in their folder any more.
    """
    places = {series_id: path for path, series_id in emptied.items()}
    while True:
        going = {one.series_id for one in renames}
        taken = {one.path for one in renames}
        possible = [
            one
            for one in renames
            if emptied.get(one.path, one.series_id) in going
            and places.get(one.series_id, one.path) in taken
        ]
        if len(possible) == len(renames):
            return renames
        renames = possible
