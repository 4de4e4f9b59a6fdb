"""KOReader's own protocol: the account is that of the key in the address."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import door, reply
from stump_server.web.reply import Reply


def register(body: models.KoreaderRegistration, user: Viewer) -> Reply:
    """Nothing is made: whoever has the key has the account."""
    del user
    return reply.json({"username": body.username}, status=201)


def authorize(user: Viewer) -> dict[str, Any]:
    """The key is good, or nobody comes here."""
    del user
    return {"authorized": "OK"}


def update_progress(body: models.KoreaderProgressUpdate, user: Viewer) -> dict[str, Any]:
    """Where a device is."""
    with door.work() as work:
        told = shapes.koreader.report(body, work.now)
        services.position.report_document(work, user, body.document, told, body.device)
    return shapes.koreader.stored(body.document, told)


def get_progress(document: str, user: Viewer, position_kinds: str = "") -> dict[str, Any]:
    """Where the reader is."""
    with door.work() as work:
        place = services.position.find_document(work, user, document)
        device = services.position.find_device(work, user, place)
    is_share_enough = "percentage" in position_kinds.split(",")
    return shapes.koreader.progress(document, place, device, is_share_enough=is_share_enough)
