"""Who did what."""

from __future__ import annotations

from typing import Any

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import door


def get(query: dict[str, Any], user: Viewer) -> dict[str, Any]:
    """What was done, newest first."""
    with door.work() as work:
        page = services.audit.get(work, user, shapes.page.request(query))
    return shapes.page.one(page, shapes.audit.one)
