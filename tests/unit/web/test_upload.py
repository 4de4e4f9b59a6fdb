"""Uploads: files stream to where they have room, and the form must be the declared one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from stump_server.domain.errors import Invalid
from stump_server.web.errors import Refusal
from stump_server.web.options import Options
from stump_server.web.upload import FormReader, Upload, parse_media_type

FORM = {
    "type": "object",
    "additionalProperties": False,
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "place": {"type": "string"},
    },
}
BINARY = {"schema": {"type": "string", "format": "binary"}}


def tell(upload: Upload) -> Any:
    return {
        "files": [
            [file.name, file.filename, file.media_type, file.size_bytes, len(file.stream.read())]
            for file in upload.files
        ],
        "fields": upload.fields,
    }


def either(body: Any, upload: Upload | None = None) -> Any:
    return ["json", body] if upload is None else ["file", upload.file.size_bytes]


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: Any) -> Path:
    """Where uploads wait that are too large for memory."""
    return tmp_path_factory.mktemp("waiting")  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any, waiting: Path) -> Any:
    form = {"content": {"multipart/form-data": {"schema": FORM}}, "required": True}
    bare = {"content": {"image/png": BINARY, "image/*": BINARY}, "required": True}
    mixed = {
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "multipart/form-data": {"schema": FORM},
        }
    }
    paths = {
        "/form": {"post": make_operation("upload.form", requestBody=form)},
        "/bare": {"put": make_operation("image.bare", requestBody=bare)},
        "/either": {"post": make_operation("image.either", requestBody=mixed)},
    }
    handlers = {"upload.form": tell, "image.bare": tell, "image.either": either}
    limits = Options(
        upload_limit_bytes=8 * 1024 * 1024, image_limit_bytes=1000, upload_directory=waiting
    )
    return serve(paths, handlers, options=limits)


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


def test_a_form_arrives_with_its_files_and_texts(place: Any) -> None:
    answer = place.client.post(
        "/form", files={"file": ("é.cbz", b"book", "application/zip")}, data={"place": "shelf"}
    )

    assert answer.json() == {
        "files": [["file", "é.cbz", "application/zip", 4, 4]],
        "fields": {"place": "shelf"},
    }


def test_large_files_arrive_whole(place: Any) -> None:
    answer = place.client.post("/form", files={"file": ("a", b"x" * 5_000_000)})

    assert answer.json()["files"][0][3:] == [5_000_000, 5_000_000]


def test_a_bare_file_arrives(place: Any) -> None:
    answer = place.client.put("/bare", content=b"png", headers={"content-type": "image/png"})

    assert answer.json()["files"] == [["", "", "image/png", 3, 3]]


def test_a_handler_may_take_either_kind_of_body(place: Any) -> None:
    assert place.client.post("/either", json={"url": "x"}).json() == ["json", {"url": "x"}]
    assert place.client.post("/either", files={"file": ("a", b"abc")}).json() == ["file", 3]


@pytest.mark.parametrize(
    ("files", "data", "pointer"),
    [
        ({}, {"file": "text"}, "/file"),
        ({"other": ("a", b"x")}, {}, "/file"),
        ({"file": ("a", b"x"), "place": ("b", b"y")}, {}, "/place"),
        ({"file": ("a", b"x"), "more": ("b", b"y")}, {}, "/more"),
        ({"file": ("a", b"x")}, {"hue": "red"}, "/hue"),
    ],
)
def test_other_forms_are_refused_by_name(
    place: Any, files: dict[str, Any], data: dict[str, str], pointer: str
) -> None:
    parts = files | {name: (None, value) for name, value in data.items()}

    answer = place.client.post("/form", files=parts)

    assert answer.status_code == 400
    assert pointer in {error["pointer"] for error in answer.json()["errors"]}


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"x", "multipart/form-data", 400),
        (b"x", 'multipart/form-data; boundary=""', 400),
        (b"x", "multipart/form-data; boundary=abc", 400),
        (b"--abc\r\n\r\nx", "multipart/form-data; boundary=xyz", 400),
        (b"", "multipart/form-data; boundary=abc", 400),
        (b"--abc\r\n\r\nx\r\n--abc--\r\n", "multipart/form-data; boundary=abc", 400),
        (b"--abc\r\n", "multipart/form-data; boundary=abc", 400),
        (b"{}", "application/json", 415),
        (b"x", "garbage", 415),
    ],
)
def test_broken_forms_are_refused(
    place: Any, content: bytes, content_type: str, status: int
) -> None:
    answer = place.client.post("/form", content=content, headers={"content-type": content_type})

    assert answer.status_code == status


def test_an_empty_bare_body_is_refused(place: Any) -> None:
    assert place.client.put("/bare", headers={"content-type": "image/png"}).status_code == 400


def test_images_and_books_have_limits_of_their_own(place: Any) -> None:
    png = {"content-type": "image/png"}

    assert place.client.put("/bare", content=b"x" * 1001, headers=png).status_code == 413
    pieces = (b"x" * 100 for _ in range(20))
    assert place.client.put("/bare", content=pieces, headers=png).status_code == 413
    assert place.client.post("/form", files={"file": ("a", b"x" * 5000)}).status_code == 200


def test_nobody_unknown_uploads_anything(place: Any, waiting: Path) -> None:
    place.client.cookies.clear()
    stale = {"cookie": "stump_session=stale"}

    answer = place.client.post("/form", files={"file": ("a", b"x" * 3_000_000)}, headers=stale)

    assert answer.status_code == 401
    assert list(waiting.iterdir()) == []


def test_a_form_without_a_file_has_none() -> None:
    with pytest.raises(Invalid):
        _ = Upload(fields={"name": "text"}).file


def test_a_form_fed_byte_by_byte_is_the_same_form() -> None:
    reader = FormReader("b", None)
    body = (
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.cbz"\r\n'
        b"Content-Type: application/zip\r\n\r\nbo\r\n-ok\r\n--b--\r\n"
    )

    for byte in body:
        reader.feed(bytes([byte]))
    with reader.finish() as upload:
        assert upload.file.stream.read() == b"bo\r\n-ok"
        assert upload.file.filename == "a.cbz"
    assert upload.file.stream.closed


@pytest.mark.parametrize(
    "body",
    [
        b"--b\r\n" + b"X-Long: " + b"x" * 20_000,
        b"--b\r\nContent-Disposition: form-data; name=t\r\n\r\n" + b"x" * 100_000,
        b"--b\r\nContent-Disposition: form-data; name=t\r\n\r\n\r\n" * 1500,
        b"--b\r\nContent-Disposition: form-data; name=t\r\n\r\n\xff\r\n--b--\r\n",
    ],
)
def test_forms_beyond_measure_are_refused(body: bytes) -> None:
    reader = FormReader("b", None)

    with pytest.raises(Refusal):
        reader.feed(body)
    reader.close()


@pytest.mark.parametrize(
    ("header", "parsed"),
    [
        ("application/json", ("application/json", {})),
        ("Text/HTML; Charset=UTF-8", ("text/html", {"charset": "UTF-8"})),
        ('form-data; name="a;b"', ("form-data", {"name": "a;b"})),
        ("", ("", {})),
        (";;;=", ("", {"": ""})),
    ],
)
def test_media_types_are_taken_apart(header: str, parsed: Any) -> None:
    assert parse_media_type(header)[0] == parsed[0]
    if parsed[0]:
        assert parse_media_type(header)[1] == parsed[1]
