"""Natural order, for members of archives and for names in lists."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stump_server.domain.page_order import in_natural_order, natural_key, sort_text


@pytest.mark.parametrize(
    "in_order",
    [
        ["1.jpg", "2.jpg", "10.jpg"],
        ["shot-3", "shot-10", "shot-100"],
        ["page 9", "page 09a", "page 10"],
        ["A.jpg", "B.jpg", "a.jpg"],
        ["!.jpg", "0.jpg", "a.jpg", "é.jpg", "第2巻.jpg", "第10巻.jpg"],
        ["v1/p2", "v1/p10", "v2/p1", "v10/p1"],
        ["2", "2.1", "2.10", "2a"],
        ["", "0", "00", "01", "1", "002"],
    ],
)
def test_digits_compare_as_numbers(in_order: list[str]) -> None:
    backwards = list(reversed(in_order))

    assert sorted(backwards, key=natural_key) == in_order


@pytest.mark.parametrize(
    "in_order",
    [
        ["Vol 9", "Vol 10", "vol 11"],
        ["apple", "Banana", "cherry"],
        ["Chapter 2", "chapter 10", "Chapter 100"],
        ["第2巻", "第10巻"],
        ["x", "x 0", "x 1"],
    ],
)
def test_the_text_for_databases_orders_names_without_regard_to_case(in_order: list[str]) -> None:
    backwards = list(reversed(in_order))

    assert sorted(backwards, key=sort_text) == in_order


# Names as they are found: few letters, so that they often begin alike.
names = st.text(alphabet="aZß.- /:é第0123456789", max_size=24)


@given(names, names)
def test_both_kinds_of_order_agree(one: str, other: str) -> None:
    one, other = one.casefold(), other.casefold()
    natural = natural_key(one)[0], natural_key(other)[0]
    stored = sort_text(one), sort_text(other)

    assert (natural[0] < natural[1]) == (stored[0] < stored[1])
    assert (natural[0] == natural[1]) == (stored[0] == stored[1])


@given(names)
def test_case_makes_no_difference_to_the_text_for_databases(name: str) -> None:
    assert sort_text(name) == sort_text(name.casefold())


@given(st.integers(0, 10**40), st.integers(0, 10**40), st.text("ab ", max_size=3))
def test_numbers_of_any_length_are_in_order(low: int, high: int, before: str) -> None:
    assume(low < high)

    assert sort_text(f"{before}{low}") < sort_text(f"{before}{high}")
    assert natural_key(f"{before}{low}") < natural_key(f"{before}{high}")


@given(st.lists(st.text(max_size=12), max_size=8))
def test_the_natural_order_is_a_total_one(found: list[str]) -> None:
    keys = {natural_key(name) for name in found}

    assert len(keys) == len(set(found))


@given(st.text(alphabet="a. /é0123", max_size=40), st.sets(names), st.text(max_size=20))
def test_what_names_share_changes_nothing_in_their_order(
    beginning: str, middles: set[str], ending: str
) -> None:
    alike = [f"{beginning}{middle}{ending}" for middle in middles]

    assert in_natural_order(alike) == sorted(alike, key=natural_key)
