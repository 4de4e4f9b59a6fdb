"""API keys: `stump_<short>_<long>`, shown once, stored as a hash."""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from stump_server.domain.access import Permission, Viewer, expand
from stump_server.domain.audit import Action, compare
from stump_server.domain.errors import Forbidden, Invalid, Unauthorized
from stump_server.domain.user import ApiKey
from stump_server.services import audit
from stump_server.storage import Work
from stump_server.storage.session import Standing

_PREFIX = "stump"
# Base 58: no characters that look alike, and no underscore, which separates the parts.
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SHORT_LENGTH = 11
_LONG_LENGTH = 33
_REFUSED = "The API key is not valid"


def has_form(text: str) -> bool:
    """Whether the text is written like one of our keys."""
    parts = text.split("_")
    return len(parts) == 3 and parts[0] == _PREFIX


def _made() -> tuple[str, str]:
    short, long = (
        "".join(secrets.choice(_ALPHABET) for _ in range(length))
        for length in (_SHORT_LENGTH, _LONG_LENGTH)
    )
    return short, long


def _hash(long_token: str) -> str:
    # The long token is random, so one round of a fast hash is enough.
    return hashlib.sha256(long_token.encode()).hexdigest()


def identify(work: Work, text: str) -> Viewer:
    """The viewer behind a key, with rights never wider than its owner's now.

    Raises Unauthorized without a hint why.
    """
    return _look_up(work, text)[1]


def note_use(work: Work, id: int) -> None:
    """Record that a key was used now; to the minute, and without a write when nothing is new."""
    work.api_keys.note_use(id)


def _look_up(work: Work, text: str) -> tuple[ApiKey, Viewer]:
    _, _, rest = text.partition("_")
    short, _, long = rest.partition("_")
    found = work.api_keys.find_secret(short)
    # Compared in any case, so that a known short token takes no longer than an unknown one.
    stored = found[1] if found else _hash("")
    if not hmac.compare_digest(stored, _hash(long)) or found is None:
        raise Unauthorized(_REFUSED)
    key, _, standing = found
    if not _is_good(work, key, standing):
        raise Unauthorized(_REFUSED)
    return key, _limited(standing.viewer, key)


def is_still_good(work: Work, id: int) -> bool:
    """Whether a key that was used earlier would be taken again."""
    found = work.api_keys.find(id)
    return found is not None and _is_good(work, *found)


def _is_good(work: Work, key: ApiKey, owner: Standing) -> bool:
    has_expired = key.expires_at is not None and key.expires_at <= work.now
    return owner.is_welcome and not has_expired and owner.viewer.may(Permission.API_KEYS)


def _limited(owner: Viewer, key: ApiKey) -> Viewer:
    if key.permissions is None:
        return dataclasses.replace(owner, api_key_id=key.id)
    listed = expand(key.permissions)
    return dataclasses.replace(
        owner,
        api_key_id=key.id,
        is_server_owner=False,
        is_limited_key=True,
        permissions=listed if owner.is_server_owner else listed & owner.permissions,
    )


def get(work: Work, viewer: Viewer) -> tuple[ApiKey, ...]:
    """All keys of the viewer, newest first."""
    return work.api_keys.get(viewer.id)


def get_by_id(work: Work, viewer: Viewer, id: int) -> ApiKey:
    """One key of the viewer. Raises NotFound."""
    return work.api_keys.fetch(viewer.id, id)


def create(
    work: Work,
    viewer: Viewer,
    *,
    name: str,
    permissions: Sequence[Permission] | None,
    expires_at: datetime | None,
) -> tuple[ApiKey, str]:
    """A new key and its full text, which is never shown again.

    Raises Forbidden when the key would be wider than the caller, Invalid for a past expiry.
    """
    _check_expiry(work, expires_at)
    _check_grant(work, viewer, permissions, expires_at)
    short, long = _made()
    key = work.api_keys.add(
        viewer.id, name, permissions, expires_at, short_token=short, long_token_hash=_hash(long)
    )
    _note(work, viewer, Action.API_KEY_CREATE, None, key)
    return key, f"{_PREFIX}_{short}_{long}"


def _note(work: Work, viewer: Viewer, action: Action, before: ApiKey | None, key: ApiKey) -> None:
    changes = compare(_facts(before) if before else {}, _facts(key))
    audit.note(work, viewer, action, str(key.id), key.name, changes)


def _facts(key: ApiKey) -> dict[str, object]:
    """What is written down of a key: never its text."""
    listed = key.permissions
    return {
        "name": key.name,
        "permissions": "inherit" if listed is None else tuple(right.value for right in listed),
        "expires_at": key.expires_at and key.expires_at.isoformat(),
    }


def _check_grant(
    work: Work,
    viewer: Viewer,
    permissions: Sequence[Permission] | None,
    expires_at: datetime | None,
) -> None:
    """Raise Forbidden for a key that would be wider than the caller, or live longer."""
    if permissions is None and viewer.is_limited_key:
        raise Forbidden(reason="A key with a list of its own cannot make one that inherits")
    viewer.require(*(permissions or ()))
    if viewer.api_key_id is None:
        return
    own_end = work.api_keys.fetch(viewer.id, viewer.api_key_id).expires_at
    if own_end is not None and (expires_at is None or expires_at > own_end):
        raise Forbidden(reason="A key cannot make one that outlives it")


def _check_expiry(work: Work, expires_at: datetime | None) -> None:
    if expires_at is not None and expires_at <= work.now:
        raise Invalid("The expiry lies in the past", pointer="/expires_at")


def update(
    work: Work,
    viewer: Viewer,
    id: int,
    *,
    name: str,
    permissions: Sequence[Permission] | None,
    expires_at: datetime | None,
) -> ApiKey:
    """Replace name, permissions and expiry. Raises NotFound, Forbidden or Invalid."""
    key = work.api_keys.fetch(viewer.id, id)
    _check_expiry(work, expires_at)
    _check_grant(work, viewer, permissions, expires_at)
    listed = None if permissions is None else tuple(permissions)
    saved = work.api_keys.save(
        dataclasses.replace(key, name=name, permissions=listed, expires_at=expires_at)
    )
    _note(work, viewer, Action.API_KEY_UPDATE, key, saved)
    return saved


def delete(work: Work, viewer: Viewer, id: int) -> None:
    """Remove a key; it stops working at once. Raises NotFound."""
    key = work.api_keys.fetch(viewer.id, id)
    work.api_keys.remove(id)
    _note(work, viewer, Action.API_KEY_DELETE, key, key)


def regenerate_secret(work: Work, viewer: Viewer, id: int) -> tuple[ApiKey, str]:
    """A new text for the same key; the old one stops working. Raises NotFound or Forbidden."""
    key = work.api_keys.fetch(viewer.id, id)
    _check_grant(work, viewer, key.permissions, key.expires_at)
    short, long = _made()
    work.api_keys.set_secret(key.id, short, _hash(long))
    _note(work, viewer, Action.API_KEY_REGENERATE, key, key)
    return key, f"{_PREFIX}_{short}_{long}"


def is_valid(work: Work, viewer: Viewer, text: str) -> bool:
    """Whether the text is a working key of the viewer; every other case is simply not."""
    if not has_form(text):
        raise Invalid("The header x-api-key holds no API key", pointer="x-api-key")
    try:
        key, _ = _look_up(work, text)
    except Unauthorized:
        return False
    return key.user_id == viewer.id
