"""Access tokens: JSON Web Tokens (RFC 7519), HS256, signed with keys kept in the database."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import jwt
from jwt.types import Options

from stump_server.domain.access import TokenClaims
from stump_server.domain.errors import Unauthorized
from stump_server.domain.user import IssuedToken
from stump_server.storage import Work

# Pinned: a token that names another algorithm is no token.
_ALGORITHM = "HS256"
# Times are judged below and without leeway, by the clock that also issued them.
_OPTIONS: Options = {"require": ["sub", "iat", "exp"], "verify_exp": False, "verify_iat": False}
_REFUSED = "The access token is not valid or has expired"


def create(work: Work, user_id: str, family_id: str | None = None) -> IssuedToken:
    """A token for the account, signed with the newest key."""
    work.sessions.ensure_signing_key()
    key_id, secret = work.sessions.signing_keys()[0]
    expires_at = work.now + work.policy.access_token_ttl
    claims = {"sub": user_id, "iat": work.now.timestamp(), "exp": expires_at.timestamp()}
    if family_id is not None:
        claims["fam"] = family_id
    text = jwt.encode(claims, secret, algorithm=_ALGORITHM, headers={"kid": str(key_id)})
    return IssuedToken(text, expires_at)


def read(work: Work, text: str) -> TokenClaims:
    """What a token says. Raises Unauthorized for anything but a good one."""
    for _, secret in work.sessions.signing_keys():
        try:
            claims = jwt.decode(
                text,
                secret,
                algorithms=[_ALGORITHM],
                options=_OPTIONS,
            )
        except jwt.InvalidSignatureError:
            continue
        except jwt.InvalidTokenError as error:
            raise Unauthorized(_REFUSED) from error
        return _claims(work, claims)
    raise Unauthorized(_REFUSED)


def _claims(work: Work, said: dict[str, Any]) -> TokenClaims:
    issued_at, expires_at = (
        datetime.fromtimestamp(float(said[name]), work.now.tzinfo) for name in ("iat", "exp")
    )
    if expires_at <= work.now:
        raise Unauthorized(_REFUSED)
    return TokenClaims(str(said["sub"]), issued_at, expires_at, said.get("fam"))


def rotate_key(work: Work) -> None:
    """Sign with a new key from now on; tokens of the old ones live out their time."""
    work.sessions.add_signing_key()


def remove_old_keys(work: Work) -> int:
    """Delete the keys whose last tokens have expired; tells how many."""
    return work.sessions.remove_signing_keys(work.now - work.policy.access_token_ttl)
