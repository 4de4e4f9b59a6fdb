"""Scans in processes that kill themselves in the middle: a program of its own.

python -m builders.crashes <seed> <kills> <data directory> <address of the database> <job> ...

It starts no threads, so that it may fork: a scan that is killed costs milliseconds, not a start.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import structlog
from builders import invariants
from sqlalchemy import event
from stump_server import formats
from stump_server.domain.book import Inspection, Wanted
from stump_server.domain.jobs import ENDED
from stump_server.storage import Database, Files
from stump_server.worker.registry import Tools
from stump_server.worker.run import run

# The moments of a scan of these tests: statements, commits, and files that were read.
_FURTHEST = 45


class Doom:
    """Kills this process at the given moment."""

    def __init__(self, moment: int | None) -> None:
        self._moment = moment
        self._passed = count()

    def __call__(self, *_: Any, **__: Any) -> None:
        if next(self._passed) == self._moment:
            os.kill(os.getpid(), signal.SIGKILL)


class Reading:
    """Reads the files here: who kills this process kills its readers."""

    def __init__(self, doom: Doom) -> None:
        self._doom = doom

    def inspect_many(self, paths: Sequence[str], wanted: Wanted) -> Iterator[Inspection]:
        """One answer for each path."""
        for path in paths:
            self._doom()
            yield formats.inspect(path, wanted)


def scan(address: str, folder: Path, job_id: str, moment: int | None) -> None:
    """Take the job up again and carry it out, as far as it comes."""
    database = Database(address, Files(folder))
    with database.work(writes=True) as work:
        work.jobs.requeue(job_id)
    doom = Doom(moment)
    event.listen(database.engine, "before_cursor_execute", doom)
    event.listen(database.engine, "commit", doom)
    run(Tools(partial(database.work, writes=True), Reading(doom)), job_id, lambda: False)
    database.close()


def apart(address: str, folder: Path, job_id: str, moment: int | None) -> int:
    """Scan in a process of its own; tells how it ended."""
    child = os.fork()
    if child == 0:
        scan(address, folder, job_id, moment)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def is_ended(address: str, folder: Path, job_id: str) -> bool:
    """Whether nothing is left to do, and all that must hold at any moment holds."""
    database = Database(address, Files(folder))
    invariants.hold_at_any_moment(database)
    with database.work() as work:
        status = work.jobs.fetch(job_id).status
    database.close()
    return status in ENDED


def main(seed: str, kills: str, folder: str, address: str, *jobs: str) -> None:
    """Kill scans again and again, then let the last one come to its end."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    chance = random.Random(seed)  # noqa: S311 - chance is all that is asked of it
    killed = 0
    for job_id in jobs:
        for moment in chance.sample(range(_FURTHEST), int(kills)):
            ended = apart(address, Path(folder), job_id, moment)
            killed += ended == -signal.SIGKILL
            if is_ended(address, Path(folder), job_id):
                break
        else:
            assert apart(address, Path(folder), job_id, None) == 0
            assert is_ended(address, Path(folder), job_id)
    sys.stdout.write(f"{killed}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
