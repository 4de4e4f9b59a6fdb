"""How often something may happen within a minute, counted in this process."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from stump_server.domain.errors import Forbidden, TooManyRequests, Unauthorized

# What a provider gives to one customer: who has all of it has one address.
_IPV6_PREFIX = 64


class Pace:
    """A number of occurrences that each party is allowed within any minute; 0 allows all.

    Counting in memory costs no query and forgets at a restart. Several processes each count by
    themselves, which lets a guesser have as many times more, while the lock of an account is
    counted in the database for all of them.
    """

    def __init__(self, per_minute: int) -> None:
        self._limit = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def step(self, party: str) -> None:
        """Count one more. Raises TooManyRequests when that is one too many."""
        if self._limit is not None and not self._limiter.hit(self._limit, party):
            raise self._wait(self._limit, party)

    @contextmanager
    def attempt(self, party: str) -> Iterator[None]:
        """Count only when it is refused. Raises TooManyRequests when it was too often before."""
        if self._limit is not None and not self._limiter.test(self._limit, party):
            raise self._wait(self._limit, party)
        try:
            yield
        except (Unauthorized, Forbidden):
            if self._limit is not None:
                self._limiter.hit(self._limit, party)
            raise

    def _wait(self, limit: RateLimitItemPerMinute, party: str) -> TooManyRequests:
        reset_at = self._limiter.get_window_stats(limit, party).reset_time
        return TooManyRequests(max(math.ceil(reset_at - time.time()), 1))


def party_of(address: str) -> str:
    """Who is behind an address: itself, or the network that one IPv6 customer gets.

    >>> party_of("203.0.113.9"), party_of("2001:db8:1:2:3:4:5:6")
    ('203.0.113.9', '2001:db8:1:2::/64')
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    mapped = parsed.ipv4_mapped
    return str(mapped or ip_network((parsed, _IPV6_PREFIX), strict=False))
