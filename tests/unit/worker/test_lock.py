"""One worker per data directory knows that it is the only one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from stump_server.worker import WorkerLock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such lock there")


def test_only_one_holds_the_lock(tmp_path: Path) -> None:
    one, other = WorkerLock(tmp_path / "lock"), WorkerLock(tmp_path / "lock")

    assert one.acquire()
    assert one.acquire()
    assert not other.acquire()

    one.release()
    assert other.acquire()
    other.release()
    other.release()


def test_any_number_of_workers_join_and_the_first_one_knows(tmp_path: Path) -> None:
    one, other, third = (WorkerLock(tmp_path / "lock") for _ in range(3))

    assert [one.join(), other.join(), third.join()] == [True, False, False]

    one.release()
    other.release()
    assert not one.join()
    one.release()
    third.release()
    assert other.join()
    other.release()


def test_the_lock_is_gone_with_the_process_that_held_it(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from stump_server.worker import WorkerLock;"
        "print(WorkerLock(Path(sys.argv[1])).acquire(), flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"True"
        mine = WorkerLock(tmp_path / "lock")
        assert not mine.acquire()

        holder.kill()
        holder.wait()

    assert mine.acquire()
    mine.release()
