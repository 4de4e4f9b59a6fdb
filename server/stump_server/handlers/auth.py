"""Signing in and out."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.web import door, reply
from stump_server.web.call import Call
from stump_server.web.reply import Reply
from stump_server.web.security import session_cookie_of


def me(user: Viewer) -> dict[str, Any]:
    """The account behind the request, with the rights that hold for it."""
    with door.work() as work:
        account = services.auth.me(work, user)
    return shapes.user.one(account)


def login(
    body: models.LoginRequest,
    request: Call,
    generate_token: bool = False,
    create_session: bool = True,
) -> Reply:
    """Check a password and hand out what was asked for."""
    done = services.auth.login(
        door.writing,
        body.username,
        body.password,
        services.auth.Origin.of(request.client, request.user_agent),
        create_session=create_session,
        generate_token=generate_token,
        replaces=session_cookie_of(request),
    )
    answer = reply.json(shapes.user.sign_in(done))
    return answer if done.session_token is None else reply.with_session(answer, done.session_token)


def logout(request: Call) -> Reply:
    """End the session of the cookie."""
    with door.work() as work:
        services.auth.logout(work, session_cookie_of(request))
    return reply.without_session(reply.json({"status": 200, "message": "OK"}))


def register(body: models.LoginRequest, user: Viewer | None) -> dict[str, Any]:
    """Claim the server, or let its owner make an account."""
    account = services.auth.register(door.writing, user, body.username, body.password)
    return shapes.user.one(account)
