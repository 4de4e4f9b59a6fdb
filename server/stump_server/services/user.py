"""Accounts: made, changed, locked and deleted, by whom that is allowed and no further."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from stump_server.domain.access import COMMAND_LINE, Limits, Permission, Viewer, expand
from stump_server.domain.audit import Action, Change, compare
from stump_server.domain.errors import Forbidden, Invalid, NotFound
from stump_server.domain.page import Page, PageRequest
from stump_server.domain.user import (
    User,
    UserDraft,
    avatar_path,
    check_username,
    chosen_avatar,
)
from stump_server.services import audit, password
from stump_server.storage import OpenWork, Work


@dataclass(frozen=True, slots=True)
class Loads:
    """What a list of accounts brings along."""

    readings: bool = False
    session_count: bool = False
    restrictions: bool = False
    deleted: bool = False


def get(work: Work, viewer: Viewer, request: PageRequest, loads: Loads) -> Page[User]:
    """Accounts by name, with what is to be brought along."""
    viewer.require(Permission.USER_READ)
    page = work.users.get(request, with_deleted=loads.deleted).map(_shown)
    ids = [user.id for user in page.items]
    if loads.readings:
        readings = work.readings.of_users(viewer, ids)
        page = page.map(
            lambda user: dataclasses.replace(
                user,
                active_readings=readings[user.id][0],
                finished_readings=readings[user.id][1],
            )
        )
    if loads.session_count:
        counts = work.sessions.count_open(ids)
        page = page.map(
            lambda user: dataclasses.replace(user, login_sessions_count=counts.get(user.id, 0))
        )
    if not loads.restrictions:
        page = page.map(
            lambda user: dataclasses.replace(user, age_restriction=None, denied_tags=())
        )
    return page


def get_by_id(work: Work, viewer: Viewer, id: str) -> User:
    """One account, also a deleted one. Raises NotFound."""
    viewer.require(Permission.USER_READ)
    return _shown(work.users.fetch(id))


def _shown(user: User) -> User:
    """The account as others see it: preferences are nobody else's business."""
    return dataclasses.replace(user, preferences=None)


def by_ids(work: Work, ids: Sequence[str]) -> tuple[User, ...]:
    """Several accounts as others see them."""
    return tuple(map(_shown, work.users.by_ids(ids)))


def owner(work: Work) -> Viewer:
    """The server owner as a viewer, for work that the machine's own user asks for."""
    for user in work.users.all():
        if user.is_server_owner:
            return Viewer(user.id, user.username, is_server_owner=True)
    raise NotFound("server owner")


def create_owner(open_work: OpenWork, username: str, secret: str) -> User:
    """Claim the server. Raises Taken when it has an owner, Invalid for a weak password."""
    hashed = _hashed(open_work, secret, username)
    with open_work() as work:
        user = work.users.add(username, hashed, is_server_owner=True)
        audit.note(work, COMMAND_LINE, Action.USER_CREATE, user.id, user.username)
        return user


def _hashed(open_work: OpenWork, secret: str, username: str) -> str:
    """The hash of a password that is good enough for an account of that name."""
    check_username(username)
    # Hashing is slow, so nobody waits for the database meanwhile.
    with open_work() as work:
        least = work.policy.min_password_strength
    password.check(secret, least, username)
    return password.hashed(secret)


def create(open_work: OpenWork, viewer: Viewer, draft: UserDraft, secret: str) -> User:
    """Make an account, which sees and may do no more than its maker.

    Raises Forbidden for a permission the maker lacks, Taken for a name that is taken, Invalid for
    a weak password.
    """
    viewer.require(Permission.USER_MANAGE, *draft.permissions)
    hashed = _hashed(open_work, secret, draft.username)
    with open_work() as work:
        limits = _wanted(draft, Limits()).joined(_limits_of(work, viewer))
        user = work.users.add(
            draft.username,
            hashed,
            permissions=draft.permissions,
            age_restriction=limits.age_restriction,
            max_sessions_allowed=draft.max_sessions_allowed,
        )
        work.users.set_denied_tags(user.id, sorted(limits.denied_tags))
        work.libraries.exclude(user.id, sorted(limits.excluded_library_ids))
        user = work.users.fetch(user.id)
        changes = compare({}, _facts(user))
        audit.note(work, viewer, Action.USER_CREATE, user.id, user.username, changes)
        return user


def update(
    open_work: OpenWork, viewer: Viewer, id: str, draft: UserDraft, secret: str | None
) -> User:
    """Replace what an account is; a new password ends what it has open.

    Callers change their own account's name, password and avatar alone, the owner the number of
    sessions too. Raises NotFound, Invalid, Taken, or Forbidden for an account out of reach.
    """
    if id == viewer.id:
        return update_me(open_work, viewer, draft, secret)
    viewer.require(Permission.USER_MANAGE, *draft.permissions)
    with open_work() as work:
        fetch_managed(work, viewer, id)
    hashed = None if secret is None else _hashed(open_work, secret, draft.username)
    with open_work() as work:
        before = fetch_managed(work, viewer, id)
        limits = _wanted(draft, _limits_of_user(work, before)).joined(_limits_of(work, viewer))
        wanted = dataclasses.replace(
            before,
            username=draft.username,
            permissions=draft.permissions,
            age_restriction=limits.age_restriction,
            max_sessions_allowed=draft.max_sessions_allowed,
            avatar_url=chosen_avatar(before.avatar_url, draft.avatar_url),
        )
        work.users.set_denied_tags(id, sorted(limits.denied_tags))
        after = _saved(work, viewer, before, wanted, hashed)
        files = work.files
    if not _has_picture(after):
        files.remove_avatar(id)
    return _shown(after)


def update_me(open_work: OpenWork, viewer: Viewer, draft: UserDraft, secret: str | None) -> User:
    """Change the caller's own name, avatar and password; a new one ends all other sessions.

    Raises Invalid, Taken, or Forbidden for a key with a list of its own.
    """
    require_whole_account(viewer)
    hashed = None if secret is None else _hashed(open_work, secret, draft.username)
    with open_work() as work:
        before = work.users.fetch(viewer.id)
        # Nobody else could ever change the owner's.
        allowed = draft if before.is_server_owner else before
        wanted = dataclasses.replace(
            before,
            username=draft.username,
            avatar_url=chosen_avatar(before.avatar_url, draft.avatar_url),
            max_sessions_allowed=allowed.max_sessions_allowed,
        )
        after = _saved(work, viewer, before, wanted, hashed)
        files = work.files
    if not _has_picture(after):
        files.remove_avatar(after.id)
    return after


def require_whole_account(viewer: Viewer) -> None:
    """Raise Forbidden for a key that stands for a part of its owner's rights only."""
    if viewer.is_limited_key:
        raise Forbidden(reason="A key with a list of its own does not speak for the account")


def _saved(
    work: Work, viewer: Viewer, before: User, wanted: User, password_hash: str | None
) -> User:
    work.users.save(wanted)
    if password_hash is not None:
        kept = viewer.session_id if viewer.id == wanted.id else None
        work.sessions.hold_account(wanted.id)
        work.users.set_password(wanted.id, password_hash)
        work.sessions.remove_others(wanted.id, kept)
        audit.note(work, viewer, Action.USER_PASSWORD, wanted.id, wanted.username)
    after = work.users.fetch(wanted.id)
    changes = compare(_facts(before), _facts(after))
    if changes:
        audit.note(work, viewer, Action.USER_UPDATE, after.id, after.username, changes)
    return after


def _has_picture(user: User) -> bool:
    return user.avatar_url == avatar_path(user.id)


def _facts(user: User) -> dict[str, object]:
    """What is written down of an account when it is made or changed."""
    limit = user.age_restriction
    return {
        "username": user.username,
        "permissions": tuple(permission.value for permission in user.permissions),
        "age": limit.age if limit else None,
        "restrict_on_unset": limit.restrict_on_unset if limit else None,
        "denied_tags": user.denied_tags,
        "max_sessions_allowed": user.max_sessions_allowed,
        "avatar_url": user.avatar_url,
    }


def _wanted(draft: UserDraft, now: Limits) -> Limits:
    """The limits a draft asks for; denied tags stay when it says nothing of them."""
    denied = now.denied_tags if draft.denied_tags is None else frozenset(draft.denied_tags)
    return Limits(draft.age_restriction, denied)


def _limits_of(work: Work, viewer: Viewer) -> Limits:
    if viewer.is_server_owner:
        return Limits()
    return _limits_of_user(work, work.users.fetch(viewer.id))


def _limits_of_user(work: Work, user: User) -> Limits:
    excluded = frozenset(work.libraries.excluded_ids(user.id))
    return Limits(user.age_restriction, frozenset(user.denied_tags), excluded)


def fetch_managed(work: Work, viewer: Viewer, id: str, *, with_deleted: bool = False) -> User:
    """Somebody else's account that the viewer may manage.

    Raises NotFound, Invalid for the viewer's own account, and Forbidden for the owner and for
    accounts that may do or see what the viewer may not: who sets their password would be them.
    """
    viewer.require(Permission.USER_MANAGE)
    user = work.users.fetch(id)
    if user.deleted_at is not None and not with_deleted:
        raise NotFound("user", id)
    if user.id == viewer.id:
        raise Invalid("This cannot be done to your own account")
    if user.is_server_owner:
        raise Forbidden(reason="Nobody else may do this to the server owner")
    if not viewer.is_server_owner and not _is_within_reach(work, viewer, user):
        raise Forbidden(reason="The account may do or see more than yours")
    return user


def _is_within_reach(work: Work, viewer: Viewer, user: User) -> bool:
    is_as_limited = _limits_of_user(work, user).hide_all_of(_limits_of(work, viewer))
    return is_as_limited and expand(user.permissions) <= viewer.permissions


def lock(work: Work, viewer: Viewer, id: str, *, is_locked: bool) -> User:
    """Lock, which ends all sessions, or unlock, which forgives failed attempts.

    Raises NotFound, Invalid for the viewer's own account, Forbidden for one out of reach.
    """
    return _locked(work, viewer, fetch_managed(work, viewer, id), is_locked=is_locked)


def _locked(work: Work, actor: Viewer, user: User, *, is_locked: bool) -> User:
    work.sessions.hold_account(user.id)
    work.users.set_locked(user.id, is_locked=is_locked)
    if is_locked:
        work.sessions.remove_all(user.id)
        work.sessions.void_tokens(user.id)
    if is_locked is not user.is_locked:
        action = Action.USER_LOCK if is_locked else Action.USER_UNLOCK
        audit.note(work, actor, action, user.id, user.username)
    return _shown(work.users.fetch(user.id))


def delete(open_work: OpenWork, viewer: Viewer, id: str, *, hard: bool) -> User:
    """Delete an account: its rows stay and its name stays taken, or all of it goes.

    Sessions and tokens end in either case. Returns the account as it was. Raises NotFound, Invalid
    for the viewer's own account, Forbidden for one out of reach.
    """
    with open_work() as work:
        user = fetch_managed(work, viewer, id, with_deleted=hard)
        work.sessions.hold_account(id)
        work.sessions.remove_all(id)
        if hard:
            work.users.remove(id)
        else:
            work.users.set_deleted(id, is_deleted=True)
        changes = [Change("hard_delete", None, "true")] if hard else []
        audit.note(work, viewer, Action.USER_DELETE, id, user.username, changes)
        files = work.files
    if hard:
        files.remove_avatar(id)
    return _shown(user)


def restore(work: Work, viewer: Viewer, id: str) -> User:
    """Take a deletion back. Raises NotFound, or Forbidden for an account out of reach."""
    user = fetch_managed(work, viewer, id, with_deleted=True)
    if user.deleted_at is not None:
        work.users.set_deleted(id, is_deleted=False)
        audit.note(work, viewer, Action.USER_RESTORE, id, user.username)
    return _shown(work.users.fetch(id))


def fetch_by_username(work: Work, username: str, *, with_deleted: bool = False) -> User:
    """The account of that name. Raises NotFound."""
    user = work.users.find_by_username(username, with_deleted=with_deleted)
    if user is None:
        raise NotFound("user", username)
    return user


def set_locked(work: Work, username: str, *, is_locked: bool) -> User:
    """Lock or unlock an account by name, also the owner's, from the command line."""
    user = fetch_by_username(work, username)
    return _locked(work, COMMAND_LINE, user, is_locked=is_locked)


def reset_password(open_work: OpenWork, username: str, secret: str) -> User:
    """Set a new password from the command line; sessions and tokens of the account end."""
    hashed = _hashed(open_work, secret, username)
    with open_work() as work:
        user = fetch_by_username(work, username)
        return _saved(work, COMMAND_LINE, user, user, hashed)
