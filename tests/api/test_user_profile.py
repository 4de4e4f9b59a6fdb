"""How accounts look and how clients look for them: avatars, preferences, arrangements."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import httpx
import pytest
from builders.books import png
from builders.servers import OWNER, PASSWORD, Server
from stump_client import Api, Forbidden, Invalid, NotFound, models
from stump_server.domain.access import Permission
from stump_server.imaging import dimensions

MakeUser = Callable[..., Api]
Http = Callable[..., httpx.Client]

_NUMBERS = count()
RED, BLUE = png(4, 4, (200, 0, 0)), png(5, 5, (0, 0, 200))
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='2' height='2'><script/></svg>"


@pytest.fixture
def person(make_user: MakeUser) -> Api:
    """Somebody who may upload files, signed in."""
    return make_user(Permission.FILE_UPLOAD)


def arranged(arrangement: Any) -> list[tuple[str, bool]]:
    return [(item.item.type_, bool(item.visible)) for item in arrangement.items]


def test_the_caller_is_told_who_they_are(member: Api) -> None:
    assert member.user.get_me() == member.auth.me()


def test_an_avatar_is_uploaded_shown_replaced_and_removed(
    http: Http, member: Api, person: Api, server: Server
) -> None:
    me = person.auth.me()
    with pytest.raises(NotFound):
        member.user.get_avatar(me.id)

    kept = person.user.upload_avatar(me.id, file=RED).content

    assert person.auth.me().avatar_url == f"/api/v1/users/{me.id}/avatar"
    shown = http(member).get(f"/api/v1/users/{me.id}/avatar")
    assert (shown.content, shown.headers["content-type"]) == (kept, "image/png")
    assert "max-age=0" in shown.headers["cache-control"]
    known = {"if-none-match": shown.headers["etag"]}
    assert http(member).get(shown.url.path, headers=known).status_code == 304
    replaced = person.user.upload_avatar(me.id, file=BLUE).content
    assert http(member).get(shown.url.path, headers=known).content == replaced != kept
    assert person.user.avatar_url(me.id) == f"{server.url}{shown.url.path}"
    assert [file.name for file in server.data_dir.glob(f"avatars/{me.id}*")] == [f"{me.id}.png"]

    person.user.delete_avatar(me.id)

    assert person.auth.me().avatar_url is None
    assert list(server.data_dir.glob(f"avatars/{me.id}*")) == []
    with pytest.raises(NotFound):
        member.user.get_avatar(me.id)
    person.user.delete_avatar(me.id)


@pytest.mark.parametrize("name", ["../../escape", "ann.b", "a/b", "..", "con\\x", "%2e%2e"])
def test_names_lead_to_no_files(owner: Api, server: Server, name: str) -> None:
    made = owner.user.create(username=f"{name}{next(_NUMBERS)}", password=PASSWORD)
    before = {*server.data_dir.rglob("*.png")}

    kept = owner.user.upload_avatar(made.id, file=RED).content

    assert {*server.data_dir.rglob("*.png")} - before == {
        server.data_dir / f"avatars/{made.id}.png"
    }
    owner.user.update(
        made.id, username=f"{name} renamed", avatar_url=f"/api/v1/users/{made.id}/avatar"
    )
    assert owner.user.get_avatar(made.id).content == kept


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG", RED[:-20], b"GIF89a" + bytes(20), SVG, b"%PDF-1.7 not a picture"]
)
def test_what_is_no_picture_is_refused(person: Api, content: bytes) -> None:
    me = person.auth.me()

    with pytest.raises(Invalid):
        person.user.upload_avatar(me.id, file=content)

    assert person.auth.me().avatar_url is None


def test_an_avatar_is_kept_small_and_without_what_was_hidden_in_it(person: Api) -> None:
    me = person.auth.me()

    person.user.upload_avatar(me.id, file=png(900, 600, (0, 90, 0)) + b"<script>")

    kept = person.user.get_avatar(me.id).content
    assert b"<script>" not in kept
    assert (dimensions(kept).width, dimensions(kept).height) == (512, 341)


def test_a_picture_that_is_too_large_is_refused(fresh_server: Callable[..., Server]) -> None:
    server = fresh_server(max_image_upload_size=2000)
    with server.api(OWNER) as owner:
        id = owner.auth.me().id
        with pytest.raises(Invalid) as refused:
            owner.user.upload_avatar(id, file=RED + bytes(4000))

    assert refused.value.status == 413


def test_uploading_an_avatar_needs_a_right(member: Api, owner: Api, person: Api) -> None:
    id = member.auth.me().id

    with pytest.raises(Forbidden, match="file:upload"):
        member.user.upload_avatar(id, file=RED)
    with pytest.raises(Forbidden):
        person.user.upload_avatar(id, file=RED)
    assert dimensions(owner.user.upload_avatar(id, file=RED).content) == dimensions(RED)
    member.user.delete_avatar(id)


@pytest.mark.parametrize("way", ["me", "id", "by the owner"])
def test_an_avatar_elsewhere_is_for_clients_to_load(
    http: Http, owner: Api, person: Api, server: Server, way: str
) -> None:
    me = person.auth.me()
    person.user.upload_avatar(me.id, file=RED)
    # If the server fetched it, it would find a picture there.
    foreign = f"{server.url}/favicon.ico"
    place = f"/api/v1/users/{'me' if way == 'me' else me.id}"
    caller = owner if way == "by the owner" else person

    answer = http(caller).put(place, json={"username": me.username, "avatar_url": foreign})

    assert answer.json()["avatar_url"] == foreign
    with pytest.raises(NotFound):
        person.user.get_avatar(me.id)
    assert list(server.data_dir.glob(f"avatars/{me.id}*")) == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "//elsewhere.example/a.png",
        "/api/v1/users/somebody-else/avatar",
        "../thumbnails/a.png",
        "https://",
        "http://[::1",
        "x" * 2049,
    ],
)
def test_addresses_that_lead_nowhere_are_refused(person: Api, address: str) -> None:
    me = person.auth.me()

    with pytest.raises(Invalid):
        person.user.update_me(username=me.username, avatar_url=address)


def test_an_avatar_stays_while_its_address_is_sent_and_goes_with_it(
    person: Api, server: Server
) -> None:
    me = person.auth.me()
    kept = person.user.upload_avatar(me.id, file=RED).content
    url = person.auth.me().avatar_url

    assert person.user.update_me(username=me.username, avatar_url=url).avatar_url == url
    assert person.user.get_avatar(me.id).content == kept
    assert person.user.update_me(username=me.username).avatar_url is None
    assert list(server.data_dir.glob(f"avatars/{me.id}*")) == []


def test_an_avatar_goes_with_its_account(owner: Api, person: Api, server: Server) -> None:
    me = person.auth.me()
    kept = person.user.upload_avatar(me.id, file=RED).content

    owner.user.delete(me.id)
    with pytest.raises(NotFound):
        owner.user.get_avatar(me.id)
    owner.user.restore(me.id)
    assert owner.user.get_avatar(me.id).content == kept
    owner.user.delete(me.id, hard_delete=True)

    assert list(server.data_dir.glob(f"avatars/{me.id}*")) == []


def test_preferences_begin_as_published_clients_expect(person: Api) -> None:
    found = person.user.get_my_preferences()

    assert (found.locale, found.app_theme, found.app_font) == ("en", "LIGHT", "inter")
    assert (found.preferred_layout_mode, found.primary_navigation_mode) == ("GRID", "SIDEBAR")
    assert found.layout_max_width_px == 1280
    on = {name for name, value in found.to_dict().items() if value is True}
    assert on == {"enable_double_sidebar", "prefer_accent_color", "enable_job_overlay"}
    assert found == person.user.get_preferences(person.auth.me().id)
    assert found == person.auth.me().user_preferences


def test_preferences_are_changed_one_by_one(person: Api) -> None:
    me = person.auth.me()
    before = person.user.get_my_preferences()

    first = person.user.update_my_preferences(app_theme="cosmic", layout_max_width_px=None)
    second = person.user.update_preferences(me.id, preferred_layout_mode="TABLE")
    third = person.user.patch_preferences(me.id, enable_gradients=True)

    assert (first.app_theme, first.layout_max_width_px) == ("cosmic", None)
    assert (second.app_theme, second.preferred_layout_mode) == ("cosmic", "TABLE")
    assert person.user.get_my_preferences() == third
    assert third.id == before.id
    assert third.home_arrangement == before.home_arrangement


@pytest.mark.parametrize(("method", "place"), [("PUT", "me"), ("PUT", "{id}"), ("PATCH", "{id}")])
def test_preferences_as_they_came_can_be_sent_back(
    http: Http, person: Api, method: str, place: str
) -> None:
    target = f"/api/v1/users/{place}/preferences".format(id=person.auth.me().id)
    client = http(person)
    before = client.get(target).json()
    sent = before | {"locale": "fr", "navigation_arrangement": {"locked": False, "items": []}}

    answer = client.request(method, target, json=sent)

    # The arrangements have calls of their own.
    assert answer.json() == before | {"locale": "fr"}
    assert client.get(target).json() == answer.json()


def test_preferences_of_another_id_are_not_changed(http: Http, member: Api, person: Api) -> None:
    foreign = member.user.get_my_preferences().id
    id = person.auth.me().id
    body = {"id": foreign, "locale": "fr"}

    for method in ("PUT", "PATCH"):
        answer = http(person).request(method, f"/api/v1/users/{id}/preferences", json=body)
        assert answer.status_code == 403
    assert http(person).put("/api/v1/users/me/preferences", json=body).status_code == 200
    assert member.user.get_my_preferences().locale == "en"


@pytest.mark.parametrize(
    "body",
    [
        {"preferred_layout_mode": "ROUND"},
        {"primary_navigation_mode": "NOWHERE"},
        {"app_font": "comic sans"},
        {"layout_max_width_px": -1},
        {"enable_gradients": None},
        {"enable_gradients": "yes"},
        {"locale": ""},
        {"locale": "x" * 36},
        [],
    ],
)
def test_preferences_that_cannot_be_meant_are_refused(http: Http, person: Api, body: Any) -> None:
    before = person.user.get_my_preferences()

    assert http(person).put("/api/v1/users/me/preferences", json=body).status_code == 400

    assert person.user.get_my_preferences() == before


def test_the_navigation_is_arranged(person: Api) -> None:
    first = person.user.get_navigation_arrangement()
    assert first.locked
    assert arranged(first) == [
        (kind, True) for kind in ("Home", "Explore", "Libraries", "SmartLists", "BookClubs")
    ]

    item = models.NavigationItem
    wanted = person.user.update_navigation_arrangement(
        locked=False,
        items=[
            models.NavigationArrangementItemUpdate(item("Libraries", show_link_to_all=True)),
            models.NavigationArrangementItemUpdate(item("Home"), visible=False),
        ],
    )

    assert arranged(wanted) == [("Libraries", True), ("Home", False)]
    assert wanted.items[0].item.show_link_to_all is True
    assert person.user.get_navigation_arrangement() == wanted
    assert person.user.get_my_preferences().navigation_arrangement == wanted


def test_the_home_page_is_arranged(person: Api) -> None:
    first = person.user.get_home_arrangement()
    assert arranged(first) == [
        (kind, True) for kind in ("ContinueReading", "RecentlyAddedBooks", "RecentlyAddedSeries")
    ]

    item = models.HomeItem
    wanted = person.user.update_home_arrangement(
        locked=True,
        items=[
            models.HomeArrangementItemUpdate(item("Library", library_id="one")),
            models.HomeArrangementItemUpdate(item("ContinueReading"), visible=False),
        ],
    )

    assert arranged(wanted) == [("Library", True), ("ContinueReading", False)]
    assert wanted.items[0].item.library_id == "one"
    assert person.user.get_home_arrangement() == wanted
    for kind in ("Library", "SmartList"):
        with pytest.raises(Invalid, match="needs a"):
            person.user.update_home_arrangement(
                locked=True, items=[models.HomeArrangementItemUpdate(models.HomeItem(kind))]
            )


@pytest.mark.parametrize("place", ["navigation", "home"])
@pytest.mark.parametrize(
    "body",
    [
        {},
        {"locked": True},
        {"locked": True, "items": [{"item": {"type": "Nowhere"}}]},
        {"locked": True, "items": [{"visible": True}]},
        {"locked": True, "items": [{"item": {"type": "Home"}, "visible": None}]},
        {"locked": True, "items": [{"item": {}}] * 101},
    ],
)
def test_arrangements_that_cannot_be_meant_are_refused(
    http: Http, person: Api, place: str, body: Any
) -> None:
    answer = http(person).put(f"/api/v1/users/me/{place}-arrangement", json=body)

    assert answer.status_code == 400
