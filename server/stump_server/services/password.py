"""Passwords: argon2id with the parameters OWASP recommends first, upgraded at login."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from stump_server.domain.errors import Invalid

# As the contract has it; hashing takes any length, but nobody else's time for it.
LONGEST = 1024
# What an attacker needs more than a day for, even with the hashes in hand.
STRONG = 3

# Argon2id, 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet.
COST = 2
_hasher = PasswordHasher(time_cost=COST, memory_cost=19 * 1024, parallelism=1)

# Verified against when there is no account, so that unknown names cost as much as known ones.
_nobody = _hasher.hash("there is no such account")

# A flood of attempts waits for its turn instead of taking 19 MiB each.
_turns = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))

# The estimate takes time that grows faster than the text, which says enough by then.
_ESTIMATED_LENGTH = 72
# The library keeps the words to look out for in a place that all callers share.
_estimating = threading.Lock()


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a password is to guess, from 0 to 4, and why not harder."""

    score: int
    reason: str


def hashed(password: str) -> str:
    """The encoded hash of a password, with a salt of its own."""
    with _turns:
        return _hasher.hash(password)


def is_right(stored: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; no hash at all takes just as long and is wrong."""
    try:
        with _turns:
            is_fitting = _hasher.verify(_nobody if stored is None else stored, password)
        return is_fitting and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)


def strength(password: str, *known: str) -> Strength:
    """How hard the password is to guess for somebody who knows some words, such as the name."""
    # Its lists of words are read when it is imported, which few servers ever need.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    with _estimating:
        estimate = zxcvbn(password[:_ESTIMATED_LENGTH], user_inputs=known)
    feedback = estimate["feedback"]
    said = [
        feedback["warning"].rstrip("."),
        *(text.rstrip(".") for text in feedback["suggestions"]),
    ]
    return Strength(estimate["score"], ". ".join(text for text in said if text))


def check(password: str, least: int, *known: str) -> None:
    """Raise Invalid for a new password that is too long, or weaker than the server accepts."""
    if len(password) > LONGEST:
        raise Invalid(f"A password has at most {LONGEST} characters", pointer="/password")
    if least == 0:
        return
    found = strength(password, *known)
    if found.score < least:
        hint = f". {found.reason}" if found.reason else ""
        raise Invalid(f"This password is too easy to guess{hint}", pointer="/password")
