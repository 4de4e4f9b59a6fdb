"""How thumbnails are made."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server.domain.image import Accepted, Rendition
from stump_server.domain.library import ImageFormat, ImageOptions, Resize, ResizeMode


def one(options: ImageOptions | None) -> dict[str, Any] | None:
    """Options of a library as the contract has them."""
    if options is None:
        return None
    return {
        "format": options.format.value,
        "quality": options.quality,
        "page": options.page,
        "resize_options": options.resize
        and {
            "mode": options.resize.mode.value,
            "height": options.resize.height,
            "width": options.resize.width,
        },
    }


def options(body: models.ImageOptionsWrite | None) -> ImageOptions | None:
    """Options as a client sends them; a quality up to 1 is a share of the best one."""
    if body is None:
        return None
    quality = body.quality
    return ImageOptions(
        format=ImageFormat(body.format.value),
        quality=quality * 100 if quality is not None and 0 < quality <= 1 else quality,
        page=body.page,
        resize=_resize(body.resize_options),
    )


def wanted(query: dict[str, Any], accepted: Accepted) -> Rendition:
    """An image as a request asks for it."""
    format = query.get("format")
    return Rendition(
        width=query.get("width"),
        height=query.get("height"),
        quality=query.get("quality"),
        format=ImageFormat(format.capitalize()) if format else None,
        accepted=accepted,
    )


def _resize(body: models.ImageResize | None) -> Resize | None:
    if body is None:
        return None
    return Resize(ResizeMode(body.mode.value), body.height, body.width)
