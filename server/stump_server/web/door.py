"""What a handler finds of the world around it: units of work and the long-lived things."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from stump_server.web.call import Call

if TYPE_CHECKING:
    from stump_server.storage import Work


class Database(Protocol):
    """What the door needs of the database."""

    def work(self, *, writes: bool = False) -> AbstractContextManager[Work]:
        """One transaction: leaving commits, raising rolls back."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The things that live as long as the application; `app` builds it once."""

    database: Database
    settings: Any = None
    inspectors: Any = None
    events: Any = None
    # How often somebody may fail to sign in.
    sign_ins: Any = None
    # Which build runs, and where newer ones are looked up.
    build: Any = None
    releases: Any = None
    clock: Callable[[], datetime] = _now


_surroundings: ContextVar[Surroundings] = ContextVar("surroundings")
_call: ContextVar[Call] = ContextVar("call")


def enter(surroundings: Surroundings, call: Call) -> None:
    """Make these the ones that the functions below find, for the rest of this request."""
    _surroundings.set(surroundings)
    _call.set(call)


def surroundings() -> Surroundings:
    """The long-lived things of the application that serves this request."""
    return _surroundings.get()


def call() -> Call:
    """The request being served."""
    return _call.get()


def work() -> AbstractContextManager[Work]:
    """One transaction; it may write when the method of the request may."""
    return _surroundings.get().database.work(writes=_call.get().is_writing)


def reading() -> AbstractContextManager[Work]:
    """One transaction that only reads, whatever the method: it waits for no writer."""
    return _surroundings.get().database.work(writes=False)


def writing() -> AbstractContextManager[Work]:
    """One transaction that writes, whatever the method."""
    return _surroundings.get().database.work(writes=True)


def sign_ins() -> Any:
    """What slows down those who fail to sign in."""
    return _surroundings.get().sign_ins


def settings() -> Any:
    """The settings of the application that serves this request."""
    return _surroundings.get().settings
