"""Signing in and out, and telling who is behind a credential."""

from __future__ import annotations

import dataclasses
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn

from stump_server.domain.access import SERVER, TokenClaims, Viewer, known_permissions
from stump_server.domain.audit import Action
from stump_server.domain.errors import Forbidden, Taken, Unauthorized
from stump_server.domain.policy import Policy
from stump_server.domain.user import LoginActivity, SignIn, TokenPair, User
from stump_server.services import api_key, audit, password, refresh_token, token
from stump_server.services.pace import Pace, party_of
from stump_server.services.user import require_whole_account
from stump_server.storage import OpenWork, Work
from stump_server.storage.session import Standing

# One sentence for every failure: it tells neither whether the name exists nor what was wrong.
_REFUSED = "The username or password is wrong, or the account is locked"
_REVOKED = "The access token is not valid or has expired"
_RENEWAL = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an attempt to sign in came from, as it is kept: bounded, and without NUL."""

    address: str
    user_agent: str

    @classmethod
    def of(cls, address: str, user_agent: str) -> Origin:
        """The origin with texts that every database takes."""
        return cls(address[:64], user_agent.replace("\x00", "")[:512])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a client wants of a login."""

    session: bool = True
    token: bool = False
    refresh_token: bool = False
    # The cookie the client had before: its session ends, the new one has another id.
    replaces: str | None = None


def login(
    open_work: OpenWork,
    pace: Pace,
    username: str,
    secret: str,
    origin: Origin,
    wanted: Wanted,
) -> SignIn:
    """Check a password and hand out what is wanted.

    Raises Unauthorized, or TooManyRequests for an address that failed too often. Every attempt
    costs one hash, whatever the name and the state of the account.
    """
    with pace.attempt(party_of(origin.address)):
        with open_work() as work:
            user = work.users.find_by_username(username)
            stored = work.users.password_hash(user.id) if user else None
        is_right = password.is_right(stored, secret)
        if user is None or stored is None or not is_right or user.is_locked:
            _refuse(open_work, user, origin)
        better = password.hashed(secret) if password.is_outdated(stored) else None
        with open_work() as work:
            _confirm(work, user.id, stored)
            if better is not None:
                work.users.improve_hash(user.id, better)
            return _admit(work, user.id, origin, wanted)


def _refuse(open_work: OpenWork, user: User | None, origin: Origin) -> NoReturn:
    with open_work() as work:
        if user is None or not _count_failure(work, user.id, origin):
            # How long a refusal takes tells as little as what it says.
            work.sessions.write_nothing_new()
    raise Unauthorized(_REFUSED)


def _count_failure(work: Work, user_id: str, origin: Origin) -> bool:
    """Record a failure, the last of which locks; tells whether there was an account to lock."""
    # Parallel guesses queue up here, and find the account as the ones before left it.
    work.sessions.hold_account(user_id)
    user = work.users.find(user_id)
    if user is None or user.is_locked:
        return False
    _note(work, user.id, origin, is_success=False)
    since = work.now - work.policy.failure_window
    if work.users.failures_in_a_row(user.id, since) >= work.policy.failures_to_lock:
        work.users.set_locked(user.id, is_locked=True)
        work.sessions.remove_all(user.id)
        work.sessions.void_tokens(user.id)
        server = dataclasses.replace(SERVER, address=origin.address)
        audit.note(work, server, Action.USER_LOCK_OUT, user.id, user.username)
    return True


def _confirm(work: Work, user_id: str, verified_hash: str) -> None:
    """Raise Unauthorized when the account changed while its password was being verified."""
    work.sessions.hold_account(user_id)
    user = work.users.find(user_id)
    if user is None or user.is_locked or user.deleted_at is not None:
        raise Unauthorized(_REFUSED)
    if work.users.password_hash(user_id) != verified_hash:
        raise Unauthorized(_REFUSED)


def _admit(work: Work, user_id: str, origin: Origin, wanted: Wanted) -> SignIn:
    _note(work, user_id, origin, is_success=True)
    work.users.note_login(user_id)
    if wanted.replaces is not None:
        work.sessions.remove(_session_id(wanted.replaces))
    user = work.users.fetch(user_id)
    session = create_session_for(work, user, origin) if wanted.session else None
    return SignIn(user, session, _tokens(work, user_id, wanted))


def _tokens(work: Work, user_id: str, wanted: Wanted) -> TokenPair | None:
    if wanted.refresh_token:
        return refresh_token.create(work, user_id)
    return TokenPair(token.create(work, user_id)) if wanted.token else None


def refresh(open_work: OpenWork, pace: Pace, text: str, origin: Origin) -> TokenPair:
    """The next pair of tokens. Raises Unauthorized, or TooManyRequests."""
    with pace.attempt(party_of(origin.address)):
        return refresh_token.exchange(open_work, text)


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


def open_session(work: Work, user_id: str, origin: Origin) -> str:
    """A session for an account that was let in before. Raises Unauthorized if it would not be."""
    work.sessions.hold_account(user_id)
    user = work.users.find(user_id)
    if user is None or user.is_locked or user.deleted_at is not None:
        raise Unauthorized(_REFUSED)
    return create_session_for(work, user, origin)


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


def logout_everywhere(work: Work, viewer: Viewer) -> None:
    """End all sessions of the viewer's account and void all its tokens.

    Raises Forbidden for a key with a list of its own.
    """
    require_whole_account(viewer)
    work.sessions.hold_account(viewer.id)
    work.sessions.remove_all(viewer.id)
    work.sessions.void_tokens(viewer.id)
    audit.note(work, viewer, Action.USER_END_SESSIONS, viewer.id, viewer.username)


def clean_up(work: Work) -> int:
    """Delete what has expired; tells how many sessions that were."""
    work.refresh_tokens.remove_expired()
    token.remove_old_keys(work)
    return work.sessions.remove_expired()


def find_session(work: Work, cookie: str) -> Standing | None:
    """Whose session a cookie names, None when it is gone."""
    return work.sessions.find(_session_id(cookie))


def identify_session(work: Work, cookie: str) -> Viewer | None:
    """The viewer behind a session cookie, None when the session is gone or its account locked."""
    standing = find_session(work, cookie)
    if standing is None or not standing.is_welcome:
        return None
    return standing.viewer


def is_ageing(policy: Policy, viewer: Viewer, now: datetime) -> bool:
    """Whether the end of the viewer's session is to be put off.

    That waits for the disk, so it happens once a minute, or in a hundredth of a short life.
    """
    if not policy.session_is_sliding or viewer.session_ends_at is None:
        return False
    used_for = policy.session_ttl - (viewer.session_ends_at - now)
    return used_for >= min(_RENEWAL, policy.session_ttl / 100)


def renew_session(work: Work, id: str) -> None:
    """Let a session begin its whole life anew."""
    work.sessions.prolong(id, work.now + work.policy.session_ttl)


def is_still_welcome(work: Work, viewer: Viewer) -> bool:
    """Whether somebody identified earlier would be let in again, for answers that take long."""
    if viewer.session_id is not None:
        standing = work.sessions.find(viewer.session_id)
        return standing is not None and standing.is_welcome
    if viewer.api_key_id is not None:
        return api_key.is_still_good(work, viewer.api_key_id)
    standing = work.sessions.find_user(viewer.id)
    if standing is None or not standing.is_welcome:
        return False
    return viewer.token is None or _counts(work, standing, viewer.token)


def identify_token(work: Work, text: str) -> Viewer:
    """The viewer behind an access token. Raises Unauthorized, or Forbidden for a locked account."""
    claims = token.read(work, text)
    standing = work.sessions.find_user(claims.user_id)
    if standing is None or standing.is_deleted:
        raise Unauthorized(_REVOKED)
    if standing.is_locked:
        raise Forbidden(reason="The account is locked")
    if not _counts(work, standing, claims):
        raise Unauthorized(_REVOKED)
    return dataclasses.replace(standing.viewer, token=claims)


def _counts(work: Work, standing: Standing, claims: TokenClaims) -> bool:
    if claims.expires_at <= work.now or claims.issued_at <= standing.tokens_valid_from:
        return False
    return claims.family_id is None or work.refresh_tokens.has_family(claims.family_id)


def register(
    open_work: OpenWork, pace: Pace, viewer: Viewer | None, name: str, secret: str, origin: Origin
) -> User:
    """Make an account: the first one owns the server, later ones are made by the owner.

    Raises Unauthorized or Forbidden when the server is claimed, Taken when the name is taken,
    Invalid for a password that is too weak, TooManyRequests for an address that asks on and on.
    """
    with pace.attempt(party_of(origin.address)):
        return _register(open_work, viewer, name, secret, origin)


def _register(
    open_work: OpenWork, viewer: Viewer | None, username: str, secret: str, origin: Origin
) -> User:
    with open_work() as work:
        _check_registrar(work, viewer)
        least = work.policy.min_password_strength
    password.check(secret, least, username)
    hashed = password.hashed(secret)
    with open_work() as work:
        _check_registrar(work, viewer)
        try:
            user = work.users.add(username, hashed, is_server_owner=not work.users.is_claimed())
        except Taken:
            # On engines that do not queue writers, somebody else may have claimed the server now.
            _check_registrar(work, viewer)
            raise
        # Who claims a server is the first to do anything there.
        actor = viewer or Viewer(user.id, user.username, address=origin.address)
        audit.note(work, actor, Action.USER_CREATE, user.id, user.username)
        return user


def _check_registrar(work: Work, viewer: Viewer | None) -> None:
    if work.users.is_claimed():
        if viewer is None:
            raise Unauthorized("The server has an owner already, who makes further accounts")
        viewer.require_owner()
