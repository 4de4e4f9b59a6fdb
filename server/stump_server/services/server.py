"""What the server says of itself, and whether a newer release exists."""

from __future__ import annotations

import http.client
import json
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from stump_server.domain.errors import Unavailable
from stump_server.domain.version import is_newer
from stump_server.storage import Work

_CACHE_SECONDS = 3600.0
# A feed in trouble is left alone for so long: anybody may ask, and an attempt takes seconds.
_TROUBLE_SECONDS = 60.0
_TIMEOUT_SECONDS = 5.0
_MAX_ANSWER_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Update:
    """The running version beside the newest released one."""

    current: str
    latest: str
    is_available: bool


def is_claimed(work: Work) -> bool:
    """Whether the server has an owner."""
    return work.users.is_claimed()


class ReleaseFeed:
    """Looks up the newest release, at most once an hour however often it is asked."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._lock = threading.Lock()
        self._known: str | None = None
        self._valid_until = 0.0

    def check(self, current: str) -> Update:
        """Compare with the newest release. Raises Unavailable when the feed does not answer."""
        latest = self._latest()
        return Update(current, latest, latest != "unknown" and is_newer(latest, current))

    def _latest(self) -> str:
        with self._lock:
            if time.monotonic() >= self._valid_until:
                self._known = self._ask()
                span = _TROUBLE_SECONDS if self._known is None else _CACHE_SECONDS
                self._valid_until = time.monotonic() + span
            if self._known is None:
                raise Unavailable("release feed")
            return self._known

    def _ask(self) -> str | None:
        """The newest version, "unknown" where nothing was released, None when nobody answers."""
        request = urllib.request.Request(  # noqa: S310 -- the address is a setting
            self._url, headers={"Accept": "application/json", "User-Agent": "stump"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310
                release = json.loads(answer.read(_MAX_ANSWER_BYTES))
                return str(release["tag_name"]).removeprefix("v")
        except urllib.error.HTTPError as error:
            error.close()
            return "unknown" if error.code == 404 else None
        except (
            OSError,
            http.client.HTTPException,
            ValueError,
            LookupError,
            TypeError,
            RecursionError,
        ):
            return None
