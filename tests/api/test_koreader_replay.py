"""KOReader's requests as its two HTTP clients put them on the wire, and its reading of the answers.

Those by LuaSocket were recorded from KOReader's plugin kosync of August 2026 (`KOSyncClient.lua`,
`api.json`) with lua-Spore 0.3.3 and LuaSocket 3.1; those by Turbo, which KOReader uses where it
runs Turbo's loop, were read from its `async.lua`. Lua leaves the order of headers and members open:
that of the record is as good as any.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from builders.books import comic
from stump_client import Api, models
from stump_server.domain.access import Permission

AddLibrary = Callable[..., models.Library]
MakeUser = Callable[..., Api]
Wire = tuple[bytes, ...]

_TIMEOUT_SECONDS = 30.0

# LuaSocket: the host with its port, no keeping of the connection, three writes.
_SOCKET_AUTH = b"x-auth-key: 5f4dcc3b5aa765d61d8327deb882cf99\r\nx-auth-user: ann\r\n"
_SOCKET_HEADERS = (
    b"User-Agent: lua-Spore v0.3.3\r\n"
    b"Accept: application/vnd.koreader.v1+json\r\n"
    b"TE: trailers\r\n"
    b"Host: %(host)s:%(port)s\r\n"
)
# Turbo: the host without its port, one write, an empty line after the body, which no length counts.
_TURBO_AUTH = b"x-auth-user: ann\r\nx-auth-key: 5f4dcc3b5aa765d61d8327deb882cf99\r\n"
_TURBO_HEADERS = (
    b"user-agent: lua-Spore v0.3.3\r\n"
    b"Host: %(host)s\r\n"
    b"accept: application/vnd.koreader.v1+json\r\n"
    b"User-Agent: Turbo Client v1.0.0\r\n"
)

_REGISTRATION = b'{"username":"ann","password":"5f4dcc3b5aa765d61d8327deb882cf99"}'
_PAGE = (
    b'{"device_id":"0F4B7B1D6C3E4F2AA6B1C2D3E4F50617","device":"Kobo_nova","progress":"3",'
    b'"percentage":0.3333,"document":"%(document)s"}'
)
# With the names of the file, if the reader wishes so. Slashes are escaped by one of the libraries
# of JSON that it was built with, and not by another.
_PLACE = (
    b'{"device_id":"0F4B7B1D6C3E4F2AA6B1C2D3E4F50617","device":"Kobo_nova",'
    b'"progress":"\\/body\\/DocFragment[20]\\/body\\/p[22]\\/img.0","percentage":0.3191,'
    b'"metadata":{"authors":"Ann\\nBob","filename":"Gulls 1.cbz","title":"M\xc3\xb6wen \\"1\\""},'
    b'"document":"%(document)s"}'
)
_PLAIN_PLACE = _PLACE.replace(b"\\/", b"/")
# The beginning and the end are numbers without a fraction.
_START = _PAGE.replace(b"0.3333", b"0").replace(b'"3"', b'"1"')
_END = _PAGE.replace(b"0.3333", b"1").replace(b'"3"', b'"10"')
_XPOINTER = "/body/DocFragment[20]/body/p[22]/img.0"

_JSON_TYPE = re.compile(r"\s*application/[A-Za-z0-9.]*?\+?json\s*")


def by_luasocket(method: bytes, path: bytes, body: bytes | None) -> Wire:
    """The writes of one request."""
    line = b"%s /koreader/%%(key)s%s HTTP/1.1\r\n" % (method, path)
    headers = b"Connection: close, TE\r\n"
    # Who registers is nobody yet.
    if method != b"POST":
        headers += _SOCKET_AUTH
    if body is None:
        return line, headers + _SOCKET_HEADERS + b"\r\n"
    told = b"Content-Type: application/json\r\nContent-Length: %(length)d\r\n"
    return line, headers + told + _SOCKET_HEADERS + b"\r\n", body


def by_turbo(method: bytes, path: bytes, body: bytes | None) -> Wire:
    """The one write of a request."""
    head = b"%s /koreader/%%(key)s%s HTTP/1.1\r\n" % (method, path)
    if method != b"POST":
        head += _TURBO_AUTH
    if body is None:
        return (head + _TURBO_HEADERS + b"\r\n",)
    told = b"content-type: application/json\r\nContent-Length: %(length)d\r\n"
    return (head + told + _TURBO_HEADERS + b"\r\n" + body + b"\r\n\r\n",)


Make = Callable[..., Wire]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the client makes of an answer: the status, and the body if it reads it as JSON."""

    status: int
    body: Any


@dataclass(frozen=True, slots=True)
class Device:
    """Something that sends bytes to the server with a key and about a document."""

    url: str
    key: str
    document: str
    make: Make

    def say(self, method: bytes, path: bytes, body: bytes | None = None) -> Heard:
        """Send a request, read the answer, and find nothing behind it."""
        place = urlsplit(self.url)
        assert place.hostname is not None
        facts: dict[bytes, bytes | int] = {
            b"host": place.hostname.encode(),
            b"port": str(place.port).encode(),
            b"key": self.key.encode(),
            b"document": self.document.encode(),
        }
        facts[b"length"] = len((body or b"") % facts)
        with _connected(place.hostname, place.port) as wire:
            for part in self.make(method, path, body):
                wire.sendall(part % facts)
            heard = _hear(wire)
            wire.shutdown(socket.SHUT_WR)
            assert wire.recv(1) == b""
        return heard


@contextmanager
def _connected(host: str, port: int | None) -> Iterator[socket.socket]:
    with socket.create_connection((host, port), _TIMEOUT_SECONDS) as wire:
        yield wire


def _hear(wire: socket.socket) -> Heard:
    """Read as LuaSocket does: a status line, headers in lower case, a body of the told length."""
    with wire.makefile("rb") as lines:
        status = re.match(rb"HTTP/\d*\.\d* (\d\d\d)", lines.readline())
        assert status is not None
        headers = {}
        while (line := lines.readline().decode("latin-1").rstrip("\r\n")) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.lstrip()
        # It unpacks nothing, and asks for nothing packed.
        assert "content-encoding" not in headers
        body = lines.read(int(headers["content-length"]))
    is_json = _JSON_TYPE.fullmatch(headers["content-type"].split(";")[0])
    return Heard(int(status[1]), json.loads(body) if is_json else body)


@pytest.fixture(params=[by_luasocket, by_turbo])
def device(
    request: pytest.FixtureRequest,
    server: Any,
    owner: Api,
    make_user: MakeUser,
    add_library: AddLibrary,
    tmp_path: Path,
) -> Device:
    """A device of a new account, about a comic of ten pages."""
    comic(tmp_path / "k" / "Gulls" / "Gulls 1.cbz", 10)
    library = add_library(tmp_path / "k", generate_koreader_hashes=True)
    book = owner.library.get_media(library.id).data[0]
    assert isinstance(book.koreader_hash, str)
    reader = make_user(Permission.API_KEYS, Permission.KOREADER_SYNC)
    key = reader.api_key.create(name="reader", permissions="inherit").api_key
    return Device(server.url, key, book.koreader_hash, request.param)


def test_it_registers_and_signs_in(device: Device) -> None:
    assert device.say(b"POST", b"/users/create", _REGISTRATION) == Heard(201, {"username": "ann"})
    assert device.say(b"GET", b"/users/auth") == Heard(200, {"authorized": "OK"})


def test_it_reads_why_it_may_not(device: Device) -> None:
    stranger = Device(device.url, "stump_no_key", device.document, device.make)

    heard = stranger.say(b"GET", b"/users/auth")

    # Only this status means a refusal to it, and the message is shown.
    assert heard.status == 401
    assert isinstance(heard.body["message"], str)


@pytest.mark.parametrize(
    ("pushed", "share", "progress"),
    [
        (_START, 0.0, "1"),
        (_PAGE, 0.3333, "3"),
        (_PLACE, 0.3191, _XPOINTER),
        (_PLAIN_PLACE, 0.3191, _XPOINTER),
        (_END, 1.0, "10"),
    ],
)
def test_what_it_pushes_it_pulls(
    device: Device, pushed: bytes, share: float, progress: str
) -> None:
    stored = device.say(b"PUT", b"/syncs/progress", pushed)
    pulled = device.say(b"GET", b"/syncs/progress/%(document)s")

    assert stored.status == 200
    assert stored.body["document"] == device.document
    assert pulled == Heard(
        200,
        {
            "document": device.document,
            "progress": progress,
            "percentage": share,
            "device": "Kobo_nova",
            "device_id": "0F4B7B1D6C3E4F2AA6B1C2D3E4F50617",
            "timestamp": stored.body["timestamp"],
        },
    )


def test_it_finds_no_progress_in_a_document_that_nobody_read(device: Device) -> None:
    heard = device.say(b"GET", b"/syncs/progress/%(document)s")

    assert heard == Heard(200, {"document": device.document})


def test_what_it_held_back_while_it_was_away_comes_in_a_row(device: Device) -> None:
    # Its queue has one request a day, each with a connection of its own, the oldest first.
    pushes = [_PAGE.replace(b"0.3333", b"0.%d" % n).replace(b'"3"', b'"%d"' % n) for n in (2, 4, 7)]

    assert [device.say(b"PUT", b"/syncs/progress", push).status for push in pushes] == [200] * 3
    assert device.say(b"GET", b"/syncs/progress/%(document)s").body["progress"] == "7"


def test_other_names_of_the_document_do_no_harm(device: Device) -> None:
    # Development versions tell servers how else a document may be known.
    named = _PAGE[:-1] + (
        b',"identifiers":[{"type":"content","value":"%(document)s"},'
        b'{"type":"filename","value":"4c614360da93c0a041b22e537de151eb"}]}'
    )
    ids = b"?ids=content%%3a%(document)s%%2cfilename%%3a4c614360da93c0a041b22e537de151eb"

    assert device.say(b"PUT", b"/syncs/progress", named).status == 200
    pulled = device.say(b"GET", b"/syncs/progress/%(document)s" + ids)
    assert (pulled.status, pulled.body["progress"]) == (200, "3")
