"""The server itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def claim(is_claimed: bool) -> dict[str, Any]:
    """Whether the server has an owner."""
    return {"is_claimed": is_claimed}


def version(semver: str, revision: str, built_at: datetime) -> dict[str, Any]:
    """Which build is running."""
    return {"semver": semver, "rev": revision, "compile_time": built_at}


def update(current: str, latest: str, is_available: bool) -> dict[str, Any]:
    """The running version beside the newest release."""
    return {
        "current_semver": current,
        "latest_semver": latest,
        "has_update_available": is_available,
    }
