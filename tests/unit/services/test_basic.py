"""Passwords that come with every request: hashed once in a while, and never good for longer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from builders.gate import HOME, PASSWORD, Gate
from builders.shelf import Clock
from stump_server import services
from stump_server.domain.access import Viewer
from stump_server.domain.errors import TooManyRequests, Unauthorized
from stump_server.services import basic
from stump_server.services.auth import Origin
from stump_server.services.basic import Remembered
from stump_server.services.pace import Pace


class Reader:
    """A client that sends a name and a password with every request."""

    def __init__(self, gate: Gate, pace: Pace | None = None) -> None:
        self.gate = gate
        self.seconds = 0.0
        self.remembered = Remembered(pace or gate.pace, lambda: self.seconds)

    def ask(
        self, password: str = PASSWORD, origin: Origin = HOME, *, wants_session: bool = True
    ) -> tuple[str, str | None]:
        viewer, cookie = self.remembered.sign_in(
            self.gate.database, "ann", password, origin, wants_session=wants_session
        )
        return viewer.username, cookie

    def open_sessions(self) -> int:
        with self.gate.database.work() as work:
            return sum(work.sessions.count_open([user.id for user in work.users.all()]).values())


@pytest.fixture
def ann(gate: Gate) -> str:
    """An account."""
    return gate.person("ann")


@pytest.fixture
def reader(gate: Gate, ann: str, hashes: list[str]) -> Reader:
    """Somebody who reads as ann."""
    assert ann
    hashes.clear()
    return Reader(gate)


@pytest.mark.parametrize("wants_session", [True, False])
def test_many_requests_cost_one_hash_and_one_session_at_most(
    reader: Reader, hashes: list[str], wants_session: bool
) -> None:
    told = {reader.ask(wants_session=wants_session) for _ in range(30)}

    assert hashes == ["verify"]
    assert len(told) == 1
    assert reader.open_sessions() == (1 if wants_session else 0)


def test_the_session_is_a_real_one(reader: Reader) -> None:
    _, cookie = reader.ask()

    with reader.gate.database.work() as work:
        viewer = services.auth.identify_session(work, cookie or "")
    assert viewer is not None
    assert viewer.username == "ann"


def test_a_wrong_password_is_hashed_and_counted_every_time(
    reader: Reader, hashes: list[str], ann: str
) -> None:
    for _ in range(10):
        with pytest.raises(Unauthorized):
            reader.ask("wrong")

    assert hashes == ["verify"] * 10
    with reader.gate.database.work() as work:
        assert work.users.fetch(ann).is_locked


def test_what_was_right_is_forgotten_after_a_while(reader: Reader, hashes: list[str]) -> None:
    _, first = reader.ask()
    reader.seconds = 299.0
    reader.ask()
    assert hashes == ["verify"]

    reader.seconds = 300.0
    _, second = reader.ask()

    assert hashes == ["verify", "verify"]
    assert first != second
    assert reader.open_sessions() == 1


CHANGES: list[Callable[[Gate, str], object]] = [
    lambda gate, _user: services.user.reset_password(gate.open_work, "ann", "another"),
    lambda gate, user: _change(gate, lambda work: work.users.set_locked(user, is_locked=True)),
    lambda gate, user: _change(gate, lambda work: work.users.set_deleted(user, is_deleted=True)),
    lambda gate, user: _change(gate, lambda work: work.users.remove(user)),
]


def _change(gate: Gate, change: Callable[..., object]) -> None:
    with gate.open_work() as work:
        change(work)


@pytest.mark.parametrize("change", CHANGES, ids=["password", "lock", "deletion", "removal"])
@pytest.mark.parametrize("wants_session", [True, False])
def test_nothing_outlives_a_change_of_the_account(
    reader: Reader, ann: str, change: Callable[[Gate, str], object], wants_session: bool
) -> None:
    reader.ask(wants_session=wants_session)

    change(reader.gate, ann)

    with pytest.raises(Unauthorized):
        reader.ask(wants_session=wants_session)


def test_voided_tokens_make_it_hash_again(
    reader: Reader, ann: str, hashes: list[str], clock: Clock
) -> None:
    reader.ask()
    clock.pass_by(seconds=1)
    with reader.gate.open_work() as work:
        services.auth.logout_everywhere(work, Viewer(ann, "ann"))

    assert reader.ask()[0] == "ann"
    assert hashes == ["verify", "verify"]


def test_rights_are_those_of_the_moment(reader: Reader, ann: str) -> None:
    reader.ask()
    with reader.gate.open_work() as work:
        user = work.users.fetch(ann)
        work.users.save(replace(user, username="anna"))

    assert reader.ask()[0] == "anna"


def test_an_ended_session_is_opened_again_without_a_hash(reader: Reader, hashes: list[str]) -> None:
    _, first = reader.ask()
    with reader.gate.open_work() as work:
        services.auth.logout(work, first)

    _, second = reader.ask()

    assert hashes == ["verify"]
    assert first != second
    assert reader.open_sessions() == 1


def test_a_session_can_be_wanted_later(reader: Reader, hashes: list[str]) -> None:
    assert reader.ask(wants_session=False) == ("ann", None)
    assert reader.ask()[1] is not None
    assert reader.ask(wants_session=False) == ("ann", None)

    assert hashes == ["verify"]
    assert reader.open_sessions() == 1


def test_clients_do_not_share_sessions(reader: Reader) -> None:
    origins = [HOME, Origin("198.51.100.7", "tests"), Origin(HOME.address, "another")]

    cookies = {reader.ask(origin=origin)[1] for origin in origins}

    assert len(cookies) == 3


def test_memory_has_an_end(
    reader: Reader, hashes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(basic, "_MOST_REMEMBERED", 2)
    origins = [Origin(f"198.51.100.{number}", "") for number in range(3)]
    for origin in origins:
        reader.ask(origin=origin, wants_session=False)
    hashes.clear()

    for origin in reversed(origins):
        reader.ask(origin=origin, wants_session=False)

    assert hashes == ["verify"]


def test_passwords_are_not_kept_readable(reader: Reader) -> None:
    reader.ask()

    kept = repr(vars(reader.remembered))
    assert PASSWORD not in kept


def test_endless_passwords_cost_nothing(reader: Reader, hashes: list[str]) -> None:
    with pytest.raises(Unauthorized):
        reader.ask("x" * 1025)

    assert hashes == []


def test_failures_slow_an_address_but_not_who_is_known_there(gate: Gate, ann: str) -> None:
    reader = Reader(gate, Pace(2))
    assert ann
    reader.ask()
    for _ in range(2):
        with pytest.raises(Unauthorized):
            reader.ask("wrong")

    with pytest.raises(TooManyRequests):
        reader.ask("wrong")
    assert reader.ask()[0] == "ann"
