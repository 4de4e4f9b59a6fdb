"""Media types of images: told by their leading bytes, by file name where the bytes say nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Enough leading bytes to tell every kind below.
LEADING_BYTES = 64

IMAGE_EXTENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "png": "image/png",
        "webp": "image/webp",
        "gif": "image/gif",
        "avif": "image/avif",
        "heif": "image/heif",
        "jxl": "image/jxl",
    }
)

_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\xff\x0a", "image/jxl"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "image/jxl"),
)

# Brands of the ISO container that hold still images.
_AVIF_BRANDS = (b"avif", b"avis")
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def recognise(content: bytes) -> str | None:
    """The media type of a pixel image by its leading bytes, None when they are of no known kind."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return _iso_image(content)
    return None


def is_markup(content: bytes) -> bool:
    """Whether content begins like XML or HTML, whatever its name says.

    >>> is_markup(b"  <svg xmlns='http://www.w3.org/2000/svg'/>")
    True
    """
    start = content[:LEADING_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith((b"<", b"\xff\xfe<\x00", b"\xfe\xff\x00<"))


def extension(name: str) -> str:
    """The lower-cased text behind the last dot, without the dot; empty when there is none."""
    last = name.rpartition("/")[2] if "/" in name else name
    return last.rpartition(".")[2].lower() if "." in name else ""


def _iso_image(content: bytes) -> str | None:
    size = int.from_bytes(content[:4], "big")
    brands = content[8 : min(size, LEADING_BYTES)]
    # The major brand may be the general "mif1" while a compatible one says AVIF.
    if any(brand in brands for brand in _AVIF_BRANDS):
        return "image/avif"
    return "image/heif" if brands[:4] in _HEIF_BRANDS else None
