"""Who may do what to whom: nobody gains by managing accounts, nobody touches the owner's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from typing import Any

import httpx
import pytest
from builders.books import png
from builders.servers import PASSWORD, Server
from stump_client import Api, Forbidden, Invalid, NotFound, Unauthorized, models
from stump_server.domain.access import Permission

MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]
MakeKey = Callable[..., Api]

_NUMBERS = count()

READING: dict[str, Callable[[Api, str], Any]] = {
    "get": lambda api, _who: api.user.get(),
    "get_by_id": lambda api, who: api.user.get_by_id(who),
}
MANAGING: dict[str, Callable[[Api, str], Any]] = {
    "update": lambda api, who: api.user.update(who, username=f"victim {next(_NUMBERS)}"),
    "update password": lambda api, who: api.user.update(who, username="v", password="mine now"),
    "lock": lambda api, who: api.user.lock(who, lock=True),
    "unlock": lambda api, who: api.user.lock(who, lock=False),
    "delete": lambda api, who: api.user.delete(who),
    "delete hard": lambda api, who: api.user.delete(who, hard_delete=True),
    "restore": lambda api, who: api.user.restore(who),
    "get_sessions": lambda api, who: api.user.get_sessions(who),
    "delete_sessions": lambda api, who: api.user.delete_sessions(who),
    "delete_session": lambda api, who: api.user.delete_session(who, "0123456789abcdef"),
    "delete_avatar": lambda api, who: api.user.delete_avatar(who),
    "upload_avatar": lambda api, who: api.user.upload_avatar(who, file=png(3, 3, (1, 2, 3))),
}
OWNING: dict[str, Callable[[Api, str], Any]] = {
    "get_login_activity_all": lambda api, _who: api.user.get_login_activity_all(),
    "clear_login_activity": lambda api, _who: api.user.clear_login_activity(),
    "get_login_activity": lambda api, who: api.user.get_login_activity(who),
    "audit.get": lambda api, _who: api.audit.get(),
}
OWN: dict[str, Callable[[Api, str], Any]] = {
    "get_preferences": lambda api, who: api.user.get_preferences(who),
    "update_preferences": lambda api, who: api.user.update_preferences(who, locale="de"),
    "patch_preferences": lambda api, who: api.user.patch_preferences(who, locale="de"),
}
ALL_BUT_OWNING = [p for p in Permission if p is not Permission.USER_MANAGE]


def each(acts: dict[str, Callable[[Api, str], Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("act", acts.values(), ids=acts.keys())


@pytest.fixture
def manager(make_user: MakeUser) -> Api:
    """Somebody who may manage accounts, and do a few other things."""
    return make_user(Permission.USER_MANAGE, Permission.FILE_UPLOAD, Permission.FILE_DOWNLOAD)


@pytest.fixture
def make_key(server: Server) -> Iterator[MakeKey]:
    """Makes an API key of somebody: `make_key(api, "user:manage")`; gives a client that uses it."""
    with ExitStack() as stack:

        def make(api: Api, *permissions: Any) -> Api:
            listed: Any = list(permissions) or "inherit"
            made = api.api_key.create(name="key", permissions=listed)
            client = Api(server.url, auth_method="api-key", api_key=made.api_key)
            return stack.enter_context(client)

        yield make


def made_by(api: Api, **rights: Any) -> models.User:
    made = api.user.create(username=f"made {next(_NUMBERS)}", password=PASSWORD, **rights)
    return api.user.get_by_id(made.id)


@each(READING)
def test_reading_accounts_needs_a_right(
    make_user: MakeUser, member: Api, act: Callable[[Api, str], Any]
) -> None:
    id = member.auth.me().id

    with pytest.raises(Forbidden, match="user:read"):
        act(member, id)
    act(make_user(Permission.USER_READ), id)
    act(make_user(Permission.USER_MANAGE), id)


@each(MANAGING)
def test_managing_accounts_needs_a_right(
    owner: Api, make_user: MakeUser, act: Callable[[Api, str], Any]
) -> None:
    victim = made_by(owner)

    with pytest.raises(Forbidden):
        act(make_user(*ALL_BUT_OWNING), victim.id)

    assert owner.user.get_by_id(victim.id) == victim


def test_making_accounts_needs_a_right(make_user: MakeUser) -> None:
    with pytest.raises(Forbidden, match="user:manage"):
        made_by(make_user(*ALL_BUT_OWNING))


@each(OWNING)
def test_what_everybody_did_is_for_the_owner(
    owner: Api, make_user: MakeUser, act: Callable[[Api, str], Any]
) -> None:
    with pytest.raises(Forbidden):
        act(make_user(*Permission), owner.auth.me().id)


@each(MANAGING)
def test_a_manager_does_everything_to_those_who_may_no_more(
    owner: Api, manager: Api, act: Callable[[Api, str], Any]
) -> None:
    victim = made_by(owner, permissions=["file:download"])

    try:
        act(manager, victim.id)
    except NotFound as missing:
        assert "session" in missing.message  # all it had open is nothing


@each(MANAGING)
def test_nobody_else_touches_the_owner(
    owner: Api, make_user: MakeUser, act: Callable[[Api, str], Any]
) -> None:
    before = owner.auth.me()

    with pytest.raises(Forbidden):
        act(make_user(*Permission), before.id)

    assert owner.auth.me() == before


@each(MANAGING)
@pytest.mark.parametrize("permission", ["library:manage", "server:manage"])
def test_who_may_more_is_out_of_reach(
    owner: Api, manager: Api, act: Callable[[Api, str], Any], permission: Any
) -> None:
    victim = made_by(owner, permissions=[permission])

    with pytest.raises(Forbidden):
        act(manager, victim.id)

    assert owner.user.get_by_id(victim.id) == victim


@pytest.mark.parametrize(
    "limit",
    [
        {"age": 12},
        {"age": 18, "restrict_on_unset": True},
        {"denied_tags": ["horror"]},
        {"is_excluded": True},
    ],
)
def test_who_sees_more_is_out_of_reach(
    owner: Api, make_user: MakeUser, server: Server, limit: dict[str, Any]
) -> None:
    manager = make_user(Permission.USER_MANAGE)
    me = manager.auth.me()
    freer = made_by(owner, age_restriction=models.AgeRestriction(age=18, restrict_on_unset=False))
    age = limit.get("age")
    owner.user.update(
        me.id,
        username=me.username,
        permissions=["user:manage"],
        age_restriction=age
        and models.AgeRestriction(age=age, restrict_on_unset=limit.get("restrict_on_unset", False)),
        denied_tags=limit.get("denied_tags"),
    )
    excluded = [me.id] if limit.get("is_excluded") else []
    owner.library.update_excluded_users(server.library_id, user_ids=excluded)

    try:
        with pytest.raises(Forbidden):
            manager.user.update(freer.id, username="mine", password="mine")

        # Whoever the manager makes is no better off.
        heir = made_by(manager, age_restriction=None, denied_tags=["war"])
        found = owner.user.get_by_id(heir.id)
        if age is not None:
            assert found.age_restriction == owner.user.get_by_id(me.id).age_restriction
        assert found.denied_tags == sorted([*limit.get("denied_tags", []), "war"])
        shut_out = {user.id for user in owner.library.get_excluded_users(server.library_id)}
        assert (heir.id in shut_out) is bool(excluded)
        # So the manager may manage it, and cannot free it either.
        manager.user.update(heir.id, username=heir.username, denied_tags=[])
        freed = owner.user.get_by_id(heir.id)
        assert freed.age_restriction == found.age_restriction
        assert list(freed.denied_tags or []) == limit.get("denied_tags", [])
    finally:
        owner.library.update_excluded_users(server.library_id, user_ids=[])


def test_a_manager_grants_what_they_have_and_no_more(owner: Api, manager: Api) -> None:
    made = made_by(manager, permissions=["file:download", "user:read"])

    assert {*made.permissions} == {"file:download", "user:read"}
    for beyond in ("library:scan", "server:manage", "feature:api_keys"):
        with pytest.raises(Forbidden, match=beyond):
            made_by(manager, permissions=["file:download", beyond])
        with pytest.raises(Forbidden, match=beyond):
            manager.user.update(made.id, username=made.username, permissions=[beyond])
    assert owner.user.get_by_id(made.id).permissions == made.permissions


def test_a_granted_right_may_be_one_that_another_brings_along(make_user: MakeUser) -> None:
    manager = make_user(Permission.USER_MANAGE, Permission.LIBRARY_MANAGE)

    made = made_by(manager, permissions=["library:edit", "library:scan"])

    assert {*made.permissions} == {"library:edit", "library:scan"}


@pytest.mark.parametrize("way", ["me", "id"])
def test_members_gain_nothing_by_changing_their_own_account(
    http: Http, owner: Api, make_user: MakeUser, way: str
) -> None:
    api = make_user(Permission.FILE_DOWNLOAD, age=12, restrict_on_unset=True)
    me = api.auth.me()
    place = f"/api/v1/users/{'me' if way == 'me' else me.id}"
    wished = {
        "username": f"{me.username} renamed",
        "permissions": ["server:manage", "user:manage"],
        "age_restriction": None,
        "max_sessions_allowed": 99,
        "denied_tags": ["nothing"],
        "is_server_owner": True,
        "is_locked": False,
    }

    answer = http(api).put(place, json=wished)

    assert answer.status_code == 200
    after = owner.user.get_by_id(me.id)
    assert after.username == f"{me.username} renamed"
    assert after.permissions == ["file:download"]
    assert after.age_restriction == models.AgeRestriction(age=12, restrict_on_unset=True)
    assert after.max_sessions_allowed is models.UNSET
    assert after.denied_tags is models.UNSET
    assert not after.is_server_owner


def test_managers_gain_nothing_by_changing_their_own_account(owner: Api, manager: Api) -> None:
    me = manager.auth.me()

    manager.user.update(me.id, username=me.username, permissions=["user:manage"])

    assert owner.user.get_by_id(me.id).permissions == me.permissions
    acts: tuple[Callable[[], object], ...] = (
        lambda: manager.user.lock(me.id, lock=True),
        lambda: manager.user.delete(me.id),
        lambda: manager.user.restore(me.id),
    )
    for act in acts:
        with pytest.raises(Invalid, match="own account"):
            act()


def test_the_owner_stays_the_owner(http: Http, owner: Api) -> None:
    me = owner.auth.me()

    for place in ("me", me.id):
        body = {"username": me.username, "permissions": [], "max_sessions_allowed": 50}
        changed = http(owner).put(f"/api/v1/users/{place}", json=body).json()
        assert (changed["is_server_owner"], changed["max_sessions_allowed"]) == (True, 50)
    assert owner.user.update_me(username=me.username).max_sessions_allowed is models.UNSET
    acts: tuple[Callable[[], object], ...] = (
        lambda: owner.user.lock(me.id, lock=True),
        lambda: owner.user.delete(me.id, hard_delete=True),
    )
    for act in acts:
        with pytest.raises(Invalid, match="own account"):
            act()
    assert owner.auth.me().is_server_owner


def test_a_limited_key_does_not_speak_for_its_account(
    make_user: MakeUser, make_key: MakeKey
) -> None:
    api = make_user(Permission.API_KEYS, Permission.USER_MANAGE, Permission.FILE_UPLOAD)
    id = api.auth.me().id
    key = make_key(api, "user:manage", "file:upload")

    for act in (
        lambda: key.user.update_me(username="mine", password="mine"),
        lambda: key.user.update(id, username="mine", password="mine"),
        lambda: key.user.get_sessions(id),
        lambda: key.user.delete_sessions(id),
        lambda: key.user.get_login_activity(id),
        lambda: key.user.upload_avatar(id, file=png(3, 3, (1, 2, 3))),
        lambda: key.user.delete_avatar(id),
    ):
        with pytest.raises(Forbidden, match="does not speak"):
            act()
    assert key.user.update_my_preferences(locale="fr").locale == "fr"
    assert make_key(api).user.get_sessions(id)[0].is_current is False
    # It manages others as far as it reaches, which is not as far as its account does.
    wide = made_by(api, permissions=["file:upload"])
    assert key.user.lock(wide.id, lock=True).is_locked
    wider = made_by(api, permissions=["feature:api_keys"])
    with pytest.raises(Forbidden):
        key.user.lock(wider.id, lock=True)


def test_a_limited_key_of_the_owner_is_not_the_owner(owner: Api, make_key: MakeKey) -> None:
    key = make_key(owner, "user:manage", "file:upload")
    id = owner.auth.me().id

    for act in MANAGING.values():
        with pytest.raises((Forbidden, Invalid)):
            act(key, id)
    with pytest.raises(Forbidden, match="library:manage"):
        made_by(key, permissions=["library:manage"])
    assert made_by(key, permissions=["file:upload"]).permissions == ["file:upload"]


@each(OWN)
def test_preferences_are_nobody_elses_business(
    owner: Api, make_user: MakeUser, act: Callable[[Api, str], Any]
) -> None:
    somebody = make_user(Permission.USER_MANAGE)

    with pytest.raises(Forbidden, match="own account"):
        act(owner, somebody.auth.me().id)
    for id in (owner.auth.me().id, "nobody"):
        with pytest.raises(Forbidden, match="own account"):
            act(somebody, id)


def test_rights_that_are_taken_are_gone_at_once(owner: Api, manager: Api) -> None:
    me = manager.auth.me()

    owner.user.update(me.id, username=me.username)

    with pytest.raises(Forbidden):
        made_by(manager)


def test_a_locked_manager_manages_nothing(owner: Api, manager: Api) -> None:
    owner.user.lock(manager.auth.me().id, lock=True)

    with pytest.raises(Unauthorized):
        made_by(manager)
