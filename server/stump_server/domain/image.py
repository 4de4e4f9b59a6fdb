"""How somebody wants an image: how large, how good, and in which format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType

from stump_server.domain.library import ImageFormat

# What a client may ask for, in the order in which it saves bytes.
SMALLEST_FIRST = (ImageFormat.AVIF, ImageFormat.WEBP, ImageFormat.JPEG)
WRITTEN_KINDS: Mapping[str, ImageFormat] = MappingProxyType(
    {format.media_type: format for format in ImageFormat}
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a client can show. `kinds` are media types, None for all; `best` is what it likes most.

    `best` is only ever a format that the client names: whoever takes anything gets what is there.
    """

    best: ImageFormat | None = None
    kinds: frozenset[str] | None = None

    def takes(self, kind: str) -> bool:
        """Whether an image of this media type can be shown."""
        return self.kinds is None or kind in self.kinds


ANYTHING = Accepted()


@dataclass(frozen=True, slots=True)
class Rendition:
    """An image as it is wanted; without anything asked it is the original."""

    width: int | None = None
    height: int | None = None
    quality: int | None = None
    format: ImageFormat | None = None
    accepted: Accepted = ANYTHING

    @property
    def is_asked(self) -> bool:
        """Whether the image is to be made anew if that changes anything."""
        return bool(self.width or self.height or self.quality or self.format)

    @property
    def is_plain(self) -> bool:
        """Whether the original will do, whatever kind it is of."""
        return not self.is_asked and self.accepted.kinds is None

    @property
    def tag(self) -> str:
        """The part of a validator that tells this rendition from others, "" for the original."""
        if self.is_plain:
            return ""
        kinds = self.accepted.kinds
        facts = (
            self.width,
            self.height,
            self.quality,
            self.format,
            self.accepted.best if self.is_asked else None,
            None if self.format or kinds is None else sorted(kinds),
        )
        return f"-{blake2b(repr(facts).encode(), digest_size=6).hexdigest()}"

    def format_for(self, kind: str, *, has_alpha: bool) -> ImageFormat:
        """The format that an image of this media type is written in."""
        asked = self.format or self.accepted.best
        if asked is not None:
            return asked
        choices = [ImageFormat.PNG, ImageFormat.JPEG]
        if not has_alpha:
            choices.reverse()
        kept = WRITTEN_KINDS.get(kind)
        # AVIF takes its time: nobody gets it who did not ask for it.
        if kept is not None and kept is not ImageFormat.AVIF:
            choices.insert(0, kept)
        shown = (choice for choice in choices if self.accepted.takes(choice.media_type))
        return next(shown, choices[0])

    def is_met_by(self, kind: str, width: int, height: int) -> bool:
        """Whether an image of this kind and size may be sent as it is."""
        if not self.accepted.takes(kind) and not self.format:
            return not self.is_asked and self._cannot_be_met
        if self.quality or not self._fits(width, height):
            return False
        asked = self.format or (self.accepted.best if self.is_asked else None)
        return asked is None or asked is WRITTEN_KINDS.get(kind)

    @property
    def box(self) -> tuple[int | None, int | None]:
        """The most that width and height may be; the height counts when both are asked for."""
        return (None, self.height) if self.height else (self.width, None)

    def _fits(self, width: int, height: int) -> bool:
        most_wide, most_high = self.box
        return width <= (most_wide or width) and height <= (most_high or height)

    @property
    def _cannot_be_met(self) -> bool:
        # A client that takes none of what is written here gets the original: better than nothing.
        return not any(self.accepted.takes(kind) for kind in WRITTEN_KINDS)


ORIGINAL = Rendition()
