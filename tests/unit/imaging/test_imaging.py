"""Thumbnails and scaled pages, made of small images drawn for each test."""

from __future__ import annotations

import struct
import zlib

import pytest
import pyvips
from stump_server.domain.errors import Fault, Invalid, UnreadableBook
from stump_server.domain.image import Accepted, Rendition
from stump_server.domain.library import ImageFormat, ImageOptions, Resize, ResizeMode
from stump_server.domain.media import PageDimension
from stump_server.imaging import dimensions, recognise, scale, thumbnail, verify

SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="80" height="120">'
    b'<rect width="80" height="120" fill="red"/></svg>'
)


def draw(width: int, height: int, bands: int = 3, suffix: str = ".png") -> bytes:
    """A picture with some detail, so that quality and size make a difference."""
    noise = pyvips.Image.gaussnoise(width, height, seed=1).cast("uchar")
    image = noise.bandjoin([noise] * (bands - 1)).copy(interpretation="srgb")
    content: bytes = image.write_to_buffer(suffix)
    return content


def opened(content: bytes) -> pyvips.Image:
    return pyvips.Image.new_from_buffer(content, "")


def bomb(side: int) -> bytes:
    """The head of a PNG that claims far too many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        tail = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + tail

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(3000)))


@pytest.mark.parametrize("format", ImageFormat)
def test_thumbnail_fits_a_box_by_default(format: ImageFormat) -> None:
    content = thumbnail(draw(1000, 1200), ImageOptions(format=format))

    assert recognise(content) == format.media_type
    assert dimensions(content) == PageDimension(height=480, width=400)


def test_thumbnail_never_grows_by_default() -> None:
    assert dimensions(thumbnail(draw(30, 20), ImageOptions())) == PageDimension(height=20, width=30)


def test_sized_thumbnail_meets_the_size() -> None:
    options = ImageOptions(resize=Resize(ResizeMode.SIZED, height=50, width=90))

    assert dimensions(thumbnail(draw(40, 60), options)) == PageDimension(height=50, width=90)


def test_scaled_thumbnail_is_a_part_of_the_original() -> None:
    options = ImageOptions(resize=Resize(ResizeMode.SCALED, height=0.5, width=0.333))

    assert dimensions(thumbnail(draw(100, 60), options)) == PageDimension(height=30, width=33)


def test_unreasonable_size_is_invalid() -> None:
    options = ImageOptions(resize=Resize(ResizeMode.SIZED, height=100_000, width=90))

    with pytest.raises(Invalid):
        thumbnail(draw(40, 60), options)


@pytest.mark.parametrize("format", ImageFormat)
def test_quality_is_applied(format: ImageFormat) -> None:
    content = draw(300, 300)

    poor = thumbnail(content, ImageOptions(format=format, quality=5))
    good = thumbnail(content, ImageOptions(format=format, quality=95))

    assert len(poor) < len(good)


def test_transparency_becomes_white() -> None:
    clear = pyvips.Image.black(20, 20, bands=4).copy(interpretation="srgb").write_to_buffer(".png")

    image = opened(thumbnail(clear, ImageOptions()))

    assert image.getpoint(10, 10) == [255, 255, 255]


def test_camera_orientation_is_applied_and_metadata_dropped() -> None:
    image = opened(draw(60, 40, suffix=".jpg")).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", 6)
    content = image.write_to_buffer(".jpg")

    assert dimensions(content) == PageDimension(height=60, width=40)
    upright = thumbnail(content, ImageOptions())
    assert dimensions(upright) == PageDimension(height=60, width=40)
    assert "exif-data" not in opened(upright).get_fields()


def test_drawing_becomes_a_picture() -> None:
    assert dimensions(thumbnail(SVG, ImageOptions())) == PageDimension(height=120, width=80)
    assert scale(SVG, Rendition(height=60)).media_type == "image/png"


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        (".jpg", "image/jpeg"),
        (".png", "image/png"),
        (".webp", "image/webp"),
        (".gif", "image/png"),
        (".avif", "image/jpeg"),
    ],
)
def test_scale_keeps_kind_and_shape(suffix: str, media_type: str) -> None:
    content = draw(100, 200, bands=4 if suffix == ".gif" else 3, suffix=suffix)

    smaller = scale(content, Rendition(height=50))

    assert smaller.media_type == recognise(smaller.content) == media_type
    assert dimensions(smaller.content) == PageDimension(height=50, width=25)


def test_height_goes_before_width() -> None:
    content = draw(100, 200)

    assert dimensions(scale(content, Rendition(width=10)).content) == PageDimension(
        height=20, width=10
    )
    assert dimensions(scale(content, Rendition(width=10, height=100)).content).height == 100


@pytest.mark.parametrize(("width", "height"), [(None, None), (100, None), (None, 500)])
def test_scale_never_enlarges(width: int | None, height: int | None) -> None:
    content = draw(100, 200)

    assert scale(content, Rendition(width, height)).content == content


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (bomb(100_000), Fault.TOO_LARGE),
        (b"no image at all", Fault.UNSUPPORTED),
        (b"", Fault.UNSUPPORTED),
        (b"<html><script>alert(1)</script></html>", Fault.UNSUPPORTED),
        (b"\xff\xd8\xff\xe0 only a beginning", Fault.CORRUPT),
        (b"II*\0" + bytes(100), Fault.UNSUPPORTED),
    ],
)
def test_what_cannot_be_decoded(content: bytes, fault: Fault) -> None:
    for attempt in (
        lambda: thumbnail(content, ImageOptions()),
        lambda: scale(content, Rendition(height=10)),
        lambda: dimensions(content),
    ):
        with pytest.raises(UnreadableBook) as raised:
            attempt()
        assert raised.value.fault is fault


def test_verify_gives_the_media_type() -> None:
    assert verify(draw(20, 20)) == "image/png"
    assert verify(draw(20, 20, suffix=".jpg")) == "image/jpeg"


@pytest.mark.parametrize(
    "content",
    [b"", b"no image", SVG, bomb(50_000), bomb(1000), draw(200, 200, suffix=".png")[:2000]],
    ids=["empty", "text", "drawing", "too many pixels", "no pixels", "cut off"],
)
def test_verify_refuses(content: bytes) -> None:
    with pytest.raises(Invalid):
        verify(content)


@pytest.mark.parametrize("format", ImageFormat)
def test_a_format_that_is_asked_for_is_given(format: ImageFormat) -> None:
    content = draw(60, 40, bands=4)

    made = scale(content, Rendition(width=30, format=format))

    assert made.media_type == recognise(made.content) == format.media_type
    assert dimensions(made.content) == PageDimension(height=20, width=30)


def test_quality_is_asked_for_without_a_size() -> None:
    content = draw(200, 200, suffix=".jpg")

    made = scale(content, Rendition(quality=5))

    assert made.media_type == "image/jpeg"
    assert len(made.content) < len(content) / 2


def test_a_large_page_is_spared_what_it_is_already() -> None:
    content = draw(60, 40, suffix=".webp")

    assert scale(content, Rendition(width=60, format=ImageFormat.WEBP)).content is content
    assert scale(content, Rendition(accepted=Accepted(ImageFormat.AVIF, None))).content is content


def test_what_nobody_can_show_is_made_anew() -> None:
    jpeg_only = Accepted(ImageFormat.JPEG, frozenset({"image/jpeg"}))
    gif_only = Accepted(None, frozenset({"image/gif"}))
    content = draw(60, 40)

    assert scale(content, Rendition(accepted=jpeg_only)).media_type == "image/jpeg"
    assert scale(content, Rendition(accepted=gif_only)).content is content
    assert scale(content, Rendition(width=9, accepted=gif_only)).media_type == "image/png"


def test_colours_of_a_wide_gamut_stay_what_they_look_like() -> None:
    red = pyvips.Image.black(40, 40, bands=3).linear(1, [255, 0, 0]).cast("uchar")
    wide = red.copy(interpretation="srgb").icc_transform("p3", input_profile="srgb")

    image = opened(scale(wide.write_to_buffer(".png"), Rendition(width=20)).content)

    assert image.getpoint(5, 5) == pytest.approx([255, 0, 0], abs=2)


@pytest.mark.parametrize(
    ("interpretation", "format", "bands", "suffix"),
    [("cmyk", "uchar", 4, ".jpg"), ("rgb16", "ushort", 3, ".png"), ("grey16", "ushort", 1, ".png")],
)
def test_every_kind_of_pixels_becomes_a_page_for_screens(
    interpretation: str, format: str, bands: int, suffix: str
) -> None:
    image = pyvips.Image.gaussnoise(60, 40, seed=1).cast(format)
    image = image.bandjoin([image] * (bands - 1)) if bands > 1 else image
    content = image.copy(interpretation=interpretation).write_to_buffer(suffix)

    shown = opened(scale(content, Rendition(width=30, format=ImageFormat.WEBP)).content)

    assert (shown.format, shown.interpretation, shown.width) == ("uchar", "srgb", 30)


def test_what_moves_stands_still_when_it_is_made_anew() -> None:
    frames = opened(draw(40, 60)).copy()
    frames.set_type(pyvips.GValue.gint_type, "page-height", 20)
    content = frames.write_to_buffer(".gif")

    made = scale(content, Rendition(width=20))

    assert dimensions(made.content) == PageDimension(height=10, width=20)
    assert scale(content, Rendition(width=40)).content is content
