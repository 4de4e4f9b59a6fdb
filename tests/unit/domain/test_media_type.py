"""Kinds of images, told by their first bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.media_type import extension, is_markup, recognise


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"GIF87arest", "image/gif"),
        (b"GIF89arest", "image/gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\xff\x0arest", "image/jxl"),
        (b"\x00\x00\x00\x0cJXL \r\n\x87\nrest", "image/jxl"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1miaf", "image/avif"),
        (b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00avifmiaf", "image/avif"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "image/heif"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00mp41isom", None),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", None),
        (b"<svg/>", None),
        (b"PK\x03\x04", None),
        (b"", None),
    ],
)
def test_images_are_known_by_their_content(content: bytes, media_type: str | None) -> None:
    assert recognise(content) == media_type


@given(st.binary(max_size=80))
def test_any_bytes_at_all_can_be_looked_at(content: bytes) -> None:
    found = recognise(content)

    assert found is None or found.startswith("image/")
    assert is_markup(content) in (True, False)


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"<html>", True),
        (b"\xef\xbb\xbf\n  <?xml", True),
        (b"\xff\xfe<\x00?\x00", True),
        (b"\x89PNG", False),
        (b"", False),
    ],
)
def test_markup_is_known_whatever_its_name(content: bytes, answer: bool) -> None:
    assert is_markup(content) is answer


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a/b.JPG", "jpg"), ("a.b/c", "c"), ("noending", ""), ("x.tar.gz", "gz"), ("a.", "")],
)
def test_the_ending_of_a_name(name: str, ending: str) -> None:
    assert extension(name) == ending
