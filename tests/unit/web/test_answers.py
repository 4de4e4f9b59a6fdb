"""Answers on their way out: encoding, compression, and the contract's last word."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import BaseModel, Field
from stump_server.web import reply
from stump_server.web.answers import encode, takes_gzip
from stump_server.web.application import build
from stump_server.web.door import Surroundings
from stump_server.web.options import Options

BOOK = {"$ref": "#/components/schemas/Book"}


class Book(BaseModel):
    """A model as the generator makes them."""

    name: str
    note: str | None = None
    page: int | None = Field(None, alias="_page")


@dataclass
class Stored:
    """A value of the domain, with a path of the host."""

    path: str


def test_models_leave_out_what_was_not_set() -> None:
    assert encode(Book(name="A")) == b'{"name":"A"}'
    assert encode([Book(name="A", note=None)]) == b'[{"name":"A","note":null}]'
    assert encode({"data": [Book(name="A", _page=1)]}) == b'{"data":[{"name":"A","_page":1}]}'


def test_times_carry_their_offset() -> None:
    assert encode(datetime(2024, 11, 2, tzinfo=UTC)) == b'"2024-11-02T00:00:00+00:00"'


@pytest.mark.parametrize("value", [Stored("/data"), Path("/data"), {1, 2}, b"x", object()])
def test_values_that_met_no_shape_do_not_leave(value: object) -> None:
    with pytest.raises(TypeError):
        encode({"value": value})


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        (None, False),
        ("gzip", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
        ("br, GZIP;q=0.5", True),
        ("x-gzip", False),
        ("identity", False),
    ],
)
def test_a_weight_of_zero_is_no(header: str | None, takes: bool) -> None:
    assert takes_gzip(header) is takes


@pytest.fixture
def answer_with(make_contract: Any, make_operation: Any) -> Any:
    """What a client gets that asks without a server between: these need no wire."""

    def ask(result: Any, responses: dict[str, Any], headers: dict[str, str] | None = None) -> Any:
        operation = make_operation("a.get", responses=responses, security=[])
        application = build(
            make_contract({"/a": {"get": operation}}),
            lambda _: lambda: result,
            surroundings=Surroundings(None),  # type: ignore[arg-type]
            identify=None,  # type: ignore[arg-type]
            options=Options(validate_responses=True, threads=1),
        )
        return asyncio.run(_asked(application, {"accept-encoding": "", **(headers or {})}))

    return ask


async def _asked(application: Any, headers: dict[str, str]) -> httpx.Response:
    transport = httpx.ASGITransport(application)
    async with httpx.AsyncClient(transport=transport, base_url="http://t") as client:
        return await client.get("/a", headers=headers)


def described(schema: Any = None, media_type: str = "application/json", **more: Any) -> Any:
    content = {media_type: {"schema": schema} if schema is not None else {}}
    return {"200": {"description": "x", "content": content, **more}}


NOTHING = {"200": {"description": "x"}}


@pytest.mark.parametrize(
    ("result", "responses", "body"),
    [
        ({"name": "A", "pages": 1}, described(BOOK), '{"name":"A","pages":1}'),
        (None, described({"type": "string", "nullable": True}), "null"),
        (None, NOTHING, ""),
        ([], described({"type": "array", "items": BOOK}), "[]"),
        (reply.text("x", "application/atom+xml"), described(None, "application/atom+xml"), "x"),
        (reply.json([1], status=200), described({"type": "array"}), "[1]"),
        ({"a": 1}, described({"type": "object"}, "application/opds+json"), '{"a":1}'),
        (reply.empty(), NOTHING, ""),
        (reply.image(b"png", "image/png"), described(None, "image/*"), "png"),
    ],
)
def test_what_fits_the_contract_is_sent(
    answer_with: Any, result: Any, responses: Any, body: str
) -> None:
    answer = answer_with(result, responses)

    assert (answer.status_code, answer.text) == (200, body)
    if body:
        assert answer.headers["content-type"].startswith(
            next(iter(responses["200"]["content"]))[:6]
        )
    else:
        assert "content-type" not in answer.headers


@pytest.mark.parametrize(
    ("result", "responses"),
    [
        ({"name": "A", "pages": 0}, described(BOOK)),
        ({"name": "A"}, described(BOOK)),
        (None, described(BOOK)),
        ({"a": 1}, NOTHING),
        (reply.text("x"), described(BOOK)),
        (reply.json({}, status=202), described(BOOK)),
        (
            reply.empty(),
            {"200": {"description": "x", "headers": {"ETag": {"required": True, "schema": {}}}}},
        ),
    ],
)
def test_what_does_not_fit_is_a_fault_of_the_server(
    answer_with: Any, result: Any, responses: Any
) -> None:
    answer = answer_with(result, responses)

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"


def test_long_json_is_compressed_for_those_who_ask(answer_with: Any) -> None:
    words = ["word"] * 1000
    responses = described({"type": "array"})

    plain = answer_with(words, responses)
    packed = answer_with(words, responses, {"accept-encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding"
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 10
    assert packed.json() == words


def test_short_answers_and_pictures_are_not_compressed(answer_with: Any) -> None:
    asked = {"accept-encoding": "gzip"}

    assert "content-encoding" not in answer_with(["a"], described({}), asked).headers
    picture = reply.image(b"x" * 5000, "image/svg+xml")
    answer = answer_with(picture, described(None, "image/svg+xml"), asked)
    assert "content-encoding" not in answer.headers


def test_unchecked_answers_are_sent_as_they_are(serve: Any, make_operation: Any) -> None:
    paths = {"/a": {"get": make_operation("a.get", responses=described(BOOK))}}
    place = serve(paths, {"a.get": lambda: {"no": "book"}}, options=Options())

    assert place.client.get("/a").json() == {"no": "book"}
