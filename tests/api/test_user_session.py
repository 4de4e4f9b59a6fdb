"""What accounts have open, who tried to sign in, and what a new password ends."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import httpx
import pytest
from builders.servers import PASSWORD, Server
from stump_client import Api, Forbidden, Invalid, NotFound, Unauthorized, models

MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]

_NUMBERS = count()


@pytest.fixture
def person(owner: Api) -> models.User:
    """An account without rights, with the password of all tests."""
    return owner.user.create(username=f"visitor {next(_NUMBERS)}", password=PASSWORD)


def test_sessions_are_listed_with_where_they_were_opened(
    http: Http, server: Server, person: models.User
) -> None:
    other = http()
    other.post(
        "/api/v1/auth/login",
        json={"username": person.username, "password": PASSWORD},
        headers={"user-agent": "Lynx/2.9"},
    )
    with server.api(person.username) as api:
        newest, oldest = api.user.get_sessions(person.id)

        assert (newest.is_current, oldest.is_current) == (True, False)
        assert (newest.user_agent, oldest.user_agent) == ("stump-client", "Lynx/2.9")
        assert {newest.ip_address, oldest.ip_address} == {"127.0.0.1"}
        assert newest.created_at < newest.expires_at
        seen_by_other = other.get(f"/api/v1/users/{person.id}/sessions").json()
        assert [each["is_current"] for each in seen_by_other] == [False, True]


def test_the_id_of_a_session_opens_nothing(http: Http, server: Server, person: models.User) -> None:
    with server.api(person.username) as api:
        (session,) = api.user.get_sessions(person.id)
        (cookie,) = [cookie.value or "" for cookie in api._caller.http.cookies.jar]

    assert session.id not in cookie
    assert cookie not in session.id
    for value in (session.id, session.id * 4):
        answer = http().get("/api/v1/auth/me", headers={"cookie": f"stump_session={value}"})
        assert answer.status_code == 401


def test_one_session_is_ended(server: Server, person: models.User) -> None:
    with server.api(person.username) as kept, server.api(person.username) as ended:
        (id,) = [each.id for each in ended.user.get_sessions(person.id) if each.is_current]

        kept.user.delete_session(person.id, id)

        with pytest.raises(Unauthorized):
            ended.auth.me()
        assert [each.is_current for each in kept.user.get_sessions(person.id)] == [True]
        with pytest.raises(NotFound):
            kept.user.delete_session(person.id, id)


@pytest.mark.parametrize("id", ["%", "_" * 16, "0", "0" * 16, "%" * 16])
def test_a_session_is_named_by_its_whole_id(server: Server, person: models.User, id: str) -> None:
    with server.api(person.username) as api:
        (session,) = api.user.get_sessions(person.id)

        for wrong in (id, session.id[:8], session.id.upper() + " "):
            with pytest.raises(NotFound):
                api.user.delete_session(person.id, wrong)
        assert api.auth.me().id == person.id


def test_a_session_of_somebody_else_is_not_found(
    owner: Api, server: Server, person: models.User
) -> None:
    with server.api(person.username) as api:
        me = owner.auth.me()
        (foreign,) = [each.id for each in owner.user.get_sessions(me.id) if each.is_current]

        with pytest.raises(NotFound):
            api.user.delete_session(person.id, foreign)
        with pytest.raises(Forbidden):
            api.user.delete_session(me.id, foreign)
    assert owner.auth.me() == me


def test_all_sessions_are_ended_by_oneself_or_the_owner(
    owner: Api, server: Server, person: models.User
) -> None:
    with server.api(person.username) as first, server.api(person.username) as second:
        first.user.delete_sessions(person.id)
        for api in (first, second):
            with pytest.raises(Unauthorized):
                api.auth.me()
    with server.api(person.username) as third:
        assert len(owner.user.get_sessions(person.id)) == 1
        owner.user.delete_sessions(person.id)
        with pytest.raises(Unauthorized):
            third.auth.me()
    assert owner.user.get_sessions(person.id) == []


@pytest.mark.parametrize("way", ["me", "id"])
def test_a_new_password_ends_all_other_sessions_and_all_tokens(
    http: Http, server: Server, person: models.User, way: str
) -> None:
    with (
        server.api(person.username) as here,
        server.api(person.username) as elsewhere,
        Api(server.url, auth_method="token") as program,
    ):
        program.auth.login(username=person.username, password=PASSWORD)

        place = f"/api/v1/users/{'me' if way == 'me' else person.id}"
        body = {"username": person.username, "password": "the new one"}
        assert http(here).put(place, json=body).status_code == 200

        assert here.auth.me().id == person.id
        for api in (elsewhere, program):
            with pytest.raises(Unauthorized):
                api.auth.me()
    with server.api(person.username, "the new one") as again:
        assert again.auth.me().id == person.id


def test_another_name_ends_nothing(server: Server, person: models.User) -> None:
    with server.api(person.username) as here, server.api(person.username) as elsewhere:
        here.user.update_me(username=f"{person.username} renamed", password=None)

        assert elsewhere.auth.me().username == f"{person.username} renamed"


def test_people_see_who_tried_to_sign_in_to_their_account(
    anonymous: Api, owner: Api, server: Server, person: models.User
) -> None:
    with pytest.raises(Unauthorized):
        anonymous.auth.login(username=person.username, password="wrong")
    with server.api(person.username) as api:
        newest, oldest = api.user.get_login_activity(person.id)

        assert (newest.authentication_successful, oldest.authentication_successful) == (True, False)
        assert newest.timestamp > oldest.timestamp
        assert (newest.ip_address, newest.user_agent) == ("127.0.0.1", "stump-client")
        assert newest.user is models.UNSET
        assert owner.user.get_login_activity(person.id) == [newest, oldest]
        assert api.user.get_login_activity(person.id, before=newest.timestamp) == [oldest]
        with pytest.raises(Forbidden):
            api.user.get_login_activity(owner.auth.me().id)


def test_the_owner_sees_who_tried_to_sign_in_anywhere(
    owner: Api, server: Server, person: models.User
) -> None:
    with server.api(person.username):
        newest, *rest = owner.user.get_login_activity()

    assert isinstance(newest.user, models.User)
    assert newest.user.id == person.id
    assert newest.user.user_preferences is models.UNSET
    # One answer holds so many at most: with a later end there may be room for another one.
    assert owner.user.get_login_activity_all(before=newest.timestamp)[: len(rest)] == rest


@pytest.mark.parametrize(
    "before",
    [
        "yesterday",
        "12",
        "2024-13-01T00:00:00Z",
        "2024-12-31T23:59:60Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2024-01-01",
    ],
)
def test_a_time_that_is_none_is_refused(http: Http, owner: Api, before: str) -> None:
    answer = http(owner).get("/api/v1/users/login-activity", params={"before": before})

    assert answer.status_code == 400


def test_attempts_are_forgotten_all_at_once(
    fresh_server: Callable[..., Server],
) -> None:
    server = fresh_server()
    with server.api("oromei") as owner, server.api() as anonymous:
        for _ in range(9):
            with pytest.raises(Unauthorized):
                anonymous.auth.login(username="mira", password="wrong")
        assert len(owner.user.get_login_activity()) == 10

        owner.user.clear_login_activity()

        assert owner.user.get_login_activity() == []
        with pytest.raises(Unauthorized):
            anonymous.auth.login(username="mira", password="wrong")
        # Nine and one are ten, but the nine are forgotten.
        assert anonymous.auth.login(username="mira", password=PASSWORD).username == "mira"


def test_one_session_too_many_ends_the_oldest(
    owner: Api, server: Server, person: models.User
) -> None:
    owner.user.update(person.id, username=person.username, max_sessions_allowed=2)
    with (
        server.api(person.username) as first,
        server.api(person.username) as second,
        server.api(person.username) as third,
    ):
        with pytest.raises(Unauthorized):
            first.auth.me()
        assert second.auth.me() == third.auth.me()
        assert len(third.user.get_sessions(person.id)) == 2


@pytest.mark.parametrize("allowed", [0, -3, 2**31])
def test_a_number_of_sessions_is_at_least_one(
    http: Http, owner: Api, person: models.User, allowed: int
) -> None:
    body = {"username": person.username, "max_sessions_allowed": allowed}

    for place in (person.id, "me"):
        assert http(owner).put(f"/api/v1/users/{place}", json=body).status_code == 400
    with pytest.raises(Invalid):
        owner.user.update(person.id, username=person.username, max_sessions_allowed=allowed)
