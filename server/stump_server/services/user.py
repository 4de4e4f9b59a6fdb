"""Accounts, for the owner on the command line."""

from __future__ import annotations

from stump_server.domain.access import Viewer
from stump_server.domain.errors import NotFound
from stump_server.domain.user import User
from stump_server.services import password
from stump_server.storage import OpenWork, Work


def owner(work: Work) -> Viewer:
    """The server owner as a viewer, for work that the machine's own user asks for."""
    for user in work.users.all():
        if user.is_server_owner:
            return Viewer(user.id, user.username, is_server_owner=True)
    raise NotFound("server owner")


def create_owner(open_work: OpenWork, username: str, secret: str) -> User:
    """Claim the server. Raises Conflict when it has an owner."""
    hashed = password.hashed(secret)
    with open_work() as work:
        return work.users.add(username, hashed, is_server_owner=True)


def fetch_by_username(work: Work, username: str) -> User:
    """The account of that name. Raises NotFound."""
    user = work.users.find_by_username(username)
    if user is None:
        raise NotFound("user", username)
    return user


def set_locked(work: Work, username: str, *, is_locked: bool) -> User:
    """Lock, which ends all sessions, or unlock, which forgives failed attempts."""
    user = fetch_by_username(work, username)
    work.users.set_locked(user.id, is_locked=is_locked)
    if is_locked:
        work.sessions.remove_all(user.id)
    return work.users.fetch(user.id)


def reset_password(open_work: OpenWork, username: str, secret: str) -> User:
    """Set a new password; all sessions and tokens of the account end."""
    hashed = password.hashed(secret)
    with open_work() as work:
        user = fetch_by_username(work, username)
        work.users.set_password(user.id, hashed)
        work.sessions.remove_all(user.id)
        return user
