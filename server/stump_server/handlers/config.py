"""How the running server is set up."""

from __future__ import annotations

from typing import Any

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import door


def get(user: Viewer) -> dict[str, Any]:
    """All settings in effect."""
    config = services.config.get(user, door.settings().server_config)
    return shapes.config.one(config, services.password.COST)


def get_upload(user: Viewer) -> dict[str, Any]:
    """Whether books may be uploaded."""
    uploads = services.config.get_upload(user, door.settings().server_config)
    return shapes.config.upload(uploads)
