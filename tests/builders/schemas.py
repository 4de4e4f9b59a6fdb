"""Published and derived schemas, which feeds are held against."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from lxml import etree

FOLDER = Path(__file__).resolve().parents[1] / "schemas"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def _atom() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(FOLDER / "opds-feed.rng"))


def atom_faults(feed: Any) -> list[str]:
    """What an OPDS 1.2 feed does otherwise than its schema says."""
    schema = _atom()
    return [] if schema.validate(feed) else [str(fault) for fault in schema.error_log]


@cache
def _json(name: str) -> Any:
    if name == "publication":
        folder = FOLDER / "readium-webpub" / "schema"
        known = [json.loads(file.read_text("utf-8")) for file in folder.rglob("*.schema.json")]
        resources = [(schema["$id"], schema) for schema in known]
        # The one schema of another project that is referred to, which says nothing of ours.
        resources.append(("https://drafts.opds.io/schema/properties.schema.json", {}))
        (schema,) = [one for one in known if one["$id"].endswith("/publication.schema.json")]
        registry = jsonschema_rs.Registry(resources)
        return jsonschema_rs.validator_for(schema, registry=registry, validate_formats=True)
    schema = json.loads((FOLDER / "opds-2" / f"{name}.schema.json").read_text("utf-8"))
    feed = json.loads((FOLDER / "opds-2" / "feed.schema.json").read_text("utf-8"))
    address = f"https://opds.invalid/{name}.schema.json"
    registry = jsonschema_rs.Registry([("https://opds.invalid/feed.schema.json", feed)])
    return jsonschema_rs.validator_for(
        {"$id": address, **schema}, registry=registry, validate_formats=True
    )


def json_faults(name: str, document: Any) -> list[str]:
    """What a document does otherwise than one of the schemas says: feed, publication, ..."""
    return [
        f"{fault.instance_path}: {fault.message}" for fault in _json(name).iter_errors(document)
    ]
