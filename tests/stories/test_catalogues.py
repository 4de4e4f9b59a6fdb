"""Readers of feeds walk through the whole catalogue, as whoever they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from builders.books import BOOKS
from builders.crawler import Crawl, Crawler, JsonCrawler
from builders.servers import OWNER, PASSWORD
from stump_client import Api
from stump_server.domain.access import Permission

Open = Callable[[Any], tuple[httpx.Client, str]]
MOUNT = "/opds/v1.2"
ALL_BOOKS = "/books"


def by_password(server: Any) -> tuple[httpx.Client, str]:
    return httpx.Client(base_url=server.url, auth=(OWNER, PASSWORD)), MOUNT


def by_session(server: Any) -> tuple[httpx.Client, str]:
    with server.api(OWNER) as api:
        cookies = {cookie.name: cookie.value for cookie in api._caller.http.cookies.jar}
    return httpx.Client(base_url=server.url, cookies=cookies), MOUNT


def by_token(server: Any) -> tuple[httpx.Client, str]:
    with Api(server.url, auth_method="token") as api:
        api.auth.login(username=OWNER, password=PASSWORD)
        headers = {"authorization": f"Bearer {api.token}"}
    return httpx.Client(base_url=server.url, headers=headers), MOUNT


def new_key(server: Any) -> str:
    with server.api(OWNER) as api:
        made = api.api_key.create(name="reader", permissions="inherit")
    return str(made.api_key)


def by_key(server: Any) -> tuple[httpx.Client, str]:
    headers = {"authorization": f"Bearer {new_key(server)}"}
    return httpx.Client(base_url=server.url, headers=headers), MOUNT


def by_key_in_path(server: Any) -> tuple[httpx.Client, str]:
    return httpx.Client(base_url=server.url), f"/opds/{new_key(server)}/v1.2"


@pytest.fixture
def catalogue(fresh_server: Callable[..., Any]) -> Iterator[Any]:
    yield fresh_server()


def crawl(server: Any, open_client: Open) -> Crawl:
    with ExitStack() as stack:
        client, base = open_client(server)
        stack.enter_context(client)
        client.headers["x-stump-save-session"] = "false"
        return Crawler(client, base).walk()


@pytest.mark.parametrize(
    "open_client",
    [by_password, by_session, by_token, by_key, by_key_in_path],
    ids=lambda function: function.__name__,
)
def test_every_link_keeps_its_promise_and_every_book_is_found_once(
    catalogue: Any, open_client: Open
) -> None:
    found = crawl(catalogue, open_client)

    assert not found.faults, "\n".join(found.faults)
    in_all = found.books[ALL_BOOKS]
    assert len(in_all) == len(found.files) == sum(map(len, BOOKS.values()))
    assert set(in_all.values()) == {1}
    in_series = [
        counted for path, counted in found.books.items() if path.startswith("/series/") and counted
    ]
    assert len(in_series) == len(BOOKS)
    assert sum(in_series, start=type(in_all)()) == in_all


def test_a_restricted_account_is_led_to_nothing_else(catalogue: Any) -> None:
    catalogue.make_user("young", Permission.FILE_DOWNLOAD, age=12)

    found = crawl(
        catalogue,
        lambda server: (httpx.Client(base_url=server.url, auth=("young", PASSWORD)), MOUNT),
    )

    assert not found.faults, "\n".join(found.faults)
    assert "Night Trains 1" not in found.titles
    assert len(found.books[ALL_BOOKS]) == sum(map(len, BOOKS.values())) - 1


def test_an_excluded_library_is_not_there(catalogue: Any) -> None:
    id = catalogue.make_user("stranger", Permission.FILE_DOWNLOAD)
    with catalogue.api(OWNER) as owner:
        owner.library.update_excluded_users(catalogue.library_id, user_ids=[id])

    found = crawl(
        catalogue,
        lambda server: (httpx.Client(base_url=server.url, auth=("stranger", PASSWORD)), MOUNT),
    )

    assert not found.faults
    assert not found.titles


JSON_MOUNT = "/opds/v2.0"


def json_crawl(server: Any, open_client: Open) -> Crawl:
    with open_client(server)[0] as client:
        client.headers["x-stump-save-session"] = "false"
        return JsonCrawler(client, JSON_MOUNT).walk()


@pytest.mark.parametrize(
    "open_client",
    [by_password, by_session, by_token, by_key],
    ids=lambda function: function.__name__,
)
def test_json_feeds_keep_their_promises_and_hold_every_book_once(
    catalogue: Any, open_client: Open
) -> None:
    found = json_crawl(catalogue, open_client)

    assert not found.faults, "\n".join(found.faults)
    every = found.books["/books/browse"]
    assert len(every) == len(found.files) == sum(map(len, BOOKS.values()))
    assert set(every.values()) == {1}
    of_library = found.books[f"/libraries/{catalogue.library_id}/books"]
    assert of_library == every
    in_series = [counted for path, counted in found.books.items() if path.startswith("/series/")]
    assert sum(in_series, start=type(every)()) == every


def test_json_feeds_lead_a_restricted_account_to_nothing_else(catalogue: Any) -> None:
    catalogue.make_user("young", Permission.FILE_DOWNLOAD, age=12)

    found = json_crawl(
        catalogue,
        lambda server: (httpx.Client(base_url=server.url, auth=("young", PASSWORD)), JSON_MOUNT),
    )

    assert not found.faults, "\n".join(found.faults)
    assert "Night Trains 1" not in found.titles
    assert len(found.books["/books/browse"]) == sum(map(len, BOOKS.values())) - 1
