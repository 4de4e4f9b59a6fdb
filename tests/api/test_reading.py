"""How far people have come with their books: their own business, kept and never invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from builders.catalogue import Catalogue
from stump_client import Api, Invalid, NotFound, models

MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]


@pytest.fixture
def reader(make_user: MakeUser) -> Api:
    """Somebody who has read nothing yet."""
    return make_user()


@pytest.fixture
def book(catalogue: Catalogue) -> str:
    """A comic of five pages."""
    return catalogue.ids["Fog 1"]


def finished(api: Api, id: str) -> list[models.FinishedReadingSession]:
    return api.media.get_by_id(id).finished_reading_sessions or []


def is_recent(moment: datetime) -> bool:
    return abs(datetime.now(UTC) - moment) < timedelta(minutes=5)


def test_nobody_has_read_anything_at_first(reader: Api, book: str) -> None:
    assert reader.media.get_progress(book) is None
    completion = reader.media.get_completion(book)
    assert (completion.is_completed, completion.last_completed_at) == (False, None)
    shown = reader.media.get_by_id(book)
    assert (shown.is_completed, shown.finished_reading_sessions) == (False, [])
    assert not shown.active_reading_session
    assert not shown.current_page


def test_reading_moves_on_and_keeps_what_is_not_sent(reader: Api, book: str) -> None:
    opened = reader.media.update_progress(
        book, page=2, epubcfi="epubcfi(/6/4!/4/2)", elapsed_seconds=30
    )
    assert isinstance(opened, models.ActiveReadingSession)
    assert is_recent(opened.started_at)

    moved = reader.media.update_progress(book, page=3)

    assert isinstance(moved, models.ActiveReadingSession)
    assert (moved.id, moved.started_at) == (opened.id, opened.started_at)
    assert (moved.page, moved.epubcfi, moved.elapsed_seconds) == (3, "epubcfi(/6/4!/4/2)", 30)
    assert reader.media.get_progress(book) == moved
    shown = reader.media.get_by_id(book)
    assert (shown.current_page, shown.current_epubcfi) == (3, "epubcfi(/6/4!/4/2)")
    assert (moved.media_id, moved.user_id) == (book, reader.auth.me().id)


def test_going_back_is_allowed(reader: Api, book: str) -> None:
    reader.media.update_progress(book, page=4)

    back = reader.media.update_progress(book, page=1)

    assert isinstance(back, models.ActiveReadingSession)
    assert back.page == 1


def test_the_last_page_finishes_and_keeps_start_and_duration(reader: Api, book: str) -> None:
    opened = reader.media.update_progress(book, page=2, elapsed_seconds=90)
    assert isinstance(opened, models.ActiveReadingSession)

    done = reader.media.update_progress(book, page=5)

    assert isinstance(done, models.FinishedReadingSession)
    assert (done.started_at, done.elapsed_seconds) == (opened.started_at, 90)
    assert is_recent(done.completed_at)
    assert reader.media.get_progress(book) is None
    assert reader.media.get_completion(book).last_completed_at == done.completed_at
    assert finished(reader, book) == [done]


def test_finishing_at_once_dates_the_start_to_now(reader: Api, book: str) -> None:
    done = reader.media.update_progress(book, page=5)
    assert isinstance(done, models.FinishedReadingSession)
    assert done.started_at == done.completed_at
    assert is_recent(done.started_at)

    reader.media.update_completion(book, is_complete=False)
    reader.media.update_completion(book, is_complete=True)

    (marked,) = finished(reader, book)
    assert marked.started_at == marked.completed_at
    assert is_recent(marked.started_at)


def test_a_book_can_be_read_many_times(reader: Api, book: str) -> None:
    for _ in range(3):
        reader.media.update_progress(book, page=1)
        reader.media.update_progress(book, page=5)

    assert len(finished(reader, book)) == 3
    times = [one.completed_at for one in finished(reader, book)]
    assert times == sorted(times)
    assert reader.media.get_completion(book).last_completed_at == times[-1]


def test_an_epub_is_not_finished_by_its_last_page(reader: Api, catalogue: Catalogue) -> None:
    id = catalogue.ids["Tea 50%"]
    pages = reader.media.get_by_id(id).pages

    opened = reader.media.update_progress(id, page=pages)

    assert isinstance(opened, models.ActiveReadingSession)
    assert reader.media.get_completion(id).is_completed is False


@pytest.mark.parametrize("page", [6, 1_000_000])
def test_a_page_the_book_does_not_have_is_refused(reader: Api, book: str, page: int) -> None:
    with pytest.raises(Invalid) as refused:
        reader.media.update_progress(book, page=page)

    assert [cause.pointer for cause in refused.value.errors] == ["/page"]
    assert reader.media.get_progress(book) is None


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"page": 0},
        {"page": -1},
        {"page": 2**31},
        {"page": 1.5},
        {"page": "1"},
        {"page": None},
        {"page": 1, "elapsed_seconds": -1},
        {"page": 1, "epubcfi": "x" * 1025},
        {"page": 1, "percentage": 0.5},
        [],
    ],
)
def test_progress_that_cannot_be_meant_is_refused(
    http: Http, reader: Api, book: str, body: Any
) -> None:
    answer = http(reader).put(f"/api/v1/media/{book}/progress", json=body)

    assert answer.status_code == 400
    assert reader.media.get_progress(book) is None


def test_nulls_are_the_same_as_nothing(http: Http, reader: Api, book: str) -> None:
    client, place = http(reader), f"/api/v1/media/{book}/progress"
    client.put(place, json={"page": 2, "epubcfi": "x", "elapsed_seconds": 4})

    answer = client.put(place, json={"page": 3, "epubcfi": None, "elapsed_seconds": None})

    assert (answer.json()["epubcfi"], answer.json()["elapsed_seconds"]) == ("x", 4)


def test_forgetting_closes_the_open_reading_and_keeps_the_finished_ones(
    reader: Api, book: str
) -> None:
    with pytest.raises(NotFound):
        reader.media.delete_progress(book)
    reader.media.update_progress(book, page=5)
    reader.media.update_progress(book, page=2)

    answer = reader.media.delete_progress(book)

    assert reader.media.get_progress(book) is None
    assert answer == reader.media.get_completion(book)
    assert answer.is_completed
    with pytest.raises(NotFound):
        reader.media.delete_progress(book)


def test_marking_as_read_closes_the_open_reading(reader: Api, book: str) -> None:
    opened = reader.media.update_progress(book, page=2, elapsed_seconds=45)
    assert isinstance(opened, models.ActiveReadingSession)

    answer = reader.media.update_completion(book, is_complete=True)

    assert answer.is_completed
    (done,) = finished(reader, book)
    assert (done.started_at, done.elapsed_seconds) == (opened.started_at, 45)
    assert reader.media.get_progress(book) is None


def test_marking_as_read_twice_is_still_once(reader: Api, book: str) -> None:
    first = reader.media.update_completion(book, is_complete=True)

    assert reader.media.update_completion(book, is_complete=True) == first
    assert len(finished(reader, book)) == 1


def test_marking_as_unread_takes_completion_back(reader: Api, book: str) -> None:
    reader.media.update_completion(book, is_complete=True)

    answer = reader.media.update_completion(book, is_complete=False)

    assert (answer.is_completed, answer.last_completed_at) == (False, None)
    assert answer == reader.media.get_completion(book)
    assert finished(reader, book) == []
    assert reader.media.get_progress(book) is None


def test_marking_as_unread_at_a_page_opens_the_book_there(reader: Api, book: str) -> None:
    reader.media.update_completion(book, is_complete=True)

    reader.media.update_completion(book, is_complete=False, page=4)

    opened = reader.media.get_progress(book)
    assert opened is not None
    assert opened.page == 4
    with pytest.raises(Invalid):
        reader.media.update_completion(book, is_complete=False, page=6)


def test_everybody_reads_for_themselves(make_user: MakeUser, book: str) -> None:
    one, other = make_user(), make_user()

    one.media.update_progress(book, page=2)
    other.media.update_progress(book, page=5)

    assert one.media.get_completion(book).is_completed is False
    assert other.media.get_progress(book) is None
    mine = one.media.get(id=[book])[0]
    assert (mine.current_page, mine.is_completed) == (2, False)
    theirs = other.media.get(id=[book])[0]
    assert (bool(theirs.current_page), theirs.is_completed) == (False, True)


def test_reading_is_not_changed_by_looking(reader: Api, book: str) -> None:
    reader.media.update_progress(book, page=2)
    before = reader.media.get_progress(book)

    reader.media.get_page(book, 4)

    assert reader.media.get_progress(book) == before


def test_completion_takes_a_word(http: Http, reader: Api, book: str) -> None:
    place = f"/api/v1/media/{book}/progress/complete"

    for body in ({}, {"is_complete": "yes"}, {"is_complete": True, "page": 0}, []):
        assert http(reader).put(place, json=body).status_code == 400
