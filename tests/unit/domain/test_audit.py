"""What changed, in words."""

from __future__ import annotations

from typing import Any

import pytest
from stump_server.domain.access import Permission
from stump_server.domain.audit import Change, compare, spelled


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, None),
        ((), None),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        ("text", "text"),
        (("b", "a"), "a, b"),
        ((Permission.USER_READ,), "user:read"),
        (
            {"format": "Webp", "page": None, "resize": {"height": 0.5}},
            "format Webp, resize height 0.5",
        ),
    ],
)
def test_values_are_told_in_words(value: Any, words: str | None) -> None:
    assert spelled(value) == words


def test_only_what_differs_is_told() -> None:
    before = {"name": "a", "tags": ("x", "y"), "age": None, "locked": False}
    after = {"name": "a", "tags": ("y", "x"), "age": 12, "locked": True}

    assert compare(before, after) == (
        Change("age", None, "12"),
        Change("locked", "false", "true"),
    )
    assert compare({}, {"name": "a", "age": None}) == (Change("name", None, "a"),)
