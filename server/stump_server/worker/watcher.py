"""Watches libraries: a thread for each follows its directory and asks for scans."""

from __future__ import annotations

import threading
import time

import structlog

from stump_server import services
from stump_server.domain.errors import StumpError
from stump_server.domain.watching import Unrest, WatchMode
from stump_server.scanner import Follower, Ignore
from stump_server.services.watch import Watched
from stump_server.storage import Database

log = structlog.get_logger(__name__)

_STOP_SECONDS = 5.0


class Watcher:
    """The threads that follow libraries; one process of an installation has one at work."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._watching = database.policy.watching
        self._stops: dict[Watched, tuple[threading.Thread, threading.Event]] = {}

    def adjust(self) -> None:
        """Follow what is to be watched now, and nothing else."""
        if self._watching.mode is WatchMode.OFF:
            return
        with self._database.work() as work:
            wanted = services.watch.get_watched(work)
        self._end(*(self._stops.keys() - wanted))
        for one in wanted - self._stops.keys():
            stop = threading.Event()
            thread = threading.Thread(
                target=self._follow, args=(one, stop), name="watch", daemon=True
            )
            self._stops[one] = thread, stop
            thread.start()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._end(*self._stops)

    def _end(self, *watched: Watched) -> None:
        ending = [self._stops.pop(one) for one in watched]
        for _, stop in ending:
            stop.set()
        for thread, _ in ending:
            thread.join(_STOP_SECONDS)

    def _follow(self, watched: Watched, stop: threading.Event) -> None:
        try:
            self._ask_for_scans(watched, stop)
        except Exception:
            log.exception("A library is not watched any more", library=watched.library_id)

    def _ask_for_scans(self, watched: Watched, stop: threading.Event) -> None:
        unrest = Unrest(self._watching)
        ignore = Ignore(watched.ignore_rules)
        for is_changed in Follower(watched.path, watched.pattern, ignore, self._watching, stop):
            now = time.monotonic()
            if is_changed:
                unrest.note(now)
            if unrest.is_over(now) and not self._queue_scan(watched):
                unrest.note(now)

    def _queue_scan(self, watched: Watched) -> bool:
        try:
            with self._database.work(writes=True) as work:
                services.watch.queue_scan(work, watched)
        except StumpError as error:
            log.warning("A scan was put off", reason=error.sentence)
            return False
        return True
