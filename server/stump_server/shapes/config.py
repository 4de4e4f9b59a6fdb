"""How the running server is set up."""

from __future__ import annotations

from typing import Any

from stump_server.domain.config import ServerConfig, Uploads


def one(config: ServerConfig, password_hash_cost: int) -> dict[str, Any]:
    """Everything, under the names of the published configuration guide."""
    return {
        "profile": config.profile,
        "port": config.port,
        "verbosity": config.verbosity,
        "pretty_logs": config.pretty_logs,
        "db_path": config.db_path,
        # No web client is served, and nothing takes the place of what is built in.
        "client_dir": "",
        "custom_templates_dir": None,
        "pdfium_path": None,
        "config_dir": config.config_dir,
        "allowed_origins": list(config.allowed_origins),
        "enable_swagger": config.enable_swagger,
        "enable_koreader_sync": config.enable_koreader_sync,
        "password_hash_cost": password_hash_cost,
        "session_ttl": config.session_ttl,
        "access_token_ttl": config.access_token_ttl,
        "expired_session_cleanup_interval": config.expired_session_cleanup_interval,
        "max_scanner_concurrency": config.max_scanner_concurrency,
        "max_thumbnail_concurrency": config.max_thumbnail_concurrency,
        "max_image_upload_size": config.max_image_upload_size,
        "enable_upload": config.uploads.enabled,
        "max_file_upload_size": config.uploads.limit_bytes,
    }


def upload(uploads: Uploads) -> dict[str, Any]:
    """Whether books may be uploaded."""
    return {"enabled": uploads.enabled, "max_file_upload_size": uploads.limit_bytes}
