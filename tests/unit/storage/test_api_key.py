"""API keys: somebody else's look like missing ones, and use is noted to the minute."""

from __future__ import annotations

import pytest
from builders.shelf import Clock
from stump_server.domain.access import Permission, Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.user import ApiKey
from stump_server.storage import Database, Work


def add(work: Work, user: Viewer, name: str = "tablet", short: str = "short") -> ApiKey:
    return work.api_keys.add(
        user.id, name, (Permission.FILE_DOWNLOAD,), None, short_token=short, long_token_hash="x"
    )


def test_keys_come_newest_first_and_only_the_own_ones(work: Work, ann: Viewer, bob: Viewer) -> None:
    first, second = add(work, bob, "1", "a"), add(work, bob, "2", "b")
    add(work, ann, "3", "c")

    assert [key.id for key in work.api_keys.get(bob.id)] == [second.id, first.id]


def test_somebody_elses_key_looks_like_a_missing_one(work: Work, ann: Viewer, bob: Viewer) -> None:
    key = add(work, bob)

    assert work.api_keys.fetch(bob.id, key.id) == key
    with pytest.raises(NotFound) as foreign:
        work.api_keys.fetch(ann.id, key.id)
    with pytest.raises(NotFound) as missing:
        work.api_keys.fetch(ann.id, 999)
    assert foreign.value.sentence == missing.value.sentence


def test_a_list_and_inheritance_are_told_apart(work: Work, bob: Viewer) -> None:
    empty = work.api_keys.add(bob.id, "e", (), None, short_token="e", long_token_hash="x")
    all_of_it = work.api_keys.add(bob.id, "i", None, None, short_token="i", long_token_hash="x")

    assert (empty.permissions, all_of_it.permissions) == ((), None)


def test_use_is_noted_to_the_minute(database: Database, clock: Clock, bob: Viewer) -> None:
    with database.work(writes=True) as work:
        key = add(work, bob)
    first = clock.now
    for seconds in (0, 30, 29):
        clock.pass_by(seconds=seconds)
        with database.work(writes=True) as work:
            work.api_keys.note_use(key.id)
            assert work.api_keys.fetch(bob.id, key.id).last_used_at == first

    clock.pass_by(seconds=2)
    with database.work(writes=True) as work:
        work.api_keys.note_use(key.id)
        assert work.api_keys.fetch(bob.id, key.id).last_used_at == clock.now


def test_a_new_secret_replaces_the_old_one(work: Work, bob: Viewer) -> None:
    key = add(work, bob, short="old")

    work.api_keys.set_secret(key.id, "new", "y")

    assert work.api_keys.find_secret("old") is None
    found = work.api_keys.find_secret("new")
    assert found is not None
    assert (found[0].id, found[1]) == (key.id, "y")
    assert work.api_keys.fetch(bob.id, key.id) == key


def test_a_removed_key_is_gone(work: Work, bob: Viewer) -> None:
    key = add(work, bob)

    work.api_keys.remove(key.id)

    assert work.api_keys.get(bob.id) == ()
