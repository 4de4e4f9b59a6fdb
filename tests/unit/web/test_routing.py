"""Paths find their operation, whatever the order of the contract."""

from __future__ import annotations

from typing import Any

import pytest
from stump_server.web import contract as contracts
from stump_server.web.errors import Refusal
from stump_server.web.routing import Routes, segments_of


@pytest.fixture
def routes(make_contract: Any, make_operation: Any) -> Routes:
    def named(id: str, *names: str, **formats: str) -> dict[str, Any]:
        parameters = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "schema": {
                    "type": "string",
                    **({"format": formats[name]} if name in formats else {}),
                },
            }
            for name in names
        ]
        return make_operation(id, parameters=parameters)  # type: ignore[no-any-return]

    return Routes(
        contracts.read(
            make_contract(
                {
                    "/media/{id}": {
                        "get": named("media.get_by_id", "id"),
                        "delete": named("media.delete", "id"),
                    },
                    "/media/recent": {"get": named("media.get_recent")},
                    "/media/{id}/pages/{page}": {"get": named("media.get_page", "id", "page")},
                    "/media/{key}/file": {"put": named("media.put_file", "key")},
                    "/media/path/{path}": {"get": named("media.by_path", "path", path="path")},
                }
            )
        )
    )


@pytest.mark.parametrize(
    ("method", "path", "id", "values"),
    [
        ("GET", "/media/1", "media.get_by_id", {"id": "1"}),
        ("HEAD", "/media/1", "media.get_by_id", {"id": "1"}),
        ("GET", "/media/recent", "media.get_recent", {}),
        ("GET", "/media/1/pages/2", "media.get_page", {"id": "1", "page": "2"}),
        ("PUT", "/media/1/file", "media.put_file", {"key": "1"}),
        ("GET", "/media/path", "media.get_by_id", {"id": "path"}),
        ("GET", "/media/path/a/b.cbz", "media.by_path", {"path": "a/b.cbz"}),
        ("GET", "/media/path//data/b.cbz", "media.by_path", {"path": "/data/b.cbz"}),
        ("GET", "/media/path/%2Fdata%2Fb.cbz", "media.by_path", {"path": "/data/b.cbz"}),
        ("GET", "/media/a%2Fb", "media.get_by_id", {"id": "a/b"}),
        ("GET", "/media/%C3%A9%25", "media.get_by_id", {"id": "é%"}),
    ],
)
def test_paths_find_their_operation(
    routes: Routes, method: str, path: str, id: str, values: dict[str, str]
) -> None:
    match = routes.find(method, segments_of({"path": path, "raw_path": path.encode()}))

    assert (match.operation.id, match.values) == (id, values)


@pytest.mark.parametrize("path", ["/", "/media", "/media/", "/media/1/", "/media//pages/1", "//"])
def test_other_paths_are_not_there(routes: Routes, path: str) -> None:
    with pytest.raises(Refusal) as refusal:
        routes.find("GET", segments_of({"path": path}))

    assert refusal.value.status == 404


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/media/1", b"DELETE, GET, HEAD"),
        ("/media/recent", b"GET, HEAD"),
        ("/media/1/file", b"PUT"),
    ],
)
def test_other_methods_are_told_which_there_are(routes: Routes, path: str, allowed: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        routes.find("POST", segments_of({"path": path}))

    assert refusal.value.status == 405
    assert refusal.value.headers == [(b"allow", allowed)]


@pytest.mark.parametrize("path", ["/media/%FF", "/media/%ED%A0%80", "/media/%00"])
def test_paths_that_are_no_text_are_refused(path: str) -> None:
    with pytest.raises(Refusal) as refusal:
        segments_of({"path": path, "raw_path": path.encode()})

    assert refusal.value.status == 400
