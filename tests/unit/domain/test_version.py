"""Which of two versions is the newer one (Semantic Versioning 2.0.0, section 11)."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.version import is_newer

IN_ORDER = [
    "0.0.11",
    "0.9.1",
    "0.10.0",
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "2.0",
    "2.1.0",
    "10.0.0",
]


@pytest.mark.parametrize(("older", "newer"), list(itertools.combinations(IN_ORDER, 2)))
def test_versions_are_compared_and_not_merely_told_apart(older: str, newer: str) -> None:
    assert is_newer(newer, older)
    assert not is_newer(older, newer)


@pytest.mark.parametrize(
    ("candidate", "current"),
    [
        ("1.0.0", "1.0.0"),
        ("v1.0.0", "1.0.0"),
        ("1.0.0+build.7", "1.0.0"),
        ("2.0", "2.0.0"),
        ("unknown", "1.0.0"),
        ("2.0.0", "unknown"),
        ("", ""),
        ("nightly-2026", "0.1.0"),
    ],
)
def test_the_same_version_and_what_is_none_are_never_newer(candidate: str, current: str) -> None:
    assert not is_newer(candidate, current)


numbers = st.sampled_from(["0", "1", "9", "10"])
stages = st.sampled_from(["alpha", "beta", "rc", "x-y", "0", "2", "11"])
versions = st.builds(
    lambda parts, stages: ".".join(parts) + ("-" + ".".join(stages) if stages else ""),
    st.lists(numbers, min_size=2, max_size=3),
    st.lists(stages, max_size=3),
)


@given(versions, versions)
def test_of_two_versions_at_most_one_is_newer(one: str, other: str) -> None:
    assert not (is_newer(one, other) and is_newer(other, one))
    assert not is_newer(one, one)


@given(versions, versions, versions)
def test_newer_than_newer_is_newer(one: str, two: str, three: str) -> None:
    if is_newer(two, one) and is_newer(three, two):
        assert is_newer(three, one)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    assert is_newer(one, other) in (True, False)
