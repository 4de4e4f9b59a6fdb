"""Ignore rules match whole absolute paths, and a star crosses directories."""

from __future__ import annotations

import time

import pytest
from stump_server.domain.errors import Invalid
from stump_server.scanner import Ignore


@pytest.mark.parametrize(
    ("rule", "path", "expected"),
    [
        ("**/extras/**", "/data/comics/extras/1.cbz", True),
        ("**/extras/**", "/data/comics/extras/deep/1.cbz", True),
        ("**/extras/**", "/data/comics/extras", False),
        ("**/extras/**", "/data/comics/my extras/1.cbz", False),
        ("*.pdf", "/data/comics/deep/er/1.pdf", True),
        ("*.pdf", "/data/comics/1.PDF", False),
        ("/data/comics/tmp*", "/data/comics/tmp-old/1.cbz", True),
        ("/data/comics/tmp*", "/data/comics/other/1.cbz", False),
        ("extras", "/data/comics/extras", False),
        ("/data/?/1.cbz", "/data/a/1.cbz", True),
        ("/data?1.cbz", "/data/1.cbz", True),
        ("/data/**/1.cbz", "/data/1.cbz", True),
        ("/data/**/1.cbz", "/data/a/b/1.cbz", True),
        ("/data/**/1.cbz", "/data/a/b/11.cbz", False),
        ("**/a*b/**/c*d", "/x/a1b/y/ab/z/c2d", True),
        ("**/a*b/**/c*d", "/x/a1b/y/ab/z/c2", False),
        ("*/[Vv]ol [0-9].cbz", "/data/Vol 3.cbz", True),
        ("*/[!Vv]ol*", "/data/Vol 3.cbz", False),
        ("*/[]x].cbz", "/data/].cbz", True),
        ("*/1.cbz", "/data/line\nbreak/1.cbz", True),
        ("*(1).cbz", "/data/Copy (1).cbz", True),
    ],
)
def test_rule_matches_whole_path(rule: str, path: str, expected: bool) -> None:
    assert Ignore([rule]).matches(path) is expected


def test_any_rule_is_enough() -> None:
    ignore = Ignore(["*.pdf", "**/tmp/**"])

    assert ignore.matches("/data/tmp/1.cbz")
    assert ignore.matches("/data/1.pdf")
    assert not ignore.matches("/data/1.cbz")


def test_no_rules_match_nothing() -> None:
    assert not Ignore([])
    assert not Ignore([]).matches("/data/1.cbz")


@pytest.mark.parametrize(
    "rule", ["[a", "***", "a**", "**b", "/a**/b", "", " ", "[z-a]", "x" * 1001]
)
def test_check_refuses_what_is_no_glob(rule: str) -> None:
    with pytest.raises(Invalid):
        Ignore.check(["*.pdf", rule])


def test_many_stars_do_not_stall() -> None:
    ignore = Ignore(["*a" * 60 + "b"])

    started = time.perf_counter()
    assert not ignore.matches("/" + "a" * 4000)
    assert time.perf_counter() - started < 1
