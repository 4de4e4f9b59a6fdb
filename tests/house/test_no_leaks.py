"""No file tells about the machine it was written on, or where packages come from."""

from __future__ import annotations

import re

import pytest
from builders.checkout import ROOT, kept_files

PLACES = re.compile(
    rb"(?<![\w.<*])/(?:work|root|tmp|home/\w+|opt/\w+)/"
    rb"|index-url|find-links|trusted-host"
    rb"|\b(?:pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org)\b"
)
# This file has to name what it looks for.
THIS = "tests/house/test_no_leaks.py"


def test_nothing_leaks() -> None:
    found = {}
    for file in kept_files():
        name = file.relative_to(ROOT).as_posix()
        places = {match.group().decode() for match in PLACES.finditer(file.read_bytes())}
        if places and name != THIS:
            found[name] = sorted(places)

    assert not found


@pytest.mark.parametrize(
    "text",
    [b"/work/main", b"cd /root/x", b"'/tmp/a'", b"--index-url", b"from pypi.org"],
)
def test_leaks_are_found(text: bytes) -> None:
    assert PLACES.search(text)


@pytest.mark.parametrize("text", [b"./work/x", b"https://example.org/work", b"a/tmp/b"])
def test_ordinary_words_are_not(text: bytes) -> None:
    assert not PLACES.search(text)
