"""How reading moves on and when a book is at its end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from stump_server.domain.errors import Invalid
from stump_server.domain.library import FileStatus
from stump_server.domain.media import ActiveReading, FinishedReading, Media
from stump_server.domain.progress import Step, advance, begin, finish, next_to_read

NOW = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
EARLIER = NOW - timedelta(hours=3)


def book(
    id: str = "m",
    pages: int = 12,
    extension: str = "cbz",
    *,
    active: bool = False,
    finished: bool = False,
) -> Media:
    return Media(
        id=id,
        name=id,
        size=1,
        extension=extension,
        pages=pages,
        path=f"/{id}.{extension}",
        status=FileStatus.READY,
        series_id="s",
        library_id="l",
        created_at=EARLIER,
        updated_at=EARLIER,
        active_reading=opened() if active else None,
        finished_readings=(finish(opened(), NOW),) if finished else (),
    )


def opened(page: int = 3) -> ActiveReading:
    return ActiveReading(
        "r", "m", "u", EARLIER, EARLIER, page=page, epubcfi="epubcfi(/6/4)", elapsed_seconds=90
    )


def test_the_first_step_opens_a_reading() -> None:
    reading = advance(book(), "u", None, Step(4), NOW)

    assert reading == ActiveReading(
        "", "m", "u", started_at=NOW, updated_at=NOW, page=4, percentage_completed=4 / 12
    )


def test_what_is_not_sent_is_kept() -> None:
    reading = advance(book(), "u", opened(), Step(5), NOW)

    assert isinstance(reading, ActiveReading)
    assert (reading.id, reading.page, reading.started_at) == ("r", 5, EARLIER)
    assert (reading.epubcfi, reading.elapsed_seconds) == ("epubcfi(/6/4)", 90)
    assert reading.updated_at == NOW


def test_what_is_sent_replaces_what_was_known() -> None:
    reading = advance(book(), "u", opened(), Step(2, "epubcfi(/6/8)", 0), NOW)

    assert isinstance(reading, ActiveReading)
    assert (reading.page, reading.epubcfi, reading.elapsed_seconds) == (2, "epubcfi(/6/8)", 0)


def test_the_last_page_finishes_and_keeps_start_and_duration() -> None:
    reading = advance(book(), "u", opened(), Step(12), NOW)

    assert reading == FinishedReading("", "m", "u", EARLIER, NOW, elapsed_seconds=90)


def test_finishing_at_once_starts_and_ends_now() -> None:
    reading = advance(book(pages=1), "u", None, Step(1), NOW)

    assert reading == FinishedReading("", "m", "u", NOW, NOW, elapsed_seconds=None)


def test_an_epub_is_never_finished_by_its_page() -> None:
    reading = advance(book(extension="epub"), "u", None, Step(12), NOW)

    assert isinstance(reading, ActiveReading)


@pytest.mark.parametrize(("page", "share"), [(3, 0.2), (4, None)])
@pytest.mark.parametrize(
    "place",
    [
        {"page": 3},
        {"page": None, "epubcfi": "epubcfi(/6/6[c]!/4/2)"},
        {"page": None, "xpointer": "/body/DocFragment[3]/body/p[7].0"},
    ],
)
def test_the_share_of_an_epub_is_that_of_its_document(
    place: dict[str, Any], page: int, share: float | None
) -> None:
    before = opened()._replace(percentage_completed=0.2, epubcfi=None)._replace(**place)

    reading = advance(book(extension="epub"), "u", before, Step(page), NOW)

    assert isinstance(reading, ActiveReading)
    assert reading.percentage_completed == share


@pytest.mark.parametrize(("pages", "page"), [(12, 13), (12, 0), (12, -1), (0, 2)])
def test_a_page_the_book_does_not_have_is_refused(pages: int, page: int) -> None:
    with pytest.raises(Invalid) as refused:
        advance(book(pages=pages), "u", None, Step(page), NOW)

    assert refused.value.pointer == "/page"


def test_a_book_without_counted_pages_stays_open() -> None:
    assert isinstance(advance(book(pages=0), "u", None, Step(1), NOW), ActiveReading)


def test_a_new_reading_begins_now() -> None:
    reading = begin("m", "u", NOW)

    assert (reading.started_at, reading.updated_at, reading.page) == (NOW, NOW, None)


def test_the_next_book_follows_the_finished_ones() -> None:
    one, two, three = book("1", finished=True), book("2"), book("3")

    assert next_to_read((one, two, three)) is two


def test_a_book_that_is_open_again_comes_before_later_ones() -> None:
    again = book("1", finished=True, active=True)

    assert next_to_read((again, book("2"))) is again


def test_when_all_are_finished_it_begins_anew() -> None:
    first = book("1", finished=True)

    assert next_to_read((first, book("2", finished=True))) is first
    assert next_to_read(()) is None
