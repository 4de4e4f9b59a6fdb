"""Text compared without regard to case."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Text, literal, select
from stump_server.storage import Database
from stump_server.storage.folding import contains, fold


def holds(database: Database, text: str, part: str) -> bool:
    with database.work() as work:
        found = work.connection.scalar(select(contains(literal(text, Text), part)))
    return bool(found)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Vol 1 ABC", "vol 1 a"),
        ("ÜBER ALLES", "über"),
        ("Приключения", "КЛЮЧ"),
        ("ΑΘΗΝΑ", "αθ"),
        ("u\u0308ber", "Über"),
        ("Über", "U\u0308B"),
        ("宇宙冒険 第01巻", "冒険"),
        ("100 % süß_sauer /x", "% süß_sauer /"),
        ("emoji 🦊", "🦊"),
    ],
)
def test_a_part_is_found_in_any_case(database: Database, text: str, part: str) -> None:
    assert holds(database, text, part)


@pytest.mark.parametrize(
    ("text", "part"), [("süß", "ü%"), ("süß", "ü_"), ("uber", "über"), ("", "ü"), ("ü", "üü")]
)
def test_nothing_else_is_found(database: Database, text: str, part: str) -> None:
    assert not holds(database, text, part)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text("aé%_/\\第 '", max_size=6), st.text("é%_/\\第 '", min_size=1, max_size=3))
def test_special_signs_stand_for_themselves(database: Database, text: str, part: str) -> None:
    assert holds(database, text, part) == (part in text)
    assert holds(database, f"x{part}y", part)


def test_nothing_stays_nothing() -> None:
    assert fold(None) is None
