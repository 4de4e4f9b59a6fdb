"""Times of change of files, as every database can hold them."""

from __future__ import annotations

# Nanoseconds since 1970 in 64 bits end in the year 2262; damaged file systems know later times.
_LATEST = 2**63 - 1


def storable(modified_ns: int) -> int:
    """A time of change, or the nearest that can be stored."""
    return max(-_LATEST, min(modified_ns, _LATEST))
