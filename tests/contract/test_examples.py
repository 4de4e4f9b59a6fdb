"""Every example in the contract is valid against what it is an example of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import stump_generated.models as models
from contract_reading import METHODS, Document, resolved
from pydantic import TypeAdapter

HOME = "urn:stump:contract"


def draft4(node: Any) -> Any:
    """A schema of OpenAPI 3.0 in the words of JSON Schema draft 4, where null is a type."""
    if isinstance(node, list):
        return [draft4(item) for item in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("$ref"), str):
        # One shared document instead of a copy of every schema in each validator.
        return {"$ref": HOME + node["$ref"]}
    inner = {
        key: draft4(value) for key, value in node.items() if key not in ("nullable", "example")
    }
    if node.get("nullable") is not True:
        return inner
    if "enum" in inner:
        inner["enum"] = [*inner["enum"], None]
    if "type" in inner:
        return {**inner, "type": [inner["type"], "null"]}
    return {"anyOf": [inner, {"type": "null"}]}


def registry(contract: Document) -> jsonschema_rs.Registry:
    """The named schemas, converted once, within reach of references."""
    schemas = contract["components"]["schemas"]
    document = {"components": {"schemas": {name: draft4(each) for name, each in schemas.items()}}}
    return jsonschema_rs.Registry([(HOME, document)], draft=jsonschema_rs.Draft4)


def complaints(known: jsonschema_rs.Registry, schema: Document, example: Any) -> list[str]:
    """What is wrong with an example."""
    validator = jsonschema_rs.Draft4Validator(draft4(schema), registry=known, validate_formats=True)
    return [f"{list(e.instance_path)}: {e.message}" for e in validator.iter_errors(example)]


@pytest.fixture(scope="module")
def known(contract: Document) -> jsonschema_rs.Registry:
    """The named schemas of the contract."""
    return registry(contract)


def component_examples(contract: Document) -> Iterator[tuple[str, Document, Any]]:
    """Examples of schemas, parameters and headers."""
    for name, schema in contract["components"]["schemas"].items():
        if "example" in schema:
            yield f"schemas/{name}", schema, schema["example"]
    for kind in ("parameters", "headers"):
        for name, node in contract["components"][kind].items():
            if "example" in node:
                yield f"{kind}/{name}", node["schema"], node["example"]


def body_examples(contract: Document) -> Iterator[tuple[str, Document, Any]]:
    """Examples of request bodies and answers."""
    for item in contract["paths"].values():
        for operation in (item[method] for method in METHODS if method in item):
            nodes = {"body": operation.get("requestBody", {}), **operation["responses"]}
            for place, node in nodes.items():
                for described in resolved(contract, node).get("content", {}).values():
                    if "example" in described:
                        where = f"{operation['operationId']}/{place}"
                        yield where, described["schema"], described["example"]


def test_component_examples_are_valid(contract: Document, known: jsonschema_rs.Registry) -> None:
    found = list(component_examples(contract))
    wrong = {where: said for where, *rest in found if (said := complaints(known, *rest))}

    assert len(found) > 150
    assert not wrong


def test_body_examples_are_valid(contract: Document, known: jsonschema_rs.Registry) -> None:
    found = list(body_examples(contract))
    wrong = {where: said for where, *rest in found if (said := complaints(known, *rest))}

    assert found
    assert not wrong


def test_a_wrong_example_is_noticed(contract: Document, known: jsonschema_rs.Registry) -> None:
    schema = contract["components"]["schemas"]["ImageOptions"]

    assert complaints(known, schema, {**schema["example"], "format": "Bmp"})
    assert not complaints(known, schema, {**schema["example"], "quality": None})


def test_null_passes_only_where_it_is_allowed(
    contract: Document, known: jsonschema_rs.Registry
) -> None:
    schema = contract["components"]["schemas"]["MediaPage"]

    assert not complaints(known, schema, {**schema["example"], "_page": None})
    assert complaints(known, schema, {**schema["example"], "data": None})


def test_models_take_every_example(contract: Document) -> None:
    for name, schema in contract["components"]["schemas"].items():
        model = getattr(models, name, None)
        if model is not None and "example" in schema:
            TypeAdapter(model).validate_python(schema["example"])


@pytest.mark.parametrize("pattern", [r"^[^\x00]*$", r"^[^\x00]*[^\x00\s][^\x00]*$"])
def test_the_pattern_against_nul_works_in_rust(pattern: str) -> None:
    validator = jsonschema_rs.Draft4Validator({"type": "string", "pattern": pattern})

    assert validator.is_valid("Tom & Jerry\n100 %")
    assert not validator.is_valid("Tom\x00Jerry")
