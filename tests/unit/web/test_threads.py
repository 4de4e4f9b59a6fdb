"""Worker threads: results, errors, context and how many there are."""

from __future__ import annotations

import asyncio
import threading
import time
from contextvars import ContextVar

import pytest
from stump_server.web.threads import Threads

_word: ContextVar[str] = ContextVar("word", default="none")


def test_results_and_errors_come_back() -> None:
    threads = Threads(2)

    async def tell() -> str:
        with pytest.raises(ZeroDivisionError):
            await threads.run(lambda: 1 // 0)
        return await threads.run(lambda: threading.current_thread().name)

    try:
        assert asyncio.run(tell()).startswith("handler-")
    finally:
        threads.close()


def test_functions_run_in_the_context_of_their_caller() -> None:
    threads = Threads(2)

    async def say(word: str) -> str:
        _word.set(word)
        return await threads.run(_word.get)

    async def all_of_them() -> list[str]:
        return await asyncio.gather(*(say(str(number)) for number in range(20)))

    try:
        assert asyncio.run(all_of_them()) == [str(number) for number in range(20)]
    finally:
        threads.close()


def test_no_more_threads_than_allowed() -> None:
    threads = Threads(3)
    seen: set[str] = set()

    def work() -> None:
        seen.add(threading.current_thread().name)
        time.sleep(0.01)

    async def all_of_them() -> None:
        await asyncio.gather(*(threads.run(work) for _ in range(12)))

    try:
        asyncio.run(all_of_them())
        assert len(seen) == 3
    finally:
        threads.close()


def test_a_caller_that_gave_up_disturbs_nobody() -> None:
    threads = Threads(1)

    async def give_up() -> str:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(threads.run(lambda: time.sleep(0.05)), 0.01)
        return await threads.run(lambda: "next")

    try:
        assert asyncio.run(give_up()) == "next"
    finally:
        threads.close()


def test_closed_threads_end() -> None:
    threads = Threads(2)
    thread = asyncio.run(threads.run(threading.current_thread))

    threads.close()
    thread.join(timeout=2)

    assert not thread.is_alive()
