"""Pictures on their way to the server."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from stump_generated.client.models import ThumbnailUpload
from stump_generated.client.types import File

# A picture: its path, its bytes, or an open file.
Picture = Path | bytes | BinaryIO


def upload(picture: Picture) -> ThumbnailUpload:
    """The body that carries a picture; the server tells by its content what it is."""
    if isinstance(picture, Path):
        return ThumbnailUpload(_file(picture.name, BytesIO(picture.read_bytes())))
    if isinstance(picture, bytes):
        return ThumbnailUpload(_file("thumbnail", BytesIO(picture)))
    return ThumbnailUpload(_file("thumbnail", picture))


def _file(name: str, payload: BinaryIO) -> File:
    return File(payload=payload, file_name=name, mime_type="application/octet-stream")
