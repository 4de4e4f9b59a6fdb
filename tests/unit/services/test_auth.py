"""Signing in: what it gives, what it costs, and when it is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher
from builders.gate import HOME, PASSWORD, Gate
from builders.shelf import Clock
from sqlalchemy import func, select
from stump_server import services
from stump_server.domain.access import Permission, Viewer
from stump_server.domain.errors import Forbidden, TooManyRequests, Unauthorized
from stump_server.domain.policy import Policy
from stump_server.services.auth import Origin, Wanted
from stump_server.services.pace import Pace, party_of
from stump_server.storage import Database, OpenWork, Work
from stump_server.storage.tables import login_activities, sessions, users


def who(gate: Gate, cookie: str | None) -> str | None:
    with gate.database.work() as work:
        viewer = services.auth.identify_session(work, cookie or "")
    return None if viewer is None else viewer.username


def fail(gate: Gate, name: str, times: int, origin: Origin = HOME) -> None:
    for _ in range(times):
        with pytest.raises(Unauthorized):
            gate.login(name, "wrong", origin)


def is_locked(gate: Gate, id: str) -> bool:
    with gate.database.work() as work:
        return work.users.fetch(id).is_locked


# -- what a login gives ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "has_session", "has_token", "has_refresh_token"),
    [
        ({}, True, False, False),
        ({"session": False}, False, False, False),
        ({"token": True}, True, True, False),
        ({"session": False, "refresh_token": True}, False, True, True),
    ],
)
def test_a_login_gives_what_is_wanted(
    gate: Gate, wanted: dict[str, Any], has_session: bool, has_token: bool, has_refresh_token: bool
) -> None:
    gate.person("ann")

    done = gate.login("ANN", **wanted)

    assert done.user.username == "ann"
    assert (who(gate, done.session_token) == "ann") is has_session
    assert (done.tokens is not None) is has_token
    assert (done.tokens is not None and done.tokens.refresh is not None) is has_refresh_token


def test_a_login_over_a_session_replaces_it(gate: Gate) -> None:
    gate.person("ann")
    gate.person("bob")
    first = gate.login("ann").session_token

    second = gate.login("bob", replaces=first).session_token

    assert first != second
    assert (who(gate, first), who(gate, second)) == (None, "bob")


def test_the_cookie_is_not_what_is_stored(gate: Gate) -> None:
    gate.person("ann")
    cookie = gate.login("ann").session_token

    with gate.database.work() as work:
        stored = work.connection.scalars(select(sessions.c.id)).all()

    assert cookie not in stored
    assert who(gate, stored[0]) is None


def test_only_a_new_session_ends_one_that_is_too_many(gate: Gate, clock: Clock) -> None:
    gate.person("ann", max_sessions_allowed=1)
    first = gate.login("ann").session_token

    gate.login("ann", session=False, token=True)
    assert who(gate, first) == "ann"

    clock.pass_by(seconds=1)
    second = gate.login("ann").session_token
    assert (who(gate, first), who(gate, second)) == (None, "ann")


def test_a_password_hashed_with_weaker_parameters_is_hashed_anew(gate: Gate) -> None:
    id = gate.person("ann")
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with gate.open_work() as work:
        work.users.improve_hash(id, weak)

    gate.login("ann")

    with gate.database.work() as work:
        stored = work.users.password_hash(id)
    assert stored != weak
    assert not services.password.is_outdated(stored)
    assert gate.login("ann").user.id == id


# -- what a refusal tells -------------------------------------------------------------------


def test_every_refusal_costs_one_hash_and_says_the_same(gate: Gate, hashes: list[str]) -> None:
    gate.person("ann")
    locked, deleted = gate.person("lou"), gate.person("del")
    with gate.open_work() as work:
        work.users.set_locked(locked, is_locked=True)
        work.users.set_deleted(deleted, is_deleted=True)
    attempts = [
        ("ann", "wrong"),
        ("nobody", PASSWORD),
        ("lou", PASSWORD),
        ("lou", "wrong"),
        ("del", PASSWORD),
    ]
    told, cost = set(), []

    for name, password in attempts:
        hashes.clear()
        with pytest.raises(Unauthorized) as refusal:
            gate.login(name, password)
        told.add(refusal.value.sentence)
        cost.append(list(hashes))

    assert len(told) == 1
    assert cost == [["verify"]] * len(attempts)


def test_attempts_are_recorded_where_there_is_an_account(gate: Gate) -> None:
    gate.person("ann")
    fail(gate, "ann", 1, Origin.of("198.51.100.7", "reader\x00" + "x" * 600))
    fail(gate, "nobody", 1)
    gate.login("ann")

    with gate.database.work() as work:
        rows = work.connection.execute(
            select(login_activities).order_by(login_activities.c.authentication_successful)
        ).all()

    assert [row.authentication_successful for row in rows] == [False, True]
    assert rows[0].ip_address == "198.51.100.7"
    assert rows[0].user_agent == ("reader" + "x" * 600)[:512]


# -- locking --------------------------------------------------------------------------------


def test_the_tenth_failure_in_a_row_locks_and_ends_everything(gate: Gate, clock: Clock) -> None:
    id = gate.person("ann")
    done = gate.login("ann", refresh_token=True)
    assert done.tokens is not None
    clock.pass_by(seconds=1)
    fail(gate, "ann", 9)
    assert not is_locked(gate, id)
    assert who(gate, done.session_token) == "ann"

    fail(gate, "ann", 1)

    assert is_locked(gate, id)
    assert who(gate, done.session_token) is None
    with pytest.raises(Unauthorized):
        gate.login("ann")
    with gate.database.work() as work, pytest.raises(Forbidden):
        services.auth.identify_token(work, done.tokens.access.text)


def test_a_success_and_the_passing_of_a_day_start_the_count_anew(gate: Gate, clock: Clock) -> None:
    id = gate.person("ann")
    fail(gate, "ann", 9)
    clock.pass_by(seconds=1)
    gate.login("ann")
    clock.pass_by(seconds=1)
    fail(gate, "ann", 9)
    clock.pass_by(hours=25)

    fail(gate, "ann", 9)

    assert not is_locked(gate, id)


def test_unlocking_forgives_what_came_before(gate: Gate) -> None:
    id = gate.person("ann")
    fail(gate, "ann", 10)
    with gate.open_work() as work:
        services.user.set_locked(work, "ann", is_locked=False)

    fail(gate, "ann", 9)
    assert not is_locked(gate, id)
    fail(gate, "ann", 1)
    assert is_locked(gate, id)


def behind(gate: Gate, happen: Callable[[], object]) -> OpenWork:
    """Units of work; something happens between the first and the second."""
    turns = iter([False, True])

    @contextmanager
    def opened() -> Iterator[Work]:
        if next(turns):
            happen()
        with gate.open_work() as work:
            yield work

    return opened


def log_in_behind(gate: Gate, change: Callable[[Work], object], password: str = PASSWORD) -> None:
    def happen() -> None:
        with gate.open_work() as work:
            change(work)

    with pytest.raises(Unauthorized):
        services.auth.login(behind(gate, happen), gate.pace, "ann", password, HOME, Wanted())


def test_parallel_guesses_are_all_counted(gate: Gate) -> None:
    id = gate.person("ann")
    guessers = 16
    barrier = threading.Barrier(guessers)

    def guess(number: int) -> str:
        # Everybody has found the password wrong before anybody counts.
        opened = behind(gate, barrier.wait)
        try:
            services.auth.login(opened, gate.pace, "ann", f"guess {number}", HOME, Wanted())
        except Unauthorized as refusal:
            return refusal.sentence
        return "in"

    with ThreadPoolExecutor(guessers) as pool:
        told = set(pool.map(guess, range(guessers)))

    with gate.database.work() as work:
        counted = work.connection.execute(select(func.count(login_activities.c.id))).scalar_one()
    assert len(told) == 1
    assert told != {"in"}
    assert counted == 10
    assert is_locked(gate, id)


def test_a_right_guess_does_not_slip_past_a_lock(gate: Gate) -> None:
    """The password is verified before the lock, and the login goes on behind it."""
    id = gate.person("ann")

    log_in_behind(gate, lambda work: work.users.set_locked(id, is_locked=True))


def test_a_login_does_not_bring_back_a_password_that_was_just_changed(gate: Gate) -> None:
    id = gate.person("ann")
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with gate.open_work() as work:
        work.users.improve_hash(id, weak)
    new = services.password.hashed("another")

    log_in_behind(gate, lambda work: work.users.set_password(id, new))

    with gate.database.work() as work:
        assert work.users.password_hash(id) == new
        assert work.sessions.count_open([id]) == {}


@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_an_account_removed_meanwhile_is_refused_like_any(gate: Gate, password: str) -> None:
    id = gate.person("ann")

    log_in_behind(gate, lambda work: work.users.remove(id), password)


# -- the pace of an address -----------------------------------------------------------------


def test_an_address_that_fails_too_often_waits(gate: Gate, hashes: list[str]) -> None:
    gate.person("ann")
    gate = replace(gate, pace=Pace(3))
    fail(gate, "ann", 2)
    fail(gate, "nobody", 1)
    hashes.clear()

    for password in (PASSWORD, "wrong"):
        with pytest.raises(TooManyRequests) as wait:
            gate.login("ann", password)
        assert 1 <= wait.value.retry_after_seconds <= 60

    assert hashes == []
    assert gate.login("ann", origin=Origin("198.51.100.7", "")).user.username == "ann"


def test_successes_are_not_counted(gate: Gate) -> None:
    gate.person("ann")
    gate = replace(gate, pace=Pace(2))

    for _ in range(4):
        gate.login("ann")


def test_one_network_of_ipv6_is_one_address(gate: Gate) -> None:
    gate = replace(gate, pace=Pace(2))
    for last in ("1", "2"):
        fail(gate, "ann", 1, Origin(f"2001:db8:1:2:aaaa::{last}", ""))

    with pytest.raises(TooManyRequests):
        gate.login("ann", origin=Origin("2001:db8:1:2:bbbb::3", ""))
    fail(gate, "ann", 1, Origin("2001:db8:1:3::1", ""))


@pytest.mark.parametrize(
    ("address", "party"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("unix", "unix"),
    ],
)
def test_parties_are_told_apart_by_address(address: str, party: str) -> None:
    assert party_of(address) == party


# -- registering ----------------------------------------------------------------------------


def register(gate: Gate, viewer: Viewer | None, name: str, password: str = PASSWORD) -> str:
    return services.auth.register(gate.open_work, gate.pace, viewer, name, password, HOME).username


def test_one_of_two_who_claim_at_once_becomes_owner(gate: Gate) -> None:
    barrier = threading.Barrier(2)

    def claim(name: str) -> str | None:
        barrier.wait()
        try:
            return register(gate, None, name)
        except Unauthorized:
            return None

    with ThreadPoolExecutor(2) as pool:
        claimed = [name for name in pool.map(claim, ("ann", "bob")) if name]

    with gate.database.work() as work:
        accounts = work.connection.execute(select(users.c.username, users.c.is_server_owner)).all()
    assert [tuple(account) for account in accounts] == [(claimed[0], True)]


def test_strangers_cannot_make_the_server_hash(gate: Gate, hashes: list[str]) -> None:
    gate.person("ann", is_server_owner=True)
    gate = replace(gate, pace=Pace(2))
    hashes.clear()

    for _ in range(2):
        with pytest.raises(Unauthorized):
            register(gate, None, "eve")
    with pytest.raises(TooManyRequests):
        register(gate, None, "eve")

    assert hashes == []


# -- sessions -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ttl", "is_sliding", "used_after", "is_ageing"),
    [
        (timedelta(days=3), True, timedelta(seconds=59), False),
        (timedelta(days=3), True, timedelta(seconds=60), True),
        (timedelta(days=3), False, timedelta(days=2), False),
        (timedelta(seconds=100), True, timedelta(seconds=0.9), False),
        (timedelta(seconds=100), True, timedelta(seconds=1), True),
    ],
)
def test_sessions_slide_a_minute_or_a_hundredth_of_their_life_at_a_time(
    gate: Gate,
    clock: Clock,
    ttl: timedelta,
    is_sliding: bool,
    used_after: timedelta,
    is_ageing: bool,
) -> None:
    gate.database.policy = Policy(session_ttl=ttl, session_is_sliding=is_sliding)
    gate.person("ann")
    cookie = gate.login("ann").session_token or ""
    clock.now += used_after

    with gate.database.work() as work:
        viewer = services.auth.identify_session(work, cookie)
        assert viewer is not None
        assert services.auth.is_ageing(work.policy, viewer, work.now) is is_ageing


def test_a_renewed_session_lives_its_whole_life_again(gate: Gate, clock: Clock) -> None:
    gate.database.policy = Policy(session_ttl=timedelta(hours=1), session_is_sliding=True)
    gate.person("ann")
    cookie = gate.login("ann").session_token or ""
    clock.pass_by(minutes=59)
    with gate.open_work() as work:
        viewer = services.auth.identify_session(work, cookie)
        assert viewer is not None
        services.auth.renew_session(work, viewer.session_id or "")

    clock.pass_by(minutes=59)
    assert who(gate, cookie) == "ann"
    clock.pass_by(minutes=1)
    assert who(gate, cookie) is None


def test_what_has_expired_is_deleted(gate: Gate, clock: Clock) -> None:
    gate.person("ann")
    gate.login("ann", refresh_token=True)
    with gate.open_work() as work:
        services.token.rotate_key(work)
    clock.pass_by(days=31)
    cookie = gate.login("ann").session_token

    with gate.open_work() as work:
        removed = services.auth.clean_up(work)

    assert removed == 1
    assert who(gate, cookie) == "ann"
    with gate.database.work() as work:
        assert len(work.sessions.signing_keys()) == 1


def test_logging_out_ends_the_one_session(gate: Gate) -> None:
    gate.person("ann")
    first, second = (gate.login("ann").session_token for _ in range(2))

    with gate.open_work() as work:
        services.auth.logout(work, first)
        services.auth.logout(work, "nobody's")
        services.auth.logout(work, None)

    assert (who(gate, first), who(gate, second)) == (None, "ann")


def test_logging_out_everywhere_ends_sessions_and_tokens_of_one_account(
    gate: Gate, clock: Clock
) -> None:
    ann, _ = gate.person("ann"), gate.person("bob")
    hers, his = (gate.login(name, refresh_token=True) for name in ("ann", "bob"))
    assert hers.tokens is not None
    assert hers.tokens.refresh is not None

    with gate.open_work() as work:
        services.auth.logout_everywhere(work, Viewer(ann, "ann"))

    assert (who(gate, hers.session_token), who(gate, his.session_token)) == (None, "bob")
    with gate.database.work() as work, pytest.raises(Unauthorized):
        services.auth.identify_token(work, hers.tokens.access.text)
    with pytest.raises(Unauthorized):
        services.auth.refresh(gate.open_work, gate.pace, hers.tokens.refresh.text, HOME)

    clock.pass_by(seconds=1)
    again = gate.login("ann", token=True).tokens
    assert again is not None
    with gate.database.work() as work:
        assert services.auth.identify_token(work, again.access.text).username == "ann"


# -- answers that take long -----------------------------------------------------------------


@pytest.fixture
def viewers(gate: Gate) -> dict[str, Viewer]:
    """One account, identified in every way."""
    id = gate.person("ann", permissions=(Permission.API_KEYS,))
    done = gate.login("ann", refresh_token=True)
    assert done.tokens is not None
    with gate.open_work() as work:
        session = services.auth.identify_session(work, done.session_token or "")
        token = services.auth.identify_token(work, done.tokens.access.text)
        _, text = services.api_key.create(
            work, token, name="tablet", permissions=None, expires_at=work.now + timedelta(days=9)
        )
        key = services.api_key.identify(work, text)
        password = work.sessions.find_user(id)
    assert session is not None
    assert password is not None
    return {"session": session, "token": token, "key": key, "password": password.viewer}


def welcome(database: Database, viewers: dict[str, Viewer]) -> set[str]:
    with database.work() as work:
        return {
            kind for kind, viewer in viewers.items() if services.auth.is_still_welcome(work, viewer)
        }


def test_streams_end_with_what_they_were_opened_with(
    gate: Gate, clock: Clock, viewers: dict[str, Viewer]
) -> None:
    everything = set(viewers)
    ann = viewers["token"].id
    assert welcome(gate.database, viewers) == everything

    clock.pass_by(days=2)
    assert welcome(gate.database, viewers) == everything - {"token"}
    clock.pass_by(days=2)
    assert welcome(gate.database, viewers) == {"key", "password"}
    clock.pass_by(days=6)
    assert welcome(gate.database, viewers) == {"password"}
    with gate.open_work() as work:
        work.users.set_locked(ann, is_locked=True)
    assert welcome(gate.database, viewers) == set()


def test_streams_end_when_everything_ends(gate: Gate, viewers: dict[str, Viewer]) -> None:
    with gate.open_work() as work:
        services.auth.logout_everywhere(work, viewers["token"])

    assert welcome(gate.database, viewers) == {"key", "password"}
