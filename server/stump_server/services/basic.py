"""Names and passwords that come with every request: verified once, then remembered for a while.

Readers of feeds send them with each page image; a hash for each would be what reading waits for.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from stump_server.domain.access import Viewer
from stump_server.domain.errors import Unauthorized
from stump_server.services import auth, password
from stump_server.services.auth import Origin, Wanted
from stump_server.services.pace import Pace
from stump_server.storage import Work
from stump_server.storage.session import Standing

_REMEMBERED_SECONDS = 300.0
_MOST_REMEMBERED = 1024


class Opening(Protocol):
    """What opens units of work."""

    def work(self, *, writes: bool = False) -> AbstractContextManager[Work]:
        """One transaction."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was verified, and under which state of the account."""

    user_id: str
    tokens_valid_from: datetime
    verified_at: float
    # The cookie of the session that this client got, None when it declined one.
    session: str | None


class Remembered:
    """Verifies names and passwords, and keeps what was right, unreadable, in memory.

    Kept are digests under a key that only this process has, apart for each client, so that one
    client's session is never handed to another. Nothing outlives a changed password, a lock or a
    voided token: the account is looked at with every request.
    """

    def __init__(self, pace: Pace, clock: Callable[[], float] = time.monotonic) -> None:
        self._pace = pace
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._kept: OrderedDict[bytes, _Memory] = OrderedDict()
        self._lock = threading.Lock()

    def sign_in(
        self, database: Opening, username: str, secret: str, origin: Origin, *, wants_session: bool
    ) -> tuple[Viewer, str | None]:
        """The viewer, and the cookie of their session if they want one.

        Raises Unauthorized or TooManyRequests.
        """
        if len(secret) > password.LONGEST:
            raise Unauthorized("The password is too long to be one")
        place = self._place(username, secret, origin)
        memory = self._kept.get(place)
        if memory is not None and self._clock() - memory.verified_at < _REMEMBERED_SECONDS:
            with database.work() as work:
                standing = _unchanged(work, memory)
            if standing is not None:
                return self._known(database, place, memory, standing, origin, wants_session)
        replaced = memory.session if memory is not None else None
        wanted = Wanted(session=wants_session, replaces=replaced)
        open_work = partial(database.work, writes=True)
        done = auth.login(open_work, self._pace, username, secret, origin, wanted)
        with database.work() as work:
            standing = work.sessions.find_user(done.user.id)
        if standing is None or not standing.is_welcome:
            raise Unauthorized
        valid_from = standing.tokens_valid_from
        self._keep(place, _Memory(done.user.id, valid_from, self._clock(), done.session_token))
        return standing.viewer, done.session_token

    def _known(
        self,
        database: Opening,
        place: bytes,
        memory: _Memory,
        standing: Standing,
        origin: Origin,
        wants_session: bool,
    ) -> tuple[Viewer, str | None]:
        if not wants_session:
            return standing.viewer, None
        if standing.viewer.session_id is not None:
            return standing.viewer, memory.session
        # It has ended, or there was none: no reason to hash again.
        with database.work(writes=True) as work:
            session = auth.open_session(work, memory.user_id, origin)
            if _unchanged(work, memory) is None:
                raise Unauthorized
        self._keep(place, replace(memory, session=session))
        return standing.viewer, session

    def _place(self, username: str, secret: str, origin: Origin) -> bytes:
        digest = hmac.new(self._key, digestmod=hashlib.sha256)
        for text in (username.casefold(), secret, origin.address, origin.user_agent):
            encoded = text.encode()
            # The length first: "ab" and "c" are not "a" and "bc".
            digest.update(len(encoded).to_bytes(8))
            digest.update(encoded)
        return digest.digest()

    def _keep(self, place: bytes, memory: _Memory) -> None:
        with self._lock:
            self._kept[place] = memory
            self._kept.move_to_end(place)
            if len(self._kept) > _MOST_REMEMBERED:
                self._kept.popitem(last=False)


def _unchanged(work: Work, memory: _Memory) -> Standing | None:
    """Who it was, with their session while it lasts, if nothing has happened to the account."""
    standing = auth.find_session(work, memory.session) if memory.session else None
    standing = standing or work.sessions.find_user(memory.user_id)
    if standing is None or not standing.is_welcome:
        return None
    return standing if standing.tokens_valid_from == memory.tokens_valid_from else None
