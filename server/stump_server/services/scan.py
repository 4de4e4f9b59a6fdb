"""Scanning: compare a directory with what is stored, read what is new, write it in batches."""

from __future__ import annotations

import os
import stat
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TypeVar

from uuid_utils import uuid7

from stump_server import formats
from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.conversion import target_of
from stump_server.domain.errors import Conflict, NotFound
from stump_server.domain.file_state import state_of
from stump_server.domain.jobs import LogLevel, Priority, Progress, ScanOptions
from stump_server.domain.library import FileStatus, Library, LibraryConfig, LibraryPattern
from stump_server.domain.path_text import on_disk
from stump_server.domain.scan import (
    FileFacts,
    FoundFile,
    FoundSeries,
    KnownFile,
    compare,
    fingerprint,
)
from stump_server.domain.thumbnail import Making
from stump_server.formats import Inspectors
from stump_server.scanner import Ignore, contains, is_there, walk, walk_series
from stump_server.services import position, scan_conversions, scan_moves, thumbnail_job
from stump_server.services.report import JobInterrupted, JobPaused, Report
from stump_server.services.scan_plan import Plan, Visit
from stump_server.storage import OpenWork, Work
from stump_server.storage.scan import InspectedBook, KnownSeries

T = TypeVar("T")

_BATCH = 500
# Books that are slow to read are to be seen before so many of them are.
_BATCH_SECONDS = 2.0
# How often something may come between a plan and the writing of it.
_PLANS = 5
_LOOKING = "Looking for books"
_READING = "Reading books"
# Formats that carry their own description, which is read whatever the library says.
_DESCRIBED = (".epub", ".pdf")

LIBRARY_COUNTERS = (
    "total_files",
    "total_directories",
    "ignored_files",
    "skipped_files",
    "ignored_directories",
    "created_media",
    "updated_media",
    "created_series",
    "updated_series",
)
SERIES_COUNTERS = (
    "total_files",
    "ignored_files",
    "skipped_files",
    "created_media",
    "updated_media",
)
_LASTING = ("created_media", "created_series", "updated_media")


@dataclass(frozen=True, slots=True)
class Scan:
    """One run: where it writes, who reads the files, what it reports to, and its options."""

    open_work: OpenWork
    inspectors: Inspectors
    report: Report
    library: Library
    options: ScanOptions

    def wanted(self, path: str) -> Wanted:
        """What is to be read of a file, by the library's settings and the options of this run."""
        return wanted_of(self.library.config, path, regen_meta=self.options.regen_meta)

    def reads_when_moved(self, before: str, now: str) -> bool:
        """Whether a book is to be read for having moved: names tell of comics, too."""
        if not self.options.is_default:
            return True
        is_named = not _is_described(now) and self.wanted(now).metadata
        return is_named and PurePath(before).stem != PurePath(now).stem

    def note_read(self, work: Work, ids: Iterable[str]) -> None:
        """Remember which books a scan that reads all of them is done with, should it be paused."""
        if not self.options.is_default:
            work.scans.note_read(ids, self.report.job_id)


def wanted_of(config: LibraryConfig, path: str, *, regen_meta: bool) -> Wanted:
    """What a library wants to know of a file, and of its metadata too if that is asked for."""
    return Wanted(
        metadata=config.process_metadata or regen_meta or _is_described(path),
        file_hash=config.generate_file_hashes,
        koreader_hash=config.generate_koreader_hashes,
    )


def _is_described(path: str) -> bool:
    return path.lower().endswith(_DESCRIBED)


def scan_library(
    open_work: OpenWork,
    inspectors: Inspectors,
    report: Report,
    library_id: str,
    options: ScanOptions,
) -> None:
    """Bring a library up to date with its directory.

    Raises NotFound when the directory is gone: everything in it is missing then, nothing is lost.
    """
    _begin_to_count(report, LIBRARY_COUNTERS)
    with open_work() as work:
        library = work.libraries.fetch_any(library_id)
    report.root = library.path
    scan = Scan(open_work, inspectors, report, library, options)
    if library.last_scanned_at is None:
        formats.load_ahead()
    found, unreadable = _look(scan, library.path)
    plan = _settled(scan, partial(_plan_library, scan, found, unreadable))
    _carry_out(scan, plan)
    with open_work() as work:
        work.scans.save_fingerprints(plan.fingerprints)
        work.libraries.note_scan(library.id, options, report.job_id)
        position.claim(work)
        _queue_thumbnails(scan, work)
        report.flush(work)


def _begin_to_count(report: Report, counters: Sequence[str]) -> None:
    """Start at nothing, or at what the same scan had done when it was interrupted."""
    report.count(**dict.fromkeys(counters, 0))
    report.count(**{name: report.earlier[name] for name in _LASTING if name in report.earlier})


def scan_series(
    open_work: OpenWork,
    inspectors: Inspectors,
    report: Report,
    series_id: str,
    options: ScanOptions,
    media_id: str | None = None,
) -> None:
    """Bring one series up to date, or one book of it. Raises NotFound when its directory is gone.

    A book that is gone is missing, or a copy stands in; only a scan of more tells where it went.
    """
    _begin_to_count(report, SERIES_COUNTERS)
    with open_work() as work:
        series = work.series.fetch_any(series_id)
        library = work.libraries.fetch_any(series.library_id)
        known = work.scans.known_files([series_id]).get(series_id, [])
    report.root = library.path
    scan = Scan(open_work, inspectors, report, library, options)
    unreadable: Sequence[str] = ()
    if media_id is None:
        files, unreadable = _files_of_series(scan, series_id, series.path, known)
        _describe_anew(scan, {series_id: series.path})
    else:
        files = _files_of_books(scan, [book for book in known if book.id == media_id])
    plan = _settled(scan, partial(_plan_series, scan, series_id, files, unreadable, media_id))
    _carry_out(scan, plan)
    with open_work() as work:
        position.claim(work)
        _queue_thumbnails(scan, work)


def _files_of_series(
    scan: Scan, series_id: str, path: str, known: Sequence[KnownFile]
) -> tuple[tuple[FoundFile, ...], Sequence[str]]:
    """What lies in the folder of a series, and the folders in it that cannot be read."""
    config = scan.library.config
    is_collection = config.library_pattern is LibraryPattern.COLLECTION_BASED
    is_deep = is_collection and path != scan.library.path
    try:
        looked = walk_series(path, Ignore(config.ignore_rules), is_deep=is_deep)
    except NotFound:
        with scan.open_work() as work:
            work.scans.set_series_status(scan.library.id, [series_id], FileStatus.MISSING)
            work.scans.set_media_status(
                scan.library.id, [book.id for book in known], FileStatus.MISSING
            )
        raise
    found = _with_stored(scan, list(looked), looked.left_out)
    _log_unreadable(scan, looked.unreadable)
    scan.report.count(total_files=looked.total_files, ignored_files=looked.ignored_files)
    return tuple(file for one in found for file in one.files), looked.unreadable


def _files_of_books(scan: Scan, known: Sequence[KnownFile]) -> tuple[FoundFile, ...]:
    """The files of known books that are there. Raises NotFound when nobody can tell."""
    found = []
    for book in known:
        try:
            facts = os.lstat(on_disk(book.path))
        except OSError:
            if not scan_moves.is_gone(book.path) or not is_there(scan.library.path):
                raise NotFound("file of this book", book.id) from None
        else:
            if stat.S_ISREG(facts.st_mode):
                found.append(FoundFile(book.path, *state_of(facts)))
    scan.report.count(total_files=len(found))
    return tuple(found)


def _look(scan: Scan, root: str) -> tuple[list[FoundSeries], list[str]]:
    """Walk the library. Raises NotFound after noting that everything is missing."""
    config = scan.library.config
    scan.report.say(_LOOKING)
    try:
        looked = walk(root, config.library_pattern, Ignore(config.ignore_rules))
    except NotFound:
        _note_away(scan)
        raise
    found = []
    for series in looked:
        found.append(series)
        if len(found) % 100 == 0:
            progress = Progress(done=len(found), current_file=series.path)
            scan.report.say(_LOOKING, progress=progress)
    if looked.is_empty and _note_away(scan):
        raise NotFound("library folder", root)
    _log_unreadable(scan, looked.unreadable)
    formats.drop_abandoned(looked.drafts, time.time())
    scan.report.count(
        total_files=looked.total_files,
        total_directories=looked.total_directories,
        ignored_files=looked.ignored_files,
        ignored_directories=looked.ignored_directories,
    )
    return _with_stored(scan, found, looked.left_out), looked.unreadable


def _log_unreadable(scan: Scan, folders: Iterable[str]) -> None:
    for folder in folders:
        scan.report.log(LogLevel.WARN, "The folder cannot be read", folder)


def _with_stored(
    scan: Scan, found: Sequence[FoundSeries], left_out: Sequence[FoundSeries]
) -> list[FoundSeries]:
    """With the books that rules leave out although they are stored: those keep new ones out."""
    if not left_out:
        return list(found)
    paths = [file.path for one in left_out for file in one.files]
    with scan.open_work() as work:
        stored = work.scans.known_paths(scan.library.id, paths)
    facts = {one.path: one.facts for one in found}
    for one in left_out:
        for file, of_file in zip(one.files, one.facts, strict=True):
            if file.path in stored:
                facts.setdefault(one.path, FileFacts()).add(*of_file)
    return [FoundSeries(path, of) for path, of in facts.items()]


def _note_away(scan: Scan) -> bool:
    """Everything is missing until the folder is back; false where there was nothing before."""
    with scan.open_work() as work:
        if not work.scans.known_series(scan.library.id) and os.path.isdir(scan.library.path):
            return False
        work.libraries.set_status(scan.library.id, FileStatus.MISSING)
        work.scans.lose_everything(scan.library.id)
        scan.report.news("DiscoveredMissingLibrary", id=scan.library.id)
        scan.report.flush(work)
    return True


def _plan_series(
    scan: Scan,
    series_id: str,
    files: Sequence[FoundFile],
    unreadable: Sequence[str],
    media_id: str | None,
) -> Plan:
    plan = Plan(series_back=[series_id] if files or media_id is None else [])
    with scan.open_work() as work:
        known = work.scans.known_files([series_id]).get(series_id, [])
    if media_id is None:
        of_series = {series_id: known}
        known = scan_moves.with_strays(scan.open_work, of_series, {series_id: files})[series_id]
    else:
        known = [book for book in known if book.id == media_id]
    _plan_books(scan, plan, series_id, known, files)
    plan.missing = [one for one in plan.missing if not _is_below(one.path, unreadable)]
    scan_moves.recognise_books(scan.open_work, scan.report, scan.library.id, plan, unreadable)
    scan_moves.recognise_copies(scan.open_work, scan.library.id, plan)
    plan.read_moved(scan.reads_when_moved)
    return plan


def _plan_library(scan: Scan, found: list[FoundSeries], unreadable: list[str]) -> Plan:
    on_disk = {one.path for one in found}
    known_series = _known_series(scan, on_disk)
    gone = [one for path, one in known_series.items() if path not in on_disk]
    plan = _plan_folders(found, known_series, unreadable)
    new = {path: id for id, path in plan.new_series.items()}
    ids = new | {path: one.id for path, one in known_series.items()}
    differing = _differing(scan, plan, found, known_series, ids)
    lost = [one.id for one in gone if not one.is_missing]
    known_files = _known_files(scan, [*(ids[one.path] for one in differing), *lost])
    found_files = {ids[one.path]: one.files for one in differing} | dict.fromkeys(lost, ())
    known_files = scan_moves.with_strays(scan.open_work, known_files, found_files)
    for series_id, files in found_files.items():
        _plan_books(scan, plan, series_id, known_files.get(series_id, []), files)
    if unreadable:
        plan.missing = [one for one in plan.missing if not _is_below(one.path, unreadable)]
    _describe_anew(scan, {ids[one.path]: one.path for one in differing if one.path not in new})
    scan_moves.recognise_books(scan.open_work, scan.report, scan.library.id, plan, unreadable)
    scan_moves.recognise_series(scan.open_work, scan.library.id, plan, found)
    scan_moves.recognise_copies(scan.open_work, scan.library.id, plan)
    plan.read_moved(scan.reads_when_moved)
    before = scan.report.earlier.get("updated_series", 0)
    plan.counts["updated_series"] = max(len(plan.changed_series), before)
    return plan


def _known_series(scan: Scan, on_disk: set[str]) -> dict[str, KnownSeries]:
    """The stored series by path, with those of the folders found that another library had."""
    with scan.open_work() as work:
        known = {one.path: one for one in work.scans.known_series(scan.library.id)}
        if work.scans.take_in_series(scan.library.id, on_disk.difference(known)):
            known = {one.path: one for one in work.scans.known_series(scan.library.id)}
    return known


def _known_files(scan: Scan, series_ids: Sequence[str]) -> dict[str, list[KnownFile]]:
    if not series_ids:
        return {}
    with scan.open_work() as work:
        return work.scans.known_files(series_ids)


def _differing(
    scan: Scan,
    plan: Plan,
    found: Sequence[FoundSeries],
    known: dict[str, KnownSeries],
    ids: dict[str, str],
) -> list[FoundSeries]:
    """The series whose files are others than the last scan left: only these are looked into."""
    differing = []
    for one in found:
        now = fingerprint(one.facts, _wish(scan, one))
        before = known.get(one.path)
        is_same = before is not None and before.fingerprint == now and not before.is_missing
        if is_same and scan.options.is_default:
            plan.skipped += len(one.facts)
        else:
            differing.append(one)
            plan.fingerprints[ids[one.path]] = now
    return differing


def _wish(scan: Scan, series: FoundSeries) -> str:
    """What is to become of its files besides being read: another wish calls for another look."""
    config = scan.library.config
    asks = config.convert_rar_to_zip or config.hard_delete_conversions
    if not asks or not any(map(target_of, series.facts.names)):
        return ""
    return f"{config.convert_rar_to_zip:d}{config.hard_delete_conversions:d}"


def _is_below(path: str, folders: Iterable[str]) -> bool:
    """Whether a path lies in a folder that could not be read: nobody knows what became of it."""
    return any(contains(folder, path) for folder in folders)


def _plan_folders(
    found: Sequence[FoundSeries], known: dict[str, KnownSeries], unreadable: Sequence[str]
) -> Plan:
    """Which series are new, back, or gone."""
    on_disk = {one.path for one in found}
    return Plan(
        new_series={str(uuid7()): path for path in sorted(on_disk) if path not in known},
        series_back=[one.id for path, one in known.items() if one.is_missing and path in on_disk],
        series_gone=[
            one.id
            for path, one in known.items()
            if path not in on_disk and not one.is_missing and not _is_below(path, unreadable)
        ],
    )


def _describe_anew(scan: Scan, paths: dict[str, str]) -> None:
    """Read what lies beside known series, by id, again where that is asked for or never was."""
    if not paths:
        return
    if scan.options.is_default:
        with scan.open_work() as work:
            missing = work.scans.undescribed_series(paths)
        paths = {id: paths[id] for id in missing}
    elif not (scan.options.regen_meta or scan.options.force_rebuild):
        return
    for batch in _batches(paths.items()):
        read = [(id, formats.read_series_json(path)) for id, path in batch]
        described = [(id, metadata) for id, metadata in read if metadata is not None]
        if described:
            with scan.open_work() as work:
                work.scans.describe_series(described)


def _add_series(scan: Scan, plan: Plan) -> None:
    for batch in _batches(plan.new_series.items()):
        described = [(id, path, formats.read_series_json(path)) for id, path in batch]
        with scan.open_work() as work:
            work.scans.add_series(scan.library.id, described)
            scan.report.count(created_series=len(batch))
            scan.report.news("CreatedManySeries", count=len(batch), library_id=scan.library.id)
            scan.report.flush(work)


def _plan_books(
    scan: Scan,
    plan: Plan,
    series_id: str,
    known: Sequence[KnownFile],
    found: Sequence[FoundFile],
) -> None:
    known, found = scan_conversions.without_originals(plan, series_id, known, found)
    result = compare(known, found)
    plan.visits += [Visit(series_id, file.path, found=file) for file in result.created]
    plan.visits += [
        Visit(series_id, file.path, book.id, file, book) for book, file in result.changed
    ]
    plan.missing += result.missing
    plan.restored += result.restored
    has_strays = plan.take_in(series_id, known, found)
    left = [book for book in result.unchanged if book.read_in != scan.report.job_id]
    plan.read_before += len(result.unchanged) - len(left)
    present = (*left, *result.restored)
    again = [Visit(series_id, book.path, book.id, occupant=book) for book in present]
    if scan.library.config.convert_rar_to_zip:
        plan.visits += [visit for visit in again if target_of(visit.path)]
        again = [visit for visit in again if not target_of(visit.path)]
    if scan.options.force_rebuild:
        plan.visits += again
    elif not scan.options.is_default:
        plan.refreshes += again
    else:
        plan.skipped += len(again)
    if result.created or result.changed or result.missing or result.restored or has_strays:
        plan.changed_series.add(series_id)


def _settled(scan: Scan, make: Callable[[], Plan]) -> Plan:
    """A plan, once it is written what has become of everything that was known.

    Where another scan or somebody came between it and the writing, it is made anew.
    """
    for _ in range(_PLANS):
        plan = make()
        _add_series(scan, plan)
        if _settle(scan, plan):
            return plan
    raise Conflict("Something else was changed at the same time, try again")


def _count(scan: Scan, plan: Plan) -> None:
    # Books that this very scan had found before it was interrupted are not as they were.
    own = min(scan.report.earlier.get("created_media", 0), plan.skipped)
    scan.report.count(skipped_files=plan.skipped - own, **plan.counts)


def _carry_out(scan: Scan, plan: Plan) -> None:
    if scan.library.config.convert_rar_to_zip:
        scan_conversions.convert(scan.open_work, scan.report, scan.library.id, plan)
    done = plan.read_before
    total = done + len(plan.visits) + len(plan.refreshes)
    scan.report.say(_READING, progress=Progress(done=done, total=total))
    for batch in _batches(_inspected(scan, plan, plan.visits, done, total)):
        done += len(batch)
        _write(scan, batch, done, total)
    for batch in _batches(_inspected(scan, plan, plan.refreshes, done, total)):
        done += len(batch)
        _refresh(scan, batch, done, total)
    if scan.library.config.hard_delete_conversions:
        scan_conversions.remove_originals(scan.open_work, scan.report, scan.library.id, plan)


def _settle(scan: Scan, plan: Plan) -> bool:
    """Write in one piece what has become of everything that was known, if it is still so."""
    if not plan.changes_known:
        _count(scan, plan)
        return True
    gone = {book.id for book in plan.missing}
    with scan.open_work() as work:
        if not work.scans.lie_at(plan.premises, plan.left):
            return False
        _count(scan, plan)
        # What the last scan saw holds no more from here on, also when this one never ends.
        work.scans.forget_fingerprints(plan.changed_series)
        work.scans.rename_series(scan.library.id, plan.renames)
        work.scans.set_series_status(scan.library.id, plan.series_back, FileStatus.READY)
        work.scans.set_series_status(scan.library.id, plan.series_gone, FileStatus.MISSING)
        work.scans.move_books(scan.library.id, plan.moves)
        work.scans.set_media_status(scan.library.id, gone, FileStatus.MISSING)
        moved = {move.book.id for move in plan.moves}
        to_be_read = {visit.media_id for visit in plan.visits if visit.media_id}
        # What is back is not removed for having been missing, also while it waits to be read.
        restored = {book.id for book in plan.restored}
        work.scans.restore_media(restored | to_be_read - gone)
        work.scans.mark_unread(moved & to_be_read)
        scan.report.count(updated_media=len(gone.union(restored, moved) - to_be_read))
        for series_id, count in Counter(move.series_id for move in plan.moves).items():
            scan.report.news("CreatedOrUpdatedManyMedia", count=count, series_id=series_id)
        scan.report.flush(work)
    return True


def _inspected(
    scan: Scan, plan: Plan, visits: Sequence[Visit], done: int, total: int
) -> Iterator[tuple[Visit, Wanted, Inspection]]:
    """Read the files in the processes of the pool, those with the same wishes together.

    Those that have gone meanwhile are passed over: the next scan looks where they are.
    """
    by_wish: dict[bool, list[Visit]] = {}
    for visit in visits:
        by_wish.setdefault(_is_described(visit.path), []).append(visit)
    for same in by_wish.values():
        wanted = scan.wanted(same[0].path)
        by_path = {visit.path: visit for visit in same}
        for inspection in scan.inspectors.inspect_many(list(by_path), wanted):
            done += 1
            # Books may be slow: the job shows that it lives, and sees whether it is to stop.
            if scan.report.is_due:
                progress = Progress(done=done, total=total, current_file=inspection.path)
                scan.report.say(_READING, progress=progress)
            scan.report.check()
            visit = by_path[inspection.path]
            if inspection.fault is not None and scan_moves.is_gone(visit.path):
                scan.report.log(LogLevel.WARN, "The file has gone meanwhile", visit.path)
                plan.fingerprints.pop(visit.series_id, None)
                continue
            yield visit, wanted, inspection


def _write(
    scan: Scan, batch: Sequence[tuple[Visit, Wanted, Inspection]], done: int, total: int
) -> None:
    with scan.open_work() as work:
        for reads_metadata in (True, False):
            books = [
                InspectedBook(visit.series_id, inspection, visit.media_id)
                for visit, wanted, inspection in batch
                if wanted.metadata is reads_metadata
            ]
            new = [book for book in books if book.id is None]
            ids = work.scans.save_books(scan.library.id, books, keep_metadata=not reads_metadata)
            for id, book in zip(ids, new, strict=False):
                scan.report.news("CreatedMedia", id=id, series_id=book.series_id)
            scan.note_read(work, ids)
            scan.report.count(created_media=len(new), updated_media=len(ids) - len(new))
        _tell(scan, batch, done, total)
        scan.report.flush(work)


def _refresh(
    scan: Scan, batch: Sequence[tuple[Visit, Wanted, Inspection]], done: int, total: int
) -> None:
    books = [
        (visit.media_id, inspection)
        for visit, _, inspection in batch
        if visit.media_id is not None and inspection.fault is None
    ]
    with scan.open_work() as work:
        if scan.options.regen_meta:
            work.scans.save_metadata(books)
            work.scans.save_indexes(books)
        if scan.options.regen_hashes:
            work.scans.save_hashes(books)
        scan.note_read(work, [visit.media_id for visit, _, _ in batch if visit.media_id])
        scan.report.count(updated_media=len(books))
        _tell(scan, batch, done, total)
        scan.report.flush(work)


def _tell(
    scan: Scan, batch: Sequence[tuple[Visit, Wanted, Inspection]], done: int, total: int
) -> None:
    by_series: dict[str, int] = {}
    for visit, _, inspection in batch:
        by_series[visit.series_id] = by_series.get(visit.series_id, 0) + 1
        if inspection.fault is not None:
            reason = inspection.reason or inspection.fault
            scan.report.log(LogLevel.ERROR, reason, inspection.path)
        for warning in inspection.warnings:
            scan.report.log(LogLevel.WARN, warning, inspection.path)
    for series_id, count in by_series.items():
        scan.report.news("CreatedOrUpdatedManyMedia", count=count, series_id=series_id)
    progress = Progress(done=done, total=total, current_file=batch[-1][2].path)
    scan.report.note(_READING, progress=progress)


def _queue_thumbnails(scan: Scan, work: Work) -> None:
    config = scan.library.config
    output = scan.report.output
    has_news = output["created_media"] or output["updated_media"]
    if config.thumbnail_config is not None and has_news:
        thumbnail_job.queue(work, scan.library, Making(config.thumbnail_config), Priority.FOLLOW_UP)


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    """So many at a time, or as many as there were in moments.

    Those gathered when the job is to rest come before that is heard of.
    """
    batch: list[T] = []
    began = time.monotonic()
    try:
        for thing in things:
            batch.append(thing)
            if len(batch) == _BATCH or time.monotonic() - began >= _BATCH_SECONDS:
                yield batch
                batch, began = [], time.monotonic()
    except (JobPaused, JobInterrupted):
        if batch:
            yield batch
        raise
    if batch:
        yield batch
