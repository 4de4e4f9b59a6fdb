"""Versions: which build runs, and which of two is newer (Semantic Versioning 2.0.0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_VERSION = re.compile(
    r"(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(-[0-9A-Za-z.-]{1,255})?(?:\+.*)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Build:
    """Which build of the server runs: version, short source revision, time it was made."""

    version: str
    revision: str
    made_at: datetime


def is_newer(candidate: str, current: str) -> bool:
    """Whether the candidate is a later version; what is no version is never newer.

    >>> is_newer("0.10.0", "0.9.1"), is_newer("1.0.0-rc.11", "1.0.0-rc.2")
    (True, True)
    """
    new, old = _key(candidate), _key(current)
    return new is not None and old is not None and new > old


def _key(text: str) -> tuple[int, int, int, bool, tuple[tuple[int, int, str], ...]] | None:
    parts = _VERSION.fullmatch(text.strip().removeprefix("v"))
    if parts is None:
        return None
    major, minor, patch, pre_release = parts.groups()
    stages = tuple(_stage(stage) for stage in (pre_release or "-")[1:].split(".") if stage)
    return int(major), int(minor), int(patch or 0), pre_release is None, stages


def _stage(text: str) -> tuple[int, int, str]:
    """One part of a pre-release: "rc.11" has a word and a number, and numbers come first."""
    return (0, int(text), "") if text.isdigit() else (1, 0, text)
