"""What is read out of a contract at the start."""

from __future__ import annotations

from typing import Any

import pytest
from stump_server.web import contract as contracts
from stump_server.web.contract import Operation, Scheme


@pytest.fixture
def read_one(make_contract: Any, make_operation: Any) -> Any:
    def read(path: str = "/a", shared: list[Any] | None = None, **parts: Any) -> Operation:
        item = {"parameters": shared or [], "post": make_operation("thing.do", **parts)}
        whole = make_contract({path: item})
        whole["components"] = {
            **whole["components"],
            "parameters": {
                "Limit": {
                    "name": "limit",
                    "in": "query",
                    "schema": {"$ref": "#/components/schemas/Limit"},
                }
            },
            "schemas": {
                **whole["components"]["schemas"],
                "Limit": {"type": "integer", "default": 20},
                "Names": {"type": "array", "items": {"allOf": [{"type": "integer"}]}},
            },
            "responses": {
                "Image": {
                    "description": "x",
                    "headers": {"ETag": {"required": True, "schema": {"type": "string"}}},
                    "content": {"image/png": {}, "image/*": {}},
                }
            },
        }
        return contracts.read(whole)["thing.do"]

    return read


def test_parameters_are_read_through_references(read_one: Any) -> None:
    (limit,) = read_one(parameters=[{"$ref": "#/components/parameters/Limit"}]).parameters

    assert (limit.name, limit.kind, limit.is_array, limit.default) == (
        "limit",
        "integer",
        False,
        20,
    )


def test_lists_know_the_kind_of_what_is_in_them(read_one: Any) -> None:
    names = {"name": "n", "in": "query", "schema": {"$ref": "#/components/schemas/Names"}}

    (parameter,) = read_one(parameters=[names]).parameters

    assert (parameter.kind, parameter.is_array) == ("integer", True)


def test_an_operation_overrides_what_its_path_shares(read_one: Any) -> None:
    shared = {"name": "a", "in": "query", "schema": {"type": "integer"}}
    own = {"name": "a", "in": "query", "schema": {"type": "boolean"}}

    (parameter,) = read_one(shared=[shared], parameters=[own]).parameters

    assert parameter.kind == "boolean"


@pytest.mark.parametrize(
    ("security", "schemes", "is_optional"),
    [
        ([], set(), False),
        ([{"session": []}, {"bearer": []}], {Scheme.SESSION, Scheme.BEARER}, False),
        ([{"basic": []}, {}], {Scheme.BASIC}, True),
    ],
)
def test_security_is_a_set_of_schemes(
    read_one: Any, security: list[Any], schemes: set[Scheme], is_optional: bool
) -> None:
    operation = read_one(path="/opds/v2.0/a", security=security)

    assert operation.schemes == schemes
    assert operation.is_identity_optional is is_optional
    assert operation.is_open is (not schemes)


def test_a_key_in_the_path_is_the_only_way_in(read_one: Any) -> None:
    key = {"name": "api_key", "in": "path", "required": True, "schema": {"type": "string"}}

    operation = read_one(path="/opds/{api_key}/v1.2", parameters=[key], security=[])

    assert operation.schemes == {Scheme.PATH_KEY}


@pytest.mark.parametrize("path", ["/api/v1/media/{api_key}", "/opds/{api_key}/v2.0", "/{api_key}"])
def test_keys_stand_in_no_other_paths(read_one: Any, path: str) -> None:
    key = {"name": "api_key", "in": "path", "required": True, "schema": {"type": "string"}}

    with pytest.raises(ValueError, match="would show keys"):
        read_one(path=path, parameters=[key], security=[])


@pytest.mark.parametrize("path", ["/api/v1/media", "/opdsx", "/sse"])
def test_passwords_are_taken_with_feeds_only(read_one: Any, path: str) -> None:
    with pytest.raises(ValueError, match="would take a password"):
        read_one(path=path, security=[{"session": []}, {"basic": []}])


@pytest.mark.parametrize(
    ("stated", "permissions"),
    [(None, ()), ("a:b", ("a:b",)), (["a:b", "server_owner"], ("a:b", "server_owner"))],
)
def test_permissions_are_one_or_many(
    read_one: Any, stated: Any, permissions: tuple[str, ...]
) -> None:
    extra = {} if stated is None else {"x-permission": stated}

    assert read_one(**extra).permissions == permissions


def test_a_form_knows_its_files_and_its_texts(read_one: Any) -> None:
    form = {
        "type": "object",
        "additionalProperties": False,
        "required": ["file"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "more": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "place": {"type": "string"},
        },
    }

    body = read_one(requestBody={"content": {"multipart/form-data": {"schema": form}}}).upload_body

    assert body.file_names == {"file", "more"}
    assert body.text_names == {"place"}
    assert body.required_names == {"file"}
    assert not body.takes_other_names


def test_answers_know_media_types_and_headers(read_one: Any) -> None:
    operation = read_one(
        responses={
            "201": {"$ref": "#/components/responses/Image"},
            "400": {"description": "x", "content": {"application/problem+json": {"schema": {}}}},
        }
    )

    assert operation.success_status == 201
    assert operation.answer(201).media_types == ("image/png", "image/*")
    assert operation.answer(201).required_headers == ("etag",)
    assert operation.answer(201).json_media_type is None
    assert operation.answer(400).json_media_type == "application/problem+json"
    assert operation.answer(404) is None
