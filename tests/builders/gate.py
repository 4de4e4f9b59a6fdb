"""People with real passwords, and the gate where they sign in."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from stump_server import services
from stump_server.domain.user import SignIn
from stump_server.services.auth import Origin, Wanted
from stump_server.services.pace import Pace
from stump_server.storage import Database, Work

PASSWORD = "correct horse battery staple"
HOME = Origin("203.0.113.9", "tests")


@dataclass
class Gate:
    """Signs people in over a database of the test's own."""

    database: Database
    pace: Pace = field(default_factory=partial(Pace, 0))

    def open_work(self) -> AbstractContextManager[Work]:
        return self.database.work(writes=True)

    def person(self, name: str, password: str = PASSWORD, **facts: Any) -> str:
        """Add an account with a real password; returns its id."""
        hashed = services.password.hashed(password)
        with self.open_work() as work:
            return work.users.add(name, hashed, **facts).id

    def login(
        self, name: str, password: str = PASSWORD, origin: Origin = HOME, **wanted: Any
    ) -> SignIn:
        return services.auth.login(
            self.open_work, self.pace, name, password, origin, Wanted(**wanted)
        )
