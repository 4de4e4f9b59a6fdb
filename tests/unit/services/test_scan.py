"""What a scan has read is written in batches: full ones, or what there was in moments."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from stump_server.services import scan
from stump_server.services.report import JobPaused


def sizes(things: Iterator[int] | range) -> list[int]:
    return [len(batch) for batch in scan._batches(things)]


def test_what_is_read_fast_is_written_in_full_batches() -> None:
    assert sizes(range(2 * scan._BATCH + 1)) == [scan._BATCH, scan._BATCH, 1]
    assert sizes(range(0)) == []


def test_what_is_read_slowly_does_not_wait_for_a_full_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "_BATCH_SECONDS", 0.0)

    assert sizes(range(3)) == [1, 1, 1]


def test_what_is_read_when_the_job_is_to_rest_is_written_first() -> None:
    def paused() -> Iterator[int]:
        yield from range(3)
        raise JobPaused

    seen: list[list[int]] = []
    with pytest.raises(JobPaused):
        seen.extend(scan._batches(paused()))

    assert seen == [[0, 1, 2]]
