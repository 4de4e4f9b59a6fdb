"""What is left of a file that was being written when somebody pulled the plug."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from stump_server.formats import drop_abandoned
from stump_server.formats.draft import path_of

_HOUR = 60 * 60


@pytest.mark.parametrize(("hours", "is_left"), [(23, True), (25, False)])
def test_drafts_are_dropped_when_they_are_a_day_old(
    tmp_path: Path, hours: int, is_left: bool
) -> None:
    draft = Path(path_of(str(tmp_path / "Uzumaki 1.cbz")))
    draft.write_bytes(b"half of a book")
    # Its own time may be set back, as that of a book that is copied; this counts for nothing.
    os.utime(draft, (0, 0))

    drop_abandoned([str(draft)], time.time() + hours * _HOUR)

    assert draft.exists() is is_left


def test_only_drafts_are_dropped(tmp_path: Path) -> None:
    others = [".stump-notes.part", ".stump-0123456789abcdef.partly", ".stump-0123456789ABCDEF.part"]
    for name in others:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / ".stump-0123456789abcdef.part").mkdir()
    (tmp_path / ".stump-aaaaaaaaaaaaaaaa.part").symlink_to(tmp_path / others[0])

    drop_abandoned([str(path) for path in tmp_path.iterdir()], time.time() + 48 * _HOUR)

    assert len(list(tmp_path.iterdir())) == 5


def test_one_that_is_gone_already_does_no_harm(tmp_path: Path) -> None:
    drop_abandoned([path_of(str(tmp_path / "Uzumaki 1.cbz"))], time.time())
