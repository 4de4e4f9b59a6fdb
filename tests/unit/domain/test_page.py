"""What a client asks for of a list, and the page it gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.page import (
    DEFAULT_SIZE,
    After,
    Everything,
    Numbered,
    Page,
    PageRequest,
    requested,
)


@pytest.mark.parametrize(
    ("asked", "request_"),
    [
        ({}, Everything()),
        ({"page": 3}, Numbered(3, DEFAULT_SIZE)),
        ({"page": 0}, Numbered(1, DEFAULT_SIZE)),
        ({"page_size": 5}, Numbered(1, 5)),
        ({"page": 0, "zero_based": True}, Numbered(0, DEFAULT_SIZE, zero_based=True)),
        ({"zero_based": True}, Numbered(0, DEFAULT_SIZE, zero_based=True)),
        ({"zero_based": False}, Numbered(1, DEFAULT_SIZE)),
        ({"limit": 7}, After(None, 7)),
        ({"cursor": "x"}, After("x", None)),
        ({"cursor": "x", "limit": 7, "page": 2, "page_size": 9}, After("x", 7)),
    ],
)
def test_what_is_asked_for_decides_the_kind_of_paging(
    asked: dict[str, int | str | bool], request_: PageRequest
) -> None:
    assert requested(**asked) == request_  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("request_", "before"),
    [
        (Numbered(1, 20), 0),
        (Numbered(2, 20), 20),
        (Numbered(0, 20), 0),
        (Numbered(0, 20, zero_based=True), 0),
        (Numbered(3, 7, zero_based=True), 21),
    ],
)
def test_a_page_begins_behind_all_earlier_ones(request_: Numbered, before: int) -> None:
    assert request_.offset == before


@given(st.lists(st.integers(), max_size=60), st.integers(1, 9), st.booleans(), st.integers(0, 60))
def test_numbered_pages_hold_everything_once_in_order(
    things: list[int], size: int, zero_based: bool, beyond: int
) -> None:
    first = 0 if zero_based else 1
    last = first + len(things) // size + beyond
    collected: list[int] = []
    for number in range(first, last + 1):
        request = requested(page=number, page_size=size, zero_based=zero_based)
        assert isinstance(request, Numbered)
        collected += things[request.offset : request.offset + request.size]

    assert collected == things


@given(
    st.none() | st.integers(0, 2**31 - 1),
    st.none() | st.integers(1, 100),
    st.none() | st.booleans(),
    st.none() | st.text(max_size=9),
    st.none() | st.integers(1, 100),
)
def test_every_request_is_of_one_kind(
    page: int | None,
    page_size: int | None,
    zero_based: bool | None,
    cursor: str | None,
    limit: int | None,
) -> None:
    request = requested(
        page=page, page_size=page_size, zero_based=zero_based, cursor=cursor, limit=limit
    )

    is_after = cursor is not None or limit is not None
    is_numbered = not is_after and (page, page_size, zero_based) != (None, None, None)
    assert isinstance(request, After) == is_after
    assert isinstance(request, Numbered) == is_numbered
    if isinstance(request, Numbered):
        assert request.offset >= 0
        assert request.page >= (0 if zero_based else 1)


def test_a_page_is_changed_item_by_item() -> None:
    page = Page((1, 2), After(None, 2), next_cursor="next")

    assert page.map(str) == Page(("1", "2"), After(None, 2), next_cursor="next")
