"""What a file is taken for the same by, as every database can hold it."""

from __future__ import annotations

import os

# Nanoseconds since 1970 in 64 bits end in the year 2262; damaged file systems know later times.
_LATEST = 2**63 - 1


def storable(modified_ns: int) -> int:
    """A time of change, or the nearest that can be stored."""
    if -_LATEST <= modified_ns <= _LATEST:
        return modified_ns
    return _LATEST if modified_ns > 0 else -_LATEST


def state_of(facts: os.stat_result) -> tuple[int, int]:
    """Size in bytes and time of change in nanoseconds: both are others when the file is another."""
    return facts.st_size, storable(facts.st_mtime_ns)
