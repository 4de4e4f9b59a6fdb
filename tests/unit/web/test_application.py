"""The whole room: the order in which requests are turned away, and what stops a start."""

from __future__ import annotations

from typing import Any

import pytest
from stump_server.domain.access import Viewer
from stump_server.web.application import build
from stump_server.web.dispatcher import Unsuitable
from stump_server.web.door import Surroundings

IDS = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
BOOK = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Book"}}}}


def get_by_id(id: int, user: Viewer) -> dict[str, Any]:
    return {"id": id, "caller": user.username}


def delete(id: int) -> int:
    return id


def update(id: int, body: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "name": body["name"]}


def wants_more(id: int, colour: str) -> str:
    return f"{id}{colour}"


def wants_less() -> None:
    return None


def wants_a_body(id: int, body: dict[str, Any]) -> str:
    return f"{id}{body}"


def wants_anything(id: int, **rest: Any) -> str:
    return f"{id}{rest}"


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any) -> Any:
    paths = {
        "/books/{id}": {
            "get": make_operation("book.get_by_id", parameters=[IDS]),
            "delete": make_operation(
                "book.delete", parameters=[IDS], **{"x-permission": ["library:delete"]}
            ),
            "put": make_operation(
                "book.update",
                parameters=[IDS],
                requestBody={"required": True, **BOOK},
                **{"x-permission": "library:scan"},
            ),
        },
        "/owner": {"get": make_operation("server.own", **{"x-permission": ["server_owner"]})},
        "/ping": {"get": make_operation("server.ping", security=[])},
    }
    handlers = {
        "book.get_by_id": get_by_id,
        "book.delete": delete,
        "book.update": update,
        "server.own": lambda: None,
        "server.ping": lambda: "pong",
    }
    return serve(paths, handlers)


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


@pytest.mark.parametrize(
    ("method", "path", "cookie", "status"),
    [
        ("GET", "/nowhere", "", 404),
        ("POST", "/books/1", "", 405),
        ("GET", "/books/x", "", 401),
        ("GET", "/books/x", "stale", 401),
        ("DELETE", "/books/x", "good", 403),
        ("GET", "/books/x", "good", 400),
        ("GET", "/books/1?unknown=1", "good", 400),
        ("GET", "/books/1", "good", 200),
        ("GET", "/owner", "good", 403),
        ("GET", "/owner", "owner", 200),
        ("GET", "/ping", "", 200),
    ],
)
def test_requests_are_turned_away_in_order(
    place: Any, method: str, path: str, cookie: str, status: int
) -> None:
    place.client.cookies.clear()

    answer = place.client.request(method, path, headers={"cookie": f"stump_session={cookie}"})

    assert answer.status_code == status
    if status >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == status
        assert problem["message"] == problem["detail"]
        assert problem["instance"] == path.partition("?")[0]


def test_a_bad_body_is_told_to_those_only_who_may_send_one(place: Any) -> None:
    place.client.cookies.clear()
    stale = {"cookie": "stump_session=stale"}

    assert place.client.put("/books/1", json={}, headers=stale).status_code == 401
    assert place.client.put("/books/1", content=b"x", headers=stale).status_code == 401
    assert place.client.put("/books/1", json={}).status_code == 401


def test_405_names_every_method_of_the_path(place: Any) -> None:
    answer = place.client.post("/books/1")

    assert answer.headers["allow"] == "DELETE, GET, HEAD, PUT"


def test_identification_happens_once_per_request(place: Any) -> None:
    place.client.get("/books/1")

    assert place.doorman.calls == 1


def test_nobody_is_looked_up_for_open_operations(place: Any) -> None:
    assert place.client.get("/ping").text == '"pong"'
    assert place.doorman.calls == 0


def test_errors_point_at_parameter_and_body(place: Any) -> None:
    in_query = place.client.get("/books/1?colour=red").json()
    in_path = place.client.get("/books/x").json()
    in_body = place.client.put("/books/1", json={"name": "A", "pages": 0, "hue": 1}).json()

    assert in_query["errors"] == [{"parameter": "colour", "detail": "This is not known here"}]
    assert in_path["errors"][0]["parameter"] == "id"
    assert {error["pointer"] for error in in_body["errors"]} == {"/pages", "/hue"}


def test_head_is_get_without_a_body(place: Any) -> None:
    answer = place.client.head("/books/1")

    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["content-length"]) == len(place.client.get("/books/1").content)
    assert place.client.head("/books/x").content == b""


@pytest.mark.parametrize("handler", [wants_more, wants_less, wants_a_body, wants_anything])
def test_a_handler_that_does_not_fit_stops_the_start(
    make_contract: Any, make_operation: Any, handler: Any
) -> None:
    whole = make_contract({"/books/{id}": {"get": make_operation("book.get", parameters=[IDS])}})

    with pytest.raises(Unsuitable, match=r"book\.get"):
        build(whole, lambda _: handler, surroundings=Surroundings(None), identify=None)  # type: ignore[arg-type]


def test_a_missing_handler_stops_the_start(make_contract: Any, make_operation: Any) -> None:
    whole = make_contract({"/books": {"get": make_operation("book.get")}})

    with pytest.raises(KeyError, match=r"book\.get"):
        build(whole, {}.__getitem__, surroundings=Surroundings(None), identify=None)  # type: ignore[arg-type]


def test_two_operations_of_one_name_stop_the_start(make_contract: Any, make_operation: Any) -> None:
    whole = make_contract(
        {"/a": {"get": make_operation("a.get")}, "/b": {"get": make_operation("a.get")}}
    )

    with pytest.raises(ValueError, match=r"a\.get"):
        build(whole, lambda _: lambda: None, surroundings=Surroundings(None), identify=None)  # type: ignore[arg-type]


def test_a_contract_that_is_no_openapi_stops_the_start(
    make_contract: Any, make_operation: Any
) -> None:
    broken = make_contract({"/a": {"get": make_operation("a.get", tags="a")}})

    with pytest.raises(Exception, match="tags"):
        build(broken, lambda _: lambda: None, surroundings=Surroundings(None), identify=None)  # type: ignore[arg-type]
