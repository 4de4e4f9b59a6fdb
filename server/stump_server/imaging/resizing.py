"""Smaller copies of images: thumbnails as a library wants them, pages as a reader asks for them."""

from __future__ import annotations

import pyvips

from stump_server.domain.book import PageImage
from stump_server.domain.errors import Invalid
from stump_server.domain.library import ImageFormat, ImageOptions, Resize, ResizeMode
from stump_server.imaging import decoding

# The box a thumbnail fits into when no size is asked for: the shape of a book.
_WIDTH, _HEIGHT = 400, 600
_QUALITY = 80
_LONGEST_SIDE = 16_383  # what WebP can hold
_WHITE = 255.0
_GREY = 190.0
_KEPT_KINDS = {
    "image/jpeg": ImageFormat.JPEG,
    "image/png": ImageFormat.PNG,
    "image/webp": ImageFormat.WEBP,
}


def thumbnail(content: bytes, options: ImageOptions) -> bytes:
    """The image in the size, format and quality asked for, upright and without its metadata.

    A size that is asked for is met exactly, whatever that does to the shape. Raises UnreadableBook
    for what cannot be decoded and Invalid for a size beyond reason.
    """
    header = decoding.open_header(content)
    width, height, mode = _box(header, options.resize)
    try:
        return _encoded(_resized(content, width, height, mode), options.format, options.quality)
    except pyvips.Error:
        raise decoding.undecodable() from None


def scale(content: bytes, *, width: int | None = None, height: int | None = None) -> PageImage:
    """The image no larger than asked, its shape kept; the height counts when both are given.

    JPEG, PNG and WebP stay what they are, others become PNG where they have transparency and JPEG
    elsewhere. An image that is small enough comes back as it is.
    """
    kind = decoding.kind_of(content)
    header = decoding.open_header(content)
    shown_width, shown_height = _shown(header)
    wanted = (_LONGEST_SIDE, height) if height else (width or _LONGEST_SIDE, _LONGEST_SIDE)
    if kind != "image/svg+xml" and shown_width <= wanted[0] and shown_height <= wanted[1]:
        return PageImage(content, kind)
    try:
        image = _resized(content, *wanted, "down")
        format = _KEPT_KINDS.get(kind, ImageFormat.PNG if image.hasalpha() else ImageFormat.JPEG)
        return PageImage(_encoded(image, format, None), format.media_type)
    except pyvips.Error:
        raise decoding.undecodable() from None


def as_jpeg(content: bytes) -> PageImage:
    """The image as JPEG, which every reader shows; one that is JPEG comes back as it is.

    Raises UnreadableBook for what cannot be decoded.
    """
    kind = decoding.kind_of(content)
    if kind == ImageFormat.JPEG.media_type:
        return PageImage(content, kind)
    decoding.open_header(content)
    try:
        image = _resized(content, _LONGEST_SIDE, _LONGEST_SIDE, "down")
        return PageImage(_encoded(image, ImageFormat.JPEG, None), ImageFormat.JPEG.media_type)
    except pyvips.Error:
        raise decoding.undecodable() from None


def blank_cover() -> PageImage:
    """A plain page in the shape of a book, for books that have no picture."""
    grey = pyvips.Image.black(_WIDTH, _HEIGHT) + _GREY
    encoded = _encoded(grey.cast("uchar").colourspace("b-w"), ImageFormat.JPEG, None)
    return PageImage(encoded, ImageFormat.JPEG.media_type)


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


def _resized(content: bytes, width: int, height: int, mode: str) -> pyvips.Image:
    """Decoded at about the size needed, turned upright, in plain 8-bit colour."""
    image = pyvips.Image.thumbnail_buffer(content, width, height=height, size=mode)
    return image.colourspace("b-w" if image.interpretation in ("b-w", "grey16") else "srgb")


def _encoded(image: pyvips.Image, format: ImageFormat, quality: float | None) -> bytes:
    level = _QUALITY if quality is None else min(100, max(1, round(quality)))
    encoded: bytes
    if format is ImageFormat.JPEG:
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
