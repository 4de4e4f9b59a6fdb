"""The typed SDK of Stump: `Api` and `AsyncApi` call a server, everything here is promised."""

from stump_client import filters, models
from stump_client._events import AsyncEventStream, EventStream, ServerEvent
from stump_client.api import Api, AsyncApi
from stump_client.binary import Binary
from stump_client.errors import (
    ApiError,
    Conflict,
    Forbidden,
    Invalid,
    JobFailed,
    NotFound,
    ServerFault,
    TooManyRequests,
    Unauthorized,
    Unreachable,
)
from stump_client.models import UNSET
from stump_client.pages import Page

__all__ = [
    "UNSET",
    "Api",
    "ApiError",
    "AsyncApi",
    "AsyncEventStream",
    "Binary",
    "Conflict",
    "EventStream",
    "Forbidden",
    "Invalid",
    "JobFailed",
    "NotFound",
    "Page",
    "ServerEvent",
    "ServerFault",
    "TooManyRequests",
    "Unauthorized",
    "Unreachable",
    "filters",
    "models",
]
