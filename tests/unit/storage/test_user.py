"""Accounts: unique names, one owner, and failures that lock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from builders.shelf import Clock, Shelf
from sqlalchemy import update
from stump_server.domain.access import Viewer
from stump_server.domain.errors import NotFound, Taken
from stump_server.domain.user import LoginActivity
from stump_server.storage import Database, Work
from stump_server.storage.tables import users


def attempt(work: Work, user: Viewer, *, is_success: bool) -> None:
    activity = LoginActivity("", user.id, "127.0.0.1", "curl", is_success, work.now)
    work.users.add_login_activity(activity)


@pytest.mark.parametrize("name", ["bob", "BOB", "bOb"])
def test_names_are_unique_without_regard_to_case(shelf: Shelf, bob: Viewer, name: str) -> None:
    assert bob.username == "bob"
    with pytest.raises(Taken, match="is taken"):
        shelf.person(name)


@pytest.mark.parametrize(("name", "asked"), [("Ångström", "ångström"), ("STRASSE", "straße")])
def test_names_are_found_without_regard_to_case_in_any_script(
    database: Database, shelf: Shelf, name: str, asked: str
) -> None:
    shelf.person(name)

    with database.work() as work:
        found = work.users.find_by_username(asked)

    assert found is not None
    assert found.username == name


def test_there_is_only_one_owner(shelf: Shelf, ann: Viewer) -> None:
    assert ann.is_server_owner
    with pytest.raises(Taken):
        shelf.person("eve", is_server_owner=True)


def test_a_refused_name_leaves_the_unit_of_work_usable(work: Work) -> None:
    with pytest.raises(Taken):
        work.users.add("Bob", "hash")

    assert work.users.add("cleo", "hash").username == "cleo"


def test_a_new_account_has_preferences_and_nothing_else(work: Work) -> None:
    user = work.users.add("cleo", "hash")

    assert user.preferences is not None
    assert user.preferences.id
    assert (user.permissions, user.age_restriction, user.max_sessions_allowed) == ((), None, None)
    assert (user.is_locked, user.last_login) == (False, None)


def test_a_deleted_account_is_not_found_by_name_and_keeps_it(
    database: Database, shelf: Shelf, bob: Viewer
) -> None:
    with database.work(writes=True) as work:
        work.connection.execute(update(users).values(deleted_at=work.now))
        assert work.users.find_by_username("bob") is None
        assert work.users.is_claimed()
        assert work.users.all() == ()
    with pytest.raises(Taken):
        shelf.person(bob.username)


def test_failures_are_counted_since_the_last_success(
    database: Database, clock: Clock, bob: Viewer
) -> None:
    for is_success in (False, False, True, False, False, False):
        with database.work(writes=True) as work:
            attempt(work, bob, is_success=is_success)
        clock.pass_by(seconds=1)

    with database.work() as work:
        assert work.users.failures_in_a_row(bob.id, work.now - timedelta(hours=24)) == 3


def test_old_failures_are_forgotten(database: Database, clock: Clock, bob: Viewer) -> None:
    with database.work(writes=True) as work:
        attempt(work, bob, is_success=False)
    clock.pass_by(hours=25)
    with database.work(writes=True) as work:
        attempt(work, bob, is_success=False)
        assert work.users.failures_in_a_row(bob.id, work.now - timedelta(hours=24)) == 1


def test_unlocking_forgives(work: Work, bob: Viewer) -> None:
    for _ in range(3):
        attempt(work, bob, is_success=False)
    work.users.set_locked(bob.id, is_locked=True)

    work.users.set_locked(bob.id, is_locked=False)

    assert work.users.failures_in_a_row(bob.id, work.now - timedelta(hours=24)) == 0
    assert not work.users.fetch(bob.id).is_locked


def test_a_new_password_voids_tokens_and_a_better_hash_does_not(
    database: Database, clock: Clock, bob: Viewer
) -> None:
    with database.work() as work:
        before = work.sessions.find_user(bob.id)
    clock.pass_by(hours=1)
    with database.work(writes=True) as work:
        work.users.improve_hash(bob.id, "better")
        assert work.sessions.find_user(bob.id) == before
        work.users.set_password(bob.id, "other")
        after = work.sessions.find_user(bob.id)
        assert work.users.password_hash(bob.id) == "other"

    assert after is not None
    assert after.tokens_valid_from == clock.now


def test_nobody_is_not_found(work: Work) -> None:
    assert work.users.find("nobody") is None
    for ask in (work.users.fetch, work.users.password_hash):
        with pytest.raises(NotFound):
            ask("nobody")
