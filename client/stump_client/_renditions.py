"""How an image is wanted: size, quality and format."""

from __future__ import annotations

from typing import TypedDict

from stump_generated.client.models import PictureFormat


class Rendition(TypedDict, total=False):
    """The image as it is, unless something is asked for; `height` wins over `width`."""

    height: int
    width: int
    quality: int
    format: PictureFormat


class _Arguments(TypedDict, total=False):
    """The same in the words of the generated client."""

    height: int
    width: int
    quality: int
    format_: PictureFormat


def arguments(how: Rendition) -> _Arguments:
    """What the generated client is called with."""
    found: _Arguments = {}
    if "height" in how:
        found["height"] = how["height"]
    if "width" in how:
        found["width"] = how["width"]
    if "quality" in how:
        found["quality"] = how["quality"]
    if "format" in how:
        found["format_"] = how["format"]
    return found
