"""What the name of a comic says of it, for those that say nothing of themselves.

Names follow habits and no grammar, so only what is told by a mark, by its place at the end, or by
brackets is believed: a wrong number is worse than none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stump_server.domain.media import MediaMetadata


class NameFacts(NamedTuple):
    """What a name tells; None is what it does not."""

    series: str | None = None
    number: float | None = None
    volume: int | None = None
    year: int | None = None
    issue_count: int | None = None


_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")
_YEAR = re.compile(r"(?:(?:\d{1,2}|[^\W\d]{3,9}\.?)[ -])?((?:19|20)\d{2})(?:-\d{2}){0,2}")
_OF = re.compile(r"(?:\d{1,4} )?of (\d{1,4})", re.IGNORECASE)
# "v2", "Vol. 3", "Volume 3", "Tome 3", "T03", "Band 3", "Bd. 3", "第3巻"
_VOLUME = re.compile(
    r"(?<![^\W_])(?:v|vol|volume|t|tome|band|bd)\.? ?(\d{1,4})(?![\w.])|第 ?(\d{1,4}) ?巻",
    re.IGNORECASE,
)
# "#12.1", "c012", "ch. 12", "Chapter 12", "Issue 12", "No. 12", "第12話"
_MARKED = re.compile(
    r"(?:#|(?<![^\W_])(?:c|ch|chap|chapter|issue|no|nr|ep|episode)\.? ?)(\d{1,4}(?:\.\d{1,2})?)"
    r"(?![\w.]|-\d)|第 ?(\d{1,4}) ?話",
    re.IGNORECASE,
)
# The last number where a name, or the part before a dash with blanks, ends.
_LAST = re.compile(r"(?:^|(?<=[ \-]))(?<![0-9]-)(\d{1,4}(?:\.\d{1,2})?)(?: of (\d{1,4}))?$")
_RANGE = re.compile(r"\d{1,4} ?[-\u2013~] ?(?:v|vol\.?|c|ch\.?|#)? ?\d{1,4}(?![\w])", re.IGNORECASE)
_LOOKS_LIKE_A_YEAR = re.compile(r"(?:19|20)\d{2}")
_EDGES = " -\u2013_.,:;#"


def parse(stem: str) -> NameFacts:
    """The facts in a file name without its extension.

    >>> parse("Saga v2 #012 (of 54) (2012) (Digital)")
    NameFacts(series='Saga', number=12.0, volume=2, year=2012, issue_count=54)
    >>> parse("Batman - The Killing Joke")
    NameFacts(series=None, number=None, volume=None, year=None, issue_count=None)
    """
    text = stem if " " in stem else stem.replace("_", " ")
    year, count = _in_brackets(text)
    text = " ".join(_BRACKETS.sub(" ", text).split())
    if _RANGE.search(text):
        # Several books in one: no number is the right one.
        return NameFacts(year=year)
    volume = _VOLUME.search(text)
    number = _number(_without(text, volume))
    if volume is None and number is None:
        return NameFacts(year=year, issue_count=count)
    begins = min(found.start() for found in (volume, number) if found is not None)
    if number is not None and number.re is _LAST and number[2]:
        count = int(number[2])
    return NameFacts(
        series=text[:begins].strip(_EDGES) or None,
        number=None if number is None else float(_digits(number)),
        volume=None if volume is None else int(_digits(volume)),
        year=year,
        issue_count=count,
    )


def is_placed(said: MediaMetadata) -> bool:
    """Whether a book names its place in a series, or some of it."""
    return said.series is not None or said.number is not None or said.volume is not None


def completed(said: MediaMetadata, stem: str) -> MediaMetadata:
    """What a book says of itself, with what its name tells where it gives no place in a series.

    A book that names its series or its number is not second-guessed: half of each would be a place
    that neither has meant.
    """
    if is_placed(said):
        return said
    found = {name: value for name, value in parse(stem)._asdict().items() if value is not None}
    return said._replace(
        **{name: value for name, value in found.items() if getattr(said, name) is None}
    )


def _in_brackets(text: str) -> tuple[int | None, int | None]:
    """Year and number of issues, each the first that stands alone in brackets."""
    inside = ["".join(one.groups("")).strip() for one in _BRACKETS.finditer(text)]
    years = (_YEAR.fullmatch(one) for one in inside)
    counts = (_OF.fullmatch(one) for one in inside)
    year = next((int(found[1]) for found in years if found), None)
    count = next((int(found[1]) for found in counts if found), None)
    return year, count


def _without(text: str, found: re.Match[str] | None) -> str:
    """What was read already says nothing else; everything keeps its place."""
    if found is None:
        return text
    return text[: found.start()] + "\0" * len(found[0]) + text[found.end() :]


def _number(text: str) -> re.Match[str] | None:
    marked = _MARKED.search(text)
    if marked is not None:
        return marked
    for part_end in (len(text), text.find(" - ")):
        if part_end < 0:
            continue
        found = _LAST.search(text, 0, part_end)
        if found is None or _LOOKS_LIKE_A_YEAR.fullmatch(found[1]):
            continue
        return found
    return None


def _digits(found: re.Match[str]) -> str:
    return found[1] or found[2]
