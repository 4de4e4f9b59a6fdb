"""Who is let in, by which credential, and when a browser was tricked into calling."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest
from stump_server.domain.access import Viewer
from stump_server.domain.errors import Forbidden, Invalid
from stump_server.web.call import Call
from stump_server.web.options import Options
from stump_server.web.security import Guard, basic_of, check_origin, is_api_key

OWN = "http://books.example"
FRIEND = "https://friend.example"


def basic(text: str) -> str:
    return "Basic " + b64encode(text.encode()).decode()


def who(user: Any) -> Any:
    return None if user is None else user.username


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any) -> Any:
    key = {"name": "api_key", "in": "path", "required": True, "schema": {"type": "string"}}
    feed_security: list[dict[str, list[str]]] = [{"session": []}, {"bearer": []}, {"basic": []}]
    paths = {
        "/me": {"get": make_operation("user.me"), "post": make_operation("user.change")},
        "/maybe": {"get": make_operation("user.maybe", security=[{"session": []}, {}])},
        "/opds/v1.2/catalog": {"get": make_operation("opds_v1.catalog", security=feed_security)},
        "/opds/v2.0/catalog": {"get": make_operation("opds_v2.catalog", security=feed_security)},
        "/opds/v2.0/progress": {"post": make_operation("opds_v2.progress", security=feed_security)},
        "/opds/{api_key}/v1.2/catalog": {
            "get": make_operation("opds_v1.by_key", security=[], parameters=[key])
        },
    }
    names = ["user.me", "user.change", "user.maybe"]
    names += ["opds_v1.catalog", "opds_v2.catalog", "opds_v2.progress", "opds_v1.by_key"]
    options = Options(validate_responses=True, allowed_origins=frozenset({FRIEND}))
    return serve(paths, dict.fromkeys(names, who), cookies={}, options=options)


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


@pytest.mark.parametrize(
    ("headers", "status", "name"),
    [
        ({}, 401, None),
        ({"cookie": "stump_session=good"}, 200, "ann"),
        ({"cookie": "other=1; stump_session=good"}, 200, "ann"),
        ({"cookie": "stump_session=stale"}, 401, None),
        ({"cookie": "stump_session="}, 401, None),
        ({"authorization": "Bearer token"}, 200, "tess"),
        ({"authorization": "bearer   token"}, 200, "tess"),
        ({"authorization": "Bearer wrong"}, 401, None),
        ({"authorization": "Bearer"}, 401, None),
        ({"authorization": "Bearer locked"}, 403, None),
        ({"authorization": "Bearer stump_short_long"}, 200, "kim"),
        ({"authorization": "Bearer stump_short_wrong"}, 401, None),
        ({"authorization": "Bearer stump_a_b_c"}, 401, None),
        ({"authorization": basic("ann:se:cret")}, 401, None),
        ({"authorization": "Digest x"}, 401, None),
        ({"cookie": "stump_session=good", "authorization": "Bearer locked"}, 200, "ann"),
        ({"cookie": "stump_session=stale", "authorization": "Bearer token"}, 200, "tess"),
    ],
)
def test_a_valid_session_wins_and_others_fall_through(
    place: Any, headers: dict[str, str], status: int, name: str | None
) -> None:
    answer = place.client.get("/me", headers=headers)

    assert answer.status_code == status
    if status == 200:
        assert answer.json() == name


@pytest.mark.parametrize("path", ["/opds/v1.2/catalog", "/opds/v2.0/catalog"])
def test_a_password_in_a_header_opens_feeds_and_a_session(place: Any, path: str) -> None:
    answer = place.client.get(path, headers={"authorization": basic("rob:se:cret")})

    assert answer.json() == "rob"
    assert answer.headers["set-cookie"] == (
        "stump_session=fresh; Path=/; Max-Age=259200; HttpOnly; SameSite=Lax"
    )


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        ("/me", 'Bearer realm="stump"'),
        ("/opds/v1.2/catalog", 'Basic realm="stump OPDS v1.2", charset="UTF-8"'),
        ("/opds/v2.0/catalog", 'Basic realm="stump OPDS v2.0", charset="UTF-8"'),
    ],
)
def test_401_says_how_to_ask_and_forgets_the_cookie(place: Any, path: str, scheme: str) -> None:
    without = place.client.get(path)
    stale = place.client.get(path, headers={"cookie": "stump_session=stale"})

    assert without.status_code == stale.status_code == 401
    assert without.headers["www-authenticate"] == scheme
    assert "set-cookie" not in without.headers
    assert stale.headers["set-cookie"].startswith("stump_session=; Path=/; Max-Age=0;")


def test_a_key_in_the_path_is_looked_at_alone(place: Any) -> None:
    assert place.client.get("/opds/stump_short_long/v1.2/catalog").json() == "kim"
    owner = {"cookie": "stump_session=owner"}
    assert (
        place.client.get("/opds/stump_short_wrong/v1.2/catalog", headers=owner).status_code == 401
    )
    assert place.client.get("/opds/nonsense/v1.2/catalog", headers=owner).status_code == 401


def test_an_operation_may_do_without_a_caller(place: Any) -> None:
    assert place.client.get("/maybe").json() is None
    assert place.client.get("/maybe", headers={"cookie": "stump_session=stale"}).json() is None
    assert place.client.get("/maybe", headers={"cookie": "stump_session=good"}).json() == "ann"


def test_the_use_of_a_key_is_noted_now_and_then(serve: Any, make_operation: Any) -> None:
    place = serve({"/me": {"get": make_operation("user.me")}}, {"user.me": who}, cookies={})

    for _ in range(3):
        place.client.get("/me", headers={"authorization": "Bearer stump_short_long"})

    assert place.doorman.noted == [7]
    assert place.vault.opened == [False, True, False, False]


def test_the_use_of_a_key_is_noted_again_after_a_minute(place: Any) -> None:
    now = [0.0]
    guard = Guard(place.vault, place.doorman, clock=lambda: now[0])
    for moment in (0.0, 30.0, 61.0, 62.0):
        now[0] = moment
        guard.note_use(Viewer("1", "a", api_key_id=3))
    guard.note_use(Viewer("1", "a"))

    assert place.doorman.noted == [3, 3]


@pytest.mark.parametrize(
    ("headers", "is_let_through"),
    [
        ({}, True),
        ({"origin": OWN, "host": "books.example"}, True),
        ({"origin": "https://books.example", "host": "books.example"}, True),
        ({"origin": OWN, "host": "other.example"}, False),
        ({"origin": f"{OWN}:81", "host": "books.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": "https://evil.example"}, False),
        ({"origin": FRIEND}, True),
        ({"origin": FRIEND, "sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"origin": "http://[bad", "host": "books.example"}, False),
        ({"origin": OWN, "host": "a b"}, False),
    ],
)
def test_other_sites_cannot_use_the_session_of_a_browser(
    headers: dict[str, str], is_let_through: bool
) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    call = Call("POST", "/", headers=raw)

    if is_let_through:
        check_origin(call, frozenset({FRIEND}))
    else:
        with pytest.raises(Forbidden):
            check_origin(call, frozenset({FRIEND}))


def test_reading_is_not_changing() -> None:
    call = Call("GET", "/", headers=[(b"sec-fetch-site", b"cross-site")])

    check_origin(call, frozenset())


def test_the_public_address_is_an_own_one() -> None:
    headers = [(b"origin", b"https://pub.example"), (b"host", b"inner:1")]
    call = Call("POST", "/", headers=headers, public_url="https://pub.example/")

    check_origin(call, frozenset())


def test_only_cookies_need_the_right_origin(place: Any) -> None:
    foreign = {"origin": "https://evil.example"}

    cookie = place.client.post("/me", headers={"cookie": "stump_session=good", **foreign})
    token = place.client.post("/me", headers={"authorization": "Bearer token", **foreign})

    assert cookie.status_code == 403
    assert token.status_code == 200


def test_a_password_that_a_browser_sends_by_itself_needs_the_right_origin(place: Any) -> None:
    headers = {"authorization": basic("rob:se:cret")}

    own = place.client.post("/opds/v2.0/progress", headers=headers)
    foreign = place.client.post(
        "/opds/v2.0/progress", headers=headers | {"origin": "https://evil.example"}
    )

    assert (own.status_code, foreign.status_code) == (200, 403)


def test_a_session_in_use_is_renewed_with_its_cookie(place: Any) -> None:
    used = place.client.get("/me", headers={"cookie": "stump_session=ageing"})
    fresh = place.client.get("/me", headers={"cookie": "stump_session=good"})

    assert used.headers["set-cookie"].startswith("stump_session=ageing; Path=/; Max-Age=259200;")
    assert "set-cookie" not in fresh.headers
    assert place.doorman.renewed == ["ageing"]


@pytest.mark.parametrize(
    ("told", "is_secure"),
    [({}, False), ({"x-forwarded-proto": "https"}, True), ({"x-forwarded-proto": "http"}, False)],
)
def test_cookies_are_secure_behind_tls(
    serve: Any, make_operation: Any, told: dict[str, str], is_secure: bool
) -> None:
    paths = {"/a": {"get": make_operation("a.get")}}
    trusting = Options(trusted_proxies=("127.0.0.1",))
    asked = told | {"cookie": "stump_session=ageing"}

    answers = [
        serve(paths, {"a.get": who}, options=options, cookies={}).client.get("/a", headers=asked)
        for options in (trusting, Options(), Options(public_url="https://books.example"))
    ]

    are_secure = ["; Secure" in answer.headers["set-cookie"] for answer in answers]
    assert are_secure == [is_secure, False, True]


@pytest.mark.parametrize(
    ("text", "pair"),
    [("ann:secret", ("ann", "secret")), ("ann:a:b", ("ann", "a:b")), ("é:ü", ("é", "ü"))],
)
def test_the_name_ends_at_the_first_colon(text: str, pair: tuple[str, str]) -> None:
    assert basic_of(b64encode(text.encode()).decode()) == pair


def test_name_and_password_may_be_in_latin_1() -> None:
    assert basic_of(b64encode("é:ü".encode("latin-1")).decode()) == ("é", "ü")


@pytest.mark.parametrize("text", ["%%%", "YQ"])
def test_a_header_that_is_no_basic_is_invalid(text: str) -> None:
    with pytest.raises(Invalid):
        basic_of(text)


@pytest.mark.parametrize("plain", [b"ann", b":secret", b"ann:", b"a\x00:b"])
def test_a_name_and_a_password_are_needed(plain: bytes) -> None:
    with pytest.raises(Invalid):
        basic_of(b64encode(plain).decode())


def test_broken_basic_is_400_and_not_500(place: Any) -> None:
    answer = place.client.get("/opds/v1.2/catalog", headers={"authorization": "Basic %%%"})

    assert answer.status_code == 400


def test_keys_are_told_from_tokens_by_their_form() -> None:
    assert is_api_key("stump_a_b")
    assert not is_api_key("stump_a_b_c")
    assert not is_api_key("eyJh.eyJz.c2ln")


def test_addresses_of_proxies_are_may_be_networks(serve: Any, make_operation: Any) -> None:
    paths = {"/a": {"get": make_operation("a.get")}}
    place = serve(
        paths,
        {"a.get": lambda request: [request.client, request.base_url]},
        options=Options(trusted_proxies=("127.0.0.0/8",)),
    )

    told = {
        "x-forwarded-for": "203.0.113.9",
        "x-forwarded-host": "pub.example",
        "x-forwarded-proto": "https",
    }

    assert place.client.get("/a", headers=told).json() == ["203.0.113.9", "https://pub.example"]
