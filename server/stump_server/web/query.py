"""Brings query strings into the form that the contract declares, before anything reads them.

The published SDK adds `[]` to the names of lists and sends an empty value where it means null.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from urllib.parse import unquote_plus

from starlette.types import ASGIApp, Receive, Scope, Send

from stump_server.web.errors import Refusal

# The end of "id[]", "id[0]" and of their percent-encoded forms.
_INDEX = re.compile(rb"(?:\[|%5[Bb])\d{0,6}(?:\]|%5[Dd])$")
# A bracket, an empty value, or a name without one: everything else stays as it is.
_UNTIDY = re.compile(rb"\[|%5[Bb]|=(?:&|$)|(?:^|&)[^=&]*(?:&|$)")


class QueryForm:
    """Strips indexes from names and drops empty values; refuses queries beyond the limits."""

    def __init__(self, app: ASGIApp, *, limit_bytes: int, limit_names: int) -> None:
        self._app = app
        self._limit_bytes = limit_bytes
        self._limit_names = limit_names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Rewrite the query string of the scope where that is needed."""
        raw: bytes = scope.get("query_string", b"")
        if raw:
            self._check(raw)
            scope["query_string"] = normalised(raw)
        await self._app(scope, receive, send)

    def _check(self, raw: bytes) -> None:
        if len(raw) > self._limit_bytes:
            raise Refusal(HTTPStatus.REQUEST_URI_TOO_LONG, "The query is too long")
        if raw.count(b"&") >= self._limit_names:
            raise Refusal(HTTPStatus.BAD_REQUEST, "The query has too many parameters")


def normalised(raw: bytes) -> bytes:
    """The query without indexes at the end of names and without empty values.

    >>> normalised(b"id[]=a&id%5B1%5D=b&cursor=")
    b'id=a&id=b'
    """
    if not _UNTIDY.search(raw):
        return raw
    kept = []
    for pair in raw.split(b"&"):
        name, _, value = pair.partition(b"=")
        if value:
            kept.append(_INDEX.sub(b"", name) + b"=" + value)
    return b"&".join(kept)


def pairs(raw: bytes) -> list[tuple[str, str]]:
    """Names and values, decoded as forms are: a plus sign is a space. Raises Refusal."""
    if not raw:
        return []
    try:
        text = raw.decode("utf-8")
        return [_pair(piece) for piece in text.split("&")]
    except UnicodeDecodeError:
        raise Refusal(HTTPStatus.BAD_REQUEST, "The query is not UTF-8") from None


def _pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    decoded = _decoded(name), _decoded(value)
    if "\x00" in decoded[0] or "\x00" in decoded[1]:
        raise Refusal(HTTPStatus.BAD_REQUEST, "The query holds a NUL character")
    return decoded


def _decoded(text: str) -> str:
    if "%" in text or "+" in text:
        return unquote_plus(text, errors="strict")
    return text
