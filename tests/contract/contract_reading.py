"""Ways through a bundled contract: its operations, its schemas, what goes in and what comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
METHODS = ("get", "put", "post", "patch", "delete", "head", "options", "trace")

Document = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """One operation with the path it stands under."""

    path: str
    method: str
    node: Document

    @property
    def name(self) -> str:
        """The operationId, or the method and path of an operation without one."""
        return str(self.node.get("operationId", f"{self.method} {self.path}"))

    @property
    def is_open(self) -> bool:
        """Whether anybody may call it."""
        return not self.node.get("security") and "{api_key}" not in self.path


def operations(contract: Document) -> list[Operation]:
    """Every operation, in the order of the contract."""
    return [
        Operation(path, method, item[method])
        for path, item in contract["paths"].items()
        for method in METHODS
        if method in item
    ]


def resolved(contract: Document, node: Document) -> Document:
    """The node, or what it refers to."""
    while "$ref" in node:
        target: Any = contract
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def parameters(contract: Document, operation: Operation) -> list[Document]:
    """The parameters of an operation, references followed."""
    return [resolved(contract, node) for node in operation.node.get("parameters", [])]


def media_types(contract: Document, node: Document) -> dict[str, Document]:
    """What a request body or an answer may carry, by media type."""
    content: dict[str, Document] = resolved(contract, node).get("content", {})
    return content


def request_content(contract: Document, operation: Operation) -> dict[str, Document]:
    """What the body of an operation may be; nothing when it takes none."""
    return media_types(contract, operation.node.get("requestBody", {}))


def success_content(contract: Document, operation: Operation) -> dict[str, Document]:
    """What the answers of an operation that went well may be."""
    found: dict[str, Document] = {}
    for status, answer in operation.node["responses"].items():
        if status.startswith("2"):
            found.update(media_types(contract, answer))
    return found


def parts(schema: Document) -> Iterator[tuple[str, Document]]:
    """The schemas directly inside a schema, each with its place."""
    for name, inner in schema.get("properties", {}).items():
        yield f"properties/{name}", inner
    if "items" in schema:
        yield "items", schema["items"]
    for word in ("allOf", "oneOf", "anyOf"):
        for place, inner in enumerate(schema.get(word, ())):
            yield f"{word}/{place}", inner
    if isinstance(schema.get("additionalProperties"), dict):
        yield "additionalProperties", schema["additionalProperties"]


def nested(where: str, schema: Document) -> Iterator[tuple[str, Document]]:
    """A schema and all schemas written inside it, references not followed."""
    yield where, schema
    for place, inner in parts(schema):
        yield from nested(f"{where}/{place}", inner)


def roots(contract: Document) -> Iterator[tuple[str, Document]]:
    """Every place a schema begins: components, parameters, headers, bodies and answers."""
    components = contract["components"]
    for name, schema in components["schemas"].items():
        yield f"schemas/{name}", schema
    for kind in ("parameters", "headers"):
        for name, node in components[kind].items():
            yield f"{kind}/{name}", node["schema"]
    for name, answer in components["responses"].items():
        yield from _content_schemas(f"responses/{name}", answer)
    for operation in operations(contract):
        yield from _content_schemas(f"{operation.name}/body", operation.node.get("requestBody", {}))
        for status, answer in operation.node["responses"].items():
            yield from _content_schemas(f"{operation.name}/{status}", answer)


def _content_schemas(where: str, node: Document) -> Iterator[tuple[str, Document]]:
    for media_type, described in node.get("content", {}).items():
        if "schema" in described:
            yield f"{where}/{media_type}", described["schema"]


def schemas(contract: Document) -> Iterator[tuple[str, Document]]:
    """Every schema of the contract, however deep."""
    for where, schema in roots(contract):
        yield from nested(where, schema)


def reachable(contract: Document, starts: list[tuple[str, Document]]) -> dict[str, Document]:
    """All schemas that the given ones lead to, references followed; references left out."""
    found: dict[str, Document] = {}
    waiting = list(starts)
    while waiting:
        for place, schema in nested(*waiting.pop()):
            if "$ref" not in schema:
                found[place] = schema
                continue
            name = schema["$ref"].removeprefix("#/components/")
            if name not in found:
                found[name] = resolved(contract, schema)
                waiting.append((name, found[name]))
    return found


def incoming(contract: Document) -> dict[str, Document]:
    """Every schema that a request is held against."""
    starts = [
        (f"parameters/{n}", p["schema"]) for n, p in contract["components"]["parameters"].items()
    ]
    for operation in operations(contract):
        body = operation.node.get("requestBody", {})
        starts.extend(_content_schemas(f"{operation.name}/body", body))
    return reachable(contract, starts)


def outgoing(contract: Document) -> dict[str, Document]:
    """Every schema that an answer is held against."""
    starts: list[tuple[str, Document]] = []
    for operation in operations(contract):
        for status, answer in operation.node["responses"].items():
            place = f"{operation.name}/{status}"
            starts.extend(_content_schemas(place, resolved(contract, answer)))
    return reachable(contract, starts)
