"""What a handler may return when plain values are not enough: bytes, files, streams, cookies."""

from __future__ import annotations

import os
import stat
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from stump_server.domain.book import PageImage
from stump_server.domain.errors import NotFound
from stump_server.domain.file_state import state_of
from stump_server.domain.path_text import on_disk
from stump_server.web.call import Call, RawHeaders
from stump_server.web.conditions import Validators, is_not_modified

# Validators instead of a life time: a changed cover is seen at once, an unchanged one costs a 304.
PRIVATE = "private, max-age=0, must-revalidate"
# Documents out of a book must not run as this server's own pages.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

# On whatever may be sent compressed, whether it is or not.
VARIES: RawHeaders = [(b"vary", b"Accept-Encoding")]

BodyIterator = Iterator[bytes] | AsyncIterator[bytes]

_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file to be sent, already open; `first` to `last` are the bytes wanted, both inclusive."""

    stream: BinaryIO
    size_bytes: int
    first: int = 0
    last: int = -1


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, complete but for what the request's conditions make of it."""

    status: int = 200
    body: bytes | OpenFile | BodyIterator = b""
    media_type: str | None = None
    headers: RawHeaders = field(default_factory=list)
    validators: Validators | None = None
    # Whether a part of the body may be asked for.
    has_ranges: bool = False
    # A token signs the browser in, an empty text signs it out, None leaves it alone.
    session: str | None = None
    # A value still to be encoded, as handlers return it.
    value: Any = None
    has_value: bool = False


def json(value: Any, *, status: int = 200, media_type: str | None = None) -> Reply:
    """A value with a status, or a media type, that differs from the operation's usual one."""
    return Reply(status, media_type=media_type, value=value, has_value=True)


def empty(status: int = 200) -> Reply:
    """An answer without a body."""
    return Reply(status)


def text(
    content: str, media_type: str = "text/plain; charset=utf-8", *, status: int = 200
) -> Reply:
    """Text of any kind, feeds included; it is sent as UTF-8."""
    return Reply(status, content.encode(), media_type, [*_guarded(media_type), *VARIES])


def feed(
    content: bytes, media_type: str, *, etag: str, last_modified: datetime | None = None
) -> Reply:
    """A feed that clients keep and ask about; it may be sent compressed."""
    headers = [*_guarded(media_type), (b"cache-control", PRIVATE.encode()), *VARIES]
    validators = Validators(etag, last_modified, is_weak=True)
    return Reply(200, content, media_type, headers, validators)


def image(
    content: bytes,
    media_type: str,
    *,
    etag: str | None = None,
    last_modified: datetime | None = None,
) -> Reply:
    """Bytes that clients keep and ask about: a page, a thumbnail, a resource of a book."""
    headers = [*_guarded(media_type), (b"cache-control", PRIVATE.encode())]
    return Reply(
        200, content, media_type, headers, Validators(etag, last_modified), has_ranges=True
    )


def is_fresh(call: Call, *, etag: str | None = None, last_modified: datetime | None = None) -> bool:
    """Whether the client holds this very version already, so that `not_modified` is the answer."""
    return is_not_modified(call, Validators(etag, last_modified))


def not_modified(
    *, etag: str | None = None, last_modified: datetime | None = None, is_weak: bool = False
) -> Reply:
    """Tell the client that what it holds is current."""
    return Reply(
        HTTPStatus.NOT_MODIFIED,
        headers=[(b"cache-control", PRIVATE.encode())],
        validators=Validators(etag, last_modified, is_weak),
    )


def located(
    call: Call,
    etag: str,
    read: Callable[[], PageImage],
    *,
    last_modified: datetime | None = None,
) -> Reply:
    """An image whose validator is known before it is read: the client may have it already."""
    if is_not_modified(call, Validators(etag, last_modified)):
        return not_modified(etag=etag, last_modified=last_modified)
    found = read()
    if found.is_stand_in:
        # Without a validator: the next question is answered with the image itself, if it is there.
        return image(found.content, found.media_type)
    return image(found.content, found.media_type, etag=etag, last_modified=last_modified)


def negotiated(answer: Reply) -> Reply:
    """The same answer, which depends on what the client accepts."""
    return with_header(answer, "vary", "Accept")


def file(
    path: Path | str,
    media_type: str,
    *,
    filename: str | None = None,
    etag: str | None = None,
    modified: datetime | None = None,
    is_inline: bool = False,
) -> Reply:
    """A file from disk, whole or in part. Raises NotFound when it is gone.

    Without an etag or a time the file's own size and time stand in. `filename` is what clients
    save it under.
    """
    stream = _open(on_disk(str(path)))
    size, modified_ns = state_of(os.fstat(stream.fileno()))
    changed = modified or datetime.fromtimestamp(modified_ns // 10**9, UTC)
    headers = [*_guarded(media_type), (b"cache-control", PRIVATE.encode())]
    if filename is not None:
        headers.append((b"content-disposition", disposition(filename, is_inline=is_inline)))
    return Reply(
        200,
        OpenFile(stream, size, 0, size - 1),
        media_type,
        headers,
        Validators(etag or f"{size:x}-{modified_ns:x}", changed),
        has_ranges=True,
    )


def stream(
    chunks: BodyIterator,
    media_type: str = "text/event-stream",
    *,
    filename: str | None = None,
    headers: RawHeaders | None = None,
) -> Reply:
    """A body of unknown length; the iterator is closed when the client leaves."""
    sent = [(b"cache-control", b"no-cache"), (b"x-accel-buffering", b"no"), *(headers or [])]
    if filename is not None:
        sent.append((b"content-disposition", disposition(filename)))
    return Reply(200, chunks, media_type, sent)


def redirect(location: str, status: int = HTTPStatus.TEMPORARY_REDIRECT) -> Reply:
    """Send the client to a path of this server, or to an address known beforehand."""
    return Reply(
        status, headers=[(b"location", quote(location, safe="/:?#[]@!$&'()*+,;=%").encode())]
    )


def with_header(answer: Reply, name: str, value: str) -> Reply:
    """The same answer with one more header."""
    return replace(
        answer, headers=[*answer.headers, (name.lower().encode(), value.encode("latin-1"))]
    )


def with_session(answer: Reply, token: str) -> Reply:
    """The same answer, which also signs the browser in."""
    return replace(answer, session=token)


def without_session(answer: Reply) -> Reply:
    """The same answer, which also signs the browser out."""
    return replace(answer, session="")


def with_cookie(
    answer: Reply,
    name: str,
    value: str,
    *,
    max_age_seconds: int,
    path: str = "/",
    is_secure: bool = False,
) -> Reply:
    """The same answer with a cookie that scripts cannot read; no age removes it."""
    return with_header(
        answer,
        "set-cookie",
        cookie(name, value, max_age_seconds=max_age_seconds, path=path, is_secure=is_secure),
    )


def cookie(
    name: str, value: str, *, max_age_seconds: int, path: str = "/", is_secure: bool = False
) -> str:
    """The text of a Set-Cookie header."""
    secure = "; Secure" if is_secure else ""
    return f"{name}={value}; Path={path}; Max-Age={max_age_seconds}; HttpOnly; SameSite=Lax{secure}"


def disposition(filename: str, *, is_inline: bool = False) -> bytes:
    """A Content-Disposition that old and new clients read, whatever the script of the name.

    >>> disposition('Épisode "1".cbz')
    b'attachment; filename="_pisode _1_.cbz"; filename*=UTF-8\\'\\'%C3%89pisode%20%221%22.cbz'
    """
    kind = "inline" if is_inline else "attachment"
    plain = "".join(letter if _is_plain(letter) else "_" for letter in filename)
    extended = quote(filename.encode("utf-8", "replace"), safe="")
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{extended}".encode("ascii")


def _is_plain(letter: str) -> bool:
    # A quote, a backslash or a percent sign is read differently by different clients.
    return " " <= letter <= "~" and letter not in '"\\%/'


def _guarded(media_type: str) -> RawHeaders:
    bare = media_type.partition(";")[0].strip().lower()
    if bare.endswith(("html", "xml")):
        return [(b"content-security-policy", SANDBOX.encode())]
    return []


def _open(path: str) -> BinaryIO:
    """A regular file; what may have come into its place is neither followed nor waited for."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise NotFound("file") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotFound("file")
    return os.fdopen(descriptor, "rb")


def http_date(moment: datetime) -> bytes:
    """A time as HTTP headers have it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True).encode()
