"""Reading answers: what they hold, or the error they mean."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import httpx
from stump_generated.client.errors import UnexpectedStatus
from stump_generated.client.models import Problem

from stump_client.errors import (
    ApiError,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    ServerFault,
    TooManyRequests,
    Unauthorized,
    Unreachable,
)

_LONGEST_MESSAGE = 300
_ERRORS: dict[int, type[ApiError]] = {
    400: Invalid,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    413: Invalid,
    415: Invalid,
    416: Invalid,
    422: Conflict,
}
# What the generated readers raise when the content is not what they expect.
_MISREAD = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    UnexpectedStatus,
    ValueError,
)


def refuse(response: httpx.Response) -> None:
    """Raise the error an answer means, whose body has been read; do nothing for a success."""
    if response.is_success:
        return
    if response.status_code < 400:
        place = response.headers.get("location", "another place")
        message = f"The server sends callers on to {place}; a new base_url may be needed"
        raise ApiError(_short(message), status=response.status_code)
    raise _error(response)


@contextmanager
def understanding(response: httpx.Response) -> Iterator[None]:
    """Turn whatever a reader trips over into an ApiError."""
    try:
        yield
    except _MISREAD as fault:
        request = response.request
        message = f"The answer to {request.method} {request.url.path} makes no sense"
        raise ApiError(_short(message), status=response.status_code) from fault


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Turn faults on the way to the server and back into our own errors."""
    try:
        yield
    except httpx.TimeoutException as fault:
        raise Unreachable(f"{url} did not answer in time") from fault
    except (httpx.TransportError, httpx.InvalidURL) as fault:
        reason = str(fault) or type(fault).__name__
        raise Unreachable(_short(f"{url} cannot be reached: {reason}")) from fault
    except httpx.DecodingError as fault:
        raise ApiError(f"The answer of {url} makes no sense") from fault


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds until the server wants to be asked again, None when it does not say.

    The header holds seconds ("120") or a date ("Wed, 21 Oct 2026 07:28:00 GMT").
    """
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _error(response: httpx.Response) -> ApiError:
    status = response.status_code
    document = _document(response)
    problem = _problem(document)
    message = _short(_sentence(document) or _phrase(response))
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = retry_after(response.headers)
        return TooManyRequests(message, status=status, problem=problem, retry_after=wait)
    kind = ServerFault if status >= 500 else _ERRORS.get(status, ApiError)
    return kind(message, status=status, problem=problem)


def _document(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer, empty when it holds something else."""
    try:
        found = response.json()
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _problem(document: dict[str, Any]) -> Problem | None:
    """The document as the contract has it, None when something else, such as a proxy, wrote it."""
    try:
        return Problem.from_dict(document)
    except _MISREAD:
        return None


def _sentence(document: dict[str, Any]) -> str:
    said = (document.get(key) for key in ("message", "detail", "title"))
    return next((text for text in said if isinstance(text, str) and text), "")


def _phrase(response: httpx.Response) -> str:
    """The status in words: bodies that are no problem documents are often whole web pages."""
    return f"The server answers {response.status_code} {response.reason_phrase}".rstrip()


def _short(text: str) -> str:
    """One line of bounded length, so that a strange answer does not flood a log."""
    line = " ".join(text[: 4 * _LONGEST_MESSAGE].split())
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…"
