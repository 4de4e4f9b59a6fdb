"""JSON bodies: what is read, what is refused and how soon."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from pydantic import BaseModel, Field
from stump_server.web.options import Options

BOOK = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Book"}}}}
ANY = {"content": {"application/json": {"schema": {}}}}
JSON = {"content-type": "application/json"}


class Book(BaseModel):
    """A model as the generator makes them."""

    name: str
    pages: int
    added_at: Any = None
    note: str | None = None
    next: Book | None = Field(None)


def create(body: Book) -> Any:
    return {"name": body.name, "note_was_sent": "note" in body.model_fields_set}


def echo(body: Any) -> Any:
    return body


def maybe(body: Book | None = None) -> Any:
    return None if body is None else body.name


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any) -> Any:
    paths = {
        "/books": {"post": make_operation("book.create", requestBody={"required": True, **BOOK})},
        "/echo": {"post": make_operation("book.echo", requestBody={"required": True, **ANY})},
        "/maybe": {"post": make_operation("book.maybe", requestBody=BOOK)},
    }
    handlers = {"book.create": create, "book.echo": echo, "book.maybe": maybe}
    return serve(paths, handlers, options=Options(json_limit_bytes=10_000))


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


def test_a_body_becomes_the_model_the_handler_names(place: Any) -> None:
    sent = {"name": "A", "pages": 3, "note": None, "next": {"name": "B", "pages": 1}}

    assert place.client.post("/books", json=sent).json() == {"name": "A", "note_was_sent": True}
    assert place.client.post("/books", json={"name": "A", "pages": 3}).json() == {
        "name": "A",
        "note_was_sent": False,
    }


def test_an_optional_body_may_be_missing(place: Any) -> None:
    assert place.client.post("/maybe").json() is None
    assert place.client.post("/maybe", json={"name": "A", "pages": 1}).json() == "A"


def test_a_chunked_body_needs_no_length(place: Any) -> None:
    pieces = iter([b'{"name": "A",', b' "pages": 3}'])

    answer = place.client.post("/books", content=pieces, headers=JSON)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", JSON, 400),
        (b"", {}, 400),
        (b"{", JSON, 400),
        (b"null", JSON, 400),
        (b'{"name": "A"}', JSON, 400),
        (b'{"name": "\xff", "pages": 1}', JSON, 400),
        (b'\xef\xbb\xbf{"name": "A", "pages": 1}', JSON, 400),
        (b'{"name": "A", "pages": NaN}', JSON, 400),
        (b'{"name": "A", "pages": 1e999}', JSON, 400),
        (b'{"name": "A", "pages": 99999999999999999999999999}', JSON, 400),
        (b'{"name": "\\u0000", "pages": 1}', JSON, 400),
        (b'{"name": "\\ud800", "pages": 1}', JSON, 400),
        (b"[" * 5000 + b"]" * 5000, JSON, 400),
        (b'{"name": "A", "pages": 1}', {}, 415),
        (b'{"name": "A", "pages": 1}', {"content-type": "text/plain"}, 415),
        (b'{"name": "A", "pages": 1}', {"content-type": "garbage"}, 415),
        (b'{"name": "A", "pages": 1}', {"content-type": "application/json; charset=utf-16"}, 415),
        (b'{"name": "A", "pages": 1}', {"content-type": "application/json; charset=UTF-8"}, 200),
        (b'{"name": "A", "pages": 1}', {"content-type": "Application/JSON"}, 200),
        (b" " * 20_000, JSON, 413),
    ],
)
def test_what_is_no_such_body_is_refused(
    place: Any, content: bytes, headers: dict[str, str], status: int
) -> None:
    assert place.client.post("/books", content=content, headers=headers).status_code == status


def test_the_limit_counts_what_arrives_not_what_was_announced(place: Any) -> None:
    pieces = (b" " * 1000 for _ in range(30))

    assert place.client.post("/books", content=pieces, headers=JSON).status_code == 413


def test_a_backslash_before_the_letters_is_no_nul_character(place: Any) -> None:
    text = b'"a\\\\u0000"'

    assert place.client.post("/echo", content=text, headers=JSON).json() == "a\\u0000"


def test_nul_characters_are_found_anywhere(place: Any) -> None:
    for text in (b'{"a\\u0000": 1}', b'[{"a": ["\\u0000"]}]'):
        assert place.client.post("/echo", content=text, headers=JSON).status_code == 400


def test_deep_but_sane_bodies_are_read(place: Any) -> None:
    deep = b"[" * 100 + b"]" * 100

    assert place.client.post("/echo", content=deep, headers=JSON).content == deep
    deeper = b"[" + deep + b"]"
    assert place.client.post("/echo", content=deeper, headers=JSON).status_code == 400
    wide = b"[" + b"[]," * 3000 + b"[]]"
    assert place.client.post("/echo", content=wide, headers=JSON).status_code == 200


def test_the_connection_survives_a_refused_body(place: Any) -> None:
    with httpx.Client(base_url=place.client.base_url, cookies={"stump_session": "good"}) as client:
        for _ in range(3):
            assert client.post("/books", content=b"{", headers=JSON).status_code == 400
            assert client.post("/books", json={"name": "A", "pages": 1}).status_code == 200
