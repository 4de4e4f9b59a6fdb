"""One person's reading of books: progress, completion, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from stump_server.domain import progress
from stump_server.domain.access import Viewer
from stump_server.domain.errors import Invalid, NotFound
from stump_server.domain.media import ActiveReading, FinishedReading, Media
from stump_server.storage import Work


@dataclass(frozen=True, slots=True)
class Completion:
    """Whether a book was ever read to its end, and when the last time."""

    is_completed: bool
    last_completed_at: datetime | None


def get_progress(work: Work, viewer: Viewer, media_id: str) -> ActiveReading | None:
    """The open reading of a book, None when there is none. Raises NotFound."""
    return work.media.fetch(viewer, media_id).active_reading


def update_progress(
    work: Work, viewer: Viewer, media_id: str, step: progress.Step
) -> ActiveReading | FinishedReading:
    """Move on in a book; its last page finishes it. Raises NotFound or Invalid."""
    book = work.media.fetch(viewer, media_id)
    reading = progress.advance(book, viewer.id, book.active_reading, step, work.now)
    if isinstance(reading, ActiveReading):
        return work.readings.save_active(reading)
    work.readings.remove_active(viewer.id, media_id)
    return work.readings.add_finished(reading)


def delete_progress(work: Work, viewer: Viewer, media_id: str) -> Completion:
    """Close the open reading; finished ones stay. Raises NotFound when none is open."""
    work.media.fetch(viewer, media_id)
    if not work.readings.remove_active(viewer.id, media_id):
        raise NotFound("open reading of this book", media_id)
    return _completion(work, viewer, media_id)


def get_completion(work: Work, viewer: Viewer, media_id: str) -> Completion:
    """Whether the viewer has finished the book. Raises NotFound."""
    work.media.fetch(viewer, media_id)
    return _completion(work, viewer, media_id)


def _completion(work: Work, viewer: Viewer, media_id: str) -> Completion:
    finished = work.readings.finished(viewer.id, media_id)
    return Completion(bool(finished), finished[-1].completed_at if finished else None)


def update_completion(
    work: Work, viewer: Viewer, media_id: str, *, is_complete: bool, page: int | None
) -> Completion:
    """Mark a book as finished, or take that back and, given a page, open it there.

    Raises NotFound, or Invalid for a page the book does not have.
    """
    book = work.media.fetch(viewer, media_id)
    if is_complete:
        _complete(work, viewer, book)
    else:
        _reopen(work, viewer, book, page)
    return _completion(work, viewer, media_id)


def _complete(work: Work, viewer: Viewer, book: Media) -> None:
    before = book.active_reading
    if before is None and book.finished_readings:
        return  # said twice: still finished once
    work.readings.remove_active(viewer.id, book.id)
    opened = before or progress.begin(book.id, viewer.id, work.now)
    work.readings.add_finished(progress.finish(opened, work.now))


def _reopen(work: Work, viewer: Viewer, book: Media, page: int | None) -> None:
    last = max(book.pages, 1)
    if page is not None and page > last:
        raise Invalid(f"The book has the pages 1 to {last}", pointer="/page")
    work.readings.remove_finished(viewer.id, book.id)
    if page is not None:
        before = book.active_reading or progress.begin(book.id, viewer.id, work.now)
        work.readings.save_active(before._replace(page=page, updated_at=work.now))
