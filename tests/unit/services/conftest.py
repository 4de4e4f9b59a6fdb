"""A gate to sign in at, and what counts how often a password is hashed."""

from __future__ import annotations

from typing import Any

import pytest
from argon2 import PasswordHasher
from builders.gate import Gate
from stump_server.storage import Database


@pytest.fixture
def gate(database: Database) -> Gate:
    """Where people sign in, as often as they like."""
    return Gate(database)


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds of hashing done so far, each of which is what a login costs."""
    done: list[str] = []
    for name in ("verify", "hash"):
        original = getattr(PasswordHasher, name)

        def counted(*arguments: Any, _kind: str = name, _original: Any = original) -> Any:
            done.append(_kind)
            return _original(*arguments)

        monkeypatch.setattr(PasswordHasher, name, counted)
    return done
