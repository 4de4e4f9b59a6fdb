"""Names that are no text, there and back."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.path_text import kept, on_disk, shown


@given(st.binary())
def test_every_name_comes_back_to_the_byte(raw: bytes) -> None:
    path = os.fsdecode(raw)

    text = kept(path)

    text.encode()
    assert os.fsencode(on_disk(text)) == raw


def test_a_name_with_private_characters_of_its_own_comes_back_as_well() -> None:
    raw = "\U0010f7ff and \U0010f77f".encode()

    text = kept(os.fsdecode(raw))

    assert os.fsencode(on_disk(text)) == raw
    assert text.endswith(" and \U0010f77f")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(b"plain", "plain"), ("Ünï".encode(), "Ünï"), (b"caf\xe9 \xff\xfe", "caf\ufffd \ufffd")],
)
def test_people_see_where_a_name_is_no_text(raw: bytes, expected: str) -> None:
    assert shown(kept(os.fsdecode(raw))) == expected
