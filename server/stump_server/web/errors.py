"""The one table from what went wrong to what the client is told (RFC 9457, plus `message`)."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from http import HTTPStatus
from typing import Any, TypedDict

import orjson
import structlog
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from stump_server.domain import errors as domain
from stump_server.web.call import Call, RawHeaders
from stump_server.web.framework import ProblemException
from stump_server.web.reply import Reply
from stump_server.web.schemas import Violation

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"
# A database that is started again is back after so long.
_AWAY_SECONDS = 2


class Fault(TypedDict, total=False):
    """One place in a request that is wrong."""

    detail: str
    pointer: str
    parameter: str


class Refusal(Exception):
    """A request turned away by the web room itself."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        faults: Sequence[Fault] = (),
        headers: RawHeaders | None = None,
    ) -> None:
        self.status = status
        self.detail = detail
        self.faults = tuple(faults)
        self.headers = headers or []
        super().__init__(detail)


def bad_parameters(violations: Iterable[Violation]) -> Refusal:
    """Parameters that do not fit the contract; the first path segment is their place."""
    faults = [
        Fault(parameter=str(violation.where[1]), detail=violation.why)
        if len(violation.where) > 1
        else Fault(detail=violation.why)
        for violation in violations
    ]
    return Refusal(HTTPStatus.BAD_REQUEST, _first(faults), faults=faults)


def bad_body(violations: Iterable[Violation]) -> Refusal:
    """A body that does not fit the contract."""
    faults = [Fault(pointer=violation.pointer, detail=violation.why) for violation in violations]
    return Refusal(HTTPStatus.BAD_REQUEST, _first(faults), faults=faults)


def bad_model(error: ValidationError) -> Refusal:
    """A body that fits the contract's schema and still makes no model, such as a year 0."""
    return bad_body(
        Violation(tuple(fault["loc"]), fault["msg"])
        for fault in error.errors(include_url=False, include_input=False, include_context=False)
    )


def method_not_allowed(allowed: Iterable[str]) -> Refusal:
    """A known path with another method; the header names all that the path has."""
    names = ", ".join(sorted(allowed))
    return Refusal(
        HTTPStatus.METHOD_NOT_ALLOWED,
        f"This path answers to {names} only",
        headers=[(b"allow", names.encode())],
    )


def no_such_path() -> Refusal:
    """Nothing in the contract answers to the path."""
    return Refusal(HTTPStatus.NOT_FOUND, "There is no such path")


def reply(error: Exception, call: Call) -> Reply:
    """The answer for anything that was raised; what nobody expected is logged and kept secret."""
    for kind, answer in _TABLE:
        if isinstance(error, kind):
            return answer(error, call)
    log.error(
        "Unexpected fault",
        request_id=call.request_id,
        method=call.method,
        path=call.shown_path,
        # Written out here, because loggers like to add what the variables held: credentials.
        exception="".join(traceback.format_exception(error)),
    )
    detail = f"Something went wrong here. The log has more under {call.request_id}."
    return problem(call, HTTPStatus.INTERNAL_SERVER_ERROR, detail)


def problem(
    call: Call,
    status: int,
    detail: str,
    *,
    faults: Sequence[Fault] = (),
    headers: RawHeaders | None = None,
) -> Reply:
    """An answer in the shape that all failing answers have."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": _title(status),
        "status": int(status),
        "detail": detail,
        # A path may hold bytes that are no text at all.
        "instance": call.shown_path.encode("utf-8", "replace").decode(),
        "errors": list(faults),
        "message": detail,
    }
    sent = [(b"cache-control", b"no-store"), *(headers or [])]
    return Reply(status, orjson.dumps(body), MEDIA_TYPE, sent)


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _first(faults: Sequence[Fault]) -> str:
    if not faults:
        return "The request does not fit the contract"
    place = faults[0].get("parameter") or faults[0].get("pointer")
    return f"{place}: {faults[0]['detail']}" if place else faults[0]["detail"]


Answerer = Callable[[Any, Call], Reply]


def _plain(status: HTTPStatus) -> Answerer:
    def answer(error: domain.StumpError, call: Call) -> Reply:
        return problem(call, status, error.sentence)

    return answer


def _invalid(error: domain.Invalid, call: Call) -> Reply:
    faults = [Fault(pointer=error.pointer, detail=error.sentence)] if error.pointer else []
    return problem(call, HTTPStatus.BAD_REQUEST, error.sentence, faults=faults)


def _too_many(error: domain.TooManyRequests, call: Call) -> Reply:
    wait = [(b"retry-after", str(error.retry_after_seconds).encode())]
    return problem(call, HTTPStatus.TOO_MANY_REQUESTS, error.sentence, headers=wait)


def _database_away(error: domain.DatabaseAway, call: Call) -> Reply:
    log.warning(error.sentence, request_id=call.request_id, reason=str(error.__cause__))
    wait = [(b"retry-after", str(_AWAY_SECONDS).encode())]
    return problem(call, HTTPStatus.SERVICE_UNAVAILABLE, error.sentence, headers=wait)


def _refusal(error: Refusal, call: Call) -> Reply:
    return problem(call, error.status, error.detail, faults=error.faults, headers=error.headers)


def _framework(error: ProblemException, call: Call) -> Reply:
    return problem(call, error.status, str(error.detail or error.title or "Not possible"))


def _starlette(error: HTTPException, call: Call) -> Reply:
    headers = [(k.lower().encode(), v.encode()) for k, v in (error.headers or {}).items()]
    return problem(call, error.status_code, error.detail, headers=headers)


# The first that fits answers.
_TABLE: tuple[tuple[type[Exception], Answerer], ...] = (
    (domain.Unauthorized, _plain(HTTPStatus.UNAUTHORIZED)),
    (domain.Forbidden, _plain(HTTPStatus.FORBIDDEN)),
    (domain.NotFound, _plain(HTTPStatus.NOT_FOUND)),
    (domain.Invalid, _invalid),
    (domain.Conflict, _plain(HTTPStatus.CONFLICT)),
    # The published server answers 422 where a name is taken.
    (domain.Taken, _plain(HTTPStatus.UNPROCESSABLE_ENTITY)),
    (domain.TooLarge, _plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)),
    (domain.TooManyRequests, _too_many),
    (domain.DatabaseAway, _database_away),
    (domain.Unavailable, _plain(HTTPStatus.BAD_GATEWAY)),
    (domain.UnreadableBook, _plain(HTTPStatus.UNPROCESSABLE_ENTITY)),
    (Refusal, _refusal),
    (ProblemException, _framework),
    (HTTPException, _starlette),
)
