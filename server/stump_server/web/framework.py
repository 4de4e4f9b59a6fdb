"""What is used of Connexion, imported in one place."""

from __future__ import annotations

import logging
import warnings

with warnings.catch_warnings():
    # Connexion imports Starlette's test client and a part of jsonschema that are announced as
    # going away; both are pinned, and nobody who starts a server can do anything about it.
    warnings.simplefilter("ignore")
    from connexion import ConnexionMiddleware
    from connexion.exceptions import ProblemException
    from connexion.middleware.abstract import ROUTING_CONTEXT
    from connexion.middleware.lifespan import LifespanMiddleware
    from connexion.middleware.request_validation import RequestValidationMiddleware
    from connexion.middleware.routing import RoutingAPI, RoutingMiddleware
    from connexion.middleware.security import SecurityAPI, SecurityMiddleware
    from connexion.operations import AbstractOperation
    from connexion.resolver import Resolver
    from connexion.spec import Specification
    from connexion.datastructures import MediaTypeDict  # isort: skip

# Says on every request that an operation takes more than one media type, which is no news.
logging.getLogger("connexion.operations.openapi3").setLevel(logging.ERROR)

__all__ = [
    "ROUTING_CONTEXT",
    "AbstractOperation",
    "ConnexionMiddleware",
    "LifespanMiddleware",
    "MediaTypeDict",
    "ProblemException",
    "RequestValidationMiddleware",
    "Resolver",
    "RoutingAPI",
    "RoutingMiddleware",
    "SecurityAPI",
    "SecurityMiddleware",
    "Specification",
]
