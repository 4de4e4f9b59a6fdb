"""Which thumbnails are to be made: those that are missing or were made of something else."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from stump_server.domain.library import ImageOptions

# The source of a picture that somebody chose or uploaded: it is theirs to replace.
CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Making:
    """How thumbnails are made, and which that exist are made anew.

    `force` is for all that were made, `renew` for those that were made in another way.
    """

    options: ImageOptions
    force: bool = False
    renew: bool = False

    def source(self, modified_ns: int, size: int, cover: str | None = None) -> str:
        """What a thumbnail is made of: the file, by time and size, and the options.

        `cover` is the name of the page that is shown where the file names one.
        """
        digest = blake2b(repr(self.options).encode(), digest_size=8).hexdigest()
        named = (
            ""
            if cover is None or self.options.page
            else f".{crc32(cover.encode('utf-8', 'surrogatepass')):x}"
        )
        return f"{modified_ns:x}.{size:x}{named} {digest}"

    def is_due(self, stored: str | None, wanted: str, *, exists: bool) -> bool:
        """Whether a thumbnail is to be made, with the source of the one that is stored."""
        if not exists:
            return True
        if stored == CHOSEN:
            return False
        if self.force or stored is None:
            return True
        if self.renew:
            return stored != wanted
        return stored.partition(" ")[0] != wanted.partition(" ")[0]
