"""Which changes on disk are changes of a library."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stump_server.domain.library import LibraryPattern
from stump_server.domain.watching import Watching, WatchMode
from stump_server.scanner import Follower, Ignore

_DEADLINE_SECONDS = 20.0


class Followed:
    """A directory that is followed in a thread of its own."""

    def __init__(self, root: Path, mode: WatchMode) -> None:
        self.stop = threading.Event()
        self.changes = 0
        self._rounds = 0
        follower = Follower(
            str(root),
            LibraryPattern.SERIES_BASED,
            Ignore(["**/drafts/**"]),
            Watching(mode, quiet=0.1, poll=0.1),
            self.stop,
        )

        def follow() -> None:
            for is_changed in follower:
                self.changes += is_changed
                self._rounds += 1

        self.thread = threading.Thread(target=follow)
        self.thread.start()
        self.rest()

    def rest(self) -> int:
        """Wait until two rounds have gone by; gives the changes so far."""
        goal, deadline = self._rounds + 2, time.monotonic() + _DEADLINE_SECONDS
        while self._rounds < goal:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        return self.changes

    def has_change_after(self, before: int) -> bool:
        """Whether a change is told."""
        deadline = time.monotonic() + _DEADLINE_SECONDS
        while self.changes == before:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True


@pytest.fixture(params=[WatchMode.NATIVE, WatchMode.POLL])
def followed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Followed]:
    """A library of one book."""
    root = tmp_path / "books"
    (root / "Alpha").mkdir(parents=True)
    (root / "Alpha" / "1.cbz").write_bytes(b"one")
    followed = Followed(root, request.param)
    yield followed
    followed.stop.set()
    followed.thread.join(_DEADLINE_SECONDS)
    assert not followed.thread.is_alive()


def test_books_that_come_change_and_go_are_changes(followed: Followed, tmp_path: Path) -> None:
    alpha = tmp_path / "books" / "Alpha"
    for change in (
        lambda: (alpha / "2.cbz").write_bytes(b"two"),
        lambda: (alpha / "1.cbz").write_bytes(b"one, longer"),
        (alpha / "2.cbz").unlink,
        lambda: alpha.rename(alpha.parent / "Beta"),
    ):
        before = followed.rest()
        change()
        assert followed.has_change_after(before)


def test_what_no_scan_would_see_is_no_change(followed: Followed, tmp_path: Path) -> None:
    root = tmp_path / "books"
    (root / "drafts").mkdir()
    (root / "@eaDir").mkdir()
    (root / ".hidden").mkdir()
    followed.rest()
    before = followed.rest()
    (root / "drafts" / "3.cbz").write_bytes(b"ignored")
    (root / "@eaDir" / "3.cbz").write_bytes(b"generated")
    (root / ".hidden" / "3.cbz").write_bytes(b"hidden")
    (root / ".stump-5d1f.part").write_bytes(b"a draft")
    (root / "notes.txt").write_bytes(b"no book")

    assert followed.rest() == before


def test_a_root_that_goes_and_comes_back_is_followed_on(followed: Followed, tmp_path: Path) -> None:
    root, away = tmp_path / "books", tmp_path / "away"
    before = followed.rest()
    root.rename(away)
    assert followed.has_change_after(before)

    before = followed.rest()
    away.rename(root)
    assert followed.has_change_after(before)

    before = followed.rest()
    (root / "Alpha" / "2.cbz").write_bytes(b"two")
    assert followed.has_change_after(before)


def test_a_library_that_the_system_cannot_watch_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when there are more folders than fs.inotify.max_user_watches."""
    root = tmp_path / "books"
    root.mkdir()

    def refuse(*_: object, **__: object) -> Iterator[None]:
        raise OSError(28, "OS file watch limit reached.")

    monkeypatch.setattr("watchfiles.watch", refuse)
    followed = Followed(root, WatchMode.NATIVE)
    before = followed.rest()
    (root / "1.cbz").write_bytes(b"one")

    assert followed.has_change_after(before)
    followed.stop.set()
    followed.thread.join(_DEADLINE_SECONDS)
