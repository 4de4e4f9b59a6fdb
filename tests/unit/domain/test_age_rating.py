"""From the texts that books carry to the lowest age that may read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain import age_rating


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("G", 0),
        ("PG", 0),
        ("All Ages", 0),
        ("Everyone", 0),
        ("Early Childhood", 8),
        ("Everyone 10+", 10),
        ("PG-13", 13),
        ("Teen", 13),
        ("MA15+", 15),
        ("Teen+", 16),
        ("R", 17),
        ("Mature 17+", 17),
        ("M", 18),
        ("Adults Only 18+", 18),
        ("R18+", 18),
        ("X18+", 18),
        ("X", 18),
        ("Explicit", 18),
        ("Mature", 17),
        ("13", 13),
        ("13+", 13),
        ("13 and up", 13),
        ("Ages 7", 7),
        ("age 7+", 7),
        ("7 years", 7),
        ("7 years and up", 7),
        ("0", 0),
    ],
)
def test_known_texts_have_an_age(text: str, years: int) -> None:
    assert age_rating.parse(text) == years


@pytest.mark.parametrize(
    "text",
    ["", "   ", "Unknown", "Rating Pending", "2012 edition", "Volume 3", "-5", "120", "1.5", "N+"],
)
def test_other_texts_say_nothing(text: str) -> None:
    assert age_rating.parse(text) is None


@given(
    st.sampled_from(["teen", "pg-13", "adults only 18+", "18+", "9 and up"]),
    st.lists(st.booleans(), min_size=20, max_size=20),
    st.text(" \t\n", max_size=3),
)
def test_case_and_outer_space_do_not_matter(text: str, shouts: list[bool], space: str) -> None:
    shouted = "".join(
        letter.upper() if loud else letter
        for letter, loud in zip(text, shouts[: len(text)], strict=True)
    )

    assert age_rating.parse(f"{space}{shouted}{space}") == age_rating.parse(text)


@given(st.text(max_size=40))
def test_any_text_at_all_gives_an_age_or_nothing(text: str) -> None:
    years = age_rating.parse(text)

    assert years is None or 0 <= years <= 99


@given(st.integers(0, 99))
def test_a_number_of_years_stands_for_itself(years: int) -> None:
    assert age_rating.parse(str(years)) == years
    assert age_rating.parse(f"{years} and up") == years
