"""The outbox of events: in order, never numbered twice, and only for those who may see them."""

from __future__ import annotations

from builders.shelf import Clock, Shelf
from stump_server.domain.access import Viewer
from stump_server.storage import Database, Work


def said(work: Work, viewer: Viewer, behind: int = 0) -> list[str]:
    return [event.payload["id"] for event in work.events.after(viewer, behind)]


def test_events_are_seen_by_those_they_are_meant_for(
    database: Database, shelf: Shelf, ann: Viewer, bob: Viewer
) -> None:
    open_library, closed = shelf.library("Open"), shelf.library("Closed")
    with database.work(writes=True) as work:
        work.libraries.set_excluded_user_ids(closed, [bob.id])
        work.events.add({"id": "all"})
        work.events.add({"id": "owner"}, audience="owner")
        work.events.add({"id": "open"}, audience=open_library)
        work.events.add({"id": "closed"}, audience=closed)
        work.events.add({"id": "gone"}, audience="a library that was deleted")

    with database.work() as work:
        assert said(work, bob) == ["all", "open"]
        assert said(work, ann) == ["all", "owner", "open", "closed"]


def test_who_resumes_gets_what_came_behind(database: Database, bob: Viewer) -> None:
    with database.work(writes=True) as work:
        work.events.add_many([({"id": str(number)}, None) for number in range(5)])

    with database.work() as work:
        ids = [event.id for event in work.events.after(bob, 0)]
        assert ids == sorted(ids)
        assert said(work, bob, ids[2]) == ["3", "4"]
        assert said(work, bob, ids[-1]) == []
        assert work.events.last_id() == ids[-1]
        assert len(work.events.after(bob, 0, limit=2)) == 2


def test_what_is_told_late_lies_behind_what_was_told_meanwhile(
    database: Database, bob: Viewer
) -> None:
    with database.work() as slow:
        slow.events.add({"id": "first"})
        with database.work(writes=True) as quick:
            quick.events.add({"id": "second"})
        with database.work() as work:
            (seen,) = work.events.after(bob, 0)

    with database.work() as work:
        assert seen.payload["id"] == "second"
        assert said(work, bob, seen.id) == ["first"]


def test_numbers_are_never_used_twice(database: Database, clock: Clock, bob: Viewer) -> None:
    with database.work(writes=True) as work:
        assert work.events.last_id() == 0
        work.events.add_many([({"id": "a"}, None), ({"id": "b"}, None)])
    clock.pass_by(days=8)
    with database.work(writes=True) as work:
        last = work.events.last_id()
        assert work.events.remove_before(work.now) == 2
        work.events.add({"id": "c"})

    with database.work() as work:
        assert [event.id for event in work.events.after(bob, last)] == [last + 1]


def test_recent_events_are_kept(database: Database, clock: Clock) -> None:
    with database.work(writes=True) as work:
        work.events.add({"id": "a"})
    clock.pass_by(days=1)
    with database.work(writes=True) as work:
        work.events.add({"id": "b"})
        assert work.events.remove_before(work.now) == 1


def test_nothing_to_say_is_not_announced(work: Work) -> None:
    work.events.add_many([])

    assert not work.has_events
