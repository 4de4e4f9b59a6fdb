"""From the nested values of a query to the domain's words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.filters import (
    Between,
    LibraryFilter,
    MediaFilter,
    MediaMetadataFilter,
    ReadStatus,
    SeriesFilter,
    SeriesMetadataFilter,
)
from stump_server.shapes import filters

words = st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=3)
numbers = st.integers(-(2**31), 2**31 - 1)
spans = numbers | st.fixed_dictionaries({}, optional={"from": numbers, "to": numbers})


def some(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A query with any of these names."""
    return st.fixed_dictionaries({}, optional=values)


text = st.text(min_size=1, max_size=5)
libraries = some(id=words, name=words, path=words, search=text)
book_metadata = some(publisher=words, genre=words, writer=words, age_rating=text, year=spans)
books = some(id=words, name=words, tags=words, search=text, metadata=book_metadata)
series_metadata = some(meta_type=words, status=words, volume=spans)
series = some(name=words, search=text, metadata=series_metadata, library=libraries, media=books)


def chosen(query: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(query.get(name, ()))


def span(query: dict[str, Any], name: str) -> Between | None:
    value = query.get(name)
    if isinstance(value, dict):
        return Between(value.get("from"), value.get("to"))
    return None if value is None else Between(value, value)


@given(books)
def test_every_word_about_books_arrives(query: dict[str, Any]) -> None:
    wanted = filters.media(query)

    assert (wanted.id, wanted.name, wanted.tags) == tuple(
        chosen(query, name) for name in ("id", "name", "tags")
    )
    assert wanted.search == query.get("search")
    metadata = query.get("metadata") or {}
    found = wanted.metadata or MediaMetadataFilter()
    assert (wanted.metadata is None) == (not metadata)
    assert (found.publisher, found.genre, found.writer) == tuple(
        chosen(metadata, name) for name in ("publisher", "genre", "writer")
    )
    assert found.age_rating == metadata.get("age_rating")
    assert found.year == span(metadata, "year")


@given(series)
def test_what_goes_with_series_is_nested_in_them(query: dict[str, Any]) -> None:
    wanted = filters.series(query)

    assert (wanted.name, wanted.search) == (chosen(query, "name"), query.get("search"))
    inner = query.get("library")
    assert wanted.library == (filters.library(inner) if inner else None)
    inner = query.get("media")
    assert wanted.media == (filters.media(inner) if inner else None)
    metadata = query.get("metadata") or {}
    found = wanted.metadata or SeriesMetadataFilter()
    assert (found.meta_type, found.status) == (
        chosen(metadata, "meta_type"),
        chosen(metadata, "status"),
    )
    assert found.volume == span(metadata, "volume")


@given(series)
def test_series_of_books_and_of_libraries_are_the_same(query: dict[str, Any]) -> None:
    nested = {"series": query}

    of_books, of_libraries = filters.media(nested).series, filters.library(nested).series

    assert of_books == of_libraries == (filters.series(query) if query else None)


def test_nothing_asked_for_narrows_nothing() -> None:
    assert filters.media({}) == MediaFilter()
    assert filters.series({}) == SeriesFilter()
    assert filters.library({}) == LibraryFilter()
    empty = {"metadata": {}, "series": {}, "library": {}, "media": {}, "search": None, "id": []}
    assert filters.media(empty) == MediaFilter()
    assert filters.series(empty) == SeriesFilter()


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (["Unread"], (ReadStatus.UNREAD,)),
        (["reading", "COMPLETED".lower()], (ReadStatus.READING, ReadStatus.COMPLETED)),
    ],
)
def test_read_statuses_are_known_in_both_spellings(
    sent: list[str], meant: tuple[ReadStatus, ...]
) -> None:
    assert filters.media({"read_status": sent}).read_status == meant


def test_a_published_clients_word_for_the_series_is_understood() -> None:
    assert filters.media({"series_id": ["s"]}) == MediaFilter(series_id=("s",))
