"""Pages of results, and walking through all of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from builders.outside import Outside, Reply, reply_json
from builders.sdk_contract import load, normal
from stump_client import Api, ApiError, AsyncApi, Page, models


def books(*names: str) -> list[dict[str, Any]]:
    book = normal("Media", load()["components"]["schemas"]["Media"]["example"])
    return [{**book, "name": name} for name in names]


def part(*names: str, following: str | None) -> Reply:
    cursor = {"current_cursor": None, "limit": 2, "next_cursor": following}
    return reply_json({"data": books(*names), "_page": None, "_cursor": cursor})


def test_a_page_is_a_sequence(outside: Outside, api: Api) -> None:
    outside.will(part("a", "b", "c", following="c"))

    page = api.media.get(limit=3)

    assert isinstance(page, Sequence)
    assert len(page) == 3
    assert page[0].name == "a"
    assert page[-1] is page.data[2]
    assert [book.name for book in page[1:]] == ["b", "c"]
    assert [book.name for book in page] == ["a", "b", "c"]
    assert page[1] in page
    assert page.next_cursor == "c"
    assert page.page is None
    assert page.cursor == models.CursorInformation(None, 2, "c")


def test_a_numbered_page_tells_how_many_there_are(outside: Outside, api: Api) -> None:
    number = {
        "total_pages": 7,
        "current_page": 2,
        "page_size": 20,
        "page_offset": 20,
        "zero_based": False,
    }
    outside.will(reply_json({"data": [], "_page": number, "_cursor": None}))

    page = api.media.get(page=2, page_size=20)

    assert not page
    assert page.page == models.PageInformation(7, 2, 20, 20, False)
    assert page.next_cursor is None


def test_an_unset_field_is_false_and_null_is_none(outside: Outside, api: Api) -> None:
    (book,) = books("a")
    del book["current_page"]
    outside.will(reply_json({"data": [{**book, "hash": None}], "_page": None, "_cursor": None}))

    found = api.media.get()[0]

    assert not found.current_page
    assert found.current_page is models.UNSET
    assert found.hash_ is None


def test_pages_follow_the_cursors_to_the_end(outside: Outside, api: Api) -> None:
    outside.will(part("a", "b", following="b"), part("c", following=None))

    pages = list(api.media.pages(page_size=2, name=["a", "b", "c"]))

    assert [[book.name for book in page] for page in pages] == [["a", "b"], ["c"]]
    first, second = (arrival.query for arrival in outside.arrivals)
    assert ("limit", "2") in first
    assert "cursor" not in dict(first)
    assert ("cursor", "b") in second
    assert [value for name, value in second if name == "name"] == ["a", "b", "c"]


def test_each_gives_the_results_one_by_one_and_only_as_needed(outside: Outside, api: Api) -> None:
    outside.will(part("a", "b", following="b"), part("c", following=None))

    walk = api.media.each()
    first = next(walk)

    assert first.name == "a"
    assert len(outside.arrivals) == 1
    assert ("limit", "50") in outside.last.query
    assert [book.name for book in walk] == ["b", "c"]


def test_a_walk_may_begin_at_a_cursor_under_an_id(outside: Outside, api: Api) -> None:
    outside.will(part("z", following=None))

    list(api.series.media_pages("the-series", cursor="y", id=["z"]))

    assert outside.last.path == "/api/v1/series/the-series/media"
    assert dict(outside.last.query) == {"cursor": "y", "id": "z", "limit": "50"}


def test_coroutines_walk_as_well(outside: Outside) -> None:
    outside.will(
        part("a", "b", following="b"),
        part("c", following=None),
        part("d", following=None),
    )

    async def run() -> tuple[list[int], list[str]]:
        async with AsyncApi(outside.url) as api:
            sizes = [len(page) async for page in api.media.pages(page_size=2)]
            return sizes, [book.name async for book in api.media.each()]

    assert asyncio.run(run()) == ([2, 1], ["d"])


def test_a_server_that_leads_around_in_circles_is_noticed(outside: Outside, api: Api) -> None:
    outside.will(part("a", following="b"), part("b", following="c"), part("c", following="b"))

    walk = api.media.each()

    assert [next(walk).name for _ in range(3)] == ["a", "b", "c"]
    with pytest.raises(ApiError, match="same cursor"):
        next(walk)


@pytest.mark.parametrize("unfit", [{"page": 2}, {"limit": 3}, {"zero_based": True}])
def test_a_walk_takes_no_page_of_its_own(api: Api, unfit: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="leave out"):
        api.media.pages(**unfit)


def test_pages_compare_by_what_they_hold() -> None:
    assert Page([1, 2]) == Page((1, 2))
    assert Page([1, 2]) != Page([1])
