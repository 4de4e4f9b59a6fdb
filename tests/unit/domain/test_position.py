"""One place for a reader with several devices, never moved back unnoticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.library import FileStatus
from stump_server.domain.media import ActiveReading, FinishedReading, Media
from stump_server.domain.position import (
    STREAMING,
    Place,
    Report,
    moved,
    name_hash,
    place_of,
    takes_over,
    to_hold,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def book(extension: str = "cbz", pages: int = 10) -> Media:
    return Media("b", "Book", 1, extension, pages, "/b", FileStatus.READY, "s", "l", NOW, NOW)


def place(percentage: float, device: str | None = "reader") -> Place:
    return Place(percentage, NOW, None, device)


def report(percentage: float, device: str = "reader", minutes: int = 1, text: str = "") -> Report:
    return Report(percentage, device, at(minutes), text or None)


@pytest.mark.parametrize(
    ("before", "told", "held", "expected"),
    [
        (None, report(0.1), None, True),
        # The same device may go back freely, but not behind what was read in person.
        (place(0.8), report(0.1), None, True),
        (place(0.8, None), report(0.1), None, False),
        (place(0.8, None), report(0.12), 0.1, True),
        # Another one is believed when it is ahead, or reads on from where it was held back.
        (place(0.8), report(0.8, "phone"), None, True),
        (place(0.8), report(0.1, "phone"), None, False),
        (place(0.8), report(0.1, "phone"), 0.1, False),
        (place(0.8), report(0.12, "phone"), 0.1, True),
        # The end is a place like any other.
        (place(1.0), report(0.5, "phone"), None, False),
        # Old news.
        (place(0.1), report(0.9, "reader", minutes=-1), None, False),
    ],
)
def test_who_is_believed(
    before: Place | None, told: Report, held: float | None, expected: bool
) -> None:
    earlier = None if held is None else report(held, told.device_id, minutes=0)

    assert takes_over(before, told, earlier) is expected


@given(
    st.one_of(st.none(), st.floats(0, 1).map(lambda share: place(share, None))),
    st.lists(
        st.tuples(st.sampled_from(["reader", "phone", "tablet"]), st.floats(0, 0.99)), max_size=30
    ),
)
def test_nothing_but_reading_on_moves_a_reader_back(
    here: Place | None, told: list[tuple[str, float]]
) -> None:
    held: dict[str, Report] = {}
    for minutes, (device, percentage) in enumerate(told, 1):
        news = report(percentage, device, minutes)
        if not takes_over(here, news, held.get(device)):
            assert here is not None
            held[device] = to_hold(news, held.get(device))
            continue
        if here is not None and here.percentage is not None and percentage < here.percentage:
            assert device == here.device_id or percentage > held[device].percentage
        held.clear()
        here = Place(percentage, news.made_at, None, device)


@pytest.mark.parametrize(
    ("streamed", "page", "expected"),
    [
        (6, 5, False),
        (6, 4, True),
        (6, 1, True),
        (6, 6, True),
        (6, 7, True),
        # The end is a place like any other: an app that shows it fetches the page before it, too.
        (10, 9, False),
        (10, 1, True),
    ],
)
def test_a_streamed_page_right_behind_is_none_of_going_back(
    streamed: int, page: int, expected: bool
) -> None:
    here = replace(place(streamed / 10, STREAMING), page=streamed)

    assert takes_over(here, replace(report(page / 10, STREAMING), page=page), None) is expected


def test_a_device_goes_back_a_page_by_its_own_word() -> None:
    here = replace(place(0.6), page=6)

    assert takes_over(here, replace(report(0.5), page=5), None)


@given(st.integers(2, 100), st.data())
def test_who_reads_back_page_by_page_is_a_page_too_far_on_at_most(
    first: int, data: st.DataObject
) -> None:
    here = replace(place(first / 100, STREAMING), page=first)
    last = data.draw(st.integers(1, first - 1))
    for minutes, page in enumerate(range(first - 1, last - 1, -1), 1):
        news = replace(report(page / 100, STREAMING, minutes), page=page)
        if takes_over(here, news, None):
            here = Place(news.percentage, news.made_at, None, STREAMING, page=page)

        assert here.page in (page, page + 1)


@pytest.mark.parametrize(
    "fetched",
    [(5, 6, 7), (5, 4, 6), (6, 5, 4), (5, 6, 4), (4, 5, 6, 7, 8, 3)],
    ids=["ahead", "around", "back to front", "behind last", "far ahead"],
)
def test_opening_a_book_again_where_it_was_left_is_no_reading_on(fetched: tuple[int, ...]) -> None:
    here = replace(place(0.9), page=9)
    held: Report | None = None
    for minute in (1, 60):
        for number, page in enumerate(fetched):
            made_at = at(minute) + timedelta(seconds=0.3 * number)
            news = Report(page / 10, STREAMING, made_at, page=page)
            assert not takes_over(here, news, held)
            held = to_hold(news, held)

    turned = max(fetched) + 0.5

    assert takes_over(here, report(turned / 10, STREAMING, 61), held)


def test_a_report_becomes_a_reading() -> None:
    reading = moved(book(), "u", report(0.3, text="3"))

    assert isinstance(reading, ActiveReading)
    assert (reading.page, reading.percentage_completed, reading.xpointer) == (3, 0.3, "3")
    assert reading.device_id == "reader"
    assert reading.updated_at == at(1)


@pytest.mark.parametrize("text", ["/body/p[1]", "0", "11", "9999999999", "\u0663", "3.0"])
def test_what_is_no_page_of_the_book_is_none(text: str) -> None:
    reading = moved(book("epub"), "u", report(0.3, text=text))

    assert isinstance(reading, ActiveReading)
    assert reading.page is None
    assert reading.xpointer == text


@pytest.mark.parametrize(
    ("share", "pages", "page"),
    [(0.0, 9, 1), (0.01, 9, 1), (0.5, 9, 4), (2 / 3, 3, 2), (0.99, 9, 9)],
)
def test_a_share_of_a_comic_is_one_of_its_pages(share: float, pages: int, page: int) -> None:
    for text in ("", "99", "/body/p[1]"):
        reading = moved(book(pages=pages), "u", report(share, text=text))

        assert isinstance(reading, ActiveReading)
        assert reading.page == page


def test_a_place_in_an_epub_may_come_in_its_own_words() -> None:
    reading = moved(book("epub"), "u", report(0.3, text="epubcfi(/6/4!/4/2)"))

    assert isinstance(reading, ActiveReading)
    assert reading.epubcfi == "epubcfi(/6/4!/4/2)"


def test_the_end_finishes_a_book_once() -> None:
    done = moved(book(), "u", report(1.0, text="10"))

    assert isinstance(done, FinishedReading)
    assert done.started_at == done.completed_at == at(1)
    again = book()._replace(finished_readings=(done,))
    assert moved(again, "u", report(1.0, minutes=2)) is None
    assert isinstance(moved(again, "u", report(0.1, minutes=2)), ActiveReading)


def test_the_place_of_a_book_is_reckoned_where_it_was_not_told() -> None:
    opened = ActiveReading("r", "b", "u", NOW, at(5), page=4)

    here = place_of(book()._replace(active_reading=opened))

    assert here == Place(0.4, at(5), "4", page=4)
    ended = FinishedReading("f", "b", "u", NOW, at(6))
    assert place_of(book()._replace(finished_readings=(ended,))) == Place(1.0, at(6), "10", page=10)
    assert place_of(book()) is None


def test_names_are_hashed_as_koreader_does() -> None:
    # printf 'Uzumaki 1.cbz' | md5sum
    assert name_hash("/books/Uzumaki/Uzumaki 1.cbz") == "ea63ced7be27ed93a997cc3c0eda8133"
