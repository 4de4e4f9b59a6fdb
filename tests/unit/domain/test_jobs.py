"""How far a job is, and how long the rest takes."""

from __future__ import annotations

import pytest
from stump_server.domain.jobs import LONGEST_SECONDS, Progress


@pytest.mark.parametrize(
    ("progress", "done", "seconds", "expected"),
    [
        (Progress(done=10, total=30), 10, 2.0, (5.0, 4)),
        # A run that took up a job at 20 knows its own pace only.
        (Progress(done=25, total=30), 5, 2.0, (2.5, 2)),
        (Progress(done=10, total=11), 10, 3.0, (3.33, 1)),
        (Progress(done=30, total=30), 30, 2.0, (15.0, 0)),
        (Progress(done=7), 7, 7.0, (1.0, None)),
        (Progress(done=1, total=2**31), 1, 1000.0, (0.0, LONGEST_SECONDS)),
        (Progress(done=0, total=30), 0, 2.0, (None, None)),
        (Progress(done=5, total=30), 5, 0.0, (None, None)),
        (Progress(), 0, 2.0, (None, None)),
    ],
)
def test_the_rest_takes_as_long_as_the_rate_says(
    progress: Progress, done: int, seconds: float, expected: tuple[float | None, int | None]
) -> None:
    paced = progress.at_pace(done, seconds)

    assert (paced.rate, paced.seconds_left) == expected


def test_what_is_left_is_never_less_than_nothing() -> None:
    assert Progress(done=4, total=3).left == 0
    assert (Progress(done=4).left, Progress(total=4).left) == (None, None)
