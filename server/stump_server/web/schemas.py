"""Schemas of the contract, compiled once into validators that run in Rust."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import jsonschema_rs
import orjson

Schema = dict[str, Any]

_URN = "urn:stump:contract"
# Words of OpenAPI that say nothing about validity.
_SILENT = frozenset(
    {"nullable", "example", "examples", "xml", "externalDocs", "discriminator", "deprecated"}
    | {"title", "description", "default", "readOnly", "writeOnly"}
)
_LISTS = ("allOf", "anyOf", "oneOf")
_COMBINING = ("$ref", *_LISTS, "not")
# Some messages quote a whole list of values.
_LONGEST_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that does not fit: where, as path segments, and why."""

    where: tuple[str | int, ...]
    why: str
    # The name that is missing or not expected, for violations about names.
    name: str | None = None

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer (RFC 6901)."""
        steps = (str(step).replace("~", "~0").replace("/", "~1") for step in self.where)
        return "".join(f"/{step}" for step in steps)


class Validator:
    """One compiled schema. Values are not repeated in messages: they may be passwords."""

    def __init__(self, schema: Schema, registry: jsonschema_rs.Registry) -> None:
        self._compiled = jsonschema_rs.Draft4Validator(
            schema, registry=registry, validate_formats=True, mask="the value"
        )
        self.is_valid = self._compiled.is_valid

    def violations(self, value: object, limit: int = 20) -> list[Violation]:
        """What is wrong with the value, at most `limit` things; empty when it fits."""
        found: list[Violation] = []
        for error in self._compiled.iter_errors(value):
            found.extend(_violations(error))
            if len(found) >= limit:
                break
        return found[:limit]


class Schemas:
    """The named schemas of a contract, within reach of every validator made here."""

    def __init__(self, components: dict[str, Schema]) -> None:
        document = {
            "components": {
                "schemas": {name: to_draft4(schema) for name, schema in components.items()}
            }
        }
        self._registry = jsonschema_rs.Registry([(_URN, document)], draft=jsonschema_rs.Draft4)
        self._compiled: dict[bytes, Validator] = {}

    def compile(self, schema: Schema) -> Validator:
        """A validator of a schema as the contract has it; equal schemas share one."""
        key = orjson.dumps(schema, option=orjson.OPT_SORT_KEYS)
        if key not in self._compiled:
            self._compiled[key] = Validator(to_draft4(schema), self._registry)
        return self._compiled[key]


def to_draft4(schema: Schema) -> Schema:
    """A schema of OpenAPI 3.0 in the words of JSON Schema draft 4.

    >>> to_draft4({"type": "string", "nullable": True})
    {'type': ['string', 'null']}
    """
    plain = {
        word: _converted(word, value)
        for word, value in schema.items()
        if word not in _SILENT and not word.startswith("x-")
    }
    if not plain.get("required", True):
        # Draft 4 wants at least one name, or no list.
        del plain["required"]
    return _nullable(plain) if schema.get("nullable") is True else plain


def _converted(word: str, value: Any) -> Any:
    if word == "properties":
        return {name: to_draft4(inner) for name, inner in value.items()}
    if word in ("items", "not", "additionalProperties") and isinstance(value, dict):
        return to_draft4(value)
    if word in _LISTS:
        return [to_draft4(inner) for inner in value]
    if word == "$ref":
        # One shared document instead of a copy of all components in every validator.
        return f"{_URN}{value}"
    return value


def _nullable(schema: Schema) -> Schema:
    if any(word in schema for word in _COMBINING):
        return {"anyOf": [{"type": "null"}, schema]}
    nullable = dict(schema)
    if "type" in schema:
        nullable["type"] = [schema["type"], "null"]
    if "enum" in schema and None not in schema["enum"]:
        nullable["enum"] = [*schema["enum"], None]
    return nullable


def _violations(error: jsonschema_rs.ValidationError) -> Iterable[Violation]:
    where = tuple(error.instance_path)
    kind: Any = error.kind
    if kind.name == "required":
        yield Violation((*where, kind.property), "This is required", kind.property)
    elif kind.name == "additionalProperties":
        for name in kind.unexpected:
            yield Violation((*where, name), "This is not known here", name)
    elif branch := _meant_branch(where, kind):
        for inner in branch:
            yield from _violations(inner)
    else:
        yield Violation(where, _shortened(error.message))


def _meant_branch(where: tuple[str | int, ...], kind: Any) -> list[jsonschema_rs.ValidationError]:
    """The errors of the one alternative that the value comes close to, if there is one.

    An object where "null or a book" is wanted is a bad book, and not simply no alternative.
    """
    if kind.name not in ("anyOf", "oneOfNotValid"):
        return []
    close = [branch for branch in kind.context if not _is_other_type(where, branch)]
    return close[0] if len(close) == 1 else []


def _is_other_type(
    where: tuple[str | int, ...], branch: list[jsonschema_rs.ValidationError]
) -> bool:
    return any(
        error.kind.name == "type" and tuple(error.instance_path) == where for error in branch
    )


def _shortened(message: str) -> str:
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return message[:_LONGEST_MESSAGE] + "..."
