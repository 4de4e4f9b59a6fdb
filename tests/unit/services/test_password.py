"""Passwords: how they are kept, and which ones are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.errors import Invalid
from stump_server.services import password


def test_hashes_are_argon2id_with_a_salt_of_their_own() -> None:
    first, second = password.hashed("secret"), password.hashed("secret")

    assert first.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert first != second
    assert password.is_right(first, "secret")
    assert not password.is_right(first, "Secret")


@pytest.mark.parametrize("stored", [None, "", "no hash", "$argon2id$v=19$broken"])
def test_what_is_no_hash_fits_no_password(stored: str | None) -> None:
    assert not password.is_right(stored, "there is no such account")


@pytest.mark.parametrize("length", [73, 500, 1024])
def test_every_character_counts(length: int) -> None:
    stored = password.hashed("x" * length)

    assert password.is_right(stored, "x" * length)
    assert not password.is_right(stored, "x" * (length - 1))


def test_longer_ones_are_refused_before_they_cost_anything() -> None:
    password.check("x" * 1024, 0)
    with pytest.raises(Invalid):
        password.check("x" * 1025, 0)


@pytest.mark.parametrize(
    ("text", "known", "score"),
    [
        ("password", (), 0),
        ("oromei2024", ("oromei",), 1),
        ("tr0ub4dour&3", (), 2),
        ("correct horse battery staple", (), 4),
        ("x" * 1024, (), 0),
    ],
)
def test_strength_is_how_hard_to_guess(text: str, known: tuple[str, ...], score: int) -> None:
    assert password.strength(text, *known).score == score


def test_any_password_does_by_default() -> None:
    password.check("a", 0, "a")


def test_a_server_may_ask_for_more() -> None:
    password.check("correct horse battery staple", 4)
    with pytest.raises(Invalid) as refusal:
        password.check("letmein", 1)

    assert refusal.value.pointer == "/password"
    assert "letmein" not in refusal.value.sentence
    assert "common" in refusal.value.sentence


@given(st.text(min_size=1, max_size=100))
def test_every_text_has_a_strength(text: str) -> None:
    assert 0 <= password.strength(text, "ann").score <= 4
