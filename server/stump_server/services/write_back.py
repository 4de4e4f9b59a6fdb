"""Write what people say of books into their files, where a format has a place for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from stump_server import formats
from stump_server.domain.errors import UnreadableBook
from stump_server.domain.jobs import JobKind, LogLevel, Priority, Progress
from stump_server.domain.media import MediaMetadata
from stump_server.services import scan
from stump_server.services.report import Report
from stump_server.storage import BookFile, OpenWork, Work
from stump_server.storage.scan import InspectedBook

COUNTERS = ("written_files", "unchanged_files", "failed_files")
_WRITING = "Writing metadata into books"


def queue(
    work: Work,
    library_id: str,
    name: str,
    *,
    series_id: str | None = None,
    media_id: str | None = None,
) -> str:
    """Queue the writing for a library, a series or one book; returns the job's id.

    While it runs, nothing else reads the library's files to compare them with what is stored.
    """
    arguments = {"library_id": library_id, "series_id": series_id, "media_id": media_id}
    return work.jobs.add(
        JobKind.WRITE_METADATA,
        description=f"Write the metadata of {name}",
        subject=media_id or series_id or library_id,
        arguments=arguments,
        priority=Priority.SMALL if media_id else Priority.ASKED_FOR,
        alone_in=library_id,
    )


def write(
    open_work: OpenWork,
    report: Report,
    *,
    library_id: str,
    series_id: str | None = None,
    media_id: str | None = None,
) -> None:
    """Write the locked fields of the metadata into every book that has some."""
    report.count(**dict.fromkeys(COUNTERS, 0))
    with open_work() as work:
        ids = work.media.ids_with_locks(library_id, series_id=series_id, media_id=media_id)
        library = work.libraries.fetch_any(library_id)
    report.root = library.path
    remaining = report.remaining(ids)
    done = len(ids) - len(remaining)
    report.say(_WRITING, progress=Progress(done=done, total=len(ids)))
    for id in remaining:
        with open_work() as work:
            (book, *_) = work.media.files([id]) or (None,)
            said = work.media.said(id)
            now = work.now
        if book is not None and said is not None:
            _write(open_work, report, book, *said, now)
        done += 1
        progress = Progress(
            done=done, total=len(ids), current_file=book.path if book else None, place=id
        )
        report.say(_WRITING, progress=progress)


def _write(
    open_work: OpenWork,
    report: Report,
    book: BookFile,
    metadata: MediaMetadata,
    fields: Sequence[str],
    now: datetime,
) -> None:
    try:
        outcome = formats.whole_book_apart(
            formats.write_back, book.path, metadata, tuple(fields), now
        )
    except UnreadableBook as error:
        formats.drop_draft(book.path)
        report.log(LogLevel.ERROR, f"Nothing was written: {error.reason}", book.path)
        report.count(failed_files=1)
        return
    if outcome.not_kept:
        names = ", ".join(outcome.not_kept)
        report.log(LogLevel.WARN, f"The format has no place for: {names}", book.path)
    if not outcome.is_written:
        report.count(unchanged_files=1)
        return
    report.count(written_files=1)
    with open_work() as work:
        library = work.libraries.fetch_any(book.library_id)
    wanted = scan.wanted_of(library.config, book.path, regen_meta=False)
    found = formats.whole_book_apart(formats.inspect, book.path, wanted)
    with open_work() as work:
        # What the book says is what is stored, or what people said, which goes before it.
        work.scans.save_books(
            book.library_id, [InspectedBook("", found, book.id)], keep_metadata=True
        )
        if outcome.before and outcome.after == (found.size, found.modified_ns):
            # The pages are the same bytes as before: they need not be measured again.
            work.media.carry_dimensions_over(book.id, outcome.before, outcome.after)
        report.flush(work)
