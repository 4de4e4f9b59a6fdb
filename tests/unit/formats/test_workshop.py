"""What hangs, crashes or eats memory costs one task, and nobody else notices."""

from __future__ import annotations

import os
import resource
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stump_server.domain.errors import Fault, Invalid, NotFound, StumpError, UnreadableBook
from stump_server.formats.limits import Limits
from stump_server.formats.workshop import Workshop

MEMORY_BYTES = 600 * 1024 * 1024


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    made = Workshop(processes=1, limits=Limits(worker_bytes=MEMORY_BYTES))
    yield made
    made.close()


def sleep_for_ever() -> None:
    time.sleep(3600)


def crash() -> None:
    os.abort()


def eat_memory() -> int:
    return len(bytearray(2 * MEMORY_BYTES))


def process_id() -> int:
    return os.getpid()


def fail(error: StumpError) -> None:
    raise error


def refuse_a_page() -> None:
    raise UnreadableBook(Fault.CORRUPT, "The page is torn")


def miss_a_page() -> None:
    raise NotFound("page", 7)


def doubt() -> None:
    raise Invalid("Not like this", pointer="/page")


def test_a_task_runs_elsewhere(workshop: Workshop) -> None:
    assert workshop.run(10, process_id) != os.getpid()


@pytest.mark.parametrize(
    ("seconds", "task", "reason"),
    [
        (0.5, sleep_for_ever, "Reading took too long"),
        (10, crash, "Reading failed"),
        (10, eat_memory, "Reading failed"),
    ],
)
def test_what_goes_wrong_is_one_unreadable_book(
    workshop: Workshop, seconds: float, task: object, reason: str
) -> None:
    with pytest.raises(UnreadableBook) as refused:
        workshop.run(seconds, task)  # type: ignore[arg-type]

    assert refused.value.fault is Fault.UNREADABLE
    assert refused.value.reason == reason
    assert workshop.run(10, process_id)


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (refuse_a_page, UnreadableBook(Fault.CORRUPT, "The page is torn")),
        (miss_a_page, NotFound("page", 7)),
        (doubt, Invalid("Not like this", pointer="/page")),
    ],
)
def test_errors_of_ours_come_back_whole(
    workshop: Workshop, task: object, expected: StumpError
) -> None:
    with pytest.raises(type(expected)) as raised:
        workshop.run(10, task)  # type: ignore[arg-type]

    assert vars(raised.value) == vars(expected)
    assert raised.value.sentence == expected.sentence


def test_processes_nobody_needs_go_away() -> None:
    workshop = Workshop(processes=1, idle_seconds=0.1)
    first = workshop.run(10, process_id)

    deadline = time.monotonic() + 10
    while _is_running(first):
        assert time.monotonic() < deadline
        time.sleep(0.05)

    assert workshop.run(10, process_id) != first
    workshop.close()


def tell_and_sleep(file: str) -> None:
    Path(file).write_text(str(os.getpid()))
    time.sleep(3600)


def test_closing_ends_what_is_being_done(tmp_path: Path) -> None:
    workshop = Workshop(processes=1)
    told = tmp_path / "process"
    outcomes: list[object] = []

    def wait() -> None:
        try:
            outcomes.append(workshop.run(600, tell_and_sleep, str(told)))
        except UnreadableBook as error:
            outcomes.append(error.reason)

    thread = threading.Thread(target=wait)
    thread.start()
    deadline = time.monotonic() + 30
    while not (told.exists() and told.read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.02)

    workshop.close()

    thread.join(30)
    assert outcomes == ["Reading failed"]
    assert not _is_running(int(told.read_text()))
    assert workshop.run(10, process_id)
    workshop.close()


def _is_running(id: int) -> bool:
    try:
        os.kill(id, 0)
    except ProcessLookupError:
        return False
    return True


def test_processes_have_the_size_that_was_asked_for_last(workshop: Workshop) -> None:
    def size_and_id() -> tuple[int, int]:
        size, _ = workshop.run(10, resource.getrlimit, resource.RLIMIT_AS)
        return size, workshop.run(10, os.getpid)

    assert size_and_id()[0] == MEMORY_BYTES

    workshop.resize(1, 2 * MEMORY_BYTES)
    resized = size_and_id()
    workshop.resize(1, 2 * MEMORY_BYTES)

    # The same size is no reason to end anything.
    assert resized == size_and_id()
    assert resized[0] == 2 * MEMORY_BYTES
    workshop.resize(1, MEMORY_BYTES)
