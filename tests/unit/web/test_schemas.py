"""Schemas: OpenAPI's words for null become draft 4's, and violations name their place."""

from __future__ import annotations

from typing import Any

import pytest
from stump_server.web.schemas import Schemas, Violation, to_draft4

SCHEMAS = Schemas(
    {
        "Colour": {"type": "string", "enum": ["red", "blue"]},
        "Tree": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "maxLength": 3},
                "leaf": {"nullable": True, "allOf": [{"$ref": "#/components/schemas/Tree"}]},
                # A property may be called like a word of the language.
                "example": {"type": "integer", "nullable": True},
            },
        },
    }
)
TREE = SCHEMAS.compile({"$ref": "#/components/schemas/Tree"})


@pytest.mark.parametrize(
    ("schema", "draft4"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        (
            {"type": "string", "enum": ["a"], "nullable": True},
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        ({"type": "object", "required": []}, {"type": "object"}),
        ({"type": "string", "example": "x", "description": "y", "x-z": 1}, {"type": "string"}),
        (
            {"type": "array", "items": {"type": "integer", "nullable": True}},
            {"type": "array", "items": {"type": ["integer", "null"]}},
        ),
    ],
)
def test_openapi_in_the_words_of_draft_4(schema: dict[str, Any], draft4: dict[str, Any]) -> None:
    assert to_draft4(schema) == draft4


@pytest.mark.parametrize(
    ("schema", "value", "is_valid"),
    [
        ({"nullable": True, "allOf": [{"$ref": "#/components/schemas/Colour"}]}, None, True),
        ({"nullable": True, "allOf": [{"$ref": "#/components/schemas/Colour"}]}, "red", True),
        ({"nullable": True, "allOf": [{"$ref": "#/components/schemas/Colour"}]}, "green", False),
        ({"$ref": "#/components/schemas/Colour"}, None, False),
        ({"type": "integer"}, 1.0, False),
        ({"type": "integer"}, True, False),
        ({"type": "number", "minimum": 0, "exclusiveMinimum": True}, 0, False),
        ({"type": "string", "format": "date-time"}, "2024-11-02", False),
        ({"type": "string", "format": "date-time"}, "2024-11-02T09:15:00+00:00", True),
    ],
)
def test_compiled_schemas_decide(schema: dict[str, Any], value: object, is_valid: bool) -> None:
    assert SCHEMAS.compile(schema).is_valid(value) is is_valid


def test_recursion_is_followed_into_the_depth() -> None:
    assert TREE.is_valid({"name": "a", "leaf": {"name": "b", "leaf": None}, "example": None})
    assert not TREE.is_valid({"name": "a", "leaf": {"name": "b", "leaf": {"name": 1}}})


def test_violations_name_what_is_missing_and_what_is_unknown() -> None:
    violations = TREE.violations({"a/b": 1})

    assert {item.name: item.why for item in violations} == {
        "name": "This is required",
        "a/b": "This is not known here",
    }


def test_pointers_escape_what_they_must() -> None:
    assert Violation(("a/b", 0, "~"), "Wrong").pointer == "/a~1b/0/~0"
    assert Violation((), "Wrong").pointer == ""


def test_places_behind_null_are_named_too() -> None:
    (violation,) = TREE.violations({"name": "a", "leaf": {"name": "toolong"}})

    assert violation.pointer == "/leaf/name"


def test_values_are_not_repeated_in_messages() -> None:
    (violation,) = TREE.violations({"name": "secret"})

    assert "secret" not in violation.why


def test_equal_schemas_share_a_validator() -> None:
    assert SCHEMAS.compile({"type": "string"}) is SCHEMAS.compile({"type": "string"})
