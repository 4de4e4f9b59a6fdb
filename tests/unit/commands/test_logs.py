"""The log, and what happens when nobody takes it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

_WORK = """
import sys
import structlog
from stump_server.commands import logs
from stump_server.settings import Settings

logs.set_up(Settings())
log = structlog.get_logger()
for number in range(3):
    log.info("A job has begun", number=number)
print("all jobs are done", file=sys.stderr)
"""


def _pipe_without_reader() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def _full_disk() -> int:
    return os.open("/dev/full", os.O_WRONLY)


def _work(*command: str, stdout: int = subprocess.PIPE) -> tuple[str | None, str]:
    done = subprocess.run(
        [*command, sys.executable, "-c", _WORK],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.stdout, done.stderr


def test_the_log_is_told_line_by_line() -> None:
    said, _ = _work()

    assert said is not None
    assert [line.split("number=")[1] for line in said.splitlines()] == ["0", "1", "2"]


@pytest.mark.parametrize("output", [_pipe_without_reader, _full_disk])
def test_a_log_that_nobody_takes_stops_no_work(output: Callable[[], int]) -> None:
    descriptor = output()
    try:
        _, faults = _work(stdout=descriptor)
    finally:
        os.close(descriptor)

    assert "all jobs are done" in faults


def test_work_is_done_without_an_output() -> None:
    _, faults = _work("sh", "-c", 'exec "$@" >&-', "sh")

    assert faults == "all jobs are done\n"
