"""Pools of worker processes: what they load, how they are bounded, and how they end."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import signal
from contextlib import suppress
from multiprocessing import forkserver
from typing import Any

try:
    import resource
except ImportError:  # pragma: no cover - not on Windows
    resource = None  # type: ignore[assignment]

# How long a worker waits for what others hold for moments.
LOCK_SECONDS = 5
_STOP_SECONDS = 20


def new_pool(processes: int, worker_bytes: int, niceness: int = 0) -> Any:
    """A pool of worker processes; its libraries are loaded by the first one."""
    pebble = importlib.import_module("pebble")
    _bound_waiting()
    return pebble.ProcessPool(
        max_workers=processes,
        initializer=prepare,
        initargs=(worker_bytes, niceness),
        context=context(),
    )


def stop(pool: Any) -> None:
    """End a pool, if there is one, whatever its workers are doing."""
    if pool is not None:
        pool.stop()
        with suppress(TimeoutError):
            pool.join(_STOP_SECONDS)


def _bound_waiting() -> None:
    """Workers share a lock for moments only: one that is held for longer belongs to a dead one."""
    importlib.import_module("pebble.common").CONSTS.channel_lock_timeout = LOCK_SECONDS


def context() -> Any:
    """Never a plain fork: the server has threads, and a copy of their locks would hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pebble", "stump_server.formats.inspection"])
    return context


def load_ahead() -> None:
    """Start what workers are copies of: it loads their libraries before the first one is needed."""
    if context().get_start_method() == "forkserver":
        forkserver.ensure_running()


def prepare(memory_bytes: int, niceness: int = 0) -> None:
    """Bound the memory of a worker, and leave interrupts to the server."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_waiting()
    # What is loaded by now stays for good: the collector need not look at it again and again.
    gc.freeze()
    if resource is None:
        return
    os.nice(niceness)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        memory_bytes = min(memory_bytes, hard)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, hard))
    # A crash is reported by the pool; a memory image of it would only fill the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
