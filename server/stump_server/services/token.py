"""Access tokens: JSON Web Tokens (RFC 7519), HS256, signed with keys kept in the database."""

from __future__ import annotations

from datetime import datetime, timedelta

import jwt

from stump_server.domain.errors import Unauthorized
from stump_server.domain.user import AccessToken
from stump_server.storage import Work

_ALGORITHM = "HS256"
_LEEWAY = timedelta(seconds=60)


def create(work: Work, user_id: str) -> AccessToken:
    """A token for the account, signed with the newest key."""
    work.sessions.ensure_signing_key()
    key_id, secret = work.sessions.signing_keys()[0]
    expires_at = work.now + work.policy.access_token_ttl
    claims = {"sub": user_id, "iat": work.now.timestamp(), "exp": int(expires_at.timestamp())}
    text = jwt.encode(claims, secret, algorithm=_ALGORITHM, headers={"kid": str(key_id)})
    return AccessToken(text, expires_at.replace(microsecond=0))


def read(work: Work, text: str) -> tuple[str, datetime]:
    """The account id and the time of issue. Raises Unauthorized for anything but a good token."""
    for _, secret in work.sessions.signing_keys():
        try:
            claims = jwt.decode(
                text,
                secret,
                algorithms=[_ALGORITHM],
                leeway=_LEEWAY,
                options={"require": ["sub", "iat", "exp"]},
            )
        except jwt.InvalidSignatureError:
            continue
        except jwt.InvalidTokenError as error:
            raise Unauthorized("The access token is not valid or has expired") from error
        issued_at = datetime.fromtimestamp(float(claims["iat"]), work.now.tzinfo)
        return str(claims["sub"]), issued_at
    raise Unauthorized("The access token is not valid or has expired")
