"""Where a reader is in a book when several devices say so: one place, never moved back unnoticed.

Devices report by themselves, also when somebody only opens or closes a book on one that was left
lying for weeks. A report from another device than the last is therefore believed at once when it
lies ahead; one that lies behind is kept, and believed when the same device reports again from
further on: then somebody is reading there. The device that said the last word may go back freely.
Apps that stream pages fetch those beside the one that is read as well. So one that is asked for
together with another is no report of reading on, and the one right behind the last is none of going
back: whoever reads on back asks for those before it, and is a page too far on at most until then.
Whoever acts in person, as in a browser, names no device and is not asked here; a device that was
left behind moves them back no more than it does another device.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from stump_server.domain import progress
from stump_server.domain.chapter import beginning, chapter
from stump_server.domain.media import ActiveReading, FinishedReading, Media
from stump_server.domain.path_text import on_disk

_CFI = "epubcfi("


@dataclass(frozen=True, slots=True)
class Device:
    """Something that people read with. `name` is what its owner calls it."""

    id: str
    model: str
    last_seen_at: datetime
    name: str | None = None

    @property
    def shown_name(self) -> str:
        """What it is called: by its owner, else by itself."""
        return self.name or self.model


@dataclass(frozen=True, slots=True)
class Report:
    """Where a device says its reader is. `percentage` is a share of 0 to 1."""

    percentage: float
    device_id: str
    made_at: datetime
    xpointer: str | None = None
    locator: Mapping[str, Any] | None = None
    page: int | None = None
    epubcfi: str | None = None


# Pages that are streamed one by one are the word of one device, whichever of them asks.
STREAMING = "page streaming"
# Nobody has read a page sooner: a page that is asked for sooner is fetched ahead.
_PAGE_TURN = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader has come, by whose word, and when."""

    percentage: float | None
    made_at: datetime
    xpointer: str | None = None
    device_id: str | None = None
    locator: Mapping[str, Any] | None = None
    page: int | None = None


def told_place(report: Report) -> Place:
    """A report as a place."""
    return Place(report.percentage, report.made_at, report.xpointer, report.device_id)


def place_of(book: Media) -> Place | None:
    """Where the reader of a book is: in the open reading, else at the end of a finished one."""
    reading = book.active_reading
    if reading is not None:
        xpointer = reading.xpointer or _in_words(book, reading.page, reading.epubcfi)
        return Place(
            share(book, reading),
            reading.updated_at,
            xpointer,
            reading.device_id,
            reading.locator,
            reading.page,
        )
    if not book.finished_readings:
        return None
    last = book.finished_readings[-1]
    end = last.xpointer or _in_words(book, book.pages)
    return Place(1.0, last.completed_at, end, last.device_id, page=book.pages)


def share(book: Media, reading: ActiveReading) -> float | None:
    """How much of the book is read, of 0 to 1; from the page where nothing else is known."""
    if reading.percentage_completed is not None:
        return reading.percentage_completed
    if reading.page is None or not book.pages:
        return None
    # A page is read when it is looked at, a document of an EPUB is only begun.
    done = reading.page - (book.extension == "epub")
    return min(max(done, 0) / book.pages, 1.0)


def takes_over(place: Place | None, report: Report, held: Report | None) -> bool:
    """Whether a report becomes the place. `held` is what the same device said when held back."""
    if place is None:
        return True
    if report.made_at < place.made_at:
        return False
    if place.device_id == report.device_id:
        return not _is_right_behind(place, report)
    if place.percentage is None or report.percentage >= place.percentage:
        return True
    return held is not None and _is_later(report, held) and report.percentage > held.percentage


def to_hold(report: Report, held: Report | None) -> Report:
    """What to remember of a device that is held back again: of pages fetched together the last."""
    if held is None or _is_later(report, held):
        return report
    return max(held, report, key=lambda one: one.percentage)


def _is_later(report: Report, held: Report) -> bool:
    """Whether somebody can have read between two reports of one device."""
    pause = _PAGE_TURN if report.device_id == STREAMING else timedelta(0)
    return report.made_at >= held.made_at + pause


def _is_right_behind(place: Place, report: Report) -> bool:
    return (
        report.device_id == STREAMING and place.page is not None and report.page == place.page - 1
    )


def moved(book: Media, user_id: str, report: Report) -> ActiveReading | FinishedReading | None:
    """The reading after a report that took over; None when nothing new is finished."""
    before = book.active_reading
    if report.percentage >= 1 and before is None and book.finished_readings:
        return None  # said twice: still finished once
    opened = before or progress.begin(book.id, user_id, report.made_at)
    text = report.xpointer or ""
    after = opened._replace(
        percentage_completed=report.percentage,
        page=_told_page(book, report),
        epubcfi=text if text.startswith(_CFI) else report.epubcfi,
        xpointer=report.xpointer,
        locator=report.locator,
        device_id=report.device_id,
        updated_at=report.made_at,
    )
    return progress.finish(after, report.made_at) if report.percentage >= 1 else after


def name_hash(path: str) -> str:
    """What KOReader calls a book whose documents it knows by file name: MD5 of the bare name."""
    name = on_disk(path).rpartition("/")[2]
    return hashlib.md5(name.encode("utf-8", "surrogateescape"), usedforsecurity=False).hexdigest()


def _told_page(book: Media, report: Report) -> int | None:
    """The page of a report; where it names none, that of the share, but for documents of text."""
    told = report.page or _page(book, report.xpointer or "")
    if told is not None or book.extension == "epub" or not book.pages:
        return told
    return min(max(round(report.percentage * book.pages), 1), book.pages)


def _page(book: Media, text: str) -> int | None:
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        return None
    return int(text) if 1 <= int(text) <= max(book.pages, 1) else None


def _in_words(book: Media, page: int | None, epubcfi: str | None = None) -> str | None:
    """A place in KOReader's words: a page, or the beginning of one of the documents of an EPUB."""
    if book.extension != "epub":
        return None if page is None else str(page)
    found = chapter(page, None, epubcfi)
    return beginning(found) if found else None
