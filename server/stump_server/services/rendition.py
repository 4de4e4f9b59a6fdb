"""Images as somebody wants them, kept for the next who wants the same."""

from __future__ import annotations

from collections.abc import Callable

from stump_server import formats, imaging
from stump_server.domain.book import PageImage
from stump_server.domain.errors import Invalid
from stump_server.domain.image import Rendition
from stump_server.storage import ImageCache

# Goes up when images are made in another way.
_MAKING = "1"


def render(
    cache: ImageCache, key: str, wanted: Rendition, read: Callable[[], PageImage]
) -> PageImage:
    """What `read` gives, made as it is wanted; `key` names the source in its present state.

    Raises UnreadableBook for what cannot be decoded, and Invalid for text.
    """
    if wanted.is_plain:
        return read()
    key = f"{_MAKING} {key} {wanted.tag}"
    found = cache.find(key)
    if found is not None:
        return found
    image = read()
    if not image.media_type.startswith("image/"):
        if wanted.is_asked:
            raise Invalid("Only pages that are images can be scaled")
        return image
    made = formats.apart(imaging.scale, image.content, wanted)
    if made.content != image.content:
        cache.keep(key, made)
    return made
