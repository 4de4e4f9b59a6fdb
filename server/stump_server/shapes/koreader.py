"""Positions as KOReader sends and reads them: times in seconds, nothing that is unknown."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from stump_generated import models

from stump_server.domain.position import Device, Place, Report

# KOReader shows the name of the device, and cannot do without one.
_OURSELVES = "Stump"


def report(body: models.KoreaderProgressUpdate, now: datetime) -> Report:
    """What a device says, at the time it says so."""
    return Report(body.percentage, body.device_id, now, body.progress or None)


def stored(document: str, told: Report) -> dict[str, Any]:
    """That it was taken in."""
    return {"document": document, "timestamp": int(told.made_at.timestamp())}


def progress(document: str, place: Place | None, device: Device | None) -> dict[str, Any]:
    """Where the reader is, by whose word."""
    if place is None or place.percentage is None:
        return {"document": document}
    shaped = {
        "document": document,
        "percentage": place.percentage,
        "progress": place.xpointer,
        "device": device.shown_name if device else _OURSELVES,
        "device_id": place.device_id or _OURSELVES,
        "timestamp": int(place.made_at.timestamp()),
    }
    return {name: value for name, value in shaped.items() if value is not None}
