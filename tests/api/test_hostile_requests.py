"""Requests that nobody sends by mistake: each is turned away with 4xx, and the server lives on."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import orjson
import pytest
import uvicorn
from stump_server.domain.access import Viewer
from stump_server.web.application import build
from stump_server.web.door import Surroundings
from stump_server.web.options import Options
from stump_server.web.upload import Upload

COOKIE = b"Cookie: stump_session=good\r\n"
FORM = {
    "type": "object",
    "additionalProperties": False,
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary"}, "place": {"type": "string"}},
}
BOOK = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 50},
        "pages": {"type": "integer", "minimum": 1, "maximum": 1000},
    },
}


def _query(name: str, **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


def _operation(id: str, **more: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": {}}}
    return {
        "operationId": id,
        "security": [{"session": []}, {"bearer": []}],
        "responses": {"200": {"description": "Fine.", "content": content}},
        **more,
    }


CONTRACT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Hostile", "version": "1"},
    "servers": [{"url": "/"}],
    "components": {
        "securitySchemes": {
            "session": {"type": "apiKey", "in": "cookie", "name": "stump_session"},
            "bearer": {"type": "http", "scheme": "bearer"},
        },
        "schemas": {"Book": BOOK},
    },
    "paths": {
        "/books": {
            "get": _operation(
                "book.get",
                parameters=[
                    _query("search", type="string", maxLength=100),
                    _query("limit", type="integer", minimum=1, maximum=100),
                    _query("metadata[year]", type="integer"),
                    _query("metadata[year][from]", type="integer"),
                    _query("id", type="array", items={"type": "string"}),
                ],
            ),
            "post": _operation(
                "book.create",
                requestBody={
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Book"}}
                    },
                },
            ),
        },
        "/books/{id}/pages/{page}": {
            "get": _operation(
                "book.get_page",
                parameters=[
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {
                        "name": "page",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "integer", "minimum": 1, "maximum": 10000},
                    },
                ],
            )
        },
        "/upload": {
            "post": _operation(
                "upload.send",
                requestBody={
                    "required": True,
                    "content": {"multipart/form-data": {"schema": FORM}},
                },
            )
        },
    },
}


def _get(query: dict[str, Any]) -> Any:
    return query


def _create(body: dict[str, Any]) -> Any:
    return body


def _get_page(id: str, page: int) -> Any:
    return [id, page]


def _send(upload: Upload) -> Any:
    return upload.file.size_bytes


HANDLERS = {
    "book.get": _get,
    "book.create": _create,
    "book.get_page": _get_page,
    "upload.send": _send,
}


class _Vault:
    @contextmanager
    def work(self, *, writes: bool = False) -> Iterator[Any]:
        yield writes


class _Doorman:
    def is_ageing(self, _work: Any, _viewer: Viewer) -> bool:
        return False

    def session(self, _work: Any, token: str) -> Viewer | None:
        return Viewer("1", "ann") if token == "good" else None


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """Where a server for the small contract listens."""
    application = build(
        CONTRACT,
        HANDLERS.__getitem__,
        surroundings=Surroundings(_Vault()),
        identify=_Doorman(),  # type: ignore[arg-type]
        options=Options(validate_responses=True),
    )
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application, log_config=None, lifespan="on", ws="none", proxy_headers=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.005)
    yield listener.getsockname()
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture(scope="module")
def client(address: tuple[str, int]) -> Iterator[httpx.Client]:
    """A client that is signed in."""
    with httpx.Client(
        base_url=f"http://{address[0]}:{address[1]}", cookies={"stump_session": "good"}
    ) as client:
        yield client


@pytest.fixture(autouse=True)
def _lives_on(client: httpx.Client) -> Iterator[None]:
    yield
    assert client.get("/books?search=still+there").json() == {"search": "still there"}


def exchange(address: tuple[str, int], request: bytes) -> tuple[int, bytes]:
    """Status and body of what comes back for exactly these bytes."""
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(request)
        connection.settimeout(10)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), body


def raw(method: bytes, target: bytes, *headers: bytes, body: bytes = b"") -> bytes:
    """A request that ends its connection."""
    lines = [method + b" " + target + b" HTTP/1.1", b"Host: books.example", b"Connection: close"]
    return b"\r\n".join([*lines, *headers]) + b"\r\n" + COOKIE + b"\r\n" + body


def posted(body: bytes, *headers: bytes, target: bytes = b"/books") -> bytes:
    """A POST with a body and its length."""
    return raw(b"POST", target, b"Content-Length: %d" % len(body), *headers, body=body)


JSON = b"Content-Type: application/json"
FORM_TYPE = b"Content-Type: application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("name", "body", "headers", "status"),
    [
        ("invalid UTF-8", b'{"name": "\xff\xfe"}', [JSON], 400),
        ("no Content-Type", b'{"name": "a"}', [], 415),
        ("empty Content-Type", b'{"name": "a"}', [b"Content-Type:"], 415),
        ("a garbage Content-Type", b'{"name": "a"}', [b"Content-Type: garbage"], 415),
        ("a form where JSON is due", b"name=a", [FORM_TYPE], 415),
        ("another charset", b'{"name": "a"}', [JSON + b"; charset=utf-16"], 415),
        ("deep lists", b"[" * 100_000, [JSON], 400),
        ("deep objects", b'{"a":' * 50_000 + b"1" + b"}" * 50_000, [JSON], 400),
        ("NaN", b'{"name": "a", "pages": NaN}', [JSON], 400),
        ("Infinity", b'{"name": "a", "pages": Infinity}', [JSON], 400),
        ("a number without end", b'{"name": "a", "pages": ' + b"9" * 10_000 + b"}", [JSON], 400),
        ("an exponent without end", b'{"name": "a", "pages": 1e' + b"9" * 100 + b"}", [JSON], 400),
        ("a byte order mark", b'\xef\xbb\xbf{"name": "a"}', [JSON], 400),
        ("a NUL character", b'{"name": "a\\u0000"}', [JSON], 400),
        ("a raw NUL byte", b'{"name": "a\x00"}', [JSON], 400),
        ("half a surrogate pair", b'{"name": "\\ud800"}', [JSON], 400),
        ("a surrogate in UTF-8", b'{"name": "\xed\xa0\x80"}', [JSON], 400),
        ("nothing", b"", [JSON], 400),
        ("blanks", b"   ", [JSON], 400),
        ("null", b"null", [JSON], 400),
        ("a text", b'"name"', [JSON], 400),
        ("two values", b'{"name": "a"} {"name": "b"}', [JSON], 400),
        ("a trailing comma", b'{"name": "a",}', [JSON], 400),
        ("an unknown name", b'{"name": "a", "is_owner": true}', [JSON], 400),
        ("a gzip body", b"\x1f\x8b\x08", [JSON, b"Content-Encoding: gzip"], 400),
        ("too much", b" " * (3 * 1024 * 1024), [JSON], 413),
    ],
)
def test_json_bodies(
    address: tuple[str, int], name: str, body: bytes, headers: list[bytes], status: int
) -> None:
    answered, problem = exchange(address, posted(body, *headers))

    assert answered == status, name
    assert orjson.loads(problem)["status"] == status


def test_of_two_equal_names_the_last_counts(client: httpx.Client) -> None:
    answer = client.post(
        "/books",
        content=b'{"name": "a", "name": "b"}',
        headers={"content-type": "application/json"},
    )

    assert answer.json() == {"name": "b"}


def test_a_chunked_body_is_a_body(address: tuple[str, int]) -> None:
    body = b'7\r\n{"name"\r\n6\r\n: "a"}\r\n0\r\n\r\n'
    request = raw(b"POST", b"/books", JSON, b"Transfer-Encoding: chunked", body=body)

    assert exchange(address, request) == (200, b'{"name":"a"}')


def test_a_chunked_body_has_a_limit(address: tuple[str, int]) -> None:
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    request = raw(b"POST", b"/books", JSON, b"Transfer-Encoding: chunked", body=chunk * 40)

    assert exchange(address, request + b"0\r\n\r\n")[0] == 413


@pytest.mark.parametrize(
    "headers",
    [
        [b"Content-Length: many"],
        [b"Content-Length: -1"],
        [b"Content-Length: 5", b"Content-Length: 6"],
        [b"Content-Length: 5", b"Transfer-Encoding: chunked"],
        [b"Content-Length: " + b"9" * 5000],
    ],
)
def test_lengths_that_are_none(address: tuple[str, int], headers: list[bytes]) -> None:
    status, _ = exchange(address, raw(b"POST", b"/books", JSON, *headers, body=b"0\r\n\r\n"))

    assert 400 <= status < 500


def test_a_length_beyond_the_limit_is_refused_unread(address: tuple[str, int]) -> None:
    request = raw(b"POST", b"/books", JSON, b"Content-Length: 99999999999")

    assert exchange(address, request)[0] == 413


MULTIPART = b"Content-Type: multipart/form-data"
PART = b'--b\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n--b--\r\n'


BOUNDED = MULTIPART + b"; boundary=b"
FILE = b"--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nx"
NAMELESS = b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"


@pytest.mark.parametrize(
    ("name", "body", "content_type", "status"),
    [
        ("no boundary", b"x", MULTIPART, 400),
        ("an empty boundary", b"x", MULTIPART + b"; boundary=", 400),
        ("another boundary", FILE, MULTIPART + b"; boundary=c", 400),
        ("a boundary without end", b"x", MULTIPART + b"; boundary=" + b"b" * 10_000, 400),
        ("text where a file is due", PART % (b"file", b"", b"x"), BOUNDED, 400),
        ("a file where text is due", PART % (b"place", b"; filename=a", b"x"), BOUNDED, 400),
        ("no part", b"--b--\r\n", BOUNDED, 400),
        ("nothing", b"", BOUNDED, 400),
        ("no end", FILE, BOUNDED, 400),
        ("no name", NAMELESS, BOUNDED, 400),
        ("no disposition", b"--b\r\n\r\nx\r\n--b--\r\n", BOUNDED, 400),
        ("a name that is no UTF-8", PART % (b"\xff", b"; filename=a", b"x"), BOUNDED, 400),
        ("JSON", b"{}", JSON, 415),
    ],
)
def test_forms(
    address: tuple[str, int], name: str, body: bytes, content_type: bytes, status: int
) -> None:
    answered, _ = exchange(address, posted(body, content_type, target=b"/upload"))

    assert answered == status, name


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (b"metadata[year][x]=1&metadata[year]=2", 400),
        (b"metadata[year]=2&metadata[year][from]=1", 400),
        (b"metadata=1", 400),
        (b"metadata[=1", 400),
        (b"[[[[]]]]=1", 400),
        (b"search=%00", 400),
        (b"search=%FF", 400),
        (b"search=%ED%A0%80", 400),
        (b"search=%C0%AF", 400),
        (b"%FF=1", 400),
        (b"search=" + b"x" * 101, 400),
        (b"search=" + b"x" * 20_000, 414),
        (b"limit=" + b"9" * 5000, 400),
        (b"limit=-" + b"0" * 5000, 400),
        (b"limit=0x10", 400),
        (b"limit=1_0", 400),
        (b"limit=%D9%A1", 400),
        (b"limit=1&limit=2", 400),
        (b"a=1&" * 600, 400),
        (b"search=a;b", 200),
        (b"search=100%", 200),
        (b"search=%zz", 200),
        (b"&&&=&==&", 400),
        (b"id[99999999]=a", 400),
    ],
)
def test_queries(address: tuple[str, int], query: bytes, status: int) -> None:
    assert exchange(address, raw(b"GET", b"/books?" + query))[0] == status


@pytest.mark.parametrize(
    ("target", "statuses"),
    [
        (b"/books/a/pages/" + b"9" * 5000, {400}),
        (b"/books/a/pages/-1", {400}),
        (b"/books/a/pages/1.5", {400}),
        (b"/books/a/pages/%31", {200}),
        (b"/books/%00/pages/1", {400}),
        (b"/books/%FF/pages/1", {400}),
        (b"/books/%ED%A0%80/pages/1", {400}),
        (b"/books/%zz/pages/1", {200}),
        (b"/books/%2e%2e/pages/1", {200}),
        (b"/books//pages/1", {404}),
        (b"/books/../../etc/passwd", {404}),
        (b"//books", {404}),
        (b"/books/", {404}),
        (b"/" + b"x" * 50_000, {404}),
        (b"/" + b"x/" * 20_000, {404}),
        (b"*", {400, 404}),
        (b"http://other.example/books", {200, 404}),
    ],
)
def test_paths(address: tuple[str, int], target: bytes, statuses: set[int]) -> None:
    assert exchange(address, raw(b"GET", target))[0] in statuses


@pytest.mark.parametrize(
    ("headers", "statuses"),
    [
        ([b"Content-Type: garbage"], {200}),
        ([b"Content-Type: multipart/form-data"], {200}),
        ([b"Content-Type: ;;;=;charset"], {200}),
        ([b"Accept-Encoding: gzip;q=x"], {200}),
        ([b"X-Long: " + b"x" * 200_000], {431}),
        ([b"X-%d: a" % number for number in range(20_000)], {431}),
        ([b"Cookie: " + b"a=b; " * 50_000], {431}),
        ([b"Authorization: Bearer \xff\xfe"], {200}),
        ([b"X-Request-ID: \xff"], {200}),
        ([b"Range: bytes=" + b"0-1," * 5000], {200}),
        ([b"Origin: \xff"], {200}),
        ([b"Cookie: \xff=\xff; =; ;;;"], {200, 401}),
        ([b"Bad Header"], {400}),
    ],
)
def test_headers(address: tuple[str, int], headers: list[bytes], statuses: set[int]) -> None:
    assert exchange(address, raw(b"GET", b"/books", *headers))[0] in statuses


@pytest.mark.parametrize(
    ("method", "statuses"),
    [
        (b"TRACE", {405}),
        (b"OPTIONS", {405}),
        (b"PATCH", {405}),
        (b"PROPFIND", {405}),
        (b"BREW", {400, 405}),
    ],
)
def test_methods(address: tuple[str, int], method: bytes, statuses: set[int]) -> None:
    assert exchange(address, raw(method, b"/books"))[0] in statuses


def test_a_client_that_leaves_half_way_disturbs_nobody(address: tuple[str, int]) -> None:
    for target, header in ((b"/books", JSON), (b"/upload", MULTIPART + b"; boundary=b")):
        with socket.create_connection(address) as connection:
            connection.sendall(
                raw(b"POST", target, header, b"Content-Length: 100", body=b"--b\r\n")
            )
