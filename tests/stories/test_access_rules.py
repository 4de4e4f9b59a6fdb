"""Who may do what, asked of every operation in the contract, so that new ones are covered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from builders import sdk_contract
from builders.books import comic, png
from builders.servers import OWNER, PASSWORD
from sqlalchemy import insert, select
from stump_client import Api
from stump_server.domain.access import Permission, expand
from stump_server.storage.tables import library_tags, media_tags, series_tags, tags

METHODS = ("get", "put", "post", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """What the contract says of one operation, as far as access is concerned."""

    id: str
    method: str
    path: str
    permissions: tuple[str, ...]
    is_open: bool
    takes_password: bool
    is_identity_optional: bool
    # The names of its path parameters in the contract: what kind of id each of them is.
    kinds: tuple[str, ...]
    body: dict[str, Any] | None

    def place(self, **values: object) -> str:
        """Its path with these values, and something harmless for the others."""
        filled = self.path
        for name, value in {"page": 1, "api_key": "x", "path": "x", "id": 1, **values}.items():
            filled = filled.replace(f"{{{name}}}", str(value))
        return filled


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation of the contract."""
    return tuple(
        _operation(path, method, item[method])
        for path, item in sdk_contract.load()["paths"].items()
        for method in METHODS
        if method in item
    )


def _operation(path: str, method: str, node: dict[str, Any]) -> Operation:
    security = node["security"]
    references = [p.get("$ref", "").rpartition("/")[2] for p in node.get("parameters", [])]
    parameters = sdk_contract.load()["components"]["parameters"]
    return Operation(
        id=node["operationId"],
        method=method,
        path=path,
        permissions=tuple(node.get("x-permission", ())),
        is_open=security == [] and "{api_key}" not in path,
        takes_password={"basic": []} in security,
        is_identity_optional={} in security,
        kinds=tuple(r for r in references if r and parameters[r]["in"] == "path"),
        body=node.get("requestBody"),
    )


def protected() -> list[Operation]:
    return [one for one in operations() if not (one.is_open or one.is_identity_optional)]


def ids_of(found: list[Operation]) -> list[str]:
    return [one.id for one in found]


def body_of(operation: Operation) -> dict[str, Any]:
    """A body the operation takes, as arguments of httpx."""
    if operation.body is None:
        return {}
    media_type, content = next(iter(operation.body["content"].items()))
    if media_type.startswith("multipart/"):
        return {"files": {"file": ("a.png", png(4, 4, (1, 2, 3)), "image/png")}}
    schema = content.get("schema", {})
    node = sdk_contract.resolve(schema)
    return {"json": content.get("example", schema.get("example", node.get("example")))}


@pytest.fixture(scope="module")
def nobody(server: Any) -> Iterator[httpx.Client]:
    """A client with no credentials."""
    with httpx.Client(base_url=server.url) as client:
        yield client


@pytest.mark.parametrize("operation", protected(), ids=ids_of(protected()))
def test_nobody_gets_in_anywhere(nobody: httpx.Client, operation: Operation) -> None:
    credentials: list[dict[str, str]] = [
        {},
        {"cookie": "stump_session=made-up"},
        {"authorization": "Bearer made.up.token"},
        {"authorization": "Bearer stump_madeup_key"},
        {"authorization": "Bearer"},
        {"authorization": "Digest x"},
    ]
    if not operation.takes_password:
        # Where it is looked at, somebody who guesses has to wait and locks the account.
        credentials.append({"authorization": "Basic b3JvbWVpOndyb25n"})
    for headers in credentials:
        # Not even what is wrong with the request is told.
        answer = nobody.request(operation.method, f"{operation.place()}?made_up=1", headers=headers)

        assert answer.status_code == 401, (headers, answer.text)
        assert answer.headers["www-authenticate"]
        if operation.path.startswith("/opds/v2.0/"):
            # Which tells how to sign in.
            assert answer.headers["content-type"] == "application/opds-authentication+json"
            continue
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["message"]


@pytest.fixture(scope="module")
def powerless(server: Any) -> Iterator[httpx.Client]:
    """A member with no permission at all."""
    server.make_user("powerless")
    with signed_in(server, "powerless") as client:
        yield client


class Person(httpx.Client):
    """A plain client, which may have a key for the paths that hold one."""

    key = "x"


@contextmanager
def signed_in(server: Any, username: str) -> Iterator[Person]:
    """Somebody with a session, and with a key if they may have one."""
    with Person(base_url=server.url) as client:
        who = {"username": username, "password": PASSWORD}
        client.post("/api/v1/auth/login", json=who).raise_for_status()
        key = {"name": "key", "permissions": "inherit"}
        made = client.post("/api/v1/api-keys", json=key)
        if made.status_code == httpx.codes.OK:
            client.key = made.json()["api_key"]
        yield client


def with_permission() -> list[Operation]:
    # What holds of keys is asked by the access matrix.
    return [one for one in protected() if one.permissions and "{api_key}" not in one.path]


@pytest.mark.parametrize("operation", with_permission(), ids=ids_of(with_permission()))
def test_a_permission_in_the_contract_is_asked_for(
    powerless: httpx.Client, operation: Operation
) -> None:
    answer = powerless.request(operation.method, operation.place(), **body_of(operation))
    senseless = powerless.request(operation.method, f"{operation.place()}?made_up=1")

    assert answer.status_code == 403, answer.text
    assert senseless.status_code == 403, senseless.text


@pytest.mark.parametrize("operation", with_permission(), ids=ids_of(with_permission()))
def test_one_permission_less_is_not_enough(
    server: Any, operation: Operation, almost: Callable[[str], httpx.Client]
) -> None:
    assert server
    for missing in operation.permissions:
        answer = almost(missing).request(operation.method, operation.place(), **body_of(operation))

        assert answer.status_code == 403, (missing, answer.text)


@pytest.fixture(scope="module")
def almost(server: Any) -> Iterator[Callable[[str], httpx.Client]]:
    """Members who may do everything but one thing."""
    clients: dict[str, httpx.Client] = {}
    with ExitStack() as stack:

        def with_all_but(missing: str) -> httpx.Client:
            if missing not in clients:
                held = [p for p in Permission if missing not in _brought_along(p)]
                server.make_user(f"all but {missing}", *held)
                client = signed_in(server, f"all but {missing}")
                clients[missing] = stack.enter_context(client)
            return clients[missing]

        yield with_all_but


def _brought_along(permission: Permission) -> set[str]:
    return {held.value for held in expand([permission])}


@dataclass(frozen=True)
class Hidden:
    """A library with a book for adults, and ids in it by their kind in the contract."""

    excluded: Person
    child: Person
    # Those to whom a tag is denied, by what carries it.
    denied: dict[str, Person]
    ids: dict[str, str]
    library_id: str


@pytest.fixture(scope="module")
def hidden(server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hidden]:
    """People with every permission: one excluded from the library, one too young for it, and
    three to whom a tag is denied, of the library, of the series, and of the book.
    """
    root = tmp_path_factory.mktemp("hidden")
    comic(
        root / "Adults" / "Adults 1.cbz",
        3,
        AgeRating="X18+",
        Title="Secret title",
        Genre="Secret genre",
    )
    everything = tuple(Permission)
    excluded_id = server.make_user("excluded", *everything)
    server.make_user("child", *everything, age=12)
    with server.api(OWNER) as owner:
        library = owner.library.create(name="Hidden", path=str(root), scan_mode="NONE")
        server.scan(library.id)
        owner.library.update_excluded_users(library.id, user_ids=[excluded_id])
        (series,), (book,) = (
            owner.library.get_series(library.id),
            owner.library.get_media(library.id),
        )
        ids = {"LibraryId": library.id, "SeriesId": series.id, "MediaId": book.id}
        ids["MediaPath"] = book.path.lstrip("/")
        deny(server, ids)
        with ExitStack() as stack:
            excluded, child, *denied = (
                stack.enter_context(signed_in(server, name))
                for name in ("excluded", "child", *DENIED)
            )
            yield Hidden(excluded, child, dict(zip(DENIED, denied, strict=True)), ids, library.id)
        owner.library.delete(library.id)


DENIED = {
    "no such library": ("LibraryId", library_tags),
    "no such series": ("SeriesId", series_tags),
    "no such book": ("MediaId", media_tags),
}


def deny(server: Any, ids: dict[str, str]) -> None:
    """Tag the library, the series and the book, and deny each tag to an account of its name."""
    for name, (kind, table) in DENIED.items():
        user_id = server.make_user(name, *Permission)
        with server.installation.database.work(writes=True) as work:
            work.users.set_denied_tags(user_id, [name])
            tag_id = work.connection.scalar(select(tags.c.id).where(tags.c.name == name))
            thing, tag = table.c
            work.connection.execute(insert(table).values({thing: ids[kind], tag: tag_id}))


def about(*kinds: str) -> list[Operation]:
    return [one for one in protected() if set(kinds) & set(one.kinds)]


BOOKS_AND_SERIES = about("SeriesId", "MediaId", "MediaPath")
ALL_THINGS = about("LibraryId", "SeriesId", "MediaId", "MediaPath")


def ask(client: Person, operation: Operation, thing: str) -> httpx.Response:
    place = operation.place(id=thing, path=thing, api_key=client.key)
    return client.request(operation.method, place, **body_of(operation))


def told(answer: httpx.Response) -> tuple[int, Any]:
    """What an answer tells, but for the place that was asked."""
    document = answer.json()
    return answer.status_code, {k: v for k, v in document.items() if k != "instance"}


# Lists that are empty when their library is unknown, as in Stump.
EMPTY_WHEN_UNKNOWN = ("opds_v2.get_library_books", "opds_v2.get_library_latest_books")


def assert_hidden(client: Person, operation: Operation, ids: dict[str, str]) -> None:
    (kind,) = [kind for kind in operation.kinds if kind in ids]
    answer = ask(client, operation, ids[kind])

    if operation.id in EMPTY_WHEN_UNKNOWN:
        unknown = ask(client, operation, "00000000-none").json()
        known = answer.json()
        assert known["metadata"]["numberOfItems"] == 0
        assert known.keys() == unknown.keys()
        assert "publications" not in known
        return
    assert answer.status_code == 404, answer.text
    assert "Secret" not in answer.text
    assert told(answer) == told(ask(client, operation, "00000000-none"))


def test_there_is_something_to_ask() -> None:
    assert len(BOOKS_AND_SERIES) >= 28
    assert len(ALL_THINGS) >= 48


@pytest.mark.parametrize("operation", BOOKS_AND_SERIES, ids=ids_of(BOOKS_AND_SERIES))
def test_what_is_too_old_for_somebody_looks_like_nothing(
    hidden: Hidden, operation: Operation
) -> None:
    assert_hidden(hidden.child, operation, hidden.ids)


@pytest.mark.parametrize("operation", ALL_THINGS, ids=ids_of(ALL_THINGS))
def test_an_excluded_library_and_all_in_it_looks_like_nothing(
    hidden: Hidden, operation: Operation
) -> None:
    assert_hidden(hidden.excluded, operation, hidden.ids)


@pytest.mark.parametrize("who", DENIED)
@pytest.mark.parametrize("operation", BOOKS_AND_SERIES, ids=ids_of(BOOKS_AND_SERIES))
def test_what_has_or_lies_in_what_has_a_denied_tag_looks_like_nothing(
    hidden: Hidden, operation: Operation, who: str
) -> None:
    assert_hidden(hidden.denied[who], operation, hidden.ids)


OF_LIBRARIES = about("LibraryId")


@pytest.mark.parametrize("operation", OF_LIBRARIES, ids=ids_of(OF_LIBRARIES))
def test_a_library_with_a_denied_tag_looks_like_nothing(
    hidden: Hidden, operation: Operation
) -> None:
    assert_hidden(hidden.denied["no such library"], operation, hidden.ids)


def test_hidden_things_are_in_no_list_and_no_count(server: Any, hidden: Hidden) -> None:
    lists = [one for one in protected() if one.method == "get" and not one.kinds]
    starts = ("/api/v1/media", "/api/v1/series", "/api/v1/metadata")
    lists = [one for one in lists if one.path.startswith(starts)]
    assert len(lists) >= 5

    for client in (hidden.child, hidden.excluded, *hidden.denied.values()):
        for operation in lists:
            answer = client.get(operation.path)
            assert answer.status_code == 200, answer.text
            assert "Adults 1" not in answer.text
            assert "Secret genre" not in answer.text
            assert hidden.ids["SeriesId"] not in answer.text
        counts = client.get("/api/v1/libraries/stats").json()
        with server.api(OWNER) as owner:
            assert counts["book_count"] < owner.library.get_stats_all().book_count
    for client in (hidden.excluded, hidden.denied["no such library"]):
        names = [one["name"] for one in client.get("/api/v1/libraries").json()["data"]]
        assert "Hidden" not in names
    # The library itself is not for adults only.
    place = f"/api/v1/libraries/{hidden.library_id}"
    others = (hidden.denied["no such series"], hidden.denied["no such book"])
    for client in (hidden.child, *others):
        inside = client.get(f"{place}/stats").json()
        assert (inside["book_count"], inside["series_count"]) == (0, 0)
        assert client.get(f"{place}/media").json()["data"] == []
        assert client.get(f"{place}/series").json()["data"] == []


@pytest.mark.parametrize("limit", ["age", "tag"])
def test_a_stored_picture_gives_nothing_away(server: Any, tmp_path: Path, limit: str) -> None:
    comic(tmp_path / "books" / "Mixed" / "A for adults.cbz", 2, AgeRating="X18+")
    comic(tmp_path / "books" / "Mixed" / "B for all.cbz", 2, AgeRating="Everyone")
    name = f"limited by {limit}"
    user_id = server.make_user(name, age=10 if limit == "age" else None)
    with server.api(OWNER) as owner, server.api(name) as younger:
        library = owner.library.create(name="Mixed", path=str(tmp_path / "books"), scan_mode="NONE")
        server.scan(library.id)
        adults, everybody = owner.library.get_media(library.id)
        if limit == "tag":
            with server.installation.database.work(writes=True) as work:
                work.users.set_denied_tags(user_id, ["adults"])
                tag_id = work.connection.scalar(select(tags.c.id).where(tags.c.name == "adults"))
                work.connection.execute(
                    insert(media_tags).values(media_id=adults.id, tag_id=tag_id)
                )
        series = owner.library.get_series(library.id)[0]
        for api, id in ((owner.library, library.id), (owner.series, series.id)):
            api.update_thumbnail(id, media_id=adults.id, page=1)

        of_library = younger.library.get_thumbnail(library.id)
        of_series = younger.series.get_thumbnail(series.id)

        harmless = younger.media.get_page(everybody.id, 1)
        assert of_library == of_series == harmless
        assert owner.library.get_thumbnail(library.id) != harmless
        owner.library.delete(library.id)


def test_an_api_key_has_the_limits_of_its_owner(server: Any, hidden: Hidden) -> None:
    with server.api("child") as child:
        key = child.api_key.create(name="all of it", permissions="inherit").api_key
    with Api(server.url, auth_method="api-key", api_key=key) as api:
        me = api.auth.me()
        assert me.age_restriction
        assert me.age_restriction.age == 12
        assert me.user_preferences

    with Person(base_url=server.url, headers={"authorization": f"Bearer {key}"}) as client:
        client.key = key
        for operation in BOOKS_AND_SERIES:
            assert_hidden(client, operation, hidden.ids)
