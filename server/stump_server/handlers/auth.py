"""Signing in and out."""

from __future__ import annotations

from typing import Any

from stump_generated import models

from stump_server import services, shapes
from stump_server.domain.access import Viewer
from stump_server.services.auth import Origin, Wanted
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
    generate_refresh_token: bool = False,
    create_session: bool = True,
) -> Reply:
    """Check a password and hand out what was asked for."""
    wanted = Wanted(
        session=create_session,
        token=generate_token,
        refresh_token=generate_refresh_token,
        replaces=session_cookie_of(request),
    )
    done = services.auth.login(
        door.writing, door.sign_ins(), body.username, body.password, _origin(request), wanted
    )
    answer = reply.json(shapes.user.sign_in(done))
    return answer if done.session_token is None else reply.with_session(answer, done.session_token)


def _origin(call: Call) -> Origin:
    return Origin.of(call.client, call.user_agent)


def refresh(body: models.RefreshRequest, request: Call) -> dict[str, Any]:
    """Exchange a refresh token for the next pair."""
    tokens = services.auth.refresh(
        door.writing, door.sign_ins(), body.refresh_token, _origin(request)
    )
    return shapes.user.tokens(tokens)


def logout(request: Call) -> Reply:
    """End the session of the cookie."""
    with door.work() as work:
        services.auth.logout(work, session_cookie_of(request))
    return _signed_out()


def logout_everywhere(user: Viewer) -> Reply:
    """End all sessions and tokens of the caller's account."""
    with door.work() as work:
        services.auth.logout_everywhere(work, user)
    return _signed_out()


def _signed_out() -> Reply:
    return reply.without_session(reply.json({"status": 200, "message": "OK"}))


def register(body: models.LoginRequest, user: Viewer | None, request: Call) -> dict[str, Any]:
    """Claim the server, or let its owner make an account."""
    account = services.auth.register(
        door.writing, door.sign_ins(), user, body.username, body.password, _origin(request)
    )
    return shapes.user.one(account)
