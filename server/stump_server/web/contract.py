"""The contract read once: per operation everything that is looked up while serving it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stump_server.web.schemas import Schema, Schemas, Validator

METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
SERVER_OWNER = "server_owner"
# Addresses end up in logs and histories, and passwords are worth guessing: both are for readers
# that know no better way.
_PATHS_OF_KEYS = ("/koreader/{api_key}/", "/opds/{api_key}/v1.2")
_PATHS_OF_PASSWORDS = "/opds/"


class Scheme(StrEnum):
    """How a caller may say who they are."""

    SESSION = "session"
    BEARER = "bearer"
    BASIC = "basic"
    # The key is a segment of the path, for readers that can neither send headers nor cookies.
    PATH_KEY = "path key"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter and how its text becomes a value."""

    name: str
    location: str
    kind: str
    is_array: bool
    is_required: bool
    default: Any
    schema: Schema

    @property
    def steps(self) -> tuple[str, ...]:
        """The keys under which a handler finds it: `metadata[year][from]` has three."""
        return tuple(step.rstrip("]") for step in self.name.split("["))


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A body that is one JSON value."""

    validator: Validator
    is_required: bool
    is_nullable: bool


@dataclass(frozen=True, slots=True)
class UploadBody:
    """A body that is files: a form of parts, or one file by itself."""

    media_types: tuple[str, ...]
    is_required: bool
    file_names: frozenset[str]
    text_names: frozenset[str]
    required_names: frozenset[str]
    takes_other_names: bool
    is_image: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What one status may carry."""

    media_types: tuple[str, ...]
    validators: dict[str, Validator]
    required_headers: tuple[str, ...]

    @property
    def json_media_type(self) -> str | None:
        """The media type that values are encoded as, or None when it has no JSON."""
        if "application/json" in self.media_types:
            return "application/json"
        return next((name for name in self.media_types if name.endswith("json")), None)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the contract."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    parameter_validator: Validator
    schemes: frozenset[Scheme]
    is_identity_optional: bool
    permissions: tuple[str, ...]
    json_body: JsonBody | None
    upload_body: UploadBody | None
    answers: dict[str, Answer]
    success_status: int

    @property
    def is_open(self) -> bool:
        """Whether nobody is asked who they are."""
        return not self.schemes

    @property
    def takes_body(self) -> bool:
        """Whether the operation declares a body of any kind."""
        return self.json_body is not None or self.upload_body is not None

    def named(self, location: str) -> frozenset[str]:
        """The names of the parameters in one place: path, query or header."""
        return frozenset(item.name for item in self.parameters if item.location == location)

    def answer(self, status: int) -> Answer | None:
        """What the contract says of a status, or None when it does not know it."""
        return self.answers.get(str(status)) or self.answers.get("default")


def read(contract: dict[str, Any]) -> dict[str, Operation]:
    """All operations by id. Raises ValueError when two have the same."""
    reader = _Reader(contract)
    operations: dict[str, Operation] = {}
    for operation in reader.operations():
        if operation.id in operations:
            raise ValueError(f"Two operations are called {operation.id}")
        operations[operation.id] = operation
    return operations


class _Reader:
    def __init__(self, contract: dict[str, Any]) -> None:
        self._contract = contract
        self._components = contract.get("components", {})
        self._schemas = Schemas(self._components.get("schemas", {}))
        self._scheme_kinds = {
            name: _scheme_kind(scheme)
            for name, scheme in self._components.get("securitySchemes", {}).items()
        }

    def operations(self) -> Iterator[Operation]:
        for path, item in self._contract["paths"].items():
            shared = item.get("parameters", [])
            for method in METHODS:
                if method in item:
                    yield self._operation(path, method, shared, item[method])

    def _operation(
        self, path: str, method: str, shared: list[Schema], source: dict[str, Any]
    ) -> Operation:
        parameters = self._parameters([*shared, *source.get("parameters", [])])
        schemes, is_optional = self._security(path, source)
        content = self._body_content(source)
        return Operation(
            id=source["operationId"],
            method=method.upper(),
            path=path,
            parameters=parameters,
            parameter_validator=self._schemas.compile(_parameters_schema(parameters)),
            schemes=schemes,
            is_identity_optional=is_optional,
            permissions=_permissions(source.get("x-permission")),
            json_body=self._json_body(source, content),
            upload_body=self._upload_body(source, content),
            answers=self._answers(source),
            success_status=_success_status(source),
        )

    def resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        """The node, or what it refers to, over any number of references."""
        while "$ref" in node:
            target: Any = self._contract
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    def _parameters(self, sources: list[Schema]) -> tuple[Parameter, ...]:
        found = {}
        for source in map(self.resolved, sources):
            # What an operation declares itself replaces what all operations of its path share.
            found[source["in"], source["name"]] = self._parameter(source)
        return tuple(found.values())

    def _parameter(self, source: Schema) -> Parameter:
        schema = source.get("schema", {})
        kind = self._kind(schema)
        is_array = kind == "array"
        if is_array:
            kind = self._kind(self._shape(schema).get("items", {}))
        return Parameter(
            name=source["name"],
            location=source["in"],
            kind=kind,
            is_array=is_array,
            is_required=source.get("required", False),
            default=self._shape(schema).get("default", schema.get("default")),
            schema=schema,
        )

    def _kind(self, schema: Schema) -> str:
        return str(self._shape(schema).get("type", "string"))

    def _shape(self, schema: Schema) -> Schema:
        """The schema that states the type, behind references and single compositions."""
        schema = self.resolved(schema)
        for word in ("allOf", "anyOf", "oneOf"):
            if "type" not in schema and schema.get(word):
                return self._shape(schema[word][0])
        return schema

    def _security(self, path: str, source: dict[str, Any]) -> tuple[frozenset[Scheme], bool]:
        if "{api_key}" in path:
            if not path.startswith(_PATHS_OF_KEYS):
                raise ValueError(f"{path} would show keys to whoever reads addresses")
            return frozenset({Scheme.PATH_KEY}), False
        wanted = source.get("security", self._contract.get("security", []))
        names = {name for requirement in wanted for name in requirement}
        schemes = frozenset(self._scheme_kinds[name] for name in names)
        if Scheme.BASIC in schemes and not path.startswith(_PATHS_OF_PASSWORDS):
            raise ValueError(f"{path} would take a password with every request")
        return schemes, {} in wanted

    def _body_content(self, source: dict[str, Any]) -> dict[str, Any]:
        body = self.resolved(source.get("requestBody", {}))
        return dict(body.get("content", {}))

    def _json_body(self, source: dict[str, Any], content: dict[str, Any]) -> JsonBody | None:
        if "application/json" not in content:
            return None
        schema = content["application/json"].get("schema", {})
        return JsonBody(
            validator=self._schemas.compile(schema),
            is_required=self._is_body_required(source),
            is_nullable=schema.get("nullable", False) or self._shape(schema).get("nullable", False),
        )

    def _upload_body(self, source: dict[str, Any], content: dict[str, Any]) -> UploadBody | None:
        media_types = tuple(name for name in content if not name.endswith("json"))
        if not media_types:
            return None
        form = self._shape(content.get("multipart/form-data", {}).get("schema", {}))
        properties = form.get("properties", {})
        files = frozenset(name for name, schema in properties.items() if self._is_file(schema))
        return UploadBody(
            media_types=media_types,
            is_required=self._is_body_required(source),
            file_names=files,
            text_names=frozenset(properties) - files,
            required_names=frozenset(form.get("required", ())),
            takes_other_names=form.get("additionalProperties", True) is not False,
            is_image=source.get("tags", [""])[0] != "upload",
        )

    def _is_file(self, schema: Schema) -> bool:
        shape = self._shape(schema)
        if shape.get("type") == "array":
            shape = self._shape(shape.get("items", {}))
        return shape.get("format") == "binary"

    def _is_body_required(self, source: dict[str, Any]) -> bool:
        return bool(self.resolved(source.get("requestBody", {})).get("required", False))

    def _answers(self, source: dict[str, Any]) -> dict[str, Answer]:
        return {
            str(status): self._answer(self.resolved(answer))
            for status, answer in source["responses"].items()
        }

    def _answer(self, source: dict[str, Any]) -> Answer:
        content = source.get("content", {})
        headers = source.get("headers", {}).items()
        return Answer(
            media_types=tuple(content),
            validators={
                name: self._schemas.compile(described["schema"])
                for name, described in content.items()
                if name.endswith("json") and "schema" in described
            },
            required_headers=tuple(
                name.lower() for name, header in headers if self.resolved(header).get("required")
            ),
        )


def _scheme_kind(scheme: dict[str, Any]) -> Scheme:
    if scheme["type"] == "apiKey" and scheme["in"] == "cookie":
        return Scheme.SESSION
    if scheme["type"] == "http":
        return Scheme(scheme["scheme"].lower())
    raise ValueError(f"No way is known to identify callers by {scheme}")


def _parameters_schema(parameters: tuple[Parameter, ...]) -> Schema:
    """One schema over all places, so that a request is checked by one call."""
    places = {"path": True, "query": False, "header": True}
    return {
        "type": "object",
        "properties": {
            place: {
                "type": "object",
                "properties": {
                    item.name: item.schema for item in parameters if item.location == place
                },
                "required": [
                    item.name for item in parameters if item.location == place and item.is_required
                ],
                "additionalProperties": takes_others,
            }
            for place, takes_others in places.items()
        },
    }


def _permissions(stated: str | list[str] | None) -> tuple[str, ...]:
    if stated is None:
        return ()
    return (stated,) if isinstance(stated, str) else tuple(stated)


def _success_status(source: dict[str, Any]) -> int:
    return min(int(status) for status in map(str, source["responses"]) if status.startswith("2"))
