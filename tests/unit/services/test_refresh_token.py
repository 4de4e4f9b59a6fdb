"""Refresh tokens: used once, and whoever uses one again ends all that came of it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from builders.gate import HOME, Gate
from builders.shelf import Clock
from stump_server import services
from stump_server.domain.errors import TooManyRequests, Unauthorized
from stump_server.domain.user import TokenPair
from stump_server.services.pace import Pace


@pytest.fixture
def ann(gate: Gate) -> str:
    """An account."""
    return gate.person("ann")


@pytest.fixture
def first(gate: Gate, ann: str) -> TokenPair:
    """The pair of a login."""
    tokens = gate.login("ann", session=False, refresh_token=True).tokens
    assert tokens is not None
    assert tokens.refresh is not None
    assert ann
    return tokens


def exchange(gate: Gate, pair: TokenPair) -> TokenPair:
    assert pair.refresh is not None
    return services.auth.refresh(gate.open_work, gate.pace, pair.refresh.text, HOME)


def refuses(gate: Gate, pair: TokenPair) -> None:
    with pytest.raises(Unauthorized):
        exchange(gate, pair)


def works(gate: Gate, pair: TokenPair) -> bool:
    try:
        with gate.database.work() as work:
            services.auth.identify_token(work, pair.access.text)
    except Unauthorized:
        return False
    return True


def test_each_exchange_gives_the_next_pair(gate: Gate, clock: Clock, first: TokenPair) -> None:
    clock.pass_by(days=29)
    second = exchange(gate, first)
    clock.pass_by(days=29)
    third = exchange(gate, second)

    texts = {pair.refresh.text for pair in (first, second, third) if pair.refresh}
    assert len(texts) == 3
    assert (works(gate, first), works(gate, third)) == (False, True)


def test_an_unused_token_expires(gate: Gate, clock: Clock, first: TokenPair) -> None:
    clock.pass_by(days=30)

    refuses(gate, first)


def test_a_used_token_that_comes_back_ends_its_family_alone(gate: Gate, first: TokenPair) -> None:
    other = gate.login("ann", refresh_token=True).tokens
    assert other is not None
    second = exchange(gate, first)
    assert (works(gate, first), works(gate, second)) == (True, True)

    refuses(gate, first)

    assert not works(gate, first)
    assert not works(gate, second)
    refuses(gate, second)
    assert works(gate, other)
    assert works(gate, exchange(gate, other))


def test_of_parallel_uses_one_wins_at_most(gate: Gate, first: TokenPair) -> None:
    users = 6
    barrier = threading.Barrier(users)

    def use(_number: int) -> TokenPair | None:
        barrier.wait()
        try:
            return exchange(gate, first)
        except Unauthorized:
            return None

    with ThreadPoolExecutor(users) as pool:
        won = [pair for pair in pool.map(use, range(users)) if pair]

    assert len(won) == 1
    assert not works(gate, won[0])


def test_locked_and_deleted_accounts_get_no_tokens(gate: Gate, ann: str, first: TokenPair) -> None:
    with gate.open_work() as work:
        work.users.set_locked(ann, is_locked=True)
    refuses(gate, first)

    with gate.open_work() as work:
        work.users.set_locked(ann, is_locked=False)
        work.users.set_deleted(ann, is_deleted=True)
    refuses(gate, first)


def test_tokens_end_with_a_new_password(gate: Gate, first: TokenPair) -> None:
    services.user.reset_password(gate.open_work, "ann", "another")

    refuses(gate, first)


def test_guessing_is_slow(gate: Gate) -> None:
    gate.pace = Pace(2)
    for _ in range(2):
        with pytest.raises(Unauthorized):
            services.auth.refresh(gate.open_work, gate.pace, "guess", HOME)

    with pytest.raises(TooManyRequests):
        services.auth.refresh(gate.open_work, gate.pace, "guess", HOME)
