"""Positions as KOReader sends and reads them: times in seconds, nothing that is unknown."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from stump_generated import models

from stump_server.domain.position import Device, Place, Report
from stump_server.shapes import reading


def report(body: models.KoreaderProgressUpdate, now: datetime) -> Report:
    """What a device says, at the time it says so."""
    return Report(body.percentage, body.device_id, now, body.progress or None)


def stored(document: str, told: Report) -> dict[str, Any]:
    """That it was taken in."""
    return {"document": document, "timestamp": int(told.made_at.timestamp())}


def progress(
    document: str, place: Place | None, device: Device | None, *, is_share_enough: bool = False
) -> dict[str, Any]:
    """Where the reader is, by whose word.

    KOReader goes where it is told, and breaks when that is nowhere; so it is told nothing of a
    place of which only the share is known. It knows itself by what it calls itself.
    """
    if place is None or place.percentage is None:
        return {"document": document}
    if place.xpointer is None and not is_share_enough:
        return {"document": document}
    device_id, name = reading.teller(place, device)
    shaped = {
        "document": document,
        "percentage": place.percentage,
        "progress": place.xpointer,
        "device": device.model if device else name,
        "device_id": device_id,
        "timestamp": int(place.made_at.timestamp()),
    }
    return {name: value for name, value in shaped.items() if value is not None}
