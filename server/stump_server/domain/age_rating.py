"""Age ratings: from the texts that books carry to the lowest age in years that may read them."""

from __future__ import annotations

import re

_WORDS: dict[str, int] = {
    "g": 0,
    "pg": 0,
    "all ages": 0,
    "everyone": 0,
    "early childhood": 8,
    "everyone 10+": 10,
    "pg-13": 13,
    "teen": 13,
    "ma15+": 15,
    "teen+": 16,
    "r": 17,
    "mature": 17,
    "mature 17+": 17,
    "m": 18,
    "adults only 18+": 18,
    "r18+": 18,
    "x18+": 18,
    "x": 18,
    "explicit": 18,
}

# "13+", "13 and up", "ages 13", "13": a number of years that stands for itself, so that
# "2012 edition" is no rating at all.
_YEARS = re.compile(r"(?:ages?\s*)?(\d{1,2})\s*(?:\+|and up|years?(?: and up)?)?", re.ASCII)


def parse(text: str) -> int | None:
    """The age in years that a rating text asks for, or None when it says nothing of the kind."""
    word = " ".join(text.split()).casefold()
    if word in _WORDS:
        return _WORDS[word]
    years = _YEARS.fullmatch(word)
    return int(years[1]) if years else None
