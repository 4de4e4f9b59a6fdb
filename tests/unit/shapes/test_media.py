"""Books and their metadata, to clients and from them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_generated import models
from stump_server.domain.library import FileStatus, Tag
from stump_server.domain.media import Media, MediaMetadata, PageDimension
from stump_server.shapes import media

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
BOOK = Media(
    id="m",
    name="Fog 1",
    size=10,
    extension="cbz",
    pages=3,
    path="/books/Fog 1.cbz",
    status=FileStatus.READY,
    series_id="s",
    library_id="l",
    created_at=NOW,
    updated_at=NOW,
)


def sent(**fields: Any) -> MediaMetadata:
    return media.metadata_from(models.MediaMetadataUpdate(**fields))


def test_a_book_shows_only_what_was_loaded() -> None:
    shaped = media.one(BOOK)

    assert shaped["metadata"] is None
    assert shaped["finished_reading_sessions"] is None
    for name in ("tags", "active_reading_session", "current_page", "is_completed", "series"):
        assert name not in shaped
    loaded = media.one(BOOK._replace(tags=(Tag("t", "robots"),), finished_readings=()))
    assert loaded["tags"] == [{"id": "t", "name": "robots"}]
    assert (loaded["finished_reading_sessions"], loaded["is_completed"]) == ([], False)


def test_metadata_leaves_out_what_is_unknown() -> None:
    assert media.known(MediaMetadata()) == {}
    assert media.known(MediaMetadata(title="", number=0.0, age_rating=0, genre=("a",))) == {
        "title": "",
        "number": 0.0,
        "age_rating": 0,
        "genre": ("a",),
    }


def test_sizes_of_pages_come_with_the_metadata_when_they_were_loaded() -> None:
    measured = BOOK._replace(metadata=MediaMetadata(title="T"), dimensions=(PageDimension(30, 20),))

    shaped = media.metadata(measured)

    assert shaped is not None
    assert shaped["page_dimensions"]["dimensions"] == [{"height": 30, "width": 20}]


@pytest.mark.parametrize(
    ("given_list", "words"),
    [
        (None, ()),
        ("", ()),
        (" , ,", ()),
        ("Ann Lee", ("Ann Lee",)),
        ("Ann Lee,Bob  Roe , Ann Lee", ("Ann Lee", "Bob Roe")),
        (["Lee, Ann", " Bob\nRoe "], ("Lee, Ann", "Bob Roe")),
        ([], ()),
    ],
)
def test_lists_may_be_one_text_with_commas(given_list: Any, words: tuple[str, ...]) -> None:
    assert sent(writers=given_list).writers == words
    assert sent(Writer=given_list).writers == words


@pytest.mark.parametrize(
    ("given_rating", "years"),
    [(None, None), (13, 13), (0, 0), ("Teen", 13), ("18+", 18), ("who knows", None)],
)
def test_ratings_may_be_years_or_words(given_rating: Any, years: int | None) -> None:
    assert sent(age_rating=given_rating).age_rating == years
    assert sent(AgeRating=given_rating).age_rating == years


def test_what_published_clients_do_not_know_is_not_cleared_by_them() -> None:
    body = models.MediaMetadataUpdate(title="T", tags=None, reading_direction="rtl")

    assert media.metadata_from(body).reading_direction == "rtl"
    assert {"imprint", "translators"} <= media.left_out(body)
    assert not {"tags", "reading_direction", "title", "genre"} & media.left_out(body)


def test_comicinfos_words_are_understood_and_ours_win() -> None:
    assert sent(Title="T", Web="https://a", Penciller="P", LanguageISO="en", PageCount=3) == (
        MediaMetadata(
            title="T", links=("https://a",), pencillers=("P",), language="en", page_count=3
        )
    )
    assert sent(title="ours", Title="theirs").title == "ours"


short = st.text("aZß第-.'&%😀", min_size=1, max_size=8)
lists = st.lists(short, max_size=3, unique=True).map(tuple)


fields = st.fixed_dictionaries(
    {},
    optional={
        "title": short,
        "number": st.floats(-1000, 1000),
        "age_rating": st.integers(0, 99),
        "genre": lists,
        "writers": lists,
        "characters": lists,
        "year": st.integers(0, 9999),
        "publisher": short,
    },
)


@given(fields.map(lambda known: MediaMetadata(**known)))
def test_metadata_sent_back_as_it_came_stays_as_it_is(metadata: MediaMetadata) -> None:
    shown = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in media.known(metadata).items()
    }

    assert sent(**shown) == metadata


@pytest.mark.parametrize(
    ("format", "extension", "media_type"),
    [
        ("zip", "cbz", "application/vnd.comicbook+zip"),
        ("zip", "zip", "application/zip"),
        ("zip", "cbr", "application/zip"),
        ("rar", "cbr", "application/vnd.comicbook-rar"),
        ("rar", "cbz", "application/vnd.rar"),
        ("7z", "cb7", "application/x-7z-compressed"),
        ("tar", "cbt", "application/x-tar"),
        ("epub", "zip", "application/epub+zip"),
        ("pdf", "pdf", "application/pdf"),
        (None, "cbz", "application/octet-stream"),
    ],
)
def test_a_file_is_called_what_it_is(format: str | None, extension: str, media_type: str) -> None:
    assert media.media_type(format, extension) == media_type
