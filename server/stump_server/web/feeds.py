"""Feeds of catalogues: where they lie, and whether the client has this very one already."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from stump_server import __version__, services
from stump_server.domain.access import Viewer
from stump_server.web import answers, door, reply
from stump_server.web.call import Call
from stump_server.web.reply import Reply

if TYPE_CHECKING:
    from stump_server.storage import Work

# Bytes, or a value that is JSON.
Build = Callable[["Work", "datetime | None"], Any]


def base_path(call: Call, mount: str) -> str:
    """The path under which the client reaches a catalogue, with whatever key it came in by.

    "/opds/KEY/v1.2" for a call of "/opds/KEY/v1.2/catalog" and the mount "/v1.2".
    """
    before, _, _ = call.path.partition(f"{mount}/")
    return f"{call.prefix}{quote(before)}{mount}"


def feed(viewer: Viewer, call: Call, media_type: str, build: Build) -> Reply:
    """A feed, unless nothing that the viewer can be shown has changed since the client got it."""
    with door.reading() as work:
        state = services.catalogue.revision(work, viewer)
        etag = _etag(viewer, call, state.token)
        if reply.is_fresh(call, etag=etag, last_modified=state.changed_at):
            return reply.not_modified(etag=etag, last_modified=state.changed_at, is_weak=True)
        content = build(work, state.changed_at)
    if not isinstance(content, bytes):
        content = answers.encode(content)
    return reply.feed(content, media_type, etag=etag, last_modified=state.changed_at)


def _etag(viewer: Viewer, call: Call, token: str) -> str:
    # Another account, another view, another address of the server or another release of it make
    # another feed of the same rows.
    address = (call.public_url or call.header("host"), call.prefix)
    facts = (__version__, token, viewer.sight, address)
    return hashlib.blake2b(repr(facts).encode(), digest_size=12).hexdigest()


def challenge(document: dict[str, Any], address: str, media_type: str) -> Reply:
    """What those who are not known get: how to sign in (Authentication for OPDS 1.0)."""
    link = f'<{address}>; rel="http://opds-spec.org/auth/document"; type="{media_type}"'
    headers = [(b"link", link.encode()), (b"cache-control", b"no-store")]
    return Reply(HTTPStatus.UNAUTHORIZED, answers.encode(document), media_type, headers)
