"""Whatever is packed comes back, each page by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from stump_server.domain.book import PageEntry
from stump_server.domain.errors import NotFound
from stump_server.formats import page_index

COUNT = some.integers(0, 2**32 - 1)
ENTRY = some.builds(
    PageEntry,
    name=some.text(some.characters(exclude_categories=())),
    offset=some.integers(-1, 2**62),
    packed_size=COUNT,
    size=COUNT,
    method=some.integers(0, 2**16 - 1),
    crc=COUNT,
)


@given(some.lists(ENTRY, max_size=20), some.none() | ENTRY)
def test_every_page_comes_back(entries: list[PageEntry], cover: PageEntry | None) -> None:
    index = page_index.pack(entries, cover)

    assert page_index.is_current(index)
    assert page_index.count(index) == len(entries)
    assert [page_index.entry(index, page + 1) for page in range(len(entries))] == entries
    assert page_index.cover(index) == cover


@pytest.mark.parametrize("page", [-1, 0, 3])
def test_page_beyond_the_book_is_not_found(page: int) -> None:
    index = page_index.pack([PageEntry("1.jpg"), PageEntry("2.jpg")], PageEntry("cover.jpg"))

    with pytest.raises(NotFound):
        page_index.entry(index, page)


def test_names_share_their_beginning() -> None:
    names = [f"A rather long title of a comic/page {number:03}.jpg" for number in range(100)]

    index = page_index.pack([PageEntry(name) for name in names])

    assert len(index) < 100 * 35
