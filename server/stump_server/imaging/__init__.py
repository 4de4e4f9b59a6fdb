"""Images: thumbnails, smaller copies, dimensions, and whether bytes are an image at all."""

from __future__ import annotations

from stump_server.domain.media_type import recognise
from stump_server.imaging.decoding import dimensions, verify
from stump_server.imaging.resizing import AVATAR_BOX, blank_cover, retake, scale, thumbnail

__all__ = [
    "AVATAR_BOX",
    "blank_cover",
    "dimensions",
    "recognise",
    "retake",
    "scale",
    "thumbnail",
    "verify",
]
