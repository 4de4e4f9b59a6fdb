"""The server itself: is it there, is it claimed, which version runs."""

from __future__ import annotations

from typing import Any

from stump_server import services, shapes
from stump_server.web import door, reply
from stump_server.web.reply import Reply


def ping() -> Reply:
    """Answer."""
    return reply.text("pong", "text/plain")


def get_claim_status() -> dict[str, Any]:
    """Tell whether there is an owner."""
    with door.reading() as work:
        is_claimed = services.server.is_claimed(work)
    return shapes.server.claim(is_claimed)


def get_version() -> dict[str, Any]:
    """Tell which build runs."""
    build = door.surroundings().build
    return shapes.server.version(build.version, build.revision, build.made_at)


def post_version() -> dict[str, Any]:
    """The same for clients that post."""
    return get_version()


def check_for_update() -> dict[str, Any]:
    """Compare with the newest release."""
    here = door.surroundings()
    found = here.releases.check(here.build.version)
    return shapes.server.update(found.current, found.latest, found.is_available)


def check_update() -> dict[str, Any]:
    """The same under the published client's path."""
    return check_for_update()
