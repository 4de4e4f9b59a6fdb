"""Natural order: runs of digits compare as numbers, everything else by code point."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from os.path import commonprefix

_DIGITS = re.compile(r"([0-9]+)")


def natural_key(name: str) -> tuple[str, str]:
    """A key that sorts "2.jpg" before "10.jpg"; zero padding breaks ties in a fixed way.

    A run of digits becomes "0", a character for its length, and its digits: beside anything else
    it still sorts where digits have their code points.

    >>> sorted(["10.jpg", "2.jpg", "a.jpg", "!.jpg"], key=natural_key)
    ['!.jpg', '2.jpg', '10.jpg', 'a.jpg']
    """
    return _DIGITS.sub(_sortable_digits, name), name


# Names up to this length come back in other books, such as "001.jpg".
_SHORT = 32
_known_key = lru_cache(maxsize=1024)(natural_key)


def in_natural_order(names: Collection[str]) -> list[str]:
    """Names that are all different in natural order.

    >>> in_natural_order(["10.jpg", "2.jpg", "a.jpg", "!.jpg"])
    ['!.jpg', '2.jpg', '10.jpg', 'a.jpg']
    """
    longest = max(map(len, names), default=0)
    if longest <= _SHORT:
        return sorted(names, key=_known_key)
    # Pages often begin with the name of their book: the numbers in there decide nothing. One that
    # goes on behind what all have in common belongs to the rest.
    shared = commonprefix(tuple(names))  # noqa: RUF071 - by characters, as it is meant here
    start = len(shared.rstrip("0123456789"))
    endings = {name[start:]: name for name in names}
    key = _known_key if longest - start <= _SHORT else natural_key
    return [endings[ending] for ending in sorted(endings, key=key)]


def _sortable_digits(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0")
    return f"0{chr(len(digits))}{digits}"


def sort_text(name: str) -> str:
    """Natural order as text, so that a database can sort by it: case folded, numbers prefixed
    by their length.

    "Vol 10" gives "vol 0210", "Vol 9" gives "vol 019": plain comparison puts 9 before 10.
    """
    parts = _DIGITS.split(name.casefold())
    parts[1::2] = map(_measured, parts[1::2])
    return "".join(parts)


@lru_cache(maxsize=4096)
def _measured(number: str) -> str:
    digits = number.lstrip("0") or "0"
    return f"{min(len(digits), 99):02d}{digits}"
