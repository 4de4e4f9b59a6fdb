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
    return ThumbnailUpload(picture_file(picture, "thumbnail"))


def picture_file(picture: Picture, name: str) -> File:
    """A picture as a part of a form, under its own name or, without one, the given."""
    if isinstance(picture, Path):
        return _file(picture.name, BytesIO(picture.read_bytes()))
    return _file(name, BytesIO(picture) if isinstance(picture, bytes) else picture)


def _file(name: str, payload: BinaryIO) -> File:
    return File(payload=payload, file_name=name, mime_type="application/octet-stream")
