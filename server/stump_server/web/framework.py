"""What is used of Connexion, imported in one place and told to start quickly."""

from __future__ import annotations

import logging
import warnings
from typing import Any

import jsonschema_rs
import orjson

with warnings.catch_warnings():
    # Connexion imports Starlette's test client and a part of jsonschema that are announced as
    # going away; both are pinned, and nobody who starts a server can do anything about it.
    warnings.simplefilter("ignore")
    from connexion import ConnexionMiddleware
    from connexion.datastructures import MediaTypeDict
    from connexion.exceptions import InvalidSpecification, ProblemException
    from connexion.middleware.abstract import ROUTING_CONTEXT
    from connexion.middleware.lifespan import LifespanMiddleware
    from connexion.middleware.main import API
    from connexion.middleware.request_validation import (
        RequestValidationAPI,
        RequestValidationMiddleware,
        RequestValidationOperation,
    )
    from connexion.middleware.routing import RoutingAPI, RoutingMiddleware
    from connexion.middleware.security import SecurityAPI, SecurityMiddleware
    from connexion.operations import AbstractOperation
    from connexion.resolver import Resolver
    from connexion.spec import OpenAPISpecification, Specification

# Says on every request that an operation takes more than one media type, which is no news.
logging.getLogger("connexion.operations.openapi3").setLevel(logging.ERROR)

__all__ = [
    "ROUTING_CONTEXT",
    "AbstractOperation",
    "Layers",
    "LifespanMiddleware",
    "MediaTypeDict",
    "ProblemException",
    "RequestValidation",
    "Resolver",
    "RoutingAPI",
    "RoutingMiddleware",
    "SecurityAPI",
    "SecurityMiddleware",
    "Specification",
]


class CheckedSpecification(OpenAPISpecification):  # type: ignore[misc]
    """Connexion's specification, held against its own description of OpenAPI in Rust.

    The pure Python check takes a second for 200 operations, at every start. What it checks
    besides, that defaults fit their schemas, is a test of the contract.
    """

    @classmethod
    def _validate_spec(cls, spec: dict[str, Any]) -> None:
        try:
            jsonschema_rs.Draft4Validator(cls.openapi_schema).validate(spec)
        except jsonschema_rs.ValidationError as error:
            place = "/".join(map(str, error.instance_path))
            raise InvalidSpecification(f"{place}: {error.message}") from None


class Layers(ConnexionMiddleware):  # type: ignore[misc]
    """Connexion's middleware, which takes a contract as a dictionary only."""

    def add_api(self, contract: dict[str, Any], **options: object) -> None:
        """Prepare all layers for a contract. Raises InvalidSpecification."""
        # A copy, because references are resolved in place.
        own = orjson.loads(orjson.dumps(contract, option=orjson.OPT_NON_STR_KEYS))
        chosen = self.options.replace(**options)
        self.apis.append(API(CheckedSpecification(own), base_path=None, **vars(chosen)))


class _RequestValidation(RequestValidationOperation):  # type: ignore[misc]
    """Connexion's request validation of one operation, which finds the media type faster.

    The stock look for the Content-Type builds typing objects on every request: 12 microseconds,
    as much as checking all parameters takes.
    """

    def extract_content_type(self, headers: list[tuple[bytes, bytes]]) -> tuple[str, str]:
        for name, value in headers:
            if name == b"content-type":
                return value.decode("latin-1").partition(";")[0].strip(), "utf-8"
        consumes = self._operation.consumes
        return (consumes[0] if consumes else "application/octet-stream"), "utf-8"


class _RequestValidationAPI(RequestValidationAPI):  # type: ignore[misc]
    def make_operation(self, operation: AbstractOperation) -> _RequestValidation:
        return _RequestValidation(
            self.next_app,
            operation=operation,
            strict_validation=self.strict_validation,
            validator_map=self.validator_map,
        )


class RequestValidation(RequestValidationMiddleware):  # type: ignore[misc]
    """Connexion's request validation; the validators themselves come from the application."""

    api_cls = _RequestValidationAPI
