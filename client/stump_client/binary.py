"""Bytes that a server sends: pages, thumbnails and whole books."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Binary:
    """Bytes and what they are, such as `image/jpeg`."""

    content: bytes = field(repr=False)
    media_type: str
