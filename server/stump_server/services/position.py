"""Where readers are, as their devices report it: believed, held back, or kept for later."""

from __future__ import annotations

from stump_server.domain.access import Viewer
from stump_server.domain.errors import Conflict, NotFound
from stump_server.domain.media import ActiveReading, FinishedReading, Media
from stump_server.domain.position import Device, Place, Report, moved, place_of, takes_over
from stump_server.storage import Work


def report(work: Work, viewer: Viewer, book: Media, told: Report) -> None:
    """Take in what a device says of a visible book, or hold it back."""
    held = work.positions.held(viewer.id, book.id, told.device_id)
    if not takes_over(place_of(book), told, held):
        work.positions.hold(viewer.id, book.id, told)
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
    if book is None:
        work.positions.keep_unclaimed(viewer.id, document, told)
        return
    waiting = work.positions.find_unclaimed(viewer.id, document)
    if waiting is not None:
        work.positions.remove_unclaimed(viewer.id, document)
        report(work, viewer, book, waiting)
        book = work.media.fetch(viewer, book.id)
    report(work, viewer, book, told)


def find_document(work: Work, viewer: Viewer, document: str) -> Place | None:
    """Where the viewer is in a document, though it became a book without a scan meanwhile."""
    book = work.media.find_by_document(viewer, document)
    place = place_of(book) if book is not None else None
    if place is not None:
        return place
    told = work.positions.find_unclaimed(viewer.id, document)
    if told is None:
        return None
    return Place(told.percentage, told.made_at, told.xpointer, told.device_id)


def claim(work: Work) -> None:
    """Give positions that were reported before their book was known to the books there are now."""
    for waiting in work.positions.unclaimed():
        standing = work.sessions.find_user(waiting.user_id)
        if standing is None:
            continue
        book = work.media.find_by_document(standing.viewer, waiting.document)
        if book is not None:
            work.positions.remove_unclaimed(waiting.user_id, waiting.document)
            report(work, standing.viewer, book, waiting.report)


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
