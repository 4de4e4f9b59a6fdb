"""Query strings as published clients send them."""

from __future__ import annotations

from typing import Any

import pytest
from stump_server.web.errors import Refusal
from stump_server.web.options import Options
from stump_server.web.query import normalised, pairs


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (b"id[]=a&id[]=b", b"id=a&id=b"),
        (b"id[0]=a&id[12]=b", b"id=a&id=b"),
        (b"id%5B%5D=a&id%5b1%5d=b", b"id=a&id=b"),
        (b"metadata[genre][]=a", b"metadata[genre]=a"),
        (b"metadata[year][from]=1990", b"metadata[year][from]=1990"),
        (b"cursor=&limit=5", b"limit=5"),
        (b"cursor&limit=5", b"limit=5"),
        (b"&&limit=5&", b"limit=5"),
        (b"search=a+b%2Bc", b"search=a+b%2Bc"),
        (b"search=x[]", b"search=x[]"),
        (b"search=a=b", b"search=a=b"),
        (b"", b""),
    ],
)
def test_indexes_and_empty_values_go(raw: bytes, clean: bytes) -> None:
    assert normalised(raw) == clean


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"a=1&a=2", [("a", "1"), ("a", "2")]),
        (b"a=b+c", [("a", "b c")]),
        (b"a=b%2Bc", [("a", "b+c")]),
        (b"a=b,c", [("a", "b,c")]),
        (b"metadata%5Bgenre%5D=x", [("metadata[genre]", "x")]),
        (b"a=100%", [("a", "100%")]),
        (b"a=%zz", [("a", "%zz")]),
        ("a=é".encode(), [("a", "é")]),
        (b"a=%C3%A9", [("a", "é")]),
    ],
)
def test_pairs_are_decoded_as_forms_are(raw: bytes, found: list[tuple[str, str]]) -> None:
    assert pairs(raw) == found


@pytest.mark.parametrize("raw", [b"a=%FF", b"a=%ED%A0%80", b"a=\xff", b"a=%00", b"%00=a"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        pairs(raw)

    assert refusal.value.status == 400


def test_the_query_has_limits(serve: Any, make_operation: Any) -> None:
    options = Options(query_limit_bytes=200, query_limit_names=5)
    place = serve(
        {"/a": {"get": make_operation("a.get")}}, {"a.get": lambda: None}, options=options
    )

    assert place.client.get("/a?" + "b=1&" * 5).status_code == 400
    assert place.client.get("/a?b=" + "c" * 200).status_code == 414
