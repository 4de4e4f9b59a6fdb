"""Nested filters on their way into the query."""

from __future__ import annotations

import doctest
from typing import Any

import pytest
from builders.outside import Outside, reply_json
from stump_client import Api, filters

EMPTY: dict[str, Any] = {"data": [], "_page": None, "_cursor": None}


def test_nested_filters_become_bracket_names(outside: Outside, api: Api) -> None:
    outside.will(reply_json(EMPTY))

    api.media.get(
        name=["Uzumaki 1", "A,B"],
        metadata={"genre": ["Horror"], "year": {"from": 1990, "to": 1999}},
        series={"library": {"id": ("x",)}, "metadata": {"volume": 2}},
        read_status=["Unread"],
        direction="desc",
        zero_based=True,
    )

    assert sorted(outside.last.query) == [
        ("direction", "desc"),
        ("metadata[genre]", "Horror"),
        ("metadata[year][from]", "1990"),
        ("metadata[year][to]", "1999"),
        ("name", "A,B"),
        ("name", "Uzumaki 1"),
        ("read_status", "Unread"),
        ("series[library][id]", "x"),
        ("series[metadata][volume]", "2"),
        ("zero_based", "true"),
    ]


@pytest.mark.parametrize("value", ["A+B", "100 %", "a&b=c#d", "宇宙", "[x]", "a\nb", ""])
def test_values_arrive_as_they_were_given(outside: Outside, api: Api, value: str) -> None:
    outside.will(reply_json(EMPTY))

    api.media.get(name=[value], search=value)

    assert sorted(outside.last.query) == [("name", value), ("search", value)]


def test_ids_narrow_a_list_under_an_id(outside: Outside, api: Api) -> None:
    outside.will(reply_json(EMPTY))

    api.library.get_media("the-library", id=["a", "b"])

    assert outside.last.path == "/api/v1/libraries/the-library/media"
    assert outside.last.query == [("id", "a"), ("id", "b")]


def test_an_id_with_odd_letters_stays_one_step_of_the_path(outside: Outside, api: Api) -> None:
    outside.will(reply_json(EMPTY))

    api.library.get_media("a/../b?c#d")

    assert outside.last.path == "/api/v1/libraries/a%2F..%2Fb%3Fc%23d/media"


def test_none_stands_for_nothing(outside: Outside, api: Api) -> None:
    outside.will(reply_json(EMPTY))
    query: dict[str, Any] = {"name": None, "metadata": {"genre": None}, "search": None}

    api.media.get(**query)

    assert outside.last.query_string == ""


def test_a_misspelt_filter_is_refused_before_anything_is_sent(outside: Outside, api: Api) -> None:
    misspelt: dict[str, Any] = {"naem": ["x"]}

    with pytest.raises(TypeError, match="naem"):
        api.media.get(**misspelt)

    assert outside.arrivals == []


def test_the_example_in_the_module_holds() -> None:
    assert doctest.testmod(filters).failed == 0
