"""Parameters on their way from text to the handler."""

from __future__ import annotations

from typing import Any

import pytest


def parameter(name: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


TEXTS = {"type": "array", "items": {"type": "string", "maxLength": 9}}
PARAMETERS = [
    parameter("limit", type="integer", minimum=1, maximum=100),
    parameter("share", type="number", maximum=1),
    parameter("is_new", type="boolean", default=False),
    parameter("order", allOf=[{"type": "string", "enum": ["up", "down"]}]),
    parameter("id", **TEXTS),
    parameter("number", type="array", items={"type": "integer"}),
    parameter("metadata[genre]", **TEXTS),
    parameter("metadata[year]", type="integer"),
    parameter("metadata[year][from]", type="integer"),
    parameter("metadata[year][to]", type="integer"),
    {"name": "X-Key", "in": "header", "schema": {"type": "string", "maxLength": 3}},
]


def get_page(id: str, page: int, query: dict[str, Any]) -> list[Any]:
    return [id, page, query]


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any) -> Any:
    path_parameters = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "page", "in": "path", "required": True, "schema": {"type": "integer"}},
    ]
    paths = {
        "/list": {"get": make_operation("book.get", parameters=PARAMETERS)},
        "/books/{id}/{page}": {
            "parameters": path_parameters,
            "get": make_operation("book.get_page", parameters=[parameter("id", **TEXTS)]),
        },
    }
    handlers = {
        "book.get": lambda query, limit=None, is_new=None: [query, limit, is_new],
        "book.get_page": get_page,
    }
    return serve(paths, handlers)


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"is_new": False}),
        ("limit=5&share=0.5&is_new=true", {"limit": 5, "share": 0.5, "is_new": True}),
        ("order=up", {"order": "up", "is_new": False}),
        ("id[]=a,b&id[]=c", {"id": ["a,b", "c"], "is_new": False}),
        ("id=a+b", {"id": ["a b"], "is_new": False}),
        ("number=1&number[]=2", {"number": [1, 2], "is_new": False}),
        ("limit=&id[]=", {"is_new": False}),
        (
            "metadata[genre][]=x&metadata[year][from]=1990&metadata%5Byear%5D%5Bto%5D=1999",
            {"metadata": {"genre": ["x"], "year": {"from": 1990, "to": 1999}}, "is_new": False},
        ),
        ("metadata[year]=1990", {"metadata": {"year": 1990}, "is_new": False}),
    ],
)
def test_values_arrive_typed_and_nested(place: Any, query: str, found: dict[str, Any]) -> None:
    assert place.client.get(f"/list?{query}").json()[0] == found


def test_arguments_of_their_own_are_filled_from_the_query(place: Any) -> None:
    assert place.client.get("/list?limit=7").json()[1:] == [7, False]
    assert place.client.get("/list").json()[1:] == [None, False]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("limit=0", "limit"),
        ("limit=1.0", "limit"),
        ("limit=+5", "limit"),
        ("limit=" + "9" * 5000, "limit"),
        ("limit=1&limit=2", "limit"),
        ("share=NaN", "share"),
        ("share=1e999", "share"),
        ("share=Infinity", "share"),
        ("is_new=1", "is_new"),
        ("is_new=True", "is_new"),
        ("order=sideways", "order"),
        ("number=1&number=x", "number"),
        ("id=waytoolongforthis", "id"),
        ("metadata[year][x]=1", "metadata[year][x]"),
        ("metadata[year]=1&metadata[year][from]=2", "metadata[year][from]"),
        ("metadata[year][from]=2&metadata[year]=1", "metadata[year][from]"),
        ("metadata=1", "metadata"),
        ("[]=1", ""),
        ("unknown=1", "unknown"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(place: Any, query: str, name: str) -> None:
    answer = place.client.get(f"/list?{query}")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == name


def test_declared_headers_are_checked(place: Any) -> None:
    assert place.client.get("/list", headers={"X-Key": "abc"}).status_code == 200
    assert place.client.get("/list", headers={"X-Key": "abcd"}).status_code == 400


def test_a_query_name_does_not_replace_a_path_value(place: Any) -> None:
    assert place.client.get("/books/a/1?id[]=b").json() == ["a", 1, {"id": ["b"]}]


@pytest.mark.parametrize("page", ["x", "1.0", "9" * 5000, "%20"])
def test_a_path_value_of_the_wrong_kind_is_refused(place: Any, page: str) -> None:
    assert place.client.get(f"/books/a/{page}").status_code == 400
