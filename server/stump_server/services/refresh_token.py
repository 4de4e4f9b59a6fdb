"""Refresh tokens: each is used once and gives the next; one that comes back ends its family."""

from __future__ import annotations

import hashlib
import secrets
from uuid import uuid4

from stump_server.domain.errors import Unauthorized
from stump_server.domain.user import IssuedToken, RefreshToken, TokenPair
from stump_server.services import token
from stump_server.storage import OpenWork, Work

_REFUSED = "The refresh token is not valid, has expired or was used before"


def create(work: Work, user_id: str) -> TokenPair:
    """The first pair of a new family, for somebody who just signed in."""
    return _next(work, user_id, str(uuid4()))


def exchange(open_work: OpenWork, text: str) -> TokenPair:
    """The next pair, for a token that is used up by that. Raises Unauthorized.

    A token that was used before has been copied: all that came from the same login ends.
    """
    with open_work() as work:
        found = _found(work, _id(text))
        if found is not None and found.used_at is None:
            work.refresh_tokens.note_use(found.id)
            return _next(work, found.user_id, found.family_id)
        if found is not None:
            work.refresh_tokens.remove_family(found.family_id)
    raise Unauthorized(_REFUSED)


def _found(work: Work, id: str) -> RefreshToken | None:
    known = work.refresh_tokens.find(id)
    if known is None:
        return None
    # Looked at again behind others who use the same token, or end what the account has.
    work.sessions.hold_account(known.user_id)
    standing = work.sessions.find_user(known.user_id)
    known = work.refresh_tokens.find(id)
    if known is None or known.expires_at <= work.now:
        return None
    return known if standing is not None and standing.is_welcome else None


def _next(work: Work, user_id: str, family_id: str) -> TokenPair:
    text = secrets.token_urlsafe(32)
    expires_at = work.now + work.policy.refresh_token_ttl
    work.refresh_tokens.add(_id(text), user_id, family_id, expires_at)
    access = token.create(work, user_id, family_id)
    return TokenPair(access, IssuedToken(text, expires_at))


def _id(text: str) -> str:
    # The text is random, so one round of a fast hash is enough.
    return hashlib.sha256(text.encode()).hexdigest()
