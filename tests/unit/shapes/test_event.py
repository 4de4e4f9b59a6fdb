"""Events as the HTML standard has them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from stump_server.domain.jobs import Event
from stump_server.shapes import event

NOW = datetime(2026, 3, 1, tzinfo=UTC)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
payloads = st.dictionaries(texts, texts | st.none() | st.integers() | st.booleans(), max_size=4)


@given(st.integers(1, 2**53), payloads)
def test_a_message_is_its_id_and_one_line_of_data(id: int, payload: dict[str, object]) -> None:
    message = event.one(Event(id, payload, NOW)).decode()

    first, second, *end = message.split("\n")
    assert first == f"id: {id}"
    assert json.loads(second.removeprefix("data: ")) == payload
    assert end == ["", ""]


def test_a_heartbeat_is_a_comment_and_the_opening_says_when_to_come_back() -> None:
    assert event.HEARTBEAT.startswith(b":")
    assert event.HEARTBEAT.endswith(b"\n\n")
    assert event.OPENING == b"retry: 3000\n\n"
