"""Passwords: argon2id with the parameters OWASP recommends first, upgraded at login."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Argon2id, 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

# Verified against when there is no account, so that unknown names cost as much as known ones.
_nobody = _hasher.hash("there is no such account")


def hashed(password: str) -> str:
    """The encoded hash of a password, with a salt of its own."""
    return _hasher.hash(password)


def is_right(stored: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; no hash at all takes just as long and is wrong."""
    try:
        return _hasher.verify(stored or _nobody, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)
