"""Sessions, standing of accounts, and the keys that sign tokens."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from builders.shelf import Clock, Shelf
from sqlalchemy import select, update
from stump_server.domain.access import Permission, Viewer
from stump_server.storage import Database, Work
from stump_server.storage.tables import sessions, users


def add(work: Work, id: str, user_id: str, expires_at: datetime) -> None:
    work.sessions.add(id, user_id, expires_at, ip_address="127.0.0.1", user_agent="curl")


def live(work: Work, user: Viewer) -> set[str]:
    query = select(sessions.c.id).where(sessions.c.user_id == user.id)
    return set(work.connection.scalars(query))


def test_a_session_leads_to_its_account_until_it_expires(
    database: Database, clock: Clock, bob: Viewer
) -> None:
    with database.work(writes=True) as work:
        add(work, "s", bob.id, work.now + timedelta(hours=1))

    clock.pass_by(minutes=59)
    with database.work() as work:
        standing = work.sessions.find("s")
    assert standing is not None
    assert (standing.viewer.username, standing.viewer.session_id) == ("bob", "s")

    clock.pass_by(minutes=1)
    with database.work() as work:
        assert work.sessions.find("s") is None


def test_rights_and_limits_are_those_of_the_moment(database: Database, shelf: Shelf) -> None:
    user = shelf.person("cleo", Permission.LIBRARY_CREATE, age=13, restrict_on_unset=True)

    with database.work() as work:
        standing = work.sessions.find_user(user.id)

    assert standing is not None
    assert standing.viewer.permissions == {
        Permission.LIBRARY_CREATE,
        Permission.LIBRARY_EDIT,
        Permission.LIBRARY_SCAN,
    }
    assert standing.viewer.age_restriction == user.age_restriction


@pytest.mark.parametrize(
    ("allowed", "left"), [(1, set()), (2, {"c"}), (3, {"b", "c"}), (4, {"a", "b", "c"})]
)
def test_room_is_made_by_ending_what_expires_first(
    work: Work, bob: Viewer, allowed: int, left: set[str]
) -> None:
    for name, hours in (("b", 2), ("a", 1), ("c", 3)):
        add(work, name, bob.id, work.now + timedelta(hours=hours))

    work.sessions.make_room(bob.id, allowed)

    assert live(work, bob) == left


def test_expired_sessions_take_up_no_room(work: Work, bob: Viewer) -> None:
    add(work, "old", bob.id, work.now - timedelta(seconds=1))
    add(work, "new", bob.id, work.now + timedelta(hours=1))

    work.sessions.make_room(bob.id, 2)

    assert "new" in live(work, bob)


def test_expired_sessions_are_removed(work: Work, bob: Viewer) -> None:
    add(work, "old", bob.id, work.now)
    add(work, "new", bob.id, work.now + timedelta(microseconds=1))

    assert work.sessions.remove_expired() == 1
    assert live(work, bob) == {"new"}


def test_ending_all_sessions_spares_other_people(work: Work, ann: Viewer, bob: Viewer) -> None:
    for name, user in (("1", bob), ("2", bob), ("3", ann)):
        add(work, name, user.id, work.now + timedelta(hours=1))

    work.sessions.remove_all(bob.id)
    work.sessions.remove("nobody's")

    assert (live(work, bob), live(work, ann)) == (set(), {"3"})


def test_a_signing_key_is_made_once(work: Work) -> None:
    work.sessions.ensure_signing_key()
    work.sessions.ensure_signing_key()

    ((_, secret),) = work.sessions.signing_keys()
    assert len(secret) >= 32


def test_unknown_permission_names_in_storage_hurt_nobody(database: Database, bob: Viewer) -> None:
    with database.work(writes=True) as work:
        work.connection.execute(
            update(users).where(users.c.id == bob.id).values(permissions=["gone", "file:download"])
        )

    with database.work() as work:
        standing = work.sessions.find_user(bob.id)

    assert standing is not None
    assert standing.viewer.permissions == {Permission.FILE_DOWNLOAD}
