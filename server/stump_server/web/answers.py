"""Finishes answers: encoded once, held against the contract, made conditional, compressed."""

from __future__ import annotations

import zlib
from dataclasses import replace
from http import HTTPStatus
from typing import Any

import orjson
from pydantic import BaseModel

from stump_server.web.call import Call
from stump_server.web.conditions import Unsatisfiable, is_not_modified, wanted_part
from stump_server.web.contract import Answer, Operation
from stump_server.web.errors import problem
from stump_server.web.reply import VARIES, OpenFile, Reply

CHUNK_BYTES = 256 * 1024

# A dataclass among the values is a domain value that met no shape; it must not leave.
_ENCODING = orjson.OPT_PASSTHROUGH_DATACLASS
# The fastest level: the second one costs twice the time for a few percent.
_LEVEL = 1
_GZIP_FORM = 16 + zlib.MAX_WBITS
# These say something about the request, not about the operation, and need no line in the contract.
_CONDITIONAL = frozenset(
    {
        HTTPStatus.NOT_MODIFIED,
        HTTPStatus.PARTIAL_CONTENT,
        HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
    }
)


class Nonconforming(Exception):
    """An answer that the contract does not allow: a fault of this server."""


def encode(value: Any) -> bytes:
    """A value as JSON. Raises TypeError for what the contract's models do not hold."""
    return orjson.dumps(value, default=_plain, option=_ENCODING)


def finished(result: Any, operation: Operation) -> Reply:
    """What a handler returned as an answer whose body is bytes, a file or a stream."""
    if not isinstance(result, Reply):
        return _encoded(result, operation.success_status, None, operation)
    if not result.has_value:
        return result
    encoded = _encoded(result.value, result.status, result.media_type, operation)
    headers = [*encoded.headers, *result.headers]
    return replace(encoded, headers=headers, session=result.session)


def _encoded(value: Any, status: int, media_type: str | None, operation: Operation) -> Reply:
    if media_type is None:
        described = operation.answer(status)
        media_type = described.json_media_type if described else None
        if media_type is None and value is None:
            return Reply(status)
    return Reply(status, encode(value), media_type or "application/json", list(VARIES))


def check(answer: Reply, operation: Operation) -> None:
    """Hold an answer against the contract. Raises Nonconforming."""
    described = operation.answer(answer.status)
    if described is None:
        if answer.status in _CONDITIONAL:
            return
        raise Nonconforming(f"{operation.id} does not answer with {answer.status}")
    _check_headers(answer, described, operation)
    _check_body(answer, described, operation)


def conditional(answer: Reply, call: Call) -> Reply:
    """The answer as the request's conditions have it: unchanged, nothing, or a part."""
    validators = answer.validators
    if validators is None or answer.status != HTTPStatus.OK:
        return answer
    if is_not_modified(call, validators):
        close(answer)
        kept = [pair for pair in answer.headers if pair[0] != b"content-disposition"]
        return Reply(HTTPStatus.NOT_MODIFIED, headers=kept, validators=validators)
    size_bytes = _size(answer)
    if not answer.has_ranges or size_bytes is None:
        return answer
    answer = replace(answer, headers=[*answer.headers, (b"accept-ranges", b"bytes")])
    try:
        part = wanted_part(call, validators, size_bytes)
    except Unsatisfiable:
        close(answer)
        return _unsatisfiable(call, size_bytes)
    return answer if part is None else _partial(answer, part.first, part.last, size_bytes)


def compressed(answer: Reply, call: Call, from_bytes: int) -> Reply:
    """The answer in gzip form, where its kind and size are worth it and the client takes it."""
    body = answer.body
    if not from_bytes or not isinstance(body, bytes) or len(body) < from_bytes:
        return answer
    # A part of what is sent compressed would be a part of something else.
    if answer.status != HTTPStatus.OK or answer.has_ranges or VARIES[0] not in answer.headers:
        return answer
    if not takes_gzip(call.header("accept-encoding")):
        return answer
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP_FORM)
    body = packer.compress(body) + packer.flush()
    return replace(answer, body=body, headers=[*answer.headers, (b"content-encoding", b"gzip")])


def takes_gzip(header: str | None) -> bool:
    """Whether an Accept-Encoding header allows gzip; a weight of zero forbids it.

    >>> takes_gzip("gzip;q=0, identity"), takes_gzip("br, gzip;q=0.5")
    (False, True)
    """
    for item in (header or "").split(","):
        name, *parameters = (piece.strip().lower() for piece in item.split(";"))
        if name == "gzip":
            weight = next((text[2:] for text in parameters if text.startswith("q=")), "1")
            return weight.strip("0.") != ""
    return False


def read_small(answer: Reply) -> Reply:
    """Read a file that fits into one piece here in the thread, which saves further hops."""
    body = answer.body
    if not isinstance(body, OpenFile) or body.last - body.first >= CHUNK_BYTES:
        return answer
    with body.stream as stream:
        stream.seek(body.first)
        content = stream.read(body.last - body.first + 1)
    return replace(answer, body=content)


def close(answer: Reply) -> None:
    """Let go of an open file that is not sent after all."""
    if isinstance(answer.body, OpenFile):
        answer.body.stream.close()


def _plain(value: object) -> Any:
    if isinstance(value, BaseModel):
        # What was not set is not sent: that is how "not there" differs from null.
        return value.model_dump(by_alias=True, exclude_unset=True)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _size(answer: Reply) -> int | None:
    if isinstance(answer.body, OpenFile):
        return answer.body.size_bytes
    return len(answer.body) if isinstance(answer.body, bytes) else None


def _partial(answer: Reply, first: int, last: int, size_bytes: int) -> Reply:
    place = (b"content-range", f"bytes {first}-{last}/{size_bytes}".encode())
    body = answer.body
    if isinstance(body, OpenFile):
        body = replace(body, first=first, last=last)
    elif isinstance(body, bytes):
        body = body[first : last + 1]
    return replace(
        answer, status=HTTPStatus.PARTIAL_CONTENT, body=body, headers=[*answer.headers, place]
    )


def _unsatisfiable(call: Call, size_bytes: int) -> Reply:
    return problem(
        call,
        HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        f"There are {size_bytes} bytes, and none of those asked for",
        headers=[(b"content-range", f"bytes */{size_bytes}".encode())],
    )


def _check_headers(answer: Reply, described: Answer, operation: Operation) -> None:
    sent = {name.decode("latin-1") for name, _ in answer.headers}
    if answer.validators is not None:
        sent |= {name.decode("latin-1") for name, _ in answer.validators.headers}
    if answer.session is not None:
        sent.add("set-cookie")
    missing = [name for name in described.required_headers if name not in sent]
    if missing:
        raise Nonconforming(f"{operation.id} answers without the headers {missing}")


def _check_body(answer: Reply, described: Answer, operation: Operation) -> None:
    media_type = (answer.media_type or "").partition(";")[0].strip().lower()
    if not described.media_types:
        if answer.body != b"":
            raise Nonconforming(f"{operation.id} answers {answer.status} with a body")
        return
    if not _is_documented(media_type, described.media_types):
        raise Nonconforming(f"{operation.id} does not answer with {media_type or 'no body'}")
    validator = described.validators.get(media_type)
    if validator is None or not isinstance(answer.body, bytes):
        return
    violations = validator.violations(orjson.loads(answer.body))
    if violations:
        told = "; ".join(f"{item.pointer} {item.why}" for item in violations[:5])
        raise Nonconforming(f"{operation.id} answers outside the contract: {told}")


def _is_documented(media_type: str, documented: tuple[str, ...]) -> bool:
    bare = {name.partition(";")[0].strip().lower() for name in documented}
    kind = media_type.partition("/")[0]
    return media_type in bare or f"{kind}/*" in bare or "*/*" in bare
