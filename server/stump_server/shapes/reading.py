"""One person's reading of a book."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from stump_generated import models

from stump_server.domain.media import ActiveReading, FinishedReading
from stump_server.domain.position import Device, Place
from stump_server.domain.progress import Step

# Clients show a name, and some cannot do without one.
_OURSELVES = "Stump"


def active(reading: ActiveReading) -> dict[str, Any]:
    """An open reading."""
    return {
        "id": reading.id,
        "page": reading.page,
        "epubcfi": reading.epubcfi,
        "percentage_completed": reading.percentage_completed,
        "elapsed_seconds": reading.elapsed_seconds,
        "started_at": reading.started_at,
        "media_id": reading.media_id,
        "media": None,
        "user_id": reading.user_id,
        "user": None,
    }


def finished(reading: FinishedReading) -> dict[str, Any]:
    """A reading that came to its end."""
    return {
        "id": reading.id,
        "started_at": reading.started_at,
        "completed_at": reading.completed_at,
        "elapsed_seconds": reading.elapsed_seconds,
        "media_id": reading.media_id,
        "media": None,
        "user_id": reading.user_id,
        "user": None,
    }


def one(reading: ActiveReading | FinishedReading) -> dict[str, Any]:
    """Either kind; only a finished one has a time of completion."""
    return active(reading) if isinstance(reading, ActiveReading) else finished(reading)


def maybe(reading: ActiveReading | None) -> dict[str, Any] | None:
    """An open reading, or null."""
    return None if reading is None else active(reading)


def completion(is_completed: bool, last_completed_at: datetime | None) -> dict[str, Any]:
    """Whether a book was ever finished, and when the last time."""
    return {"is_completed": is_completed, "last_completed_at": last_completed_at}


def step(body: models.ProgressUpdate) -> Step:
    """What a client reports of its reading."""
    return Step(body.page, body.epubcfi, body.elapsed_seconds)


def device(known: Device) -> dict[str, Any]:
    """Something to read on."""
    return {
        "id": known.id,
        "name": known.name,
        "model": known.model,
        "last_seen_at": known.last_seen_at,
    }


def teller(place: Place, known: Device | None) -> tuple[str, str]:
    """Id and name of what said where the reader is: a device, or this server for want of one."""
    return place.device_id or _OURSELVES, known.shown_name if known else _OURSELVES
