"""API keys: shown once, never wider than their owner, gone at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update
from stump_client import Api, Forbidden, Invalid, NotFound, Unauthorized, models
from stump_server.domain.access import Permission
from stump_server.storage.tables import api_keys, users

Http = Callable[..., httpx.Client]
MakeUser = Callable[..., Api]
Enter = Callable[[str], Api]

KEYS = Permission.API_KEYS


@pytest.fixture
def enter(server: Any) -> Iterator[Enter]:
    """Gives SDK clients that call with a key."""
    with ExitStack() as stack:
        yield lambda key: stack.enter_context(Api(server.url, auth_method="api-key", api_key=key))


@pytest.fixture
def keeper(make_user: MakeUser) -> Api:
    """A member who may have keys, scan and download."""
    return make_user(KEYS, Permission.LIBRARY_SCAN, Permission.FILE_DOWNLOAD)


def change(server: Any, api: Api, **values: Any) -> None:
    """Change the account of a client behind its back."""
    id = api.auth.me().id
    with server.installation.database.work(writes=True) as work:
        work.connection.execute(update(users).where(users.c.id == id).values(**values))


def test_a_key_is_shown_once_and_kept_as_a_hash(http: Http, server: Any, keeper: Api) -> None:
    made = keeper.api_key.create(name="Tablet", permissions="inherit")

    assert re.fullmatch(r"stump_[1-9A-HJ-NP-Za-km-z]{11}_[1-9A-HJ-NP-Za-km-z]{33}", made.api_key)
    secret = made.api_key.rpartition("_")[2]
    assert secret not in http(keeper).get("/api/v1/api-keys").text
    assert secret not in http(keeper).get(f"/api/v1/api-keys/{made.id}").text
    with server.installation.database.work() as work:
        rows = work.connection.execute(select(api_keys)).all()
    assert all(secret not in str(row) for row in rows)


def test_keys_are_listed_newest_first_and_only_the_own_ones(keeper: Api, owner: Api) -> None:
    owner.api_key.create(name="not mine", permissions="inherit")
    expiry = datetime.now(UTC).replace(microsecond=0) + timedelta(days=3)
    for name in ("one", "two"):
        keeper.api_key.create(name=name, permissions=["library:scan"], expires_at=expiry)

    two, one = keeper.api_key.get()

    assert (one.name, two.name) == ("one", "two")
    assert one.permissions == ["library:scan"]
    assert one.expires_at == expiry
    assert one.last_used_at is None
    assert keeper.api_key.get_by_id(one.id) == one


def test_names_need_not_be_unique(keeper: Api) -> None:
    first, second = (keeper.api_key.create(name="same", permissions="inherit") for _ in range(2))

    assert first.id != second.id


def test_using_a_key_is_noted(enter: Enter, keeper: Api) -> None:
    made = keeper.api_key.create(name="used", permissions="inherit")

    enter(made.api_key).auth.me()

    used_at = keeper.api_key.get_by_id(made.id).last_used_at
    assert used_at is not None
    assert abs(used_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_a_new_key_is_not_taken_for_one_that_was_deleted(enter: Enter, keeper: Api) -> None:
    old = keeper.api_key.create(name="old", permissions="inherit")
    enter(old.api_key).auth.me()
    keeper.api_key.delete(old.id)

    made = keeper.api_key.create(name="new", permissions="inherit")
    enter(made.api_key).auth.me()

    assert made.id != old.id
    assert keeper.api_key.get_by_id(made.id).last_used_at is not None


def test_a_key_that_inherits_has_its_owners_rights_at_the_moment(
    server: Any, enter: Enter, keeper: Api
) -> None:
    phone = enter(keeper.api_key.create(name="phone", permissions="inherit").api_key)
    assert set(phone.auth.me().permissions) == {
        *("feature:api_keys", "library:scan", "file:download")
    }

    change(server, keeper, permissions=["feature:api_keys"])

    assert phone.auth.me().permissions == ["feature:api_keys"]


def test_a_key_is_never_wider_than_its_owner(server: Any, enter: Enter, keeper: Api) -> None:
    listed = ["library:scan", "file:download"]
    phone = enter(keeper.api_key.create(name="phone", permissions=listed).api_key)
    assert set(phone.auth.me().permissions) == set(listed)

    change(server, keeper, permissions=["feature:api_keys", "file:download"])

    assert phone.auth.me().permissions == ["file:download"]
    with pytest.raises(Forbidden):
        phone.library.scan(server.library_id)


def test_a_list_brings_along_what_the_rules_say(enter: Enter, owner: Api) -> None:
    phone = enter(owner.api_key.create(name="x", permissions=["library:create"]).api_key)

    me = phone.auth.me()

    assert set(me.permissions) == {"library:create", "library:edit", "library:scan"}
    assert me.is_server_owner is False


def test_an_empty_list_still_reads(enter: Enter, server: Any, keeper: Api) -> None:
    phone = enter(keeper.api_key.create(name="reader", permissions=[]).api_key)
    book = phone.library.get_media(server.library_id)[0]

    phone.media.update_progress(book.id, page=1)

    assert phone.auth.me().permissions == []
    assert keeper.media.get_progress(book.id) is not None
    with pytest.raises(Forbidden):
        phone.media.get_file(book.id)


def test_nobody_hands_on_what_they_do_not_have(keeper: Api) -> None:
    wider: list[models.UserPermission] = ["library:scan", "server:manage"]
    with pytest.raises(Forbidden):
        keeper.api_key.create(name="wider", permissions=wider)
    made = keeper.api_key.create(name="fine", permissions=["library:scan"])
    with pytest.raises(Forbidden):
        keeper.api_key.update(made.id, name="wider", permissions=wider)

    assert keeper.api_key.get_by_id(made.id).permissions == ["library:scan"]


def test_a_limited_key_cannot_make_or_become_a_wider_one(enter: Enter, keeper: Api) -> None:
    made = keeper.api_key.create(name="limited", permissions=["feature:api_keys"])
    whole = keeper.api_key.create(name="whole", permissions="inherit")
    limited = enter(made.api_key)

    for act in (
        lambda: limited.api_key.create(name="all", permissions="inherit"),
        lambda: limited.api_key.create(name="more", permissions=["library:scan"]),
        lambda: limited.api_key.update(made.id, name="all", permissions="inherit"),
        lambda: limited.api_key.update(made.id, name="more", permissions=["library:scan"]),
        lambda: limited.api_key.regenerate_secret(whole.id),
    ):
        with pytest.raises(Forbidden):
            act()

    assert limited.api_key.create(name="as narrow", permissions=["feature:api_keys"]).api_key


def test_keys_are_for_those_who_may_have_them(make_user: MakeUser, member: Api) -> None:
    for api in (member, make_user(Permission.SERVER_MANAGE)):
        for act in (
            lambda api: api.api_key.get(),
            lambda api: api.api_key.create(name="x", permissions=[]),
            lambda api: api.api_key.validate(x_api_key="stump_a_b"),
        ):
            with pytest.raises(Forbidden):
                act(api)


@pytest.mark.parametrize("loss", ["the right", "lock", "deletion"])
def test_keys_stop_with_their_owner(server: Any, enter: Enter, keeper: Api, loss: str) -> None:
    phone = enter(keeper.api_key.create(name="phone", permissions="inherit").api_key)
    phone.auth.me()

    values: dict[str, dict[str, Any]] = {
        "the right": {"permissions": ["library:scan"]},
        "lock": {"is_locked": True},
        "deletion": {"deleted_at": datetime.now(UTC)},
    }
    change(server, keeper, **values[loss])

    with pytest.raises(Unauthorized):
        phone.auth.me()


def test_an_expired_key_is_none(server: Any, enter: Enter, keeper: Api) -> None:
    made = keeper.api_key.create(
        name="short", permissions="inherit", expires_at=datetime.now(UTC) + timedelta(hours=1)
    )
    phone = enter(made.api_key)
    phone.auth.me()

    with server.installation.database.work(writes=True) as work:
        over = datetime.now(UTC) - timedelta(seconds=1)
        work.connection.execute(
            update(api_keys).where(api_keys.c.id == made.id).values(expires_at=over)
        )

    with pytest.raises(Unauthorized):
        phone.auth.me()
    assert keeper.api_key.validate(x_api_key=made.api_key) is False


def test_an_expiry_in_the_past_is_refused(keeper: Api) -> None:
    past = datetime.now(UTC) - timedelta(minutes=1)
    made = keeper.api_key.create(name="x", permissions="inherit")

    with pytest.raises(Invalid) as refused:
        keeper.api_key.create(name="x", permissions="inherit", expires_at=past)
    with pytest.raises(Invalid):
        keeper.api_key.update(made.id, name="x", permissions="inherit", expires_at=past)

    assert [cause.pointer for cause in refused.value.errors] == ["/expires_at"]


def test_updating_replaces_everything_but_the_secret(enter: Enter, keeper: Api) -> None:
    expiry = datetime.now(UTC) + timedelta(days=1)
    made = keeper.api_key.create(name="old", permissions="inherit", expires_at=expiry)

    changed = keeper.api_key.update(made.id, name="new", permissions=["library:scan"])

    assert (changed.name, changed.permissions, changed.expires_at) == (
        "new",
        ["library:scan"],
        None,
    )
    assert enter(made.api_key).auth.me().permissions == ["library:scan"]


def test_a_new_secret_replaces_the_old_one_at_once(enter: Enter, keeper: Api) -> None:
    made = keeper.api_key.create(name="key", permissions=["library:scan"])
    enter(made.api_key).auth.me()
    before = keeper.api_key.get_by_id(made.id)

    renewed = keeper.api_key.regenerate_secret(made.id)

    assert renewed.id == made.id
    assert keeper.api_key.get_by_id(made.id) == before
    with pytest.raises(Unauthorized):
        enter(made.api_key).auth.me()
    assert enter(renewed.api_key).auth.me().permissions == ["library:scan"]


def test_a_deleted_key_stops_at_once(enter: Enter, keeper: Api) -> None:
    made = keeper.api_key.create(name="key", permissions="inherit")
    phone = enter(made.api_key)
    phone.auth.me()

    keeper.api_key.delete(made.id)

    with pytest.raises(Unauthorized):
        phone.auth.me()
    with pytest.raises(NotFound):
        keeper.api_key.get_by_id(made.id)


def test_a_key_of_somebody_else_looks_like_none(keeper: Api, owner: Api) -> None:
    foreign = owner.api_key.create(name="not yours", permissions="inherit").id

    acts: list[Callable[[int], object]] = [
        keeper.api_key.get_by_id,
        partial(keeper.api_key.update, name="x", permissions=[]),
        keeper.api_key.delete,
        keeper.api_key.regenerate_secret,
    ]
    for act in acts:
        with pytest.raises(NotFound) as not_mine:
            act(foreign)
        with pytest.raises(NotFound) as missing:
            act(2_000_000_000)
        assert not_mine.value.message == missing.value.message
    assert owner.api_key.get_by_id(foreign).name == "not yours"


def test_testing_a_key_tells_about_the_own_ones_only(keeper: Api, owner: Api) -> None:
    mine = keeper.api_key.create(name="mine", permissions="inherit")
    foreign = owner.api_key.create(name="foreign", permissions="inherit")
    made_up = mine.api_key[:-1] + ("2" if mine.api_key.endswith("1") else "1")

    for ask in (keeper.api_key.validate, keeper.api_key.validate_key):
        assert ask(x_api_key=mine.api_key) is True
        assert ask(x_api_key=foreign.api_key) is False
        assert ask(x_api_key=made_up) is False
    # Testing is not using.
    assert keeper.api_key.get_by_id(mine.id).last_used_at is None
    assert owner.api_key.get_by_id(foreign.id).last_used_at is None


@pytest.fixture(scope="module")
def any_keeper(server: Any) -> Iterator[Api]:
    """Somebody who may have keys, for requests that come to nothing."""
    server.make_user("any keeper", KEYS)
    with server.api("any keeper") as api:
        yield api


@pytest.mark.parametrize("key", ["", "stump", "stump_only", "a_b_c", "stump_a_b_c"])
def test_what_is_no_key_cannot_be_tested(http: Http, any_keeper: Api, key: str) -> None:
    answer = http(any_keeper).post("/api/v1/api-keys/validate-key", headers={"x-api-key": key})

    assert answer.status_code == 400
    assert http(any_keeper).post("/api/v1/api-keys/validate-key").status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "x"},
        {"name": "", "permissions": []},
        {"name": "x", "permissions": "all"},
        {"name": "x", "permissions": ["space:travel"]},
        {"name": "x", "permissions": None},
        {"name": "x", "permissions": [], "expires_at": "tomorrow"},
        {"name": "x", "permissions": [], "expires_at": 1},
        [],
    ],
)
def test_a_key_that_cannot_be_meant_is_refused(http: Http, any_keeper: Api, body: Any) -> None:
    assert http(any_keeper).post("/api/v1/api-keys", json=body).status_code == 400


@pytest.mark.parametrize("id", ["x", "0", "-1", "1.5", "99999999999999999999"])
def test_an_id_that_is_no_number_leads_nowhere(http: Http, any_keeper: Api, id: str) -> None:
    assert http(any_keeper).get(f"/api/v1/api-keys/{id}").status_code in (400, 404)
