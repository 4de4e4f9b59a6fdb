"""The one table: what was raised, and what the client is told."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
import structlog
from starlette.exceptions import HTTPException
from stump_server.domain import errors as domain
from stump_server.web import errors
from stump_server.web.call import Call
from stump_server.web.framework import ProblemException
from stump_server.web.schemas import Violation

CALL = Call("GET", "/api/v1/media", request_id="r-1")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (domain.Unauthorized(), 401),
        (domain.Forbidden("library:scan"), 403),
        (domain.NotFound("media", "x"), 404),
        (domain.Invalid("No", pointer="/name"), 400),
        (domain.Conflict("The job is running"), 409),
        (domain.Taken("The name is taken"), 422),
        (domain.TooLarge(5), 413),
        (domain.TooManyRequests(30), 429),
        (domain.DatabaseAway(), 503),
        (domain.Unavailable("release feed"), 502),
        (domain.UnreadableBook(domain.Fault.ENCRYPTED, "It is encrypted"), 422),
        (errors.Refusal(418, "Short and stout"), 418),
        (HTTPException(404), 404),
        (ProblemException(status=415, title="x", detail="y"), 415),
        (ValueError("/srv/secret"), 500),
        (KeyError("SELECT"), 500),
    ],
)
def test_every_error_has_its_status_and_one_shape(error: Exception, status: int) -> None:
    answer = errors.reply(error, CALL)

    assert isinstance(answer.body, bytes)
    problem = orjson.loads(answer.body)
    assert answer.status == problem["status"] == status
    assert answer.media_type == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "detail", "instance", "errors", "message"}
    assert problem["instance"] == "/api/v1/media"
    assert problem["message"] == problem["detail"] != ""


def test_what_nobody_expected_stays_secret() -> None:
    body = errors.reply(RuntimeError("/srv/data SELECT secret"), CALL).body

    assert isinstance(body, bytes)
    assert b"/srv" not in body
    assert b"secret" not in body
    assert b"r-1" in body


@pytest.mark.parametrize("error", [domain.Unauthorized(), RuntimeError("odd")])
def test_keys_in_paths_are_neither_told_nor_logged(error: Exception) -> None:
    call = Call("GET", "/koreader/stump_short_long/syncs/progress", request_id="r-2")

    with structlog.testing.capture_logs() as logged:
        body = errors.reply(error, call).body

    assert isinstance(body, bytes)
    assert orjson.loads(body)["instance"] == "/koreader/***/syncs/progress"
    assert "short" not in str(logged)


def test_waiting_has_a_length() -> None:
    assert (b"retry-after", b"30") in errors.reply(domain.TooManyRequests(30), CALL).headers


def test_invalid_values_have_a_pointer() -> None:
    body = errors.reply(domain.Invalid("Too small", pointer="/quality"), CALL).body

    assert isinstance(body, bytes)
    assert orjson.loads(body)["errors"] == [{"pointer": "/quality", "detail": "Too small"}]


def test_the_detail_names_the_first_fault() -> None:
    several = [Violation(("query", "limit"), "Too small"), Violation(("query", "x"), "Unknown")]

    assert errors.bad_parameters(several).detail == "limit: Too small"
    assert errors.bad_body([Violation(("a", 0), "Wrong")]).detail == "/a/0: Wrong"
    assert errors.bad_body([Violation((), "Wrong")]).detail == "Wrong"
    assert errors.bad_body([]).detail != ""


def test_paths_that_are_no_text_do_not_break_the_answer() -> None:
    answer = errors.reply(domain.NotFound("media"), Call("GET", "/\udcff"))

    assert answer.status == 404


@pytest.fixture(scope="module")
def server(serve: Any, make_operation: Any) -> Any:
    def fail() -> None:
        raise RuntimeError("/srv/data")

    def lose() -> None:
        raise domain.NotFound("media")

    paths = {"/fail": {"get": make_operation("a.fail")}, "/lose": {"get": make_operation("a.lose")}}
    return serve(paths, {"a.fail": fail, "a.lose": lose})


@pytest.fixture
def place(server: Any) -> Any:
    return server.fresh()


def test_faults_are_told_with_the_id_the_log_has(place: Any) -> None:
    answer = place.client.get("/fail", headers={"x-request-id": "mine-1"})

    assert answer.status_code == 500
    assert answer.headers["x-request-id"] == "mine-1"
    assert "mine-1" in answer.json()["detail"]
    assert "/srv" not in answer.text


def test_failing_answers_are_kept_by_nobody(place: Any) -> None:
    assert place.client.get("/lose").headers["cache-control"] == "no-store"
