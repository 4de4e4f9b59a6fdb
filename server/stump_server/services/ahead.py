"""Work in threads, one batch ahead of what is written down."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def in_batches(
    ids: Sequence[str],
    size: int,
    at_a_time: int,
    begin: Callable[[ThreadPoolExecutor, Sequence[str]], T],
) -> Iterator[Iterator[T]]:
    """What `begin` makes of each batch, when the threads have the next one to go on with.

    Leaving the block drops what was not begun, and waits for the rest.
    """
    threads = ThreadPoolExecutor(at_a_time, thread_name_prefix="batch")
    try:
        yield _one_ahead(begin(threads, ids[start : start + size]) for start in _starts(ids, size))
    finally:
        threads.shutdown(cancel_futures=True)


def _starts(ids: Sequence[str], size: int) -> range:
    return range(0, len(ids), size)


def _one_ahead(batches: Iterator[T]) -> Iterator[T]:
    waiting: deque[T] = deque()
    for batch in batches:
        waiting.append(batch)
        if len(waiting) > 1:
            yield waiting.popleft()
    yield from waiting
