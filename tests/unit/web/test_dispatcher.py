"""Handlers get what they name and may return what they like."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from stump_server.domain.access import Viewer
from stump_server.web import contract as contracts
from stump_server.web import door, reply
from stump_server.web.call import Call
from stump_server.web.dispatcher import Unsuitable, bind

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
LIMIT = {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 20}}
YEAR = {"name": "year[from]", "in": "query", "schema": {"type": "integer"}}
WORD = {"name": "word", "in": "query", "required": True, "schema": {"type": "string"}}


def everything(id: str, user: Viewer, query: dict[str, Any], limit: int, request: Call) -> Any:
    return [id, user.username, query, limit, request.method, request.user_agent]


async def on_the_loop(user: Viewer) -> Any:
    return [user.username, threading.current_thread().name]


def in_a_thread() -> Any:
    return threading.current_thread().name


def look_around() -> Any:
    with door.work():
        return [door.settings(), door.call().path, door.surroundings().clock().tzname()]


def work_twice() -> Any:
    with door.reading():
        pass
    with door.writing():
        pass


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any) -> Any:
    paths = {
        "/all/{id}": {"get": make_operation("a.all", parameters=[ID, LIMIT, YEAR])},
        "/loop": {"get": make_operation("a.loop", **{"x-permission": ["library:scan"]})},
        "/owner": {"get": make_operation("a.owner", **{"x-permission": ["server_owner"]})},
        "/thread": {"get": make_operation("a.thread")},
        "/around": {"get": make_operation("a.around"), "post": make_operation("a.around_too")},
        "/twice": {"post": make_operation("a.twice")},
        "/in": {"post": make_operation("a.sign_in", security=[])},
        "/out": {"post": make_operation("a.sign_out", security=[])},
    }
    handlers = {
        "a.all": everything,
        "a.loop": on_the_loop,
        "a.owner": on_the_loop,
        "a.thread": in_a_thread,
        "a.around": look_around,
        "a.around_too": look_around,
        "a.twice": work_twice,
        "a.sign_in": lambda: reply.with_session(reply.json({"ok": True}), "token"),
        "a.sign_out": lambda: reply.without_session(reply.json({"ok": True})),
    }
    return serve(paths, handlers)


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


def test_a_handler_gets_what_it_names(place: Any) -> None:
    answer = place.client.get("/all/x?year[from]=1990", headers={"user-agent": "reader"})

    assert answer.json() == [
        "x",
        "ann",
        {"limit": 20, "year": {"from": 1990}},
        20,
        "GET",
        "reader",
    ]


def test_coroutines_run_on_the_loop_and_functions_do_not(place: Any) -> None:
    assert not place.client.get("/loop").json()[1].startswith("handler-")
    assert place.client.get("/thread").json().startswith("handler-")


def test_coroutines_are_guarded_too(place: Any) -> None:
    assert place.client.get("/owner").status_code == 403
    place.client.cookies.clear()
    assert place.client.get("/loop").status_code == 401


def test_the_door_opens_work_as_the_method_asks(place: Any) -> None:
    around = place.client.get("/around").json()
    place.client.post("/around")
    place.client.post("/twice")

    assert around == ["the settings", "/around", "UTC"]
    identifying = False
    assert place.vault.opened == [
        identifying,
        False,
        identifying,
        True,
        identifying,
        False,
        True,
    ]


def test_handlers_sign_browsers_in_and_out(place: Any) -> None:
    place.client.cookies.clear()

    signed_in = place.client.post("/in").headers["set-cookie"]
    signed_out = place.client.post("/out").headers["set-cookie"]

    assert signed_in == "stump_session=token; Path=/; Max-Age=259200; HttpOnly; SameSite=Lax"
    assert signed_out == "stump_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"


def one_word(word: str) -> str:
    return word


def maybe_a_word(word: str | None = None) -> str | None:
    return word


def a_group(year: dict[str, int] | None = None) -> Any:
    return year


def no_default(year: dict[str, int]) -> Any:
    return year


def the_viewer(user: Viewer) -> str:
    return user.username


@pytest.mark.parametrize(
    ("function", "parameters", "security", "fits"),
    [
        (one_word, [WORD], None, True),
        (one_word, [], None, False),
        (maybe_a_word, [WORD], None, True),
        (maybe_a_word, [], None, False),
        (a_group, [YEAR], None, True),
        (no_default, [YEAR], None, False),
        (the_viewer, [], None, True),
        (the_viewer, [], [], False),
        (in_a_thread, [ID], None, False),
    ],
)
def test_arguments_that_nobody_supplies_stop_the_start(
    make_contract: Any,
    make_operation: Any,
    function: Any,
    parameters: list[Any],
    security: list[Any] | None,
    fits: bool,
) -> None:
    more = {} if security is None else {"security": security}
    described = make_operation("a.do", parameters=parameters, **more)
    operation = contracts.read(make_contract({"/a": {"get": described}}))["a.do"]

    if fits:
        bind(operation, function)
    else:
        with pytest.raises(Unsuitable):
            bind(operation, function)
