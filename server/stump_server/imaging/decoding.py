"""Open images under limits: known kinds only, and no more pixels than the server can bear."""

from __future__ import annotations

import logging

import pyvips

from stump_server.domain.errors import Fault, Invalid, UnreadableBook
from stump_server.domain.media import PageDimension
from stump_server.domain.media_type import is_markup, recognise

# 400 megabytes once decoded with transparency.
PIXELS = 100_000_000
_SVG = "image/svg+xml"
_SVG_BYTES = 16 * 1024 * 1024
_SVG_PIXELS = 16_000_000
_SVG_SEARCHED = 16 * 1024
# Orientations of a camera in which height and width change places.
_LYING = range(5, 9)


def _prepare() -> None:
    """Loaders never meant for strangers' files stay shut, but for SVG, which covers of EPUBs are.

    Threads of the server work side by side already, and no image is asked for twice in a row: more
    threads inside one operation and a cache of operations would only cost memory.
    """
    pyvips.block_untrusted_set(True)
    pyvips.operation_block_set("VipsForeignLoadSvg", False)
    pyvips.concurrency_set(1)
    pyvips.cache_set_max(0)
    # One damaged page would fill the log with a line per row.
    logging.getLogger("pyvips").setLevel(logging.ERROR)


_prepare()


def kind_of(content: bytes) -> str:
    """The media type of an image that may be decoded; raises UnreadableBook for anything else."""
    media_type = recognise(content)
    if media_type is None and is_markup(content) and b"<svg" in content[:_SVG_SEARCHED]:
        media_type = _SVG
    if media_type is None:
        raise UnreadableBook(Fault.UNSUPPORTED, "This is not an image of a known kind")
    if media_type == _SVG and len(content) > _SVG_BYTES:
        raise UnreadableBook(Fault.TOO_LARGE, "The drawing is too large")
    return media_type


def open_header(content: bytes, *, fail_on: str = "none") -> pyvips.Image:
    """The image with its header read and no pixel decoded, when it is within the limits.

    `fail_on` is how much damage libvips bears when the pixels are read: a page that is cut off is
    still shown as far as it goes.
    """
    kind = kind_of(content)
    try:
        image = pyvips.Image.new_from_buffer(content, "", access="sequential", fail_on=fail_on)
    except pyvips.Error:
        raise undecodable() from None
    if image.width * image.height > (_SVG_PIXELS if kind == _SVG else PIXELS):
        raise UnreadableBook(Fault.TOO_LARGE, "The image has more pixels than the server accepts")
    return image


def undecodable() -> UnreadableBook:
    """The error for an image that libvips gives up on."""
    return UnreadableBook(Fault.CORRUPT, "The image cannot be decoded")


def dimensions(content: bytes) -> PageDimension:
    """Height and width in pixels as the image is shown, read from its header."""
    image = open_header(content)
    if is_lying(image):
        return PageDimension(height=image.width, width=image.height)
    return PageDimension(height=image.height, width=image.width)


def is_lying(image: pyvips.Image) -> bool:
    """Whether the image is stored turned by a quarter."""
    fields = image.get_fields()
    return "orientation" in fields and image.get("orientation") in _LYING


def verify(content: bytes) -> str:
    """The media type of an uploaded image, decoded to its last pixel; raises Invalid if it is none.

    Drawings are refused: they may hold scripts.
    """
    try:
        kind = kind_of(content)
        image = open_header(content, fail_on="error")
        if kind == _SVG:
            raise Invalid("The file is not an image of an accepted kind")
        image.avg()
    except UnreadableBook as error:
        raise Invalid(error.reason) from None
    except pyvips.Error:
        raise Invalid("The image cannot be decoded") from None
    return kind
