"""Parameters of path, query and headers: from texts to checked values."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from starlette.types import Scope

from stump_server.web import query
from stump_server.web.call import Call
from stump_server.web.contract import Operation, Parameter
from stump_server.web.errors import Refusal, bad_parameters
from stump_server.web.exchange import SCOPE_KEY, Exchange
from stump_server.web.schemas import Violation

# Bounded, because Python refuses to read numbers of more than 4300 digits.
_INTEGER = re.compile(r"-?\d{1,19}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_BOOLEANS = {"true": True, "false": False}


class UriParser:
    """Texts into lists and values. Built once per operation.

    Connexion's own parser is built anew for every request, joins repeated names with commas
    and splits them again (so that a value with a comma becomes two), and fails on
    `metadata[year][x]=1&metadata[year]=2`.
    """

    def __init__(self, operation: Operation) -> None:
        self._path = _of(operation, "path")
        self._query = _of(operation, "query")
        self._header = _of(operation, "header")

    def path_values(self, texts: Mapping[str, str]) -> dict[str, Any]:
        """The values of the path parameters."""
        return {name: _value(self._path[name], text) for name, text in texts.items()}

    def query_values(self, raw: bytes) -> dict[str, Any]:
        """The values of the query under flat names; unknown names are kept for the check."""
        texts: dict[str, list[str]] = {}
        for name, text in query.pairs(raw):
            texts.setdefault(name, []).append(text)
        values = {name: self._query_value(name, given) for name, given in texts.items()}
        for name, parameter in self._query.items():
            if parameter.default is not None:
                values.setdefault(name, parameter.default)
        return values

    def header_values(self, call: Call) -> dict[str, Any]:
        """The values of the declared headers that were sent."""
        sent = {name: call.header(name) for name in self._header}
        return {
            name: _value(self._header[name], text)
            for name, text in sent.items()
            if text is not None
        }

    def _query_value(self, name: str, texts: list[str]) -> Any:
        parameter = self._query.get(name)
        if parameter is None:
            return texts
        if parameter.is_array:
            return [_value(parameter, text) for text in texts]
        if len(texts) > 1:
            raise bad_parameters([Violation(("query", name), "This may be given once only")])
        return _value(parameter, texts[0])


class ParameterValidator:
    """Checks all parameters of a request with one compiled schema.

    Connexion's own validator copies the schema and builds a new validator for every parameter
    of every request.
    """

    def __init__(self, operations: dict[str, Operation]) -> None:
        self._parsers = {name: UriParser(operation) for name, operation in operations.items()}

    def __call__(self, *_arguments: object, **_options: object) -> ParameterValidator:
        """Itself: Connexion asks for a new validator on every request."""
        return self

    def validate(self, scope: Scope) -> None:
        """Leave the values with the exchange. Raises Refusal."""
        exchange: Exchange = scope[SCOPE_KEY]
        operation = exchange.operation
        if operation is None or (not operation.parameters and not scope["query_string"]):
            return
        values = self._values(operation, exchange, scope["query_string"])
        if not operation.parameter_validator.is_valid(values):
            raise bad_parameters(operation.parameter_validator.violations(values))
        exchange.path_values = values["path"]
        exchange.query_values = _nested(operation, values["query"])

    def _values(self, operation: Operation, exchange: Exchange, raw: bytes) -> dict[str, Any]:
        parser = self._parsers[operation.id]
        return {
            "path": parser.path_values(exchange.path_values),
            "query": parser.query_values(raw),
            "header": parser.header_values(exchange.call),
        }


def _of(operation: Operation, location: str) -> dict[str, Parameter]:
    return {item.name: item for item in operation.parameters if item.location == location}


def _value(parameter: Parameter, text: str) -> Any:
    """The text as its kind has it; text that is no such thing stays text and fails the check."""
    if parameter.kind == "integer":
        return int(text) if _INTEGER.fullmatch(text) else text
    if parameter.kind == "boolean":
        return _BOOLEANS.get(text, text)
    if parameter.kind == "number":
        return _number(text)
    return text


def _number(text: str) -> float | str:
    if not _NUMBER.fullmatch(text):
        return text
    number = float(text)
    return number if math.isfinite(number) else text


def _nested(operation: Operation, flat: dict[str, Any]) -> dict[str, Any]:
    """Values under flat bracket names as the handler sees them, one dictionary in the other."""
    if not any("[" in name for name in flat):
        return flat
    nested: dict[str, Any] = {}
    for parameter in operation.parameters:
        if parameter.location == "query" and parameter.name in flat:
            _put(nested, parameter, flat[parameter.name])
    return nested


def _put(nested: dict[str, Any], parameter: Parameter, value: object) -> None:
    *above, last = parameter.steps
    place = nested
    for step in above:
        place = place.setdefault(step, {})
        if not isinstance(place, dict):
            raise _clash(parameter)
    if last in place:
        raise _clash(parameter)
    place[last] = value


def _clash(parameter: Parameter) -> Refusal:
    # Both `metadata[year]` and `metadata[year][from]` are declared; only one can be meant.
    why = "This cannot go together with another form of the same name"
    return bad_parameters([Violation(("query", parameter.name), why)])
