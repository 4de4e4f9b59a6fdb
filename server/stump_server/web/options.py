"""The settings the web room works with, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """How the web room behaves; `app` fills it from the settings. Sizes are bytes."""

    # Browsers on these origins may call with credentials; "*" lets any origin call without.
    allowed_origins: frozenset[str] = frozenset()
    # Addresses or networks whose X-Forwarded-* headers are believed.
    trusted_proxies: tuple[str, ...] = ()
    # Where clients reach this server; empty means: as the request says.
    public_url: str | None = None
    json_limit_bytes: int = 2 * MEBIBYTE
    image_limit_bytes: int = 20 * MEBIBYTE
    upload_limit_bytes: int = 20 * MEBIBYTE
    # Where uploads wait that are too large for memory; None is the system's place.
    upload_directory: Path | None = None
    query_limit_bytes: int = 16 * 1024
    query_limit_names: int = 500
    # Checks every answer against the contract before it is sent.
    validate_responses: bool = False
    swagger: bool = False
    # Handlers that run at the same time.
    threads: int = 32
    session_ttl_seconds: int = 259_200
    # Requests of one address, and of one API key, within a minute before they wait; 0: any number.
    requests_per_minute: int = 0
    # JSON and XML of at least this size is sent compressed to clients that ask for it; 0 is never.
    compress_from_bytes: int = 1024
