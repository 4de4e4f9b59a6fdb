"""The product's own contract behind the door, with handlers that do nothing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import httpx
import pytest
import yaml
from stump_server.domain.access import Permission
from stump_server.domain.errors import Unauthorized
from stump_server.web import contract as contracts
from stump_server.web.application import build
from stump_server.web.contract import Operation
from stump_server.web.door import Surroundings
from stump_server.web.schemas import Schemas


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    text = (files("stump_generated") / "openapi.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # type: ignore[no-any-return]  # noqa: S506 -- a safe one


@pytest.fixture(scope="module")
def operations(document: dict[str, Any]) -> dict[str, Operation]:
    return contracts.read(document)


def _idle(operation: Operation) -> Callable[..., None]:
    """A handler that takes what its path has and returns nothing."""
    names = ", ".join(sorted(operation.named("path")))
    scope: dict[str, Any] = {}
    exec(f"def idle({names}): return None", scope)  # noqa: S102 -- signatures are what is asked of it
    return scope["idle"]  # type: ignore[no-any-return]


class Nothing:
    """A database that nobody looks into."""

    @contextmanager
    def work(self, *, writes: bool = False) -> Iterator[Any]:
        del writes
        yield self


class Nobody:
    """Knows no key."""

    def api_key(self, _work: Any, _text: str) -> None:
        raise Unauthorized


@pytest.fixture(scope="module")
def answers(document: dict[str, Any], operations: dict[str, Operation]) -> dict[str, Any]:
    """What a stranger gets from every operation, and from a method its path does not have."""
    application = build(
        document,
        lambda name: _idle(operations[name]),
        surroundings=Surroundings(Nothing()),
        identify=Nobody(),  # type: ignore[arg-type]
    )

    async def ask_all() -> dict[str, Any]:
        transport = httpx.ASGITransport(application)
        async with httpx.AsyncClient(transport=transport, base_url="http://stump") as client:
            found: dict[str, Any] = {}
            for operation in operations.values():
                path = re.sub(r"\{[^}]+\}", "1", operation.path)
                found[operation.id] = (
                    await client.request(operation.method, path),
                    await client.request("TRACE", path),
                )
            return found

    return asyncio.run(ask_all())


def test_strangers_get_in_nowhere_but_where_the_door_is_open(
    operations: dict[str, Operation], answers: dict[str, Any]
) -> None:
    for name, (answer, _) in answers.items():
        operation = operations[name]
        if operation.is_open or operation.is_identity_optional:
            assert answer.status_code in (200, 400), name
        else:
            assert answer.status_code == 401, name
            assert "www-authenticate" in answer.headers


def test_every_path_names_its_methods(
    operations: dict[str, Operation], answers: dict[str, Any]
) -> None:
    for name, (_, answer) in answers.items():
        assert answer.status_code == 405
        assert operations[name].method in answer.headers["allow"].split(", "), name


def test_failing_answers_are_the_contracts_problem(
    document: dict[str, Any], answers: dict[str, Any]
) -> None:
    schemas = Schemas(document["components"]["schemas"])
    problem = schemas.compile({"$ref": "#/components/schemas/Problem"})

    for pair in answers.values():
        for answer in pair:
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == "application/problem+json"
                assert problem.violations(answer.json()) == []


def test_every_permission_is_a_known_one(operations: dict[str, Operation]) -> None:
    known = {permission.value for permission in Permission} | {contracts.SERVER_OWNER}

    assert {name for item in operations.values() for name in item.permissions} <= known
