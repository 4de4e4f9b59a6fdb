"""Texts become values, or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.formats import text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12", 12.0),
        (" 003 ", 3.0),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("-1", -1.0),
        ("2½", 2.5),
        ("½", 0.5),
        (".5", 0.5),
        ("twelve", None),
        ("1.MU", None),
        ("", None),
        ("-", None),
        ("nan", None),
        ("1e5", None),
        ("9" * 30, None),
    ],
)
def test_number(value: str, expected: float | None) -> None:
    assert text.number(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2012-09-28T20:35:00+00:00", (2012, 9, 28)),
        ("2012-09-28", (2012, 9, 28)),
        ("2012-09", (2012, 9, None)),
        ("2012", (2012, None, None)),
        ("09-28-2012", (2012, 9, 28)),
        ("0101-01-01T00:00:00+00:00", (101, 1, 1)),
        ("2012-13-40", (2012, None, None)),
        ("20121", (None, None, None)),
        ("soon", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_date(value: str, expected: text.Date) -> None:
    assert text.date(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("D:20121123142309+01'00'", (2012, 11, 23)),
        ("D:2012", (2012, None, None)),
        ("20121123", (2012, 11, 23)),
        ("2012-11-23", (2012, 11, 23)),
        ("yesterday", (None, None, None)),
    ],
)
def test_pdf_date(value: str, expected: text.Date) -> None:
    assert text.pdf_date(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://a.example/1 http://b.example", ("https://a.example/1", "http://b.example")),
        ("https://a.example/1,2, https://b.example", ("https://a.example/1,2", "https://b.example")),
        ("https://a.example,https://b.example", ("https://a.example", "https://b.example")),
        ("javascript:alert(1)", ()),
        ("javascript:1/alert(1)", ()),
        ("www.a.example:80/x", ("www.a.example:80/x",)),
    ],
)  # fmt: skip
def test_links_are_web_addresses(value: str, expected: tuple[str, ...]) -> None:
    assert text.links(value) == expected


def test_words_are_trimmed_and_unique() -> None:
    assert text.words(" Ito ,Miura,, Ito,\tUrasawa\n") == ("Ito", "Miura", "Urasawa")


def test_line_holds_no_control_characters() -> None:
    assert text.line("a\0b\x1b[31m\r\n c\ud800 ") == "ab[31m c"


def test_texts_are_bounded() -> None:
    assert len(text.line("x" * 10_000) or "") == 500
    assert len(text.prose("x" * 100_000) or "") == 20_000
    assert len(text.words(",".join(map(str, range(5000))))) == 500


def test_description_loses_its_markup() -> None:
    value = "<p>One &amp; <i>two</i></p><p>1 < 2</p>"

    assert text.description(value) == "One & two\n1 < 2"


def test_description_without_markup_is_left_alone() -> None:
    assert text.description("1 < 2 &amp; 3 > 2") == "1 < 2 &amp; 3 > 2"


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_lines_are_read_as_others(value: str) -> None:
    assert text.line(value) == text.line(f"{value[:500]}\t")


@given(st.text())
def test_texts_without_unwanted_characters_stay(value: str) -> None:
    assert text.sayable(value) == text.sayable(f"{value}\0")


@given(st.from_regex(r"\d{1,12}", fullmatch=True))
def test_plain_numbers_are_read_as_others(value: str) -> None:
    assert text.number(value) == text.number(f"+{value}")
    assert text.whole(value, 0, 10**9) == text.whole(f"+{value}", 0, 10**9)
