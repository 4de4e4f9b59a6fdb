"""How reading moves on: pages, percentages, and when a book is read to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from stump_server.domain.chapter import chapter
from stump_server.domain.errors import Invalid
from stump_server.domain.media import ActiveReading, FinishedReading, Media


@dataclass(frozen=True, slots=True)
class Step:
    """What a client reports of one reading: the page, and what else it knows."""

    page: int
    epubcfi: str | None = None
    elapsed_seconds: int | None = None


def advance(
    media: Media, user_id: str, open_one: ActiveReading | None, step: Step, now: datetime
) -> ActiveReading | FinishedReading:
    """The reading after the step: still open, or finished when the last page is reached.

    What the client does not send is kept. Raises Invalid for a page the book does not have.
    """
    if not 1 <= step.page <= max(media.pages, 1):
        raise Invalid(f"The book has the pages 1 to {max(media.pages, 1)}", pointer="/page")
    before = open_one or begin(media.id, user_id, now)
    elapsed = before.elapsed_seconds if step.elapsed_seconds is None else step.elapsed_seconds
    after = before._replace(
        page=step.page,
        epubcfi=before.epubcfi if step.epubcfi is None else step.epubcfi,
        percentage_completed=_share(media, step.page, before),
        elapsed_seconds=elapsed,
        updated_at=now,
        # What another device said of the place it was at is over.
        xpointer=None,
        locator=None,
        device_id=None,
    )
    return finish(after, now) if is_at_end(media, step) else after


def _share(media: Media, page: int, before: ActiveReading) -> float | None:
    # The pages of an EPUB are its documents, which are of any length: another one is another share.
    if media.extension == "epub" or not media.pages:
        known = chapter(before.page, before.xpointer, before.epubcfi)
        return before.percentage_completed if page == known else None
    return min(page / media.pages, 1.0)


def is_at_end(media: Media, step: Step) -> bool:
    """Whether the step ends the book; an EPUB ends by percentage, never by page."""
    return media.extension != "epub" and 0 < media.pages == step.page


def begin(media_id: str, user_id: str, now: datetime) -> ActiveReading:
    """A reading opened now."""
    return ActiveReading("", media_id, user_id, started_at=now, updated_at=now)


def finish(reading: ActiveReading, now: datetime) -> FinishedReading:
    """The reading brought to its end; when it began and how long it took are kept."""
    return FinishedReading(
        id="",
        media_id=reading.media_id,
        user_id=reading.user_id,
        started_at=reading.started_at,
        completed_at=now,
        elapsed_seconds=reading.elapsed_seconds,
        xpointer=reading.xpointer,
        device_id=reading.device_id,
    )


def next_to_read(books: tuple[Media, ...]) -> Media | None:
    """The first book that is open or was never finished; the first of all when all are."""
    for book in books:
        if book.active_reading is not None or not book.finished_readings:
            return book
    return books[0] if books else None
