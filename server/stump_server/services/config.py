"""How the running server is set up, for those who may know."""

from __future__ import annotations

from stump_server.domain.access import Permission, Viewer
from stump_server.domain.config import ServerConfig, Uploads


def get(viewer: Viewer, config: ServerConfig) -> ServerConfig:
    """All settings in effect. Raises Forbidden."""
    viewer.require(Permission.SERVER_MANAGE)
    return config


def get_upload(viewer: Viewer, config: ServerConfig) -> Uploads:
    """Whether books may be uploaded. Raises Forbidden."""
    viewer.require(Permission.FILE_UPLOAD)
    return config.uploads
