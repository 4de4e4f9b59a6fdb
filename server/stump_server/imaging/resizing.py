"""Smaller copies of images: thumbnails as a library wants them, pages as a reader asks for them."""

from __future__ import annotations

import pyvips

from stump_server.domain.book import PageImage
from stump_server.domain.errors import Invalid
from stump_server.domain.image import ORIGINAL, Rendition
from stump_server.domain.library import ImageFormat, ImageOptions, Resize, ResizeMode
from stump_server.imaging import decoding

# The box a thumbnail fits into when no size is asked for: the shape of a book.
_WIDTH, _HEIGHT = 400, 600
_QUALITY = 80
# What is uploaded as a thumbnail is kept no larger than a large page, an avatar as it is shown.
UPLOADED_BOX = (1600, 2400)
AVATAR_BOX = (512, 512)
_UPLOADED_QUALITY = 90
_LONGEST_SIDE = 16_383  # what WebP can hold
_WHITE = 255.0
_GREY = 190.0
# AVIF of the same looks needs a smaller number, and more effort than this takes seconds a page.
_AVIF_QUALITY = 60
_AVIF_EFFORT = 1
_SVG = "image/svg+xml"
_PROFILE = "icc-profile-data"


def thumbnail(content: bytes, options: ImageOptions) -> bytes:
    """The image in the size, format and quality asked for, upright and without its metadata.

    A size that is asked for is met exactly, whatever that does to the shape. Raises UnreadableBook
    for what cannot be decoded and Invalid for a size beyond reason.
    """
    header = decoding.open_header(content)
    width, height, mode = _box(header, options.resize)
    try:
        image = _resized(header, content, (width, height), mode)
        return _encoded(image, options.format, options.quality)
    except pyvips.Error:
        raise decoding.undecodable() from None


def scale(content: bytes, wanted: Rendition) -> PageImage:
    """The image no larger than asked, its shape kept, in the format that suits its reader.

    An image that will do comes back as it is. Raises UnreadableBook for what cannot be decoded.
    """
    kind = decoding.kind_of(content)
    header = decoding.open_header(content)
    is_drawing = kind == _SVG and wanted.is_asked
    if not is_drawing and wanted.is_met_by(kind, *_shown(header)):
        return PageImage(content, kind)
    width, height = wanted.box
    box = (width or _LONGEST_SIDE, height or _LONGEST_SIDE)
    try:
        image = _resized(header, content, box, "down")
        format = wanted.format_for(kind, has_alpha=image.hasalpha())
        return PageImage(_encoded(image, format, wanted.quality), format.media_type)
    except pyvips.Error:
        raise decoding.undecodable() from None


def retake(content: bytes, box: tuple[int, int] = UPLOADED_BOX) -> PageImage:
    """An uploaded image encoded anew and no larger than a box: nothing hidden in it stays.

    Raises Invalid for what is no image to its last pixel, and for drawings.
    """
    kind = decoding.verify(content)
    try:
        image = _resized(decoding.open_header(content), content, box, "down")
        format = ORIGINAL.format_for(kind, has_alpha=image.hasalpha())
        quality = None if format is ImageFormat.PNG else _UPLOADED_QUALITY
        return PageImage(_encoded(image, format, quality), format.media_type)
    except pyvips.Error:
        raise Invalid("The image cannot be decoded") from None


def blank_cover() -> PageImage:
    """A plain page in the shape of a book, for books that have no picture."""
    grey = pyvips.Image.black(_WIDTH, _HEIGHT) + _GREY
    encoded = _encoded(grey.cast("uchar").colourspace("b-w"), ImageFormat.JPEG, None)
    return PageImage(encoded, ImageFormat.JPEG.media_type, is_stand_in=True)


def _box(header: pyvips.Image, resize: Resize | None) -> tuple[int, int, str]:
    """Width, height and how they are meant."""
    if resize is None:
        return _WIDTH, _HEIGHT, "down"
    if resize.mode is ResizeMode.SIZED:
        width, height = int(resize.width), int(resize.height)
    else:
        shown_width, shown_height = _shown(header)
        width, height = int(shown_width * resize.width), int(shown_height * resize.height)
    width, height = max(1, width), max(1, height)
    if max(width, height) > _LONGEST_SIDE or width * height > decoding.PIXELS:
        raise Invalid("The size of the image is larger than the server makes")
    return width, height, "force"


def _shown(header: pyvips.Image) -> tuple[int, int]:
    """Width and height as the image is shown."""
    if decoding.is_lying(header):
        return header.height, header.width
    return header.width, header.height


def _resized(header: pyvips.Image, content: bytes, box: tuple[int, int], mode: str) -> pyvips.Image:
    """Decoded at about the size needed, turned upright, in plain 8-bit colour."""
    # Without its metadata a picture of a wide gamut would look pale.
    colours = {"export_profile": "srgb"} if _PROFILE in header.get_fields() else {}
    image = pyvips.Image.thumbnail_buffer(content, box[0], height=box[1], size=mode, **colours)
    return image.colourspace("b-w" if image.interpretation in ("b-w", "grey16") else "srgb")


def _encoded(image: pyvips.Image, format: ImageFormat, quality: float | None) -> bytes:
    usual = _AVIF_QUALITY if format is ImageFormat.AVIF else _QUALITY
    level = usual if quality is None else min(100, max(1, round(quality)))
    encoded: bytes
    if format is ImageFormat.AVIF:
        encoded = image.heifsave_buffer(
            Q=level, compression="av1", effort=_AVIF_EFFORT, bitdepth=8, keep="none"
        )
    elif format is ImageFormat.JPEG:
        if image.hasalpha():
            image = image.flatten(background=[_WHITE] * (image.bands - 1))
        encoded = image.jpegsave_buffer(Q=level, keep="none", optimize_coding=True)
    elif format is ImageFormat.WEBP:
        encoded = image.webpsave_buffer(Q=level, keep="none")
    elif quality is None or level == 100:
        encoded = image.pngsave_buffer(keep="none")
    else:
        # PNG loses nothing by itself: quality decides how many colours are left.
        encoded = image.pngsave_buffer(keep="none", palette=True, Q=level)
    return encoded
