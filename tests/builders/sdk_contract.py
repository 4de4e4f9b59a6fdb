"""The contract as the SDK sees it: what each operation takes and gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import stump_generated
import yaml
from attrs import frozen
from stump_generated.client import models

Node = dict[str, Any]
_METHODS = ("get", "put", "post", "patch", "delete")
# Other programs' names for fields that the SDK knows under the contract's own.
_ALIAS = "ComicInfo's word for"
# Sent back by clients that got them; nothing for a caller to give.
_ECHOED = "Accepted from clients that send back what they got"


@cache
def load() -> Node:
    """The bundled contract."""
    bundle = Path(stump_generated.__file__).with_name("openapi.yaml")
    loaded: Node = yaml.load(bundle.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


def resolve(node: Node) -> Node:
    """The node, or what it refers to; a nullable reference is what it refers to."""
    while "$ref" in node or len(node.get("allOf", [])) == 1:
        if "$ref" not in node:
            node = node["allOf"][0]
            continue
        target: Any = load()
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def schema_name(node: Node) -> str | None:
    """The name of the schema a node refers to."""
    if len(node.get("allOf", [])) == 1:
        return schema_name(node["allOf"][0])
    return str(node["$ref"]).rpartition("/")[2] if "$ref" in node else None


@frozen
class Operation:
    """One operation of the contract."""

    method: str
    path: str
    node: Node

    @property
    def id(self) -> str:
        return str(self.node["operationId"])

    @property
    def tag(self) -> str:
        return self.id.partition(".")[0]

    @property
    def verb(self) -> str:
        return self.id.partition(".")[2]

    def parameters(self, place: str) -> list[Node]:
        found = map(resolve, self.node.get("parameters", []))
        return [parameter for parameter in found if parameter["in"] == place]

    @property
    def body(self) -> Node | None:
        """The schema of the body, as referred to."""
        if "requestBody" not in self.node:
            return None
        content = resolve(self.node["requestBody"])["content"]
        schema: Node = next(iter(content.values()))["schema"]
        # Of several forms the first is ours; the others are for published clients.
        forms: list[Node] = resolve(schema).get("oneOf", [schema])
        return forms[0]

    @property
    def body_fields(self) -> dict[str, Node]:
        """What can be written into the body."""
        if self.body is None:
            return {}
        properties: dict[str, Node] = resolve(self.body)["properties"]
        return {
            name: field
            for name, field in properties.items()
            if not field.get("description", "").startswith((_ALIAS, _ECHOED))
        }

    @property
    def status(self) -> int:
        """What it answers with when all goes well."""
        return 200 if "200" in self.node["responses"] else 201

    @property
    def answer(self) -> tuple[str | None, Node]:
        """Media type and schema of the success; None and an empty schema when it has no body."""
        content = resolve(self.node["responses"][str(self.status)]).get("content", {})
        for media_type, node in content.items():
            return media_type, node.get("schema", {})
        return None, {}


def operations() -> Iterator[Operation]:
    """Every operation of the contract, in its order."""
    for path, item in load()["paths"].items():
        for method in _METHODS:
            if method in item:
                yield Operation(method.upper(), path, item[method])


def sample(node: Node) -> Any:
    """A value that fits a schema, as JSON."""
    name = schema_name(node)
    node = resolve(node)
    if "example" in node:
        return normal(name, node["example"])
    if "oneOf" in node:
        return sample(node["oneOf"][0])
    if "enum" in node:
        return node["enum"][0]
    if node["type"] == "array":
        return [sample(node["items"])]
    if node["type"] == "object":
        return {key: sample(node["properties"][key]) for key in node.get("required", [])}
    return {"string": "text", "integer": 3, "number": 0.5, "boolean": True}[node["type"]]


def normal(name: str | None, value: Any) -> Any:
    """An example as the generated model writes it, so that defaults and times look alike."""
    model: Any = getattr(models, name or "", None)
    return model.from_dict(value).to_dict() if hasattr(model, "from_dict") else value
