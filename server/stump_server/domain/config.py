"""How the running server is set up, as those who manage it may know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Uploads:
    """Whether books may be uploaded, and how large they may be."""

    enabled: bool = False
    limit_bytes: int = 0


@dataclass(frozen=True, slots=True)
class ServerConfig:
    """What environment and file came to; nothing that may hold a secret."""

    profile: str
    port: int
    verbosity: int
    pretty_logs: bool
    db_path: str | None
    config_dir: str
    allowed_origins: tuple[str, ...]
    enable_swagger: bool
    session_ttl: int
    access_token_ttl: int
    expired_session_cleanup_interval: int
    max_scanner_concurrency: int
    max_thumbnail_concurrency: int
    max_image_upload_size: int
    enable_koreader_sync: bool = False
    uploads: Uploads = Uploads()
