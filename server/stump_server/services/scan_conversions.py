"""Comics that a scan repacks as ZIP, and the originals beside those that were."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from stump_server import formats
from stump_server.domain.conversion import target_of
from stump_server.domain.errors import UnreadableBook
from stump_server.domain.file_state import state_of
from stump_server.domain.jobs import LogLevel, Progress
from stump_server.domain.moves import Move
from stump_server.domain.path_text import on_disk
from stump_server.domain.scan import FoundFile, KnownFile
from stump_server.services.report import Report
from stump_server.services.scan_plan import Plan, Visit
from stump_server.storage import OpenWork

_CONVERTING = "Repacking RAR comics"
_DELETING = "Deleting what is repacked"


def without_originals(
    plan: Plan, series_id: str, known: Sequence[KnownFile], found: Sequence[FoundFile]
) -> tuple[Sequence[KnownFile], Sequence[FoundFile]]:
    """What is left to compare when RAR comics stand aside for the archives made from them.

    A book that is still known by its RAR file goes on as the archive: the scan that repacked it
    was interrupted before it could say so. One whose archive was removed is the RAR file again.
    """
    files = {file.path: file for file in found}
    books = {book.path: book for book in known}
    for path, target in _targets(files):
        if target in files and formats.is_made_from(target, path):
            plan.originals[path] = target
            if path in books and target not in books:
                _carry_over(plan, series_id, books.pop(path), files.pop(target))
            del files[path]
        elif target in books and target not in files and path not in books:
            _carry_over(plan, series_id, books.pop(target), files.pop(path))
    return list(books.values()), list(files.values())


def _targets(files: Iterable[str]) -> list[tuple[str, str]]:
    return [(path, target) for path in files if (target := target_of(path))]


def _carry_over(plan: Plan, series_id: str, book: KnownFile, file: FoundFile) -> None:
    plan.moves.append(Move(book, series_id, file))
    plan.visits.append(Visit(series_id, file.path, book.id, occupant=book))


def convert(open_work: OpenWork, report: Report, library_id: str, plan: Plan) -> None:
    """Repack what is to be read of RAR comics, and read the archives instead.

    What cannot be repacked stays as it is, and is read as such.
    """
    visited = {visit.path for visit in plan.visits}
    gone = {book.id for book in plan.missing}
    plan.visits += [
        Visit(move.series_id, move.file.path, move.book.id, occupant=move.book)
        for move in plan.moves
        if target_of(move.file.path) and move.file.path not in visited and move.book.id not in gone
    ]
    waiting = [visit for visit in plan.visits if target_of(visit.path)]
    made: dict[str, FoundFile] = {}
    for done, visit in enumerate(waiting):
        progress = Progress(done=done, total=len(waiting), current_file=visit.path)
        report.say(_CONVERTING, progress=progress)
        file = _converted(report, visit.path)
        if file is None:
            continue
        made[visit.path] = file
        plan.originals[visit.path] = file.path
        # What the walk saw is not what lies there now.
        plan.fingerprints.pop(visit.series_id, None)
        if visit.occupant is not None:
            with open_work() as work:
                work.scans.move_books(library_id, [Move(visit.occupant, visit.series_id, file)])
    plan.visits = [
        visit._replace(path=made[visit.path].path) if visit.path in made else visit
        for visit in plan.visits
    ]


def _converted(report: Report, path: str) -> FoundFile | None:
    """The archive that was made of a RAR comic, None where none was."""
    try:
        target = formats.whole_book_apart(formats.convert, path)
        if target is None:
            return None
        facts = os.lstat(on_disk(target))
    except (UnreadableBook, OSError) as error:
        reason = error.reason if isinstance(error, UnreadableBook) else "the archive has gone"
        report.log(LogLevel.WARN, f"Not repacked as ZIP: {reason}", path)
        # Who was ended could not clean up.
        formats.drop_draft(target_of(path) or path)
        return None
    report.log(LogLevel.INFO, "Repacked as ZIP", path)
    return FoundFile(target, *state_of(facts))


def remove_originals(open_work: OpenWork, report: Report, library_id: str, plan: Plan) -> None:
    """Delete the RAR comics whose archives are books that can be read, if that is still asked."""
    with open_work() as work:
        if not work.libraries.fetch_any(library_id).config.hard_delete_conversions:
            return
        ready = work.scans.ready_paths(plan.originals.values())
    for original in _replaced(plan, ready):
        report.say(_DELETING, progress=Progress(current_file=original))
        try:
            os.unlink(on_disk(original))
        except OSError as error:
            reason = f"The RAR file cannot be deleted: {error.strerror}"
            report.log(LogLevel.WARN, reason, original)
        else:
            report.log(LogLevel.INFO, "Deleted, as it is repacked", original)


def _replaced(plan: Plan, ready: frozenset[str]) -> Iterator[str]:
    for original, target in plan.originals.items():
        if target in ready and formats.is_made_from(target, original):
            yield original
