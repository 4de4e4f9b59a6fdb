"""Rules that the person who runs the server may set; read once from the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from stump_server.domain.watching import Watching

# A few thousand pages as a telephone shows them.
IMAGE_CACHE_BYTES = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Policy:
    """Lifetimes, limits and switches that services decide by."""

    session_ttl: timedelta = timedelta(days=3)
    # Whether using a session puts its end off, or it ends a fixed time after the login.
    session_is_sliding: bool = False
    access_token_ttl: timedelta = timedelta(days=1)
    refresh_token_ttl: timedelta = timedelta(days=30)
    session_cleanup_interval: timedelta = timedelta(seconds=60)
    max_image_upload_bytes: int = 20 * 1024 * 1024
    thumbnails_at_a_time: int = 1
    # The tenth failure in a row within the window locks an account.
    failures_to_lock: int = 10
    failure_window: timedelta = timedelta(hours=24)
    # Failed attempts to sign in from one address within a minute before it has to wait; 0: any.
    sign_in_failures_per_minute: int = 30
    # Requests of one address, and of one API key, within a minute before they wait; 0: any.
    requests_per_minute: int = 0
    # How hard a new password must be to guess, by zxcvbn's scale of 0 to 4.
    min_password_strength: int = 0
    watching: Watching = field(default_factory=Watching)
    event_retention: timedelta = timedelta(days=7)
    update_feed_url: str = "https://api.github.com/repos/stumpapp/stump/releases/latest"
