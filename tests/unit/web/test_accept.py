"""What a client can show, by headers that programs send."""

from __future__ import annotations

import pytest
from stump_server.domain.image import ANYTHING
from stump_server.domain.library import ImageFormat
from stump_server.web import accept
from stump_server.web.call import Call


def call(*headers: str) -> Call:
    return Call("GET", "/", headers=[(b"accept", header.encode("latin-1")) for header in headers])


@pytest.mark.parametrize(
    ("header", "best"),
    [
        ("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", ImageFormat.AVIF),
        ("image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5", ImageFormat.AVIF),
        ("image/png,image/*;q=0.8,*/*;q=0.5", None),
        ("application/json, text/plain, */*", None),
        ("image/*", None),
        ("image/jpeg, image/webp;q=0.9", ImageFormat.JPEG),
        ("image/avif;q=0.1, image/jpg;q=0.2", ImageFormat.JPEG),
        ("image/avif;q=0.5, image/*", None),
        ("IMAGE/WEBP ; Q=0.7, image/avif;q=0", ImageFormat.WEBP),
        ("image/avif;q=2, image/webp;q=.5, image/jpeg;q=0.001", ImageFormat.JPEG),
        ("image/webp;quality=5, image/jpeg;q=0.9", ImageFormat.WEBP),
    ],
)
def test_the_format_of_the_highest_weight_that_is_named(
    header: str, best: ImageFormat | None
) -> None:
    assert accept.images(call(header)).best is best


@pytest.mark.parametrize(
    "headers",
    [(), ("",), ("application/json",), ("text/html;q=0.5",), ("image/*;q=0",), (";;,=,q",)],
)
def test_a_header_without_a_word_about_images_is_none(headers: tuple[str, ...]) -> None:
    assert accept.images(call(*headers)) == ANYTHING


def test_what_is_not_covered_or_has_no_weight_cannot_be_shown() -> None:
    named = accept.images(call("image/webp", "image/png;q=0.1"))
    without = accept.images(call("image/jxl;q=0, */*"))

    assert named.kinds == {"image/webp", "image/png"}
    assert not without.takes("image/jxl")
    assert without.takes("image/jpeg")
    assert accept.images(call("image/avif, */*;q=0.1")).kinds is None
