"""Every request of the published TypeScript SDK, as it leaves that SDK, against our server.

The requests are data: method, path and query letter by letter. What is odd about them is theirs:
arrays are `name[]`, null is an empty value, a space is a plus sign, and nothing else is escaped,
so that a value with an ampersand falls apart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from builders.books import png

USERNAME = "oromei"
PASSWORD = "correct horse battery staple"
FOG = ["Fog Harbour 1", "Fog Harbour 2", "Fog Harbour 10"]
BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW"


@dataclass
class Answer:
    """What came back."""

    status: int
    media_type: str
    content: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.content)

    @property
    def names(self) -> list[str]:
        return [each["name"] for each in self.json["data"]]


@dataclass
class TypeScriptSdk:
    """Sends requests exactly as given, under /api/v1, and keeps the cookie as a browser does."""

    url: str
    headers: dict[str, str] = field(
        default_factory=lambda: {"Accept": "application/json, text/plain, */*"}
    )

    def send(
        self,
        method: str,
        target: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        content, media_type = _encoded(body)
        sent = {**self.headers, **media_type, **(headers or {})}
        host = urlsplit(self.url)
        connection = HTTPConnection(host.hostname or "", host.port, timeout=30)
        try:
            connection.request(method, f"/api/v1{target}", content, sent)
            response = connection.getresponse()
            content_type = response.headers.get("Content-Type", "").partition(";")[0]
            received = {name.lower(): value for name, value in response.headers.items()}
            answer = Answer(response.status, content_type, response.read(), received)
        finally:
            connection.close()
        if cookie := answer.headers.get("set-cookie"):
            self.headers["Cookie"] = cookie.partition(";")[0]
        return answer

    def fetch(self, method: str, target: str, body: Any = None) -> Any:
        """The JSON of an answer that must be a success."""
        answer = self.send(method, target, body)
        assert answer.status == 200, (method, target, answer.content)
        return answer.json if answer.content else None

    def sign_in(self) -> Any:
        return self.fetch("POST", "/auth/login", {"password": PASSWORD, "username": USERNAME})


def _encoded(body: Any) -> tuple[bytes | None, dict[str, str]]:
    if body is None:
        return None, {}
    if isinstance(body, bytes):
        return body, {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    text = json.dumps(body, separators=(",", ":"), ensure_ascii=False)
    return text.encode(), {"Content-Type": "application/json"}


def form(picture: bytes) -> bytes:
    """A picture as a browser sends it in a form."""
    head = (
        f"--{BOUNDARY}\r\n"
        'Content-Disposition: form-data; name="file"; filename="cover.png"\r\n'
        "Content-Type: image/png\r\n\r\n"
    )
    return head.encode() + picture + f"\r\n--{BOUNDARY}--\r\n".encode()


@dataclass
class Shelf:
    """A signed-in SDK, and the ids and paths that requests name."""

    sdk: TypeScriptSdk
    places: dict[str, Any]

    def fill(self, target: str) -> str:
        for name, value in self.places.items():
            target = target.replace(f"<{name}>", str(value))
        return target

    def send(self, method: str, target: str, body: Any = None) -> Answer:
        return self.sdk.send(method, self.fill(target), body)


def shelf_of(server: Any) -> Shelf:
    sdk = TypeScriptSdk(server.url)
    sdk.sign_in()
    book = sdk.fetch("GET", "/media?name[]=Fog+Harbour+1")["data"][0]
    jobs = sdk.fetch("GET", "/jobs?page=1&page_size=10")["data"]
    places = {
        "library": server.library_id,
        "series": book["series_id"],
        "media": book["id"],
        "path": book["path"].replace(" ", "+"),
        "encoded path": quote(book["path"], safe=""),
        "job": jobs[0]["id"],
    }
    return Shelf(sdk, places)


@pytest.fixture(scope="module")
def shelf(start_server: Callable[..., Any]) -> Shelf:
    """A server that no other test has touched; nothing is changed on it."""
    return shelf_of(start_server())


@pytest.fixture
def own_shelf(fresh_server: Callable[..., Any]) -> Iterator[Shelf]:
    """A server of one's own, to change things on."""
    server = fresh_server()
    yield shelf_of(server)


LISTS: dict[str, tuple[str, list[str] | None]] = {
    "library.get": ("/libraries", ["Comics"]),
    "library.get with all nulls": (
        "/libraries?id[]=<library>&name[]=Comics&search=&series=&zero_based=&page=&page_size="
        "&cursor=&limit=",
        ["Comics"],
    ),
    "library.get search": ("/libraries?search=comi&limit=10", ["Comics"]),
    "library.get by series": (
        "/libraries?series[name][]=Fog+Harbour&series[metadata][volume][from]="
        "&series[metadata][volume][to]=&limit=1",
        ["Comics"],
    ),
    "library.get by nothing there": ("/libraries?series[name][]=Nowhere", []),
    "library.getSeriesCursor first": (
        "/libraries/<library>/series?cursor=&limit=20",
        ["Fog Harbour", "Night Trains", "Prose", "Torn"],
    ),
    "library.getSeriesCursor with params": (
        "/libraries/<library>/series?cursor=<series>&limit=2&count_media=true",
        ["Night Trains", "Prose"],
    ),
    "library settings grid": (
        "/series?limit=50&library[id][]=<library>",
        ["Fog Harbour", "Night Trains", "Prose", "Torn"],
    ),
    "series.get": ("/series", ["Fog Harbour", "Night Trains", "Prose", "Torn"]),
    "series.get page": ("/series?page=2&page_size=3", ["Torn"]),
    "series.get zero-based page": ("/series?zero_based=true&page=0&page_size=1", ["Fog Harbour"]),
    "series.get with count": (
        "/series?page=1&page_size=20&count_media=true&load_media=&load_library=false"
        "&order_by=name&direction=desc",
        ["Torn", "Prose", "Night Trains", "Fog Harbour"],
    ),
    "series.get search": ("/series?search=train&limit=10", ["Night Trains"]),
    "series.get nested": (
        "/series?library[name][]=Comics&media[name][]=Rain&media[metadata]=&metadata=",
        ["Prose"],
    ),
    "series.get by the year of a book": (
        "/series?media[metadata][year][from]=1990&media[metadata][year][to]=1999",
        ["Night Trains"],
    ),
    "series.get by reading": ("/series?media[read_status][]=Completed", []),
    "series.getCursor recently added": (
        "/series?limit=20&count_media=true&direction=desc&order_by=created_at",
        None,
    ),
    "series.getSeriesMedia": ("/series/<series>/media?page=1&page_size=20", FOG),
    "series.getSeriesMedia with params": (
        "/series/<series>/media?order_by=name&direction=desc&page=1&page_size=2",
        ["Fog Harbour 10", "Fog Harbour 2"],
    ),
    "series.recentlyAdded": ("/series/recently-added?count_media=true&page=1&page_size=20", None),
    "series.nextBooks": ("/media?cursor=<media>&limit=25&series_id=<series>", FOG[1:]),
    "media after a book": ("/media?cursor=<media>&limit=20&series[id]=<series>", FOG[1:]),
    "series settings grid": ("/media?limit=50&series[id]=<series>", FOG),
    "media.get": ("/media", None),
    "media.get name": ("/media?name[]=Fog+Harbour+1", FOG[:1]),
    "media.get names": ("/media?name[]=Fog+Harbour+1&name[]=Rain", ["Fog Harbour 1", "Rain"]),
    "media.get extension": ("/media?extension[]=epub&extension[]=pdf", ["Knots", "Rain"]),
    "media.get path": ("/media?path[]=<path>", FOG[:1]),
    "media.get literal plus": ("/media?name[]=C++", []),
    "media.get comma": ("/media?name[]=Fog+Harbour+1,Rain", []),
    "media.get falls apart at an ampersand": ("/media?name[]=Fog+Harbour+1&Ink=", FOG[:1]),
    "media.get lone per cent sign": ("/media?name[]=100%", []),
    "media.get quotes and brackets": ("/media?name[]=%22x%22+%3Cy%3E+[z]", []),
    "media.get every script": ("/media?name[]=%E5%AE%87%E5%AE%99", []),
    "media.get search": ("/media?search=knot&limit=10", ["Knots"]),
    "media.get range": (
        "/media?series[id][]=<series>&metadata[year][from]=2002&metadata[year][to]=&order_by=name"
        "&direction=asc",
        FOG[1:],
    ),
    "media.get year": ("/media?metadata[year]=1999", ["Night Trains 1"]),
    "media.get genre": ("/media?metadata[genre][]=Noir&metadata[publisher][]=", ["Night Trains 1"]),
    "media.get age": ("/media?metadata[age_rating]=18", [*FOG, "Night Trains 1"]),
    "media.get deep": (
        "/media?series[library][id][]=<library>&series[metadata]=&series[media][extension][]=epub"
        "&extension[]=epub",
        ["Rain"],
    ),
    "media.get unread": ("/media?read_status[]=unread&extension[]=pdf", ["Knots"]),
    "media.get tags": ("/media?tags[]=robots", []),
    "media.getCursor first": (
        "/media?cursor=&limit=2&extension[]=cbz&name[]=Fog+Harbour+10",
        FOG[2:],
    ),
    "media.recentlyAdded": ("/media/recently-added?cursor=&limit=20", None),
    "media.inProgress": ("/media/keep-reading?limit=20", []),
    "job.get": ("/jobs?page=1&page_size=10", ["library_scan"]),
    "job.get with params": (
        "/jobs?page=1&page_size=10&order_by=created_at&direction=desc&load_logs=true",
        ["library_scan"],
    ),
    "job.getByID of nothing": ("/jobs", ["library_scan"]),
}


# What that SDK can send and we do not take yet; an entry that is no longer needed fails.
NOT_YET: set[str] = set()


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(call, marks=[pytest.mark.xfail(strict=True)] if call in NOT_YET else [])
        for call in LISTS
    ],
)
def test_lists_are_narrowed_as_that_sdk_asks(shelf: Shelf, call: str) -> None:
    target, expected = LISTS[call]

    answer = shelf.send("GET", target)

    assert answer.status == 200, answer.content
    assert answer.json.keys() == {"data", "_page", "_cursor"}
    if expected is not None:
        assert answer.names == expected


@pytest.mark.parametrize(
    ("call", "target", "keys"),
    [
        ("auth.me", "/auth/me", {"id", "username", "is_server_owner", "permissions"}),
        ("server.checkUpdate offline", "/update", {"status", "message"}),
        ("server.claimedStatus", "/claim", {"is_claimed"}),
        ("library.getByID", "/libraries/<library>", {"id", "name", "config", "tags"}),
        ("library.getStats", "/libraries/stats", {"book_count", "series_count"}),
        ("library.getStats of one", "/libraries/<library>/stats?all_users=true", {"book_count"}),
        ("library.lastScanDetails", "/libraries/<library>/last-scan", {"last_scan"}),
        ("series.getByID", "/series/<series>", {"id", "name", "library_id"}),
        (
            "series.getByID with relations",
            "/series/<series>?load_media=true&load_library=true&count_media=&metadata=",
            {"media", "library"},
        ),
        ("series.nextBook", "/series/<series>/media/next", {"id", "name", "pages"}),
        ("media.getByID", "/media/<media>", {"id", "name", "metadata"}),
        (
            "media.getByID with relations",
            "/media/<media>?load_library=true&load_series=true",
            {"series"},
        ),
        ("media.getByPath", "/media/path/<encoded path>", {"id", "path"}),
        ("media.getMeta", "/media/<media>/metadata", {"title", "writers", "year"}),
        ("upload.config", "/config/upload", {"enabled", "max_file_upload_size"}),
        ("job.getByID", "/jobs/<job>", {"id", "status", "output_data"}),
    ],
)
def test_single_things_have_the_keys_that_sdk_reads(
    shelf: Shelf, call: str, target: str, keys: set[str]
) -> None:
    answer = shelf.send("GET", target)

    expected = 502 if call == "server.checkUpdate offline" else 200
    assert answer.status == expected, answer.content
    assert keys <= answer.json.keys()


@pytest.mark.parametrize(
    "target",
    [
        "/libraries/last-visited",
        "/api-keys",
        "/libraries/<library>/scan-history",
        "/libraries/<library>/excluded-users",
    ],
)
def test_what_may_be_empty_is_answered(shelf: Shelf, target: str) -> None:
    answer = shelf.send("GET", target)

    assert answer.status == 200, answer.content
    assert answer.media_type == "application/json"


@pytest.mark.parametrize(
    ("target", "start"),
    [
        ("/libraries/<library>/thumbnail", b""),
        ("/series/<series>/thumbnail", b""),
        ("/media/<media>/thumbnail", b""),
        ("/media/<media>/page/1", b"\x89PNG"),
        ("/media/<media>/page/1?height=5", b""),
        ("/media/<media>/page/1?width=5", b""),
    ],
)
def test_links_lead_to_pictures(shelf: Shelf, target: str, start: bytes) -> None:
    answer = shelf.send("GET", target)

    assert answer.status == 200, answer.content
    assert answer.media_type.startswith("image/")
    assert answer.content.startswith(start)


def test_the_link_to_a_file_leads_to_the_file(shelf: Shelf) -> None:
    answer = shelf.send("GET", "/media/<media>/file")

    assert answer.status == 200
    assert answer.content.startswith(b"PK")
    assert "attachment" in answer.headers["content-disposition"]


def test_the_server_answers_before_anybody_signs_in(server: Any) -> None:
    sdk = TypeScriptSdk(server.url)

    ping = sdk.send("GET", "/ping")

    assert (ping.status, ping.media_type, ping.content) == (200, "text/plain", b"pong")
    assert sdk.fetch("GET", "/claim") == {"is_claimed": True}
    assert sdk.fetch("POST", "/version").keys() == {"semver", "rev", "compile_time"}
    assert sdk.send("GET", "/auth/me").status == 401
    assert "message" in sdk.send("GET", "/media?name[]=x").json


def test_a_session_begins_and_ends(server: Any) -> None:
    sdk = TypeScriptSdk(server.url)

    user = sdk.sign_in()

    assert user["username"] == USERNAME
    assert sdk.fetch("GET", "/auth/me")["id"] == user["id"]
    assert sdk.send("POST", "/auth/logout").status == 200
    assert sdk.send("GET", "/auth/me").status == 401


def test_a_token_is_given_when_it_is_asked_for(server: Any) -> None:
    sdk = TypeScriptSdk(server.url)

    answer = sdk.send(
        "POST",
        "/auth/login?create_session=false&generate_token=true",
        {"password": PASSWORD, "username": USERNAME},
    )

    assert answer.status == 200
    assert "set-cookie" not in answer.headers
    token = answer.json["token"]["access_token"]
    sdk.headers["Authorization"] = f"Bearer {token}"
    assert sdk.fetch("GET", "/auth/me")["username"] == answer.json["for_user"]["username"]
    assert sdk.send("POST", "/auth/logout").status == 200


def test_a_server_without_owner_is_claimed(fresh_server: Callable[..., Any]) -> None:
    sdk = TypeScriptSdk(fresh_server(is_claimed=False).url)
    claimed = sdk.fetch("GET", "/claim")

    user = sdk.fetch("POST", "/auth/register", {"password": "long enough", "username": "ann"})

    assert claimed == {"is_claimed": False}
    assert user["is_server_owner"] is True
    assert sdk.fetch("GET", "/claim") == {"is_claimed": True}


def test_api_keys_live_and_die(own_shelf: Shelf) -> None:
    sdk = own_shelf.sdk
    inherit = {"name": "All", "permissions": "inherit", "expires_at": None}
    some = {
        "expires_at": "2099-01-01T00:00:00.000Z",
        "name": "Some",
        "permissions": ["feature:api_keys", "file:download"],
    }

    created = sdk.fetch("POST", "/api-keys", inherit)
    other = sdk.fetch("POST", "/api-keys", some)
    secret = {"x-api-key": created["api_key"]}
    validity = sdk.send("POST", "/api-keys/validate", headers=secret)
    updated = sdk.fetch("PUT", f"/api-keys/{other['id']}", {**some, "name": "Fewer"})
    with_key = TypeScriptSdk(sdk.url)
    with_key.headers["Authorization"] = f"Bearer {created['api_key']}"

    assert validity.json is True
    assert updated["name"] == "Fewer"
    assert with_key.fetch("GET", "/auth/me")["username"] == USERNAME
    assert {key["name"] for key in sdk.fetch("GET", "/api-keys")} == {"All", "Fewer"}
    assert sdk.fetch("GET", f"/api-keys/{other['id']}")["permissions"] == some["permissions"]
    assert sdk.send("DELETE", f"/api-keys/{created['id']}").status == 200
    assert with_key.send("GET", "/auth/me").status == 401


def test_a_library_is_sent_back_whole_to_change_it(own_shelf: Shelf) -> None:
    sdk = own_shelf.sdk
    library = sdk.fetch("GET", own_shelf.fill("/libraries/<library>"))

    changed = sdk.fetch(
        "PUT",
        own_shelf.fill("/libraries/<library>"),
        {
            **library,
            "name": "Comics & more",
            "tags": ["robots", "tea"],
            "config": {**library["config"], "watch": False},
            "scan_mode": "NONE",
        },
    )

    assert changed["name"] == "Comics & more"
    assert changed["config"]["watch"] is False
    assert sorted(tag["name"] for tag in changed["tags"]) == ["robots", "tea"]
    assert changed["id"] == library["id"]


def test_a_library_is_created_and_deleted(own_shelf: Shelf, tmp_path: Any) -> None:
    sdk = own_shelf.sdk
    folder = tmp_path / "new books"
    folder.mkdir()
    config = sdk.fetch("GET", own_shelf.fill("/libraries/<library>"))["config"]
    for key in ("id", "library_id"):
        config[key] = None

    created = sdk.fetch(
        "POST",
        "/libraries",
        {
            "name": "New",
            "path": str(folder),
            "description": None,
            "tags": None,
            "scan_mode": "NONE",
            "config": config,
        },
    )
    taken = sdk.send("POST", "/libraries", {"name": "New", "path": str(folder), "config": None})
    deleted = sdk.send("DELETE", f"/libraries/{created['id']}")

    assert created["path"] == str(folder)
    assert taken.status in (409, 422)
    assert deleted.status == 200
    assert sdk.send("GET", f"/libraries/{created['id']}").status == 404


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"config": None},
        {"config": {"force_rebuild": True}},
        {"config": {"force_rebuild": False}},
        {"config": {"regen_meta": True, "regen_hashes": False}},
    ],
)
def test_a_library_is_scanned(own_shelf: Shelf, options: dict[str, Any]) -> None:
    answer = own_shelf.send("POST", "/libraries/<library>/scan", options)

    assert answer.status == 200, answer.content


def test_the_other_work_on_a_library(own_shelf: Shelf) -> None:
    thumbnails = {
        "image_options": {
            "resize_options": {"mode": "Scaled", "height": 0.5, "width": 0.5},
            "format": "Webp",
            "quality": None,
            "page": None,
        },
        "force_regenerate": True,
    }
    steps: list[tuple[str, str, Any]] = [
        ("PUT", "/libraries/last-visited/<library>", None),
        ("GET", "/libraries/last-visited", None),
        ("POST", "/libraries/<library>/analyze", None),
        ("POST", "/libraries/<library>/thumbnail/generate", thumbnails),
        ("POST", "/libraries/<library>/thumbnail/generate", {"force_regenerate": False}),
        ("DELETE", "/libraries/<library>/thumbnail", None),
        ("DELETE", "/libraries/<library>/scan-history", None),
        ("PUT", "/libraries/<library>/clean", None),
        ("POST", "/libraries/<library>/excluded-users", {"user_ids": []}),
        ("GET", "/libraries/<library>/excluded-users", None),
    ]

    for method, target, body in steps:
        answer = own_shelf.send(method, target, body)
        assert answer.status == 200, (method, target, answer.content)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("/libraries/<library>/thumbnail", {"media_id": "<media>"}),
        ("/series/<series>/thumbnail", {"media_id": "<media>"}),
        ("/media/<media>/thumbnail", {}),
    ],
)
def test_thumbnails_are_chosen_and_uploaded(
    own_shelf: Shelf, target: str, page: dict[str, str]
) -> None:
    chosen = {key: own_shelf.fill(value) for key, value in page.items()}

    patched = own_shelf.send("PATCH", target, {**chosen, "page": 2, "is_zero_based": None})
    zero_based = own_shelf.send("PATCH", target, {**chosen, "page": 0, "is_zero_based": True})
    uploaded = own_shelf.send("POST", target, form(png(30, 40, (1, 2, 3))))

    for answer in (patched, zero_based, uploaded):
        assert answer.status == 200, answer.content
        assert answer.media_type.startswith("image/")


def test_series_and_books_are_analysed(own_shelf: Shelf) -> None:
    for target in ("/series/<series>/analyze", "/media/<media>/analyze"):
        answer = own_shelf.send("POST", target)
        assert answer.status == 200, (target, answer.content)


def test_reading_moves_on_ends_and_is_forgotten(own_shelf: Shelf) -> None:
    step = {"page": 2, "epubcfi": None, "elapsed_seconds": 12}

    session = own_shelf.send("PUT", "/media/<media>/progress", step)
    reading = own_shelf.send("GET", "/media/keep-reading?limit=20")
    finished = own_shelf.send("PUT", "/media/<media>/progress", {"page": 3})
    complete = own_shelf.send(
        "PUT", "/media/<media>/progress/complete", {"is_complete": True, "page": None}
    )
    again = own_shelf.send("PUT", "/media/<media>/progress", {"page": 1})
    forgotten = own_shelf.send("DELETE", "/media/<media>/progress")

    assert session.json["page"] == 2
    assert reading.names == ["Fog Harbour 1"]
    assert "completed_at" in finished.json
    assert [each.status for each in (complete, again, forgotten)] == [200, 200, 200]
    assert own_shelf.send("GET", "/media/<media>/progress").json is None


def test_metadata_is_sent_back_whole_to_change_it(own_shelf: Shelf) -> None:
    metadata = own_shelf.send("GET", "/media/<media>/metadata").json

    changed = own_shelf.send(
        "PUT",
        "/media/<media>/metadata",
        {
            **metadata,
            "title": "Fog, once more",
            "number": 1.5,
            "age_rating": 16,
            "genre": ["Adventure", "Tea"],
            "writers": [],
            "year": None,
            "page_dimensions": None,
        },
    )

    assert changed.status == 200, changed.content
    assert (changed.json["number"], changed.json["age_rating"]) == (1.5, 16)
    assert changed.json["genre"] == ["Adventure", "Tea"]
    assert changed.json["publisher"] == metadata["publisher"]
    assert changed.json.get("year") is None


def test_jobs_are_deleted_and_scheduled(own_shelf: Shelf) -> None:
    schedule = {"interval_secs": 21600, "excluded_library_ids": []}

    stored = own_shelf.send("POST", "/jobs/scheduler-config", schedule)
    read = own_shelf.send("GET", "/jobs/scheduler-config")
    removed = own_shelf.send(
        "POST", "/jobs/scheduler-config", {"interval_secs": None, "excluded_library_ids": None}
    )
    ended = own_shelf.send("DELETE", "/jobs/<job>/cancel")
    deleted = own_shelf.send("DELETE", "/jobs/<job>")
    emptied = own_shelf.send("DELETE", "/jobs")

    assert stored.json["interval_secs"] == read.json["interval_secs"] == 21600
    assert read.json["excluded_libraries"] == []
    assert removed.json is None
    assert ended.status == 409
    assert (deleted.status, emptied.status) == (200, 200)
    assert own_shelf.send("GET", "/jobs?page=1&page_size=10").json["data"] == []


ACCOUNT_KEYS = {
    "id",
    "username",
    "is_server_owner",
    "avatar_url",
    "created_at",
    "last_login",
    "is_locked",
    "permissions",
}


def test_accounts_are_managed(own_shelf: Shelf) -> None:
    fetch = own_shelf.sdk.fetch
    made = fetch(
        "POST",
        "/users",
        {
            "age_restriction": {"age": 16, "restrict_on_unset": False},
            "password": PASSWORD,
            "permissions": ["file:download"],
            "username": "bob",
        },
    )
    assert made.keys() >= ACCOUNT_KEYS | {"age_restriction", "user_preferences"}
    place = f"/users/{made['id']}"

    query = "page=1&page_size=20&include_read_progresses=true&include_session_count=true"
    listed = fetch("GET", f"/users?{query}&include_restrictions=&cursor=")
    assert listed["_page"]["total_pages"] == 1
    assert [user["username"] for user in listed["data"]] == ["bob", "mira", "oromei"]
    assert [user["login_sessions_count"] for user in listed["data"]] == [0, 0, 1]
    found = fetch("GET", place)
    sent = {"age_restriction": None, "password": None, "permissions": ["file:upload"]}
    changed = fetch("PUT", place, found | sent)
    assert (changed["permissions"], "age_restriction" in changed) == (["file:upload"], False)
    assert fetch("PUT", place, {"lock": True})["is_locked"] is True
    assert fetch("PUT", place, {"lock": False})["is_locked"] is False
    assert fetch("DELETE", f"{place}/sessions") is None
    assert fetch("GET", f"{place}/login-activity") == []
    (attempt,) = [each for each in fetch("GET", "/users/login-activity") if each["user"]]
    assert attempt["user"]["username"] == USERNAME
    assert fetch("DELETE", "/users/login-activity") is None
    assert fetch("DELETE", place, {"hard_delete": None})["username"] == "bob"
    assert fetch("DELETE", place, {"hard_delete": True})["username"] == "bob"
    assert own_shelf.send("GET", place).status == 404


def test_people_look_after_their_own_account(own_shelf: Shelf) -> None:
    fetch = own_shelf.sdk.fetch
    me = fetch("GET", "/auth/me")
    sent = {"age_restriction": None, "avatar_url": None, "password": None, "username": "oromei"}

    assert fetch("PUT", "/users/me", me | sent) == me
    preferences = fetch("GET", "/users/me/preferences")
    assert preferences == me["user_preferences"]
    assert fetch("GET", f"/users/{me['id']}/preferences") == preferences
    dark = preferences | {"app_theme": "dark", "preferred_layout_mode": "TABLE"}
    assert fetch("PUT", "/users/me/preferences", dark) == dark
    assert fetch("PATCH", f"/users/{me['id']}/preferences", preferences) == preferences
    arrangement = fetch("GET", "/users/me/navigation-arrangement")
    arrangement["items"].reverse()
    assert fetch("PUT", "/users/me/navigation-arrangement", arrangement) == arrangement
    # What is visible goes without saying.
    bare = {"locked": False, "items": [{"item": {"type": "Home"}}]}
    seen = {"locked": False, "items": [{"item": {"type": "Home"}, "visible": True}]}
    assert fetch("PUT", "/users/me/navigation-arrangement", bare) == seen
