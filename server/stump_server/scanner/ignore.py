"""Ignore rules: glob patterns over absolute paths, where a star crosses directories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stump_server.domain.errors import Invalid

_LONGEST_RULE = 1000

# One piece of a glob: a run of stars with the slash that may follow, a character class, or one
# character. In a class, a "]" in first place stands for itself: "[]a]", "[!]a]".
_PIECE = re.compile(r"(?P<stars>\*+)(?P<slash>/?)|\[(?P<class>!?\]?[^\]]*)\]|(?P<one>.)", re.DOTALL)


class Ignore:
    """The ignore rules of one library, ready to be asked about many paths."""

    __slots__ = ("_match",)

    def __init__(self, rules: Sequence[str] = ()) -> None:
        """Compile the rules; a rule that is no glob raises Invalid."""
        alternatives = "|".join(f"(?:{_expression(rule)})" for rule in rules)
        self._match = re.compile(alternatives, re.DOTALL).fullmatch if rules else None

    def __bool__(self) -> bool:
        return self._match is not None

    def matches(self, path: str) -> bool:
        """Whether any rule matches the whole absolute path."""
        return self._match is not None and self._match(path) is not None

    @staticmethod
    def check(rules: Sequence[str]) -> None:
        """Raise Invalid when one of the rules is not a glob."""
        Ignore(rules)


def _expression(rule: str) -> str:
    """The regular expression of one glob.

    Every wildcard and what follows it up to the next wildcard is atomic: taking the first place
    where it fits is always right, because the next wildcard can reach any later one. Without that
    a rule with many stars could keep the matcher busy for ever.
    """
    if not rule.strip() or len(rule) > _LONGEST_RULE:
        raise Invalid(f"An ignore rule has 1 to {_LONGEST_RULE} characters")
    segments = [""]
    for piece in _pieces(rule):
        if piece in (".*?", "(?:.*?/)??"):
            segments.append(piece)
        else:
            segments[-1] += piece
    first, *wild = segments
    # The last wildcard must be free to stretch until its segment ends where the path ends.
    return first + "".join(f"(?>{segment})" for segment in wild[:-1]) + "".join(wild[-1:])


def _pieces(rule: str) -> Iterator[str]:
    place = 0
    while place < len(rule):
        found = _PIECE.match(rule, place)
        if found is None or found["one"] == "[":
            raise Invalid(f"The ignore rule {rule!r} opens a bracket and does not close it")
        yield from _piece(rule, found)
        place = found.end()


def _piece(rule: str, found: re.Match[str]) -> Iterator[str]:
    if found["stars"]:
        yield from _stars(rule, found)
    elif found["class"] is not None:
        yield _character_class(rule, found["class"])
    else:
        yield "." if found["one"] == "?" else re.escape(found["one"])


def _stars(rule: str, found: re.Match[str]) -> Iterator[str]:
    """A star, or two that stand for any number of whole directories."""
    stars, slash = found["stars"], found["slash"]
    if len(stars) == 1:
        yield ".*?"
        yield from slash
        return
    is_alone = found.start() == 0 or rule[found.start() - 1] == "/"
    if len(stars) > 2 or not is_alone or not (slash or found.end() == len(rule)):
        raise Invalid(f"In the ignore rule {rule!r} two stars must stand alone between slashes")
    yield "(?:.*?/)??" if slash else ".*?"


def _character_class(rule: str, inside: str) -> str:
    members = inside.removeprefix("!")
    if not members:
        raise Invalid(f"The ignore rule {rule!r} has an empty character class")
    # "a-z" keeps its meaning, everything else stands for itself.
    escaped = re.sub(r"[\\\[\]^&~|]", r"\\\g<0>", members)
    expression = f"[{'^' if inside.startswith('!') else ''}{escaped}]"
    try:
        re.compile(expression)
    except re.error:
        raise Invalid(f"The ignore rule {rule!r} has a range that runs backwards") from None
    return expression
