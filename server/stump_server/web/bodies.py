"""Request bodies: read under a limit, checked against the contract, left with the exchange.

These stand in Connexion's `validator_map`. Its own ones look at the Content-Length header to
tell whether there is a body (so that a chunked one is refused), keep every piece of an upload in
memory, have no limit, and end in a 500 for text that is not UTF-8 or nested too deep.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson
from starlette.types import Message, Receive, Scope

from stump_server.domain.errors import TooLarge
from stump_server.web.call import Call
from stump_server.web.contract import JsonBody, UploadBody
from stump_server.web.errors import Refusal, bad_body
from stump_server.web.exchange import SCOPE_KEY, Exchange
from stump_server.web.options import MEBIBYTE, Options
from stump_server.web.threads import Threads
from stump_server.web.upload import (
    FormReader,
    Upload,
    UploadedFile,
    check_form,
    parse_media_type,
    spooled,
)

_JSON = "application/json"
_UTF8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
# What is kept as it was sent must be writable again; the encoder ends at 254 levels.
_DEPTH_LIMIT = 100
# RFC 2046.
_LONGEST_BOUNDARY = 70
_DRAIN_BYTES = 64 * MEBIBYTE
_DRAIN_SECONDS = 5.0
# A client that sends nothing for so long waits for an answer.
_PAUSE_SECONDS = 0.3


class ClientGone(Exception):
    """The client left before its request was complete; there is nobody to answer."""


class Arrival:
    """A request's messages, of which it is known whether the body has arrived whole."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._is_complete = False

    async def __call__(self) -> Message:
        """The next message."""
        message = await self._receive()
        self._is_complete = not message.get("more_body", False)
        return message

    async def drain(self, call: Call) -> None:
        """Take in what is left of a refused body, within reason.

        Otherwise the connection is reset under clients that are still sending, and they never
        see why. Those who asked before sending are not made to send.
        """
        if self._is_complete or call.header("expect") is not None:
            return
        clock = asyncio.get_running_loop().time
        end = clock() + _DRAIN_SECONDS
        left = _DRAIN_BYTES
        with suppress(TimeoutError):
            while left > 0 and not self._is_complete:
                async with asyncio.timeout_at(min(end, clock() + _PAUSE_SECONDS)):
                    left -= len((await self()).get("body", b""))


class BodyReader:
    """Reads JSON, forms and bare files, whichever the operation takes and the client sends."""

    def __init__(self, options: Options, threads: Threads) -> None:
        self._options = options
        self._threads = threads
        self._directory = str(options.upload_directory) if options.upload_directory else None

    def __call__(self, **_options: object) -> BodyReader:
        """Itself: Connexion asks for a new validator on every request."""
        return self

    async def wrap_receive(self, receive: Receive, *, scope: Scope) -> tuple[Receive, Scope]:
        """Leave the body with the exchange. Raises Refusal, TooLarge or ClientGone."""
        exchange: Exchange = scope[SCOPE_KEY]
        operation, call = exchange.operation, exchange.call
        if operation is None:
            return receive, scope
        media_type, named = parse_media_type(call.header("content-type") or "")
        # Without a media type it is read as JSON first, which then asks for one.
        is_json = media_type in ("", _JSON)
        if operation.json_body is not None and (is_json or operation.upload_body is None):
            exchange.body = await self._json(receive, call, operation.json_body)
        elif operation.upload_body is not None:
            arriving = pieces(receive, call, self._limit(operation.upload_body))
            if media_type == "multipart/form-data":
                boundary = named.get("boundary")
                exchange.body = await self._form(arriving, boundary, operation.upload_body)
            else:
                exchange.body = await self._bare(arriving, media_type, operation.upload_body)
        return receive, scope

    async def _json(self, receive: Receive, call: Call, body: JsonBody) -> Any:
        arriving = pieces(receive, call, self._options.json_limit_bytes)
        return _parsed(b"".join([piece async for piece in arriving]), body, call)

    def _limit(self, body: UploadBody) -> int:
        options = self._options
        return options.image_limit_bytes if body.is_image else options.upload_limit_bytes

    async def _form(
        self, stream: AsyncIterator[bytes], boundary: str | None, body: UploadBody
    ) -> Upload:
        if not boundary or len(boundary) > _LONGEST_BOUNDARY:
            raise Refusal(HTTPStatus.BAD_REQUEST, "The form names no boundary that can be one")
        reader = FormReader(boundary, self._directory)
        try:
            # Writing to disk waits; the event loop must not.
            async for piece in stream:
                await self._threads.run(partial(reader.feed, piece))
            upload = reader.finish()
            check_form(upload, body)
        except BaseException:
            reader.close()
            raise
        return upload

    async def _bare(
        self, stream: AsyncIterator[bytes], media_type: str, body: UploadBody
    ) -> Upload:
        target = spooled(self._directory)
        try:
            async for piece in stream:
                await self._threads.run(partial(target.write, piece))
            size_bytes = target.tell()
            if size_bytes == 0 and body.is_required:
                raise Refusal(HTTPStatus.BAD_REQUEST, "A body is required")
        except BaseException:
            target.close()
            raise
        target.seek(0)
        return Upload((UploadedFile("", "", media_type, size_bytes, target),))


async def pieces(receive: Receive, call: Call, limit_bytes: int) -> AsyncIterator[bytes]:
    """The body as it arrives. Raises TooLarge as soon as more is announced or seen."""
    announced = call.header("content-length")
    if announced is not None and announced.isdecimal() and int(announced[:19]) > limit_bytes:
        raise TooLarge(limit_bytes)
    seen = 0
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        piece = message.get("body", b"")
        seen += len(piece)
        if seen > limit_bytes:
            raise TooLarge(limit_bytes)
        more = message.get("more_body", False)
        if piece:
            yield piece


def _parsed(raw: bytes, body: JsonBody, call: Call) -> Any:
    if not raw:
        if body.is_required:
            raise Refusal(HTTPStatus.BAD_REQUEST, "A JSON body is required")
        return None
    _check_media_type(call)
    value = _loaded(raw)
    if not body.validator.is_valid(value):
        raise bad_body(body.validator.violations(value))
    return value


def _check_media_type(call: Call) -> None:
    header = call.header("content-type")
    if header is None:
        raise Refusal(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "The Content-Type must be application/json",
        )
    _, named = parse_media_type(header)
    if named.get("charset", "utf-8").lower() not in _UTF8:
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "JSON is read as UTF-8 only")


def _loaded(raw: bytes) -> Any:
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Refusal(HTTPStatus.BAD_REQUEST, f"The body is not JSON: {error}") from None
    if raw.count(b"[") + raw.count(b"{") > _DEPTH_LIMIT and _is_too_deep(value, _DEPTH_LIMIT):
        raise Refusal(HTTPStatus.BAD_REQUEST, f"The body is nested over {_DEPTH_LIMIT} levels deep")
    if b"\\u0000" in raw and _holds_nul(value):
        # PostgreSQL cannot store it, and nothing here is meant by it.
        raise Refusal(HTTPStatus.BAD_REQUEST, "The body holds a NUL character")
    return value


def _is_too_deep(value: object, left: int) -> bool:
    if isinstance(value, dict):
        return left == 0 or any(_is_too_deep(inner, left - 1) for inner in value.values())
    if isinstance(value, list):
        return left == 0 or any(_is_too_deep(inner, left - 1) for inner in value)
    return False


def _holds_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any(_holds_nul(key) or _holds_nul(inner) for key, inner in value.items())
    if isinstance(value, list):
        return any(map(_holds_nul, value))
    return False
