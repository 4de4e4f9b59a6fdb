"""Pages of results as clients see them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.page import After, Everything, Numbered, Order, Page
from stump_server.shapes import page


def one(found: Page[int]) -> dict[str, Any]:
    return page.one(found, lambda item: {"id": item})


def test_everything_says_nothing_of_pages() -> None:
    assert one(Page((1, 2), Everything())) == {
        "data": [{"id": 1}, {"id": 2}],
        "_page": None,
        "_cursor": None,
    }


@given(st.integers(0, 500), st.integers(1, 100), st.integers(0, 30), st.booleans())
def test_numbers_of_pages_add_up(total: int, size: int, number: int, zero_based: bool) -> None:
    request = Numbered(number, size, zero_based)

    told = one(Page((), request, total=total))["_page"]

    assert (told["total_pages"] - 1) * size < max(total, 1) <= max(told["total_pages"], 1) * size
    assert told["current_page"] == number
    assert told["page_offset"] == (number if zero_based else max(number, 1) - 1) * size
    assert (told["page_size"], told["zero_based"]) == (size, zero_based)


def test_a_cursor_is_told_where_one_was_asked_for() -> None:
    told = one(Page((1,), After("a", 1), next_cursor="b"))

    assert told["_page"] is None
    assert told["_cursor"] == {"current_cursor": "a", "limit": 1, "next_cursor": "b"}


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ({}, Order("name")),
        ({"order_by": "size"}, Order("size")),
        ({"order_by": "size", "direction": "asc"}, Order("size")),
        ({"direction": "desc"}, Order("name", descending=True)),
    ],
)
def test_the_order_is_by_name_unless_told_otherwise(query: dict[str, Any], order: Order) -> None:
    assert page.order(query) == order


@pytest.mark.parametrize(
    ("query", "request_"),
    [
        ({}, Numbered(1, 20)),
        ({"page": 2}, Numbered(2, 20)),
        ({"limit": 3}, After(None, 3)),
        ({"order_by": "name"}, Numbered(1, 20)),
    ],
)
def test_some_lists_never_come_whole(query: dict[str, Any], request_: Numbered | After) -> None:
    assert page.paged(query) == request_
