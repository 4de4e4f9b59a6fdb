"""The stream of events as one viewer may see it."""

from __future__ import annotations

import dataclasses

from stump_server.domain.access import Viewer
from stump_server.domain.jobs import Event
from stump_server.storage import Work


def begin_at(work: Work, last_seen: int | None) -> int:
    """Behind which event a stream begins: the one seen last, else the newest.

    Who has seen more than there is did so before a backup was put back.
    """
    newest = work.events.last_id()
    return newest if last_seen is None else min(last_seen, newest)


def after(work: Work, viewer: Viewer, id: int) -> tuple[Event, ...]:
    """What happened behind an id and may be seen by the viewer, oldest first.

    A stream may be open for days, so limits are those of now.
    """
    standing = work.sessions.find_user(viewer.id)
    if standing is None:
        return ()
    limit = standing.viewer.age_restriction
    return work.events.after(dataclasses.replace(viewer, age_restriction=limit), id)


def forget_old(work: Work) -> int:
    """Remove events older than they are kept; tells how many."""
    return work.events.remove_before(work.now - work.policy.event_retention)
