"""Background jobs and their schedule."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import door


def get(query: dict[str, Any], user: Viewer) -> dict[str, Any]:
    """All recorded jobs."""
    with door.work() as work:
        page = services.job.get(
            work,
            user,
            shapes.page.request(query),
            shapes.page.order(query),
            load_logs=bool(query.get("load_logs")),
        )
    return shapes.page.one(page, shapes.job.one)


def delete_all(user: Viewer) -> None:
    """Remove the records of ended jobs."""
    with door.work() as work:
        services.job.delete_all(work, user)


def get_scheduler_config(user: Viewer) -> dict[str, Any] | None:
    """When libraries are scanned by themselves."""
    with door.work() as work:
        found = services.schedule.get(work, user)
    return shapes.job.schedule(found)


def update_scheduler_config(
    body: models.SchedulerConfigUpdate, user: Viewer
) -> dict[str, Any] | None:
    """Change when libraries are scanned."""
    with door.work() as work:
        changed = services.schedule.update(work, user, shapes.job.schedule_changes(body))
    return shapes.job.schedule(changed)


def get_by_id(id: str, user: Viewer) -> dict[str, Any]:
    """One job with its logs."""
    with door.work() as work:
        job = services.job.get_by_id(work, user, id)
    return shapes.job.one(job)


def delete(id: str, user: Viewer) -> None:
    """Remove the record of an ended job."""
    with door.work() as work:
        services.job.delete(work, user, id)


def cancel(id: str, user: Viewer) -> None:
    """Stop a job."""
    with door.work() as work:
        services.job.cancel(work, user, id)


def pause(id: str, user: Viewer) -> None:
    """Let a job rest."""
    with door.work() as work:
        services.job.pause(work, user, id)


def resume(id: str, user: Viewer) -> None:
    """Let a paused job go on."""
    with door.work() as work:
        services.job.resume(work, user, id)
