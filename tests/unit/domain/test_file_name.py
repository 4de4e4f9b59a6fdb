"""What the names of comics say, and what nobody should read into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.file_name import NameFacts, parse


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("Saga 001 (2012) (digital) (Minutemen)", NameFacts("Saga", 1, None, 2012)),
        ("Amazing Spider-Man v2 #12.1 (1999)", NameFacts("Amazing Spider-Man", 12.1, 2, 1999)),
        ("One Piece v01 (2003) (Digital)", NameFacts("One Piece", None, 1, 2003)),
        ("Vol 1", NameFacts(None, None, 1)),
        ("Volume 03", NameFacts(None, None, 3)),
        ("Chapter 12", NameFacts(None, 12)),
        ("001", NameFacts(None, 1)),
        ("Uzumaki 1", NameFacts("Uzumaki", 1)),
        ("X-Men '92 004", NameFacts("X-Men '92", 4)),
        ("Berserk Vol. 03 - Chapter 012", NameFacts("Berserk", 12, 3)),
        ("100 Bullets 05 (of 10) (2001)", NameFacts("100 Bullets", 5, None, 2001, 10)),
        ("100 Bullets 05 of 10", NameFacts("100 Bullets", 5, None, None, 10)),
        ("Watchmen 03 - The Judge of All the Earth (1986)", NameFacts("Watchmen", 3, None, 1986)),
        ("Detective Comics #1027 (Nov 2020)", NameFacts("Detective Comics", 1027, None, 2020)),
        ("Akira_02_001", NameFacts("Akira 02", 1)),
        ("2000AD 0123 (1979-06-30)", NameFacts("2000AD", 123, None, 1979)),
        ("Tintin - Tome 12 [FR]", NameFacts("Tintin", None, 12)),
        ("Asterix Band 7", NameFacts("Asterix", None, 7)),
        ("進撃の巨人 第12巻", NameFacts("進撃の巨人", None, 12)),
        ("ワンピース 第1000話", NameFacts("ワンピース", 1000)),
        ("Beck c045.5 (v12)", NameFacts("Beck", 45.5)),
        ("Lone Wolf - 07", NameFacts("Lone Wolf", 7)),
    ],
)
def test_facts_are_told_by_marks_places_and_brackets(stem: str, expected: NameFacts) -> None:
    assert parse(stem) == expected


@pytest.mark.parametrize(
    "stem",
    [
        "Batman - The Killing Joke",
        "Blade Runner 2049",
        "Summer of 1969",
        "Covert",
        "Volcano",
        "Tales of v",
        "Channel Zero",
        "3 Jackson",
        "",
        "_",
        "()",
        "v",
        "#",
        "Saga v01-v05",
        "Saga 001-010",
        "Saga #1 - #6",
        "Fables c01-05",
        "1.2.3",
        "12345678901234567890",
    ],
)
def test_nothing_is_read_into_names_that_do_not_tell(stem: str) -> None:
    assert parse(stem) == NameFacts()


@given(st.text(max_size=255))
def test_every_name_can_be_read(stem: str) -> None:
    facts = parse(stem)

    assert facts.year is None or 1900 <= facts.year <= 2099
    assert facts.number is None or 0 <= facts.number < 10_000
    assert facts.series is None or facts.series.strip() == facts.series


@pytest.mark.parametrize("piece", ["(", "1 ", "v1 - ", "#", "第", "1-", "(2", "[{("])
def test_no_name_takes_long(piece: str) -> None:
    """Names have 255 bytes at most; much longer ones would still end."""
    parse(piece * 2000)
