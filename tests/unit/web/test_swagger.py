"""The contract as documents, and nothing of it when switched off."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
import yaml
from stump_server.web.options import Options

PATHS = ["/swagger-ui/", "/openapi.json", "/openapi.yaml", "/api-doc/openapi.json"]


@pytest.fixture(scope="module")
def start(serve: Any, make_operation: Any) -> Any:
    @cache
    def begin(*trusted: str, swagger: bool) -> Any:
        options = Options(swagger=swagger, trusted_proxies=tuple(trusted))
        paths = {"/a": {"get": make_operation("a.get", **{"x-permission": ["library:scan"]})}}
        return serve(paths, {"a.get": lambda: None}, options=options, cookies={}).client

    return begin


def test_the_contract_is_there_in_both_forms(start: Any) -> None:
    client = start(swagger=True)

    as_json = client.get("/openapi.json").json()

    assert as_json["paths"]["/a"]["get"]["operationId"] == "a.get"
    assert yaml.safe_load(client.get("/openapi.yaml").text) == as_json
    assert client.get("/api-doc/openapi.json").json() == as_json


def test_the_page_loads_nothing_from_elsewhere(start: Any) -> None:
    client = start(swagger=True)

    page = client.get("/swagger-ui", follow_redirects=True)

    assert str(page.url).endswith("/swagger-ui/")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    names = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(names) == 5
    for name in names:
        assert client.get(f"/swagger-ui/{name}").status_code == 200
    assert "validatorUrl: null" in client.get("/swagger-ui/start.js").text


def test_the_address_of_the_server_leads_to_the_page(start: Any) -> None:
    client = start("127.0.0.1", swagger=True)

    page = client.get("/", follow_redirects=True)
    behind_a_proxy = client.get("/", headers={"X-Forwarded-Prefix": "/apps/stump"})

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert behind_a_proxy.headers["location"] == "/apps/stump/swagger-ui/"


def test_the_page_shows_which_rights_are_needed(start: Any) -> None:
    client = start(swagger=True)

    assert "showExtensions: true" in client.get("/swagger-ui/start.js").text
    stated = client.get("/openapi.json").json()["paths"]["/a"]["get"]["x-permission"]
    assert stated == ["library:scan"]


def test_documents_are_kept_until_they_change(start: Any) -> None:
    client = start(swagger=True)
    etag = client.get("/openapi.json").headers["etag"]

    assert client.get("/openapi.json", headers={"if-none-match": etag}).status_code == 304


def test_the_contract_says_below_which_path_a_proxy_shows_the_server(start: Any) -> None:
    client = start("127.0.0.1", swagger=True)
    told = {"x-forwarded-prefix": "/apps/stump"}

    plain = client.get("/openapi.json")
    below = client.get("/openapi.json", headers=told)
    known = client.get("/openapi.json", headers=told | {"if-none-match": plain.headers["etag"]})

    assert plain.json()["servers"] == [{"url": "/"}]
    assert below.json() == plain.json() | {"servers": [{"url": "/apps/stump"}]}
    assert yaml.safe_load(client.get("/openapi.yaml", headers=told).text) == below.json()
    # The contract with the other path is not the one that the client has.
    assert known.status_code == 200


def test_nobody_else_says_below_which_path_the_server_is_shown(start: Any) -> None:
    client = start(swagger=True)

    answer = client.get("/openapi.json", headers={"x-forwarded-prefix": "/evil"})

    assert answer.json()["servers"] == [{"url": "/"}]


@pytest.mark.parametrize("path", PATHS)
def test_documents_are_only_read(start: Any, path: str) -> None:
    answer = start(swagger=True).post(path)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", [*PATHS, "/", "/swagger-ui", "/swagger-ui/start.js"])
def test_switched_off_there_is_nothing(start: Any, path: str) -> None:
    answer = start(swagger=False).get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/swagger-ui/..%2Freply.py", "/swagger-ui/LICENSE"])
def test_only_listed_files_are_served(start: Any, path: str) -> None:
    assert start(swagger=True).get(path).status_code == 404
