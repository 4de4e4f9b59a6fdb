"""The manners of the contract, each with a violation that shows the rule at work."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from contract_reading import (
    Document,
    Operation,
    incoming,
    operations,
    outgoing,
    parameters,
    request_content,
    resolved,
    schemas,
    success_content,
)
from stump_server.domain.access import IMPLIES

LARGEST = 2**53 - 1
NO_NUL = r"[^\x00"
TAG = re.compile(r"[a-z]+(_[a-z0-9]+)*")
VERB = re.compile(r"[a-z]+(_[a-z]+)*")
TYPE_NAME = re.compile(r"([A-Z][a-z0-9]*)+")
QUERY_NAME = re.compile(r"[a-z_]+(\[[a-z_]+\])*")
ACRONYM = re.compile(r"[A-Z]{2,}s?")

Check = Callable[[Document], Iterator[str]]
Plant = Callable[[Document], object]


@dataclass(frozen=True)
class Rule:
    """One manner: `check` names what is wrong, `plant` does something wrong."""

    check: Check
    plant: Plant

    @property
    def name(self) -> str:
        """The rule in words."""
        return self.check.__name__


def _operation(contract: Document, name: str) -> Document:
    return next(op.node for op in operations(contract) if op.name == name)


def _schema(contract: Document, name: str) -> Document:
    found: Document = contract["components"]["schemas"][name]
    return found


def _parameter(contract: Document, name: str) -> Document:
    found: Document = contract["components"]["parameters"][name]
    return found


# -- operations -----------------------------------------------------------------------------


def operation_ids_are_a_tag_and_a_verb(contract: Document) -> Iterator[str]:
    """`library.scan`: handler, SDK method and test are called so."""
    for name, count in Counter(op.name for op in operations(contract)).items():
        tag, _, verb = name.partition(".")
        if not TAG.fullmatch(tag) or not VERB.fullmatch(verb) or keyword.iskeyword(verb):
            yield f"{name} is no tag and verb"
        if count > 1:
            yield f"{name} is the name of {count} operations"


def operations_have_one_known_tag(contract: Document) -> Iterator[str]:
    """The tag is the first word of the operationId and explained at the top."""
    known = {tag["name"] for tag in contract["tags"] if tag.get("description")}
    for op in operations(contract):
        if op.node.get("tags") != [op.name.split(".")[0]] or op.node["tags"][0] not in known:
            yield f"{op.name} has the tags {op.node.get('tags')}"


def summaries_are_short_sentences(contract: Document) -> Iterator[str]:
    """At most eight words, in sentence case, without a full stop."""
    for op in operations(contract):
        words = op.node.get("summary", "").split()
        is_sentence = words and words[0][0].isupper() and not words[-1].endswith(".")
        if not is_sentence or len(words) > 8 or any(map(_is_capitalised, words[1:])):
            yield f"{op.name}: {op.node.get('summary')!r}"


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not ACRONYM.fullmatch(word.strip("'s"))


def security_is_stated(contract: Document) -> Iterator[str]:
    """Also when it is empty; the schemes exist."""
    known = set(contract["components"]["securitySchemes"])
    for op in operations(contract):
        stated = op.node.get("security")
        if stated is None or not {name for entry in stated for name in entry} <= known:
            yield f"{op.name} states the security {stated}"


def permissions_exist(contract: Document) -> Iterator[str]:
    """`x-permission` is a list of permissions, on operations that know who calls."""
    known = {*_schema(contract, "UserPermission")["enum"], "server_owner"}
    for op in operations(contract):
        wanted = op.node.get("x-permission")
        if wanted is None:
            continue
        if not isinstance(wanted, list) or not wanted or not set(wanted) <= known or op.is_open:
            yield f"{op.name} asks for {wanted}"


def permissions_imply_each_other_as_described(contract: Document) -> Iterator[str]:
    """What a permission brings along stands in one table, which the contract repeats for people."""
    described = _schema(contract, "UserPermission")["description"]
    for permission, implied in IMPLIES.items():
        brought = ", ".join(f"`{other.value}`" for other in implied)
        if f"- `{permission.value}`: {brought}" not in described:
            yield f"{permission.value} brings {brought}"


def passwords_come_with_feeds_only(contract: Document) -> Iterator[str]:
    """A password with every request is for readers of feeds that know no better way."""
    for op in operations(contract):
        schemes = {name for entry in op.node.get("security", []) for name in entry}
        if "basic" in schemes and not op.path.startswith("/opds/"):
            yield f"{op.name} takes a password"


def keys_stand_in_few_paths(contract: Document) -> Iterator[str]:
    """Addresses are written down everywhere, so keys are part of those alone that need it."""
    places = ("/koreader/{api_key}/", "/opds/{api_key}/v1.2")
    for path in contract["paths"]:
        if "{api_key}" in path and not path.startswith(places):
            yield f"{path} holds a key"


def successes_are_documented(contract: Document) -> Iterator[str]:
    """Published clients know 200 alone, and 206 for parts; KOReader registers with 201."""
    for op in operations(contract):
        good = {status for status in op.node["responses"] if status.startswith("2")}
        if op.name == "koreader.register" and good == {"201"}:
            continue
        if not {"200"} <= good <= {"200", "206"}:
            yield f"{op.name} succeeds with {sorted(good)}"


def failures_are_documented(contract: Document) -> Iterator[str]:
    """What can always happen is listed on every operation."""
    for op in operations(contract):
        missing = _certain_failures(contract, op) - set(op.node["responses"])
        if missing:
            yield f"{op.name} lacks {sorted(missing)}"


def _certain_failures(contract: Document, op: Operation) -> set[str]:
    # Query parameters that are not listed are refused everywhere, and so is who asks too often or
    # while the database is away.
    certain = {"400", "429", "500", "503"}
    if not op.is_open:
        certain |= {"401", "403"}
    if any(parameter["in"] == "path" for parameter in parameters(contract, op)):
        certain.add("404")
    if "requestBody" in op.node:
        certain |= {"413", "415"}
    return certain


def failures_are_shared(contract: Document) -> Iterator[str]:
    """Errors are components; nowhere are they described inline."""
    for op in operations(contract):
        for status, answer in op.node["responses"].items():
            if status[0] in "45" and set(answer) != {"$ref"}:
                yield f"{op.name} describes {status} itself"


def failures_have_one_shape(contract: Document) -> Iterator[str]:
    """Every error is a problem document; OPDS 2.0 has its own way to ask for a password."""
    wanted = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for op in operations(contract):
        for status, answer in op.node["responses"].items():
            content = dict(resolved(contract, answer).get("content", {}))
            if (op.name.split(".")[0], status) == ("opds_v2", "401"):
                content.pop("application/opds-authentication+json", None)
            if status[0] in "45" and content != wanted:
                yield f"{op.name} answers {status} in another shape"


def literal_paths_come_first(contract: Document) -> Iterator[str]:
    """The first path that fits is taken: `/media/{id}` would swallow `/media/duplicates`."""
    for earlier, later in combinations(contract["paths"], 2):
        if _swallows(earlier, later):
            yield f"{earlier} stands before {later}"


def _swallows(earlier: str, later: str) -> bool:
    ours, theirs = earlier.split("/"), later.split("/")
    if len(ours) != len(theirs):
        return False
    pairs = list(zip(ours, theirs, strict=True))
    fits = all(a == b or a.startswith("{") for a, b in pairs)
    return fits and any(a.startswith("{") and not b.startswith("{") for a, b in pairs)


def paths_declare_their_parameters(contract: Document) -> Iterator[str]:
    """Names in braces and parameters `in: path` are the same."""
    for op in operations(contract):
        stated = {p["name"] for p in parameters(contract, op) if p["in"] == "path"}
        if stated != set(re.findall(r"{(\w+)}", op.path)):
            yield f"{op.method} {op.path} declares {sorted(stated)}"


# -- parameters -----------------------------------------------------------------------------


def parameters_are_shared(contract: Document) -> Iterator[str]:
    """Parameters are components, so that one name means one thing."""
    for op in operations(contract):
        if any(set(parameter) != {"$ref"} for parameter in op.node.get("parameters", [])):
            yield f"{op.name} describes a parameter itself"


def parameters_are_explained(contract: Document) -> Iterator[str]:
    """Each has a description and an example."""
    for name, parameter in contract["components"]["parameters"].items():
        if not parameter.get("description") or "example" not in parameter:
            yield f"{name} lacks a description or an example"


def query_names_are_flat(contract: Document) -> Iterator[str]:
    """`metadata[year][from]`: clients add `[]` themselves, and deepObject is sent wrongly."""
    for name, parameter in contract["components"]["parameters"].items():
        if parameter["in"] != "query":
            continue
        if not QUERY_NAME.fullmatch(parameter["name"]) or parameter.get("style") == "deepObject":
            yield f"{name} is called {parameter['name']}"


def query_lists_are_repeated_names(contract: Document) -> Iterator[str]:
    """Lists are sent as `id=a&id=b`, so that values keep their commas, and have a limit."""
    for name, parameter in contract["components"]["parameters"].items():
        if resolved(contract, parameter["schema"]).get("type") != "array":
            continue
        is_repeated = parameter.get("style") == "form" and parameter.get("explode") is True
        if not is_repeated or "maxItems" not in parameter["schema"]:
            yield f"{name} is sent otherwise"


def paging_is_whole(contract: Document) -> Iterator[str]:
    """Who offers page numbers offers all of them; who offers a cursor offers a limit and both."""
    numbers, cursors = {"page", "page_size", "zero_based"}, {"cursor", "limit"}
    for op in operations(contract):
        names = {p["name"] for p in parameters(contract, op) if p["in"] == "query"}
        for kind in (numbers, cursors):
            if (names & kind) - {"zero_based"} and not kind | numbers <= names:
                yield f"{op.name} offers {sorted(names & (numbers | cursors))}"


def links_lead_somewhere(contract: Document) -> Iterator[str]:
    """A link names an operation and parameters that it has."""
    known = {op.name: {p["name"] for p in parameters(contract, op)} for op in operations(contract)}
    for op in operations(contract):
        for name, link in op.node["responses"].get("200", {}).get("links", {}).items():
            given = {key.removeprefix("path.") for key in link["parameters"]}
            if not given <= known.get(link["operationId"], set()):
                yield f"{op.name}: {name} leads nowhere"


# -- schemas --------------------------------------------------------------------------------


def schemas_are_typed(contract: Document) -> Iterator[str]:
    """A schema has a type, or is made of schemas that have one."""
    for where, schema in schemas(contract):
        if not {"type", "$ref", "allOf", "oneOf"} & set(schema):
            yield f"{where} has no type"


def schemas_are_named_and_explained(contract: Document) -> Iterator[str]:
    """Components carry the names of types, and say what they are."""
    for name, schema in contract["components"]["schemas"].items():
        if not TYPE_NAME.fullmatch(name) or not schema.get("description"):
            yield f"{name} lacks a type's name or a description"


def objects_are_open_or_closed(contract: Document) -> Iterator[str]:
    """Every object says `additionalProperties`."""
    for where, schema in schemas(contract):
        if schema.get("type") == "object" and "additionalProperties" not in schema:
            yield f"{where} is neither"


def objects_have_names(contract: Document) -> Iterator[str]:
    """Objects inside others are components: generators give clumsy names to the rest."""
    components = {f"schemas/{name}" for name in contract["components"]["schemas"]}
    for where, schema in schemas(contract):
        if schema.get("type") == "object" and where not in components:
            yield f"{where} is an object without a name"


def required_keys_exist(contract: Document) -> Iterator[str]:
    """What is required is described."""
    for where, schema in schemas(contract):
        missing = set(schema.get("required", ())) - set(schema.get("properties", ()))
        if missing:
            yield f"{where} requires {sorted(missing)}"


def integers_have_bounds(contract: Document) -> Iterator[str]:
    """JSON readers lose integers beyond 53 bits."""
    for where, schema in schemas(contract):
        if schema.get("type") != "integer":
            continue
        low, high = schema.get("minimum", -LARGEST - 1), schema.get("maximum", LARGEST + 1)
        if low < -LARGEST or high > LARGEST or "format" not in schema:
            yield f"{where} is unbounded"


def nullable_references_have_one_form(contract: Document) -> Iterator[str]:
    """`nullable` with a single `allOf` and no type is what every tool understands."""
    for where, schema in schemas(contract):
        if schema.get("nullable") and "type" not in schema and len(schema.get("allOf", ())) != 1:
            yield f"{where} is null in another form"
        if "allOf" in schema and ("type" in schema or len(schema["allOf"]) > 1):
            yield f"{where} composes"


def times_are_date_times(contract: Document) -> Iterator[str]:
    """What ends in `_at` is a moment."""
    for where, schema in schemas(contract):
        if re.search(r"properties/\w+_at$", where) and schema.get("format") != "date-time":
            yield f"{where} is no moment"


def answers_are_closed(contract: Document) -> Iterator[str]:
    """An answer holds what the contract says and nothing else."""
    for where, schema in outgoing(contract).items():
        if schema.get("type") == "object" and schema["additionalProperties"] is not False:
            yield f"{where} is open"


def request_texts_are_limited(contract: Document) -> Iterator[str]:
    """Text that comes in has a length, and no NUL, which PostgreSQL cannot keep."""
    for where, schema in incoming(contract).items():
        if schema.get("type") != "string" or "enum" in schema:
            continue
        if schema.get("format") in ("date-time", "binary"):
            continue
        pattern = schema.get("pattern", "")
        if "maxLength" not in schema or not (NO_NUL in pattern or pattern.startswith("^[0-9]")):
            yield f"{where} takes any text"


def request_lists_are_limited(contract: Document) -> Iterator[str]:
    """Lists that come in have a length."""
    for where, schema in incoming(contract).items():
        if schema.get("type") == "array" and "maxItems" not in schema:
            yield f"{where} takes any number"


def pages_have_one_shape(contract: Document) -> Iterator[str]:
    """`data`, `_page` and `_cursor`, all of them always there."""
    for name, schema in contract["components"]["schemas"].items():
        if name.endswith("Page") and schema.get("required") != ["data", "_page", "_cursor"]:
            yield f"{name} is no page"


# -- bodies ---------------------------------------------------------------------------------


def bodies_have_examples(contract: Document) -> Iterator[str]:
    """One example per JSON body and answer: at the body, or at its schema."""
    for op in operations(contract):
        for content in (request_content(contract, op), success_content(contract, op)):
            described = content.get("application/json")
            if described is not None and not _has_example(contract, described):
                yield f"{op.name} has a body without an example"


def _has_example(contract: Document, described: Document) -> bool:
    schema = described["schema"]
    inner = schema.get("allOf", [schema])[0]
    return "example" in described or "example" in resolved(contract, inner)


def media_types_are_named(contract: Document) -> Iterator[str]:
    """Binary answers say which kinds they may be."""
    for op in operations(contract):
        for media_type in (*request_content(contract, op), *success_content(contract, op)):
            if "*" in media_type:
                yield f"{op.name} says {media_type}"


def uploads_are_open_forms(contract: Document) -> Iterator[str]:
    """A form has one required file, and clients may send further fields."""
    for op in operations(contract):
        described = request_content(contract, op).get("multipart/form-data")
        if described is None:
            continue
        form = resolved(contract, described["schema"])
        is_file = form["properties"].get("file", {}).get("format") == "binary"
        if not is_file or form.get("required") != ["file"] or not form["additionalProperties"]:
            yield f"{op.name} takes another form"


def answers_are_explained(contract: Document) -> Iterator[str]:
    """Every answer and header says what it is."""
    for kind in ("responses", "headers"):
        for name, node in contract["components"][kind].items():
            if not node.get("description"):
                yield f"{name} says nothing"
    for op in operations(contract):
        if any(not resolved(contract, a).get("description") for a in op.node["responses"].values()):
            yield f"{op.name} has an answer that says nothing"


# -- the whole ------------------------------------------------------------------------------


def no_python_is_named(contract: Document) -> Iterator[str]:
    """The contract knows nothing of what carries it out."""
    for path in _texts(contract, ""):
        if re.search(r"stump_(server|client|generated)|x-(openapi-router|handler|\w+Func)", path):
            yield path


def _texts(node: Any, where: str) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, f"{where}/{key}")
    elif isinstance(node, list):
        for item in node:
            yield from _texts(item, where)
    else:
        yield f"{where}: {node}"


def the_frame_is_ours(contract: Document) -> Iterator[str]:
    """One version of OpenAPI, one server, full paths."""
    if contract["openapi"] != "3.0.3" or contract["servers"] != [{"url": "/"}]:
        yield "the frame is another"
    for path in contract["paths"]:
        if not path.startswith(("/api/v1/", "/sse", "/opds/", "/koreader/")):
            yield f"{path} is no full path"


def _move_a_literal_path_back(contract: Document) -> None:
    paths = contract["paths"]
    paths["/api/v1/media/duplicates"] = paths.pop("/api/v1/media/duplicates")


RULES = (
    Rule(
        operation_ids_are_a_tag_and_a_verb,
        lambda c: _operation(c, "library.get").update(operationId="listLibraries"),
    ),
    Rule(
        operations_have_one_known_tag,
        lambda c: _operation(c, "library.get")["tags"].append("media"),
    ),
    Rule(
        summaries_are_short_sentences,
        lambda c: _operation(c, "library.get").update(summary="List All Libraries"),
    ),
    Rule(security_is_stated, lambda c: _operation(c, "server.ping").pop("security")),
    Rule(
        permissions_exist,
        lambda c: _operation(c, "library.scan").update({"x-permission": ["library:read"]}),
    ),
    Rule(
        permissions_imply_each_other_as_described,
        lambda c: _schema(c, "UserPermission").update(description="A right."),
    ),
    Rule(
        passwords_come_with_feeds_only,
        lambda c: _operation(c, "library.get")["security"].append({"basic": []}),
    ),
    Rule(
        keys_stand_in_few_paths,
        lambda c: c["paths"].update({"/api/v1/media/{api_key}": {}}),
    ),
    Rule(
        successes_are_documented,
        lambda c: _operation(c, "library.create")["responses"].update({"201": {}}),
    ),
    Rule(
        failures_are_documented,
        lambda c: _operation(c, "library.get_by_id")["responses"].pop("404"),
    ),
    Rule(
        failures_are_documented,
        lambda c: _operation(c, "server.ping")["responses"].pop("429"),
    ),
    Rule(
        failures_are_documented,
        lambda c: _operation(c, "media.get")["responses"].pop("503"),
    ),
    Rule(
        failures_are_shared,
        lambda c: _operation(c, "library.get")["responses"].update({"400": {"description": "Bad"}}),
    ),
    Rule(
        failures_have_one_shape,
        lambda c: c["components"]["responses"]["NotFound"].update(content={"text/plain": {}}),
    ),
    Rule(literal_paths_come_first, _move_a_literal_path_back),
    Rule(
        paths_declare_their_parameters,
        lambda c: _operation(c, "media.get_page")["parameters"].pop(1),
    ),
    Rule(
        parameters_are_shared,
        lambda c: _operation(c, "library.get")["parameters"].append({"name": "page_count"}),
    ),
    Rule(parameters_are_explained, lambda c: _parameter(c, "Page").pop("example")),
    Rule(query_names_are_flat, lambda c: _parameter(c, "MediaIdFilter").update(name="id[]")),
    Rule(
        query_lists_are_repeated_names,
        lambda c: _parameter(c, "MediaIdFilter").update(explode=False),
    ),
    Rule(paging_is_whole, lambda c: _operation(c, "media.get")["parameters"].pop(1)),
    Rule(
        links_lead_somewhere,
        lambda c: _operation(c, "library.create")["responses"]["200"]["links"]["GetById"].update(
            operationId="library.fetch"
        ),
    ),
    Rule(schemas_are_typed, lambda c: _schema(c, "Tag")["properties"]["name"].pop("type")),
    Rule(schemas_are_named_and_explained, lambda c: _schema(c, "Tag").pop("description")),
    Rule(objects_are_open_or_closed, lambda c: _schema(c, "Tag").pop("additionalProperties")),
    Rule(
        objects_have_names,
        lambda c: _schema(c, "Library")["properties"].update(
            made_up={"type": "object", "additionalProperties": False}
        ),
    ),
    Rule(required_keys_exist, lambda c: _schema(c, "Tag")["required"].append("colour")),
    Rule(integers_have_bounds, lambda c: _schema(c, "ApiKey")["properties"]["id"].pop("maximum")),
    Rule(
        nullable_references_have_one_form,
        lambda c: _schema(c, "MediaPage")["properties"]["_page"].update(type="object"),
    ),
    Rule(
        times_are_date_times,
        lambda c: _schema(c, "Media")["properties"]["created_at"].pop("format"),
    ),
    Rule(answers_are_closed, lambda c: _schema(c, "Media").update(additionalProperties=True)),
    Rule(
        request_texts_are_limited,
        lambda c: _schema(c, "LibraryCreate")["properties"]["path"].pop("pattern"),
    ),
    Rule(
        request_lists_are_limited,
        lambda c: _schema(c, "ExcludedUsersUpdate")["properties"]["user_ids"].pop("maxItems"),
    ),
    Rule(pages_have_one_shape, lambda c: _schema(c, "JobPage")["required"].remove("_page")),
    Rule(bodies_have_examples, lambda c: _schema(c, "LibraryCreate").pop("example")),
    Rule(
        media_types_are_named,
        lambda c: c["components"]["responses"]["Image"]["content"].update({"image/*": {}}),
    ),
    Rule(
        uploads_are_open_forms,
        lambda c: _schema(c, "ThumbnailUpload").update(additionalProperties=False),
    ),
    Rule(answers_are_explained, lambda c: c["components"]["headers"]["ETag"].pop("description")),
    Rule(
        no_python_is_named,
        lambda c: _operation(c, "library.get").update({"x-handler": "handlers.library.get"}),
    ),
    Rule(the_frame_is_ours, lambda c: c.update(openapi="3.1.0")),
)
