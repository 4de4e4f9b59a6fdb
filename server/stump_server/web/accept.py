"""What a client can show, by its Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re

from stump_server.domain.image import ANYTHING, SMALLEST_FIRST, Accepted
from stump_server.domain.library import ImageFormat
from stump_server.domain.media_type import IMAGE_EXTENSIONS
from stump_server.web.call import Call

_WEIGHT = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")
_KINDS = frozenset({*IMAGE_EXTENSIONS.values(), "image/svg+xml"})
_OTHER_NAMES = {"image/jpg": "image/jpeg", "image/heic": "image/heif"}


def images(call: Call) -> Accepted:
    """Which images the client takes, and which of the formats it names it likes best.

    A header without a word about images is no header: many programs send one for JSON with every
    request, and an image in another format is of more use to them than a refusal.
    """
    weights = _weights(call)
    accepted = {kind: weight for kind in _KINDS if (weight := _weight(weights, kind)) > 0}
    if not accepted:
        return ANYTHING
    is_choosy = len(accepted) < len(_KINDS)
    return Accepted(_best(accepted, weights), frozenset(accepted) if is_choosy else None)


def _weights(call: Call) -> dict[str, float]:
    """The weight of each media range; one that cannot be read does not count."""
    header = ",".join(value.decode("latin-1") for name, value in call.headers if name == b"accept")
    found: dict[str, float] = {}
    for part in header.split(","):
        media_range, *parameters = (piece.strip().lower() for piece in part.split(";"))
        named = (text.partition("=") for text in parameters)
        weight = next((value.strip() for name, _, value in named if name.strip() == "q"), "1")
        if media_range and _WEIGHT.fullmatch(weight):
            found[_OTHER_NAMES.get(media_range, media_range)] = float(weight)
    return found


def _weight(weights: dict[str, float], kind: str) -> float:
    """The weight of a media type: what names it goes before what covers it."""
    for media_range in (kind, "image/*", "*/*"):
        if media_range in weights:
            return weights[media_range]
    return 0.0


def _best(accepted: dict[str, float], weights: dict[str, float]) -> ImageFormat | None:
    """The format of the highest weight; of several the one that is named, then the smallest."""

    def rank(format: ImageFormat) -> tuple[float, bool]:
        return accepted.get(format.media_type, 0.0), format.media_type in weights

    best = max(SMALLEST_FIRST, key=rank)
    return best if best.media_type in weights and best.media_type in accepted else None
