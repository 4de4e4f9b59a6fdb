"""Where readers are, as their devices report it: believed, held back, or kept for later."""

from __future__ import annotations

from datetime import datetime

from stump_server.domain.access import Viewer
from stump_server.domain.errors import Conflict, NotFound
from stump_server.domain.media import ActiveReading, FinishedReading, Media
from stump_server.domain.position import (
    STREAMING,
    Device,
    Place,
    Report,
    moved,
    place_of,
    takes_over,
    to_hold,
    told_place,
)
from stump_server.storage import Work
from stump_server.storage.position import Unclaimed


def report(work: Work, viewer: Viewer, book: Media, told: Report) -> None:
    """Take in what a device says of a visible book, or hold it back."""
    place = place_of(book)
    held = work.positions.held(viewer.id, book.id, told.device_id)
    if not takes_over(place, told, held):
        if place is not None and place.device_id != told.device_id:
            work.positions.hold(viewer.id, book.id, to_hold(told, held))
        return
    work.positions.release(viewer.id, book.id)
    reading = moved(book, viewer.id, told)
    if isinstance(reading, ActiveReading):
        work.readings.save_active(reading)
    elif isinstance(reading, FinishedReading):
        work.readings.remove_active(viewer.id, book.id)
        work.readings.add_finished(reading)


def get_place(work: Work, viewer: Viewer, media_id: str) -> tuple[Media, Place | None]:
    """A book and where its reader is. Raises NotFound."""
    book = work.media.fetch(viewer, media_id)
    return book, place_of(book)


def report_book(work: Work, viewer: Viewer, media_id: str, told: Report, device: str) -> None:
    """Take in what a reader says of a book. Raises NotFound.

    Raises Conflict for what was said earlier than what is known.
    """
    book = work.media.fetch(viewer, media_id)
    place = place_of(book)
    if place is not None and told.made_at < place.made_at:
        raise Conflict("The book was read further since then")
    work.positions.note_device(viewer.id, told.device_id, device)
    report(work, viewer, book, told)


def report_document(work: Work, viewer: Viewer, document: str, told: Report, model: str) -> None:
    """Take in what a device says of a document, whether it is a book the viewer may see or not."""
    work.positions.note_device(viewer.id, told.device_id, model)
    book = work.media.find_by_document(viewer, document)
    waiting = work.positions.find_unclaimed(viewer.id, document)
    if book is None:
        _report_unclaimed(work, viewer, document, told, waiting)
        return
    if waiting is not None:
        _claim(work, viewer, book, waiting)
        book = work.media.fetch(viewer, book.id)
    report(work, viewer, book, told)


def _report_unclaimed(
    work: Work, viewer: Viewer, document: str, told: Report, waiting: Unclaimed | None
) -> None:
    """The same rule as for books, with what is known of the document so far."""
    place = told_place(waiting.report) if waiting is not None else None
    held = waiting.held_from(told.device_id) if waiting is not None else None
    if takes_over(place, told, held):
        work.positions.keep_unclaimed(viewer.id, document, told)
    elif place is not None and place.device_id != told.device_id:
        work.positions.hold_unclaimed(viewer.id, document, to_hold(told, held))


def _claim(work: Work, viewer: Viewer, book: Media, waiting: Unclaimed) -> None:
    """A document has become a book: what was said of it is said of the book."""
    work.positions.remove_unclaimed(viewer.id, waiting.document)
    report(work, viewer, book, waiting.report)
    for told in waiting.held:
        work.positions.hold(viewer.id, book.id, told)


def note_page(work: Work, viewer: Viewer, media_id: str, page: int, asked_at: datetime) -> None:
    """A reader was sent a page, asked for at a time, and so has come there. Raises NotFound.

    Whoever looks at the last page of a finished book again has not read it twice.
    """
    book = work.media.fetch(viewer, media_id)
    share = min(page / max(book.pages, 1), 1.0)
    report(work, viewer, book, Report(share, STREAMING, asked_at, page=page))


def find_document(work: Work, viewer: Viewer, document: str) -> Place | None:
    """Where the viewer is in a document, though it became a book without a scan meanwhile."""
    book = work.media.find_by_document(viewer, document)
    place = place_of(book) if book is not None else None
    if place is not None:
        return place
    waiting = work.positions.find_unclaimed(viewer.id, document)
    return told_place(waiting.report) if waiting is not None else None


def claim(work: Work) -> None:
    """Give positions that were reported before their book was known to the books there are now."""
    for waiting in work.positions.unclaimed():
        standing = work.sessions.find_user(waiting.user_id)
        if standing is None:
            continue
        book = work.media.find_by_document(standing.viewer, waiting.document)
        if book is not None:
            _claim(work, standing.viewer, book, waiting)


def get_devices(work: Work, viewer: Viewer) -> tuple[Device, ...]:
    """The viewer's devices, the one seen last first."""
    return work.positions.devices(viewer.id)


def update_device(work: Work, viewer: Viewer, id: str, name: str | None) -> Device:
    """Call a device something, or what it calls itself. Raises NotFound."""
    work.positions.name_device(viewer.id, id, name)
    return _device(work, viewer, id)


def delete_device(work: Work, viewer: Viewer, id: str) -> None:
    """Forget a device until it is heard of again. Raises NotFound."""
    if not work.positions.remove_device(viewer.id, id):
        raise NotFound("device", id)


def find_device(work: Work, viewer: Viewer, place: Place | None) -> Device | None:
    """The viewer's device that said where they are, if one did and is still known."""
    if place is None or place.device_id is None:
        return None
    return work.positions.find_device(viewer.id, place.device_id)


def _device(work: Work, viewer: Viewer, id: str) -> Device:
    found = work.positions.find_device(viewer.id, id)
    if found is None:
        raise NotFound("device", id)
    return found
