"""Door 2, time: carries out jobs when they are due, and what happens by the clock."""

from stump_server.worker.lock import WorkerLock
from stump_server.worker.loop import Worker
from stump_server.worker.queue import open_queue

__all__ = ["Worker", "WorkerLock", "open_queue"]
