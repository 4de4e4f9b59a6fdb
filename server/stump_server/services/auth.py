"""Signing in and out, and telling who is behind a credential."""

from __future__ import annotations

import dataclasses
import hashlib
import secrets
from dataclasses import dataclass

from stump_server.domain.access import Viewer, known_permissions
from stump_server.domain.errors import Forbidden, Taken, Unauthorized
from stump_server.domain.user import LoginActivity, SignIn, User
from stump_server.services import password, token
from stump_server.storage import OpenWork, Work

# One sentence for every failure: it tells neither whether the name exists nor what was wrong.
_REFUSED = "The username or password is wrong, or the account is locked"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an attempt to sign in came from, as it is kept: bounded, and without NUL."""

    address: str
    user_agent: str

    @classmethod
    def of(cls, address: str, user_agent: str) -> Origin:
        """The origin with texts that every database takes."""
        return cls(address[:64], user_agent.replace("\x00", "")[:512])


def login(
    open_work: OpenWork,
    username: str,
    secret: str,
    origin: Origin,
    *,
    create_session: bool = True,
    generate_token: bool = False,
    replaces: str | None = None,
) -> SignIn:
    """Check a password and hand out a session, a token or both.

    `replaces` is the cookie the client had before: its session ends, the new one has another id.
    Raises Unauthorized. Every call costs one hash, whatever the name and the state of the account.
    """
    with open_work() as work:
        user = work.users.find_by_username(username)
        stored = work.users.password_hash(user.id) if user else None
    is_right = password.is_right(stored, secret)
    is_old = stored is not None and is_right and password.is_outdated(stored)
    better = password.hashed(secret) if is_old else None
    if user is None:
        raise Unauthorized(_REFUSED)
    if not is_right or user.is_locked:
        _refuse(open_work, user, origin)
    with open_work() as work:
        if better is not None:
            work.users.improve_hash(user.id, better)
        return _admit(work, user.id, origin, create_session, generate_token, replaces)


def _refuse(open_work: OpenWork, user: User, origin: Origin) -> None:
    with open_work() as work:
        # Looked at again inside the transaction that counts: parallel guesses queue up here.
        if not work.users.fetch(user.id).is_locked:
            _note(work, user.id, origin, is_success=False)
            since = work.now - work.policy.failure_window
            if work.users.failures_in_a_row(user.id, since) >= work.policy.failures_to_lock:
                work.users.set_locked(user.id, is_locked=True)
                work.sessions.remove_all(user.id)
    raise Unauthorized(_REFUSED)


def _admit(
    work: Work,
    user_id: str,
    origin: Origin,
    create_session: bool,
    generate_token: bool,
    replaces: str | None,
) -> SignIn:
    user = work.users.fetch(user_id)
    if user.is_locked or user.deleted_at is not None:
        raise Unauthorized(_REFUSED)
    _note(work, user.id, origin, is_success=True)
    work.users.note_login(user.id)
    if replaces is not None:
        work.sessions.remove(_session_id(replaces))
    session = create_session_for(work, user, origin) if create_session else None
    access = token.create(work, user.id) if generate_token else None
    return SignIn(work.users.fetch(user.id), session, access)


def _note(work: Work, user_id: str, origin: Origin, *, is_success: bool) -> None:
    activity = LoginActivity(
        id="",
        user_id=user_id,
        ip_address=origin.address,
        user_agent=origin.user_agent,
        authentication_successful=is_success,
        timestamp=work.now,
    )
    work.users.add_login_activity(activity)


def create_session_for(work: Work, user: User, origin: Origin) -> str:
    """A new session of the account, within its limit; returns the value of the cookie."""
    if user.max_sessions_allowed is not None:
        work.sessions.make_room(user.id, user.max_sessions_allowed)
    value = secrets.token_urlsafe(32)
    work.sessions.add(
        _session_id(value),
        user.id,
        work.now + work.policy.session_ttl,
        ip_address=origin.address,
        user_agent=origin.user_agent,
    )
    return value


def _session_id(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


def me(work: Work, viewer: Viewer) -> User:
    """The viewer's account, with the rights that hold for this request."""
    user = work.users.fetch(viewer.id)
    if not viewer.is_limited_key:
        return user
    listed = known_permissions(permission.value for permission in viewer.permissions)
    return dataclasses.replace(user, is_server_owner=False, permissions=listed)


def logout(work: Work, cookie: str | None) -> None:
    """End the session of the cookie; none, or one that is gone, is just as well."""
    if cookie is not None:
        work.sessions.remove(_session_id(cookie))


def identify_session(work: Work, cookie: str) -> Viewer | None:
    """The viewer behind a session cookie, None when the session is gone or its account locked."""
    standing = work.sessions.find(_session_id(cookie))
    if standing is None or standing.is_locked or standing.is_deleted:
        return None
    return standing.viewer


def is_still_welcome(work: Work, viewer: Viewer) -> bool:
    """Whether somebody identified earlier would be let in again, for answers that take long."""
    if viewer.session_id is not None:
        standing = work.sessions.find(viewer.session_id)
    else:
        standing = work.sessions.find_user(viewer.id)
    return standing is not None and not standing.is_locked and not standing.is_deleted


def identify_token(work: Work, text: str) -> Viewer:
    """The viewer behind an access token. Raises Unauthorized, or Forbidden for a locked account."""
    user_id, issued_at = token.read(work, text)
    standing = work.sessions.find_user(user_id)
    if standing is None or standing.is_deleted or issued_at < standing.tokens_valid_from:
        raise Unauthorized("The access token is not valid or has expired")
    if standing.is_locked:
        raise Forbidden(reason="The account is locked")
    return standing.viewer


def register(open_work: OpenWork, viewer: Viewer | None, username: str, secret: str) -> User:
    """Make an account: the first one owns the server, later ones are made by the owner.

    Raises Unauthorized or Forbidden when the server is claimed, Taken when the name is taken.
    """
    with open_work() as work:
        _check_registrar(work, viewer)
    hashed = password.hashed(secret)
    with open_work() as work:
        _check_registrar(work, viewer)
        try:
            return work.users.add(username, hashed, is_server_owner=not work.users.is_claimed())
        except Taken:
            # On engines that do not queue writers, somebody else may have claimed the server now.
            _check_registrar(work, viewer)
            raise


def _check_registrar(work: Work, viewer: Viewer | None) -> None:
    if work.users.is_claimed():
        if viewer is None:
            raise Unauthorized("The server has an owner already, who makes further accounts")
        viewer.require_owner()
