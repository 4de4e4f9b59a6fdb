"""Natural order: runs of digits compare as numbers, everything else by code point."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"([0-9]+)")


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts "2.jpg" before "10.jpg"; zero padding breaks ties in a fixed way.

    >>> sorted(["10.jpg", "2.jpg", "a.jpg"], key=natural_key)
    ['2.jpg', '10.jpg', 'a.jpg']
    """
    parts = _DIGITS.split(name)
    key = [
        (0, int(part), part) if place % 2 else (1, 0, part)
        for place, part in enumerate(parts)
        if part
    ]
    return tuple(key)


def sort_text(name: str) -> str:
    """Natural order as text, so that a database can sort by it: case folded, numbers prefixed
    by their length.

    "Vol 10" gives "vol 0210", "Vol 9" gives "vol 019": plain comparison puts 9 before 10.
    """
    parts = _DIGITS.split(name.casefold())
    return "".join(
        f"{min(len(digits := part.lstrip('0') or '0'), 99):02d}{digits}" if place % 2 else part
        for place, part in enumerate(parts)
    )
