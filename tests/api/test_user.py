"""Accounts: made, listed, changed, locked, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import httpx
import pytest
from builders.checkout import METHODS, contract
from builders.servers import PASSWORD, Server
from stump_client import Api, Conflict, Invalid, NotFound, Unauthorized, models
from stump_server.domain.access import Permission

MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]

_NUMBERS = count()


def operations_of(tag: str) -> list[tuple[str, str]]:
    """Method and path of every operation of a tag."""
    return [
        (method, path)
        for path, item in contract()["paths"].items()
        for method in METHODS
        if method in item and item[method]["tags"] == [tag]
    ]


@pytest.fixture
def name() -> str:
    """A username that nobody has."""
    return f"person {next(_NUMBERS)}"


@pytest.fixture
def person(owner: Api, name: str) -> models.User:
    """An account without rights, with the password of all tests."""
    return owner.user.create(username=name, password=PASSWORD)


def usernames(api: Api, **query: Any) -> list[str]:
    return [user.username for user in api.user.get(**query)]


@pytest.mark.parametrize(("method", "path"), operations_of("user"))
def test_nothing_is_done_without_credentials(http: Http, method: str, path: str) -> None:
    target = path.replace("{id}", "somebody").replace("{session_id}", "0123456789abcdef")

    answer = http().request(method.upper(), target)

    assert answer.status_code == 401


def test_an_account_is_made_as_asked(owner: Api, server: Server, name: str) -> None:
    made = owner.user.create(
        username=name,
        password="one two three",
        permissions=["library:manage"],
        age_restriction=models.AgeRestriction(age=12, restrict_on_unset=True),
        max_sessions_allowed=2,
        denied_tags=["horror", " gore "],
    )

    assert made.username == name
    assert not made.is_server_owner
    assert {"library:manage", "library:delete", "library:edit", "library:scan"} == {
        *made.permissions
    }
    assert made.age_restriction == models.AgeRestriction(age=12, restrict_on_unset=True)
    assert (made.max_sessions_allowed, made.denied_tags) == (2, ["gore", "horror"])
    assert isinstance(made.user_preferences, models.UserPreferences)
    with server.api(name, "one two three") as api:
        assert api.auth.me().id == made.id
    found = owner.user.get_by_id(made.id)
    assert found.user_preferences is models.UNSET
    assert (found.age_restriction, found.denied_tags) == (made.age_restriction, ["gore", "horror"])


def test_a_new_account_has_no_rights_and_no_limits(person: models.User) -> None:
    assert person.permissions == []
    assert person.age_restriction is models.UNSET
    assert person.max_sessions_allowed is models.UNSET
    assert person.denied_tags is models.UNSET
    assert (person.avatar_url, person.last_login, person.is_locked) == (None, None, False)


def test_names_are_taken_once_whatever_their_case(owner: Api, person: models.User) -> None:
    with pytest.raises(Conflict, match="is taken") as refused:
        owner.user.create(username=person.username.upper(), password=PASSWORD)
    other = owner.user.create(username=f"{person.username} too", password=PASSWORD)
    with pytest.raises(Conflict):
        owner.user.update(other.id, username=person.username.upper())

    assert refused.value.status == 422
    assert owner.user.update(person.id, username=person.username.upper()).username.isupper()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"username": "x"},
        {"username": "", "password": "y"},
        {"username": " \t", "password": "y"},
        {"username": "x" * 256, "password": "y"},
        {"username": "x\x00", "password": "y"},
        {"username": "x", "password": ""},
        {"username": "x", "password": None},
        {"username": "x", "password": "y" * 1025},
        {"username": "x", "password": "y", "permissions": ["user:everything"]},
        {"username": "x", "password": "y", "permissions": None},
        {"username": "x", "password": "y", "max_sessions_allowed": 0},
        {"username": "x", "password": "y", "max_sessions_allowed": -1},
        {"username": "x", "password": "y", "age_restriction": {"age": 12}},
        {"username": "x", "password": "y", "denied_tags": [""]},
        {"username": "x", "password": "y", "is_server_owner": True},
    ],
)
def test_accounts_that_cannot_be_meant_are_refused(http: Http, owner: Api, body: Any) -> None:
    answer = http(owner).post("/api/v1/users", json=body)

    assert answer.status_code == 400
    assert "x" not in usernames(owner)


def test_a_password_that_is_too_weak_for_the_server_is_refused(
    fresh_server: Callable[..., Server],
) -> None:
    server = fresh_server(min_password_strength=3)
    with server.api("oromei") as owner:
        with pytest.raises(Invalid, match="too easy"):
            owner.user.create(username="bob", password="password1")
        bob = owner.user.create(username="bob", password="green horse eats no staples")
        for change in (owner.user.update, lambda _id, **fields: owner.user.update_me(**fields)):
            with pytest.raises(Invalid, match="too easy"):
                change(bob.id, username="oromei", password="12345678")


def test_accounts_are_listed_by_name(
    owner: Api, make_user: MakeUser, member: Api, person: models.User
) -> None:
    reader = make_user(Permission.USER_READ)

    listed = usernames(reader)

    assert listed == sorted(listed, key=str.casefold)
    assert {"oromei", "mira", person.username} <= {*listed}
    assert listed == usernames(owner)
    plain = next(user for user in reader.user.get() if user.id == member.auth.me().id)
    assert plain.user_preferences is models.UNSET
    assert plain.login_sessions_count is models.UNSET
    assert plain.active_reading_sessions is models.UNSET


def test_lists_of_accounts_come_in_pages(owner: Api) -> None:
    everybody = usernames(owner)

    numbered = owner.user.get(page=2, page_size=1)
    walked = [user.username for user in owner.user.each(page_size=2)]

    assert numbered.page is not None
    assert (numbered.page.total_pages, numbered.page.current_page) == (len(everybody), 2)
    assert [user.username for user in numbered] == everybody[1:2]
    assert walked == everybody
    with pytest.raises(Invalid):
        owner.user.get(cursor="nobody", limit=1)


def test_lists_bring_along_what_is_asked_for(
    owner: Api, make_user: MakeUser, server: Server
) -> None:
    reader = make_user(age=12, restrict_on_unset=False)
    id = reader.auth.me().id
    first, second = reader.media.get(limit=2)
    reader.media.update_progress(first.id, page=1)
    reader.media.update_completion(second.id, is_complete=True)

    def listed(api: Api, **asked: Any) -> models.User:
        return next(user for user in api.user.get(**asked) if user.id == id)

    whole = listed(
        owner, include_read_progresses=True, include_session_count=True, include_restrictions=True
    )
    assert whole.login_sessions_count == 1
    assert whole.age_restriction == models.AgeRestriction(age=12, restrict_on_unset=False)
    assert [reading.media_id for reading in whole.active_reading_sessions or ()] == [first.id]
    assert [reading.media_id for reading in whole.finished_reading_sessions or ()] == [second.id]
    assert listed(owner).age_restriction is models.UNSET
    # Who reads what is told as far as the books may be seen.
    blind = make_user(Permission.USER_READ)
    owner.library.update_excluded_users(server.library_id, user_ids=[blind.auth.me().id])
    try:
        unseen = listed(blind, include_read_progresses=True)
    finally:
        owner.library.update_excluded_users(server.library_id, user_ids=[])
    assert (unseen.active_reading_sessions, unseen.finished_reading_sessions) == ([], [])


def test_an_update_replaces_what_an_account_is(owner: Api, name: str) -> None:
    made = owner.user.create(
        username=name,
        password=PASSWORD,
        permissions=["file:download"],
        age_restriction=models.AgeRestriction(age=12, restrict_on_unset=True),
        max_sessions_allowed=2,
        denied_tags=["horror"],
    )

    changed = owner.user.update(
        made.id, username=f"{name}!", permissions=["library:scan"], denied_tags=["gore", "war"]
    )

    assert (changed.username, changed.permissions) == (f"{name}!", ["library:scan"])
    assert changed.age_restriction is models.UNSET
    assert changed.max_sessions_allowed is models.UNSET
    assert changed.denied_tags == ["gore", "war"]
    kept = owner.user.update(made.id, username=name)
    assert (kept.permissions, kept.denied_tags) == ([], ["gore", "war"])
    assert owner.user.update(made.id, username=name, denied_tags=[]).denied_tags is models.UNSET


def test_what_an_account_came_as_can_be_sent_back(http: Http, owner: Api, name: str) -> None:
    made = owner.user.create(
        username=name, password=PASSWORD, permissions=["library:create"], denied_tags=["horror"]
    )
    place = f"/api/v1/users/{made.id}"
    before = http(owner).get(place).json()

    answer = http(owner).put(place, json=before | {"password": None})

    assert answer.status_code == 200
    assert answer.json() == before


def test_rights_hold_at_once(owner: Api, make_user: MakeUser, server: Server) -> None:
    api = make_user()
    me = api.auth.me()
    before = {book.id for book in api.library.get_media(server.library_id)}

    owner.user.update(me.id, username=me.username, permissions=["file:download"])
    assert "file:download" in api.auth.me().permissions
    owner.user.update(
        me.id,
        username=me.username,
        age_restriction=models.AgeRestriction(age=0, restrict_on_unset=True),
    )

    assert api.auth.me().permissions == []
    hidden = before - {book.id for book in api.library.get_media(server.library_id)}
    with pytest.raises(NotFound):
        api.media.get_by_id(hidden.pop())


def test_a_new_password_from_somebody_else_ends_all_that_was_open(
    owner: Api, anonymous: Api, server: Server, person: models.User
) -> None:
    with (
        server.api(person.username) as browser,
        Api(server.url, auth_method="token") as program,
    ):
        program.auth.login(username=person.username, password=PASSWORD)

        owner.user.update(person.id, username=person.username, password="another one")

        for api in (browser, program):
            with pytest.raises(Unauthorized):
                api.auth.me()
    with pytest.raises(Unauthorized):
        anonymous.auth.login(username=person.username, password=PASSWORD)
    with server.api(person.username, "another one") as again:
        assert again.auth.me().id == person.id


def test_other_changes_leave_sessions_alone(owner: Api, make_user: MakeUser) -> None:
    api = make_user()
    me = api.auth.me()

    owner.user.update(me.id, username=f"{me.username} the second")

    assert api.auth.me().username == f"{me.username} the second"


@pytest.mark.parametrize("is_published", [False, True])
def test_a_locked_account_is_shut_out_until_it_is_unlocked(
    owner: Api,
    anonymous: Api,
    http: Http,
    server: Server,
    person: models.User,
    is_published: bool,
) -> None:
    place = f"/api/v1/users/{person.id}" + ("" if is_published else "/lock")

    def lock(is_locked: bool) -> Any:
        answer = http(owner).put(place, json={"lock": is_locked})
        assert answer.status_code == 200
        return answer.json()["is_locked"]

    with (
        server.api(person.username) as browser,
        Api(server.url, auth_method="token") as program,
    ):
        program.auth.login(username=person.username, password=PASSWORD)
        assert lock(True) is True
        with pytest.raises(Unauthorized):
            anonymous.auth.login(username=person.username, password=PASSWORD)
        assert lock(False) is False
        # What was open before stays shut.
        for api in (browser, program):
            with pytest.raises(Unauthorized):
                api.auth.me()
    with server.api(person.username) as again:
        assert not again.auth.me().is_locked


def test_locking_leaves_all_else_as_it_is(http: Http, owner: Api, name: str) -> None:
    made = owner.user.create(username=name, password=PASSWORD, permissions=["file:download"])

    http(owner).put(f"/api/v1/users/{made.id}", json={"lock": True})

    locked = owner.user.get_by_id(made.id)
    assert (locked.is_locked, locked.permissions) == (True, ["file:download"])


@pytest.mark.parametrize("body", [{}, {"lock": None}, {"lock": "true"}, {"lock": True, "x": 1}])
def test_a_lock_that_cannot_be_meant_is_refused(
    http: Http, owner: Api, person: models.User, body: Any
) -> None:
    for place in ("", "/lock"):
        answer = http(owner).put(f"/api/v1/users/{person.id}{place}", json=body)
        assert answer.status_code == 400
    assert not owner.user.get_by_id(person.id).is_locked


def test_a_deleted_account_is_shut_out_and_can_be_brought_back(
    owner: Api, anonymous: Api, server: Server, name: str
) -> None:
    made = owner.user.create(username=name, password=PASSWORD, permissions=["feature:api_keys"])
    with (
        server.api(name) as browser,
        Api(server.url, auth_method="token") as program,
    ):
        program.auth.login(username=name, password=PASSWORD)
        key = browser.api_key.create(name="reader", permissions="inherit").api_key
        with Api(server.url, auth_method="api-key", api_key=key) as reader:
            assert reader.auth.me().id == made.id

            gone = owner.user.delete(made.id)

            assert (gone.id, gone.deleted_at) == (made.id, models.UNSET)
            for api in (browser, program, reader):
                with pytest.raises(Unauthorized):
                    api.auth.me()
            with pytest.raises(Unauthorized):
                anonymous.auth.login(username=name, password=PASSWORD)
            with pytest.raises(Conflict):
                owner.user.create(username=name, password=PASSWORD)
            assert name not in usernames(owner)
            assert name in usernames(owner, include_deleted=True)
            assert isinstance(owner.user.get_by_id(made.id).deleted_at, type(made.created_at))

            assert owner.user.restore(made.id).deleted_at is models.UNSET
            assert reader.auth.me().id == made.id
            for api in (browser, program):
                with pytest.raises(Unauthorized):
                    api.auth.me()
    with server.api(name) as again:
        assert "feature:api_keys" in again.auth.me().permissions


def test_a_deleted_account_cannot_be_changed(owner: Api, person: models.User) -> None:
    owner.user.delete(person.id)

    for act in (
        lambda: owner.user.update(person.id, username="x"),
        lambda: owner.user.lock(person.id, lock=True),
        lambda: owner.user.delete(person.id),
        lambda: owner.user.get_sessions(person.id),
        lambda: owner.user.delete_avatar(person.id),
    ):
        with pytest.raises(NotFound):
            act()
    assert owner.user.restore(person.id) == owner.user.restore(person.id)


@pytest.mark.parametrize("is_deleted_before", [False, True])
def test_a_hard_deletion_takes_everything_along(
    owner: Api, server: Server, name: str, is_deleted_before: bool
) -> None:
    made = owner.user.create(
        username=name, password=PASSWORD, permissions=["feature:api_keys"], denied_tags=["horror"]
    )
    with server.api(name) as api:
        api.api_key.create(name="reader", permissions="inherit")
        book = api.library.get_media(server.library_id, limit=1)[0]
        api.media.update_progress(book.id, page=1)
        owner.library.update_excluded_users(server.library_id, user_ids=[made.id])
    if is_deleted_before:
        owner.user.delete(made.id)

    owner.user.delete(made.id, hard_delete=True)

    with pytest.raises(NotFound):
        owner.user.get_by_id(made.id)
    assert owner.library.get_excluded_users(server.library_id) == []
    assert name not in usernames(owner, include_deleted=True)
    again = owner.user.create(username=name, password=PASSWORD)
    assert again.id != made.id
    with server.api(name) as fresh:
        assert fresh.media.get_progress(book.id) is None


@pytest.mark.parametrize(
    "sent", [{}, {"json": None}, {"json": {}}, {"json": {"hard_delete": None}}]
)
def test_a_deletion_needs_no_body(
    http: Http, owner: Api, person: models.User, sent: dict[str, Any]
) -> None:
    answer = http(owner).request("DELETE", f"/api/v1/users/{person.id}", **sent)

    assert answer.status_code == 200
    assert owner.user.get_by_id(person.id).deleted_at


@pytest.mark.parametrize(
    "act",
    [
        lambda api: api.user.get_by_id("nobody"),
        lambda api: api.user.update("nobody", username="x"),
        lambda api: api.user.lock("nobody", lock=True),
        lambda api: api.user.delete("nobody"),
        lambda api: api.user.delete("nobody", hard_delete=True),
        lambda api: api.user.restore("nobody"),
        lambda api: api.user.get_sessions("nobody"),
        lambda api: api.user.delete_sessions("nobody"),
        lambda api: api.user.delete_session("nobody", "0123456789abcdef"),
        lambda api: api.user.get_login_activity("nobody"),
        lambda api: api.user.get_avatar("nobody"),
        lambda api: api.user.delete_avatar("nobody"),
    ],
)
def test_an_account_that_is_not_there_is_not_found(owner: Api, act: Callable[[Api], Any]) -> None:
    with pytest.raises(NotFound, match="no such"):
        act(owner)
