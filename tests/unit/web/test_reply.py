"""Replies: names of files, guarded documents, files that are gone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from stump_server.domain.errors import NotFound
from stump_server.web import reply
from stump_server.web.call import Call


@pytest.mark.parametrize(
    ("filename", "header"),
    [
        ("a.cbz", "attachment; filename=\"a.cbz\"; filename*=UTF-8''a.cbz"),
        ('a"b\\c.cbz', "attachment; filename=\"a_b_c.cbz\"; filename*=UTF-8''a%22b%5Cc.cbz"),
        ("宇宙.cbz", "attachment; filename=\"__.cbz\"; filename*=UTF-8''%E5%AE%87%E5%AE%99.cbz"),
        ("a\r\nb", "attachment; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab"),
        ("50%.cbz", "attachment; filename=\"50_.cbz\"; filename*=UTF-8''50%25.cbz"),
        ("a\udcff", "attachment; filename=\"a_\"; filename*=UTF-8''a%3F"),
    ],
)
def test_names_of_files_travel_in_any_script(filename: str, header: str) -> None:
    assert reply.disposition(filename).decode() == header


@pytest.mark.parametrize(
    ("media_type", "is_guarded"),
    [
        ("text/html; charset=utf-8", True),
        ("application/xhtml+xml", True),
        ("image/svg+xml", True),
        ("application/xml", True),
        ("image/png", False),
        ("text/css", False),
    ],
)
def test_documents_of_books_cannot_run(media_type: str, is_guarded: bool) -> None:
    names = {name for name, _ in reply.image(b"x", media_type).headers}

    assert (b"content-security-policy" in names) is is_guarded


def test_a_file_has_validators_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.cbz"
    path.write_bytes(b"book")

    answer = reply.file(path, "application/zip")

    assert isinstance(answer.body, reply.OpenFile)
    answer.body.stream.close()
    assert answer.body.size_bytes == 4
    assert answer.validators is not None
    assert answer.validators.etag
    assert answer.validators.last_modified is not None


def test_a_file_that_is_gone_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        reply.file(tmp_path / "gone", "application/zip")
    with pytest.raises(NotFound):
        reply.file(tmp_path, "application/zip")


def test_cookies_are_out_of_reach_of_scripts() -> None:
    answer = reply.with_cookie(reply.empty(), "a", "b", max_age_seconds=5, is_secure=True)

    assert answer.headers == [
        (b"set-cookie", b"a=b; Path=/; Max-Age=5; HttpOnly; SameSite=Lax; Secure")
    ]


def test_fresh_copies_are_known_before_anything_is_read() -> None:
    call = Call("GET", "/", headers=[(b"if-none-match", b'"v1"')])

    assert reply.is_fresh(call, etag="v1")
    assert not reply.is_fresh(call, etag="v2", last_modified=datetime.now(UTC))
    assert reply.not_modified(etag="v1").status == 304
