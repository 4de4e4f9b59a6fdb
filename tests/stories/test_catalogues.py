"""Readers of feeds walk through the whole catalogue, as whoever they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from builders.books import BOOKS
from builders.crawler import WORDS, Crawl, Crawler, JsonCrawler
from builders.servers import OWNER, PASSWORD, below
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


FOG = ["Fog 1", "Fog 2", "Fog 10"]


def begin_books(server: Any) -> tuple[str, int]:
    """Open the books of a series; gives its id, and how many they are."""
    with server.api(OWNER) as owner:
        books = owner.media.get(name=[name.removesuffix(".cbz") for name in BOOKS["Fog Harbour"]])
        for book in books:
            owner.media.update_progress(book.id, page=1)
        return books[0].series_id, len(books)


def searches(found: Crawl) -> list[list[str]]:
    """What the searches for the crawler's words have found."""
    asked = {address: parse_qs(urlsplit(address).query) for address in found.choices}
    return [
        titles
        for address, titles in found.choices.items()
        if [WORDS] in (asked[address].get("search"), asked[address].get("query"))
    ]


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
    # The description of searches leads to books.
    assert FOG in searches(found)


@pytest.mark.parametrize("page_size", [1, 2, 3])
@pytest.mark.parametrize(
    "open_client", [by_password, by_key_in_path], ids=lambda function: function.__name__
)
def test_every_feed_is_leafed_through_ahead_and_back(
    catalogue: Any, open_client: Open, page_size: int
) -> None:
    fog, in_fog = begin_books(catalogue)
    every, in_all = sum(map(len, BOOKS.values())), len(BOOKS)
    client, base = open_client(catalogue)
    with client:
        crawler = Crawler(client, base)
        for path, count in (
            ("books", every),
            ("keep-reading", in_fog),
            ("series", in_all),
            ("series/latest", in_all),
            (f"series/{fog}", in_fog),
            (f"libraries/{catalogue.library_id}", in_all),
        ):
            entries = crawler.leaf_through(path, page_size)
            assert len(entries) == len(set(entries)) == count, path


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
    # The search shows groups, of which one leads to the books.
    assert FOG in searches(found)


@pytest.mark.parametrize("page_size", [1, 2, 3])
def test_every_json_feed_is_leafed_through_ahead_and_back(catalogue: Any, page_size: int) -> None:
    fog, in_fog = begin_books(catalogue)
    every, library = sum(map(len, BOOKS.values())), f"libraries/{catalogue.library_id}"
    with by_password(catalogue)[0] as client:
        crawler = JsonCrawler(client, JSON_MOUNT)
        for path, count in (
            ("books", every),
            ("books/browse", every),
            ("books/latest", every),
            ("books/keep-reading", in_fog),
            (f"{library}/books", every),
            (f"{library}/books/latest", every),
            ("libraries", 1),
            ("series", len(BOOKS)),
            (f"series/{fog}", in_fog),
        ):
            entries = crawler.leaf_through(path, page_size)
            assert len(entries) == len(set(entries)) == count, path


def test_json_feeds_lead_a_restricted_account_to_nothing_else(catalogue: Any) -> None:
    catalogue.make_user("young", Permission.FILE_DOWNLOAD, age=12)

    found = json_crawl(
        catalogue,
        lambda server: (httpx.Client(base_url=server.url, auth=("young", PASSWORD)), JSON_MOUNT),
    )

    assert not found.faults, "\n".join(found.faults)
    assert "Night Trains 1" not in found.titles
    assert len(found.books["/books/browse"]) == sum(map(len, BOOKS.values())) - 1


@pytest.mark.parametrize(
    ("kind", "mount", "all_books"),
    [(Crawler, MOUNT, "books"), (JsonCrawler, JSON_MOUNT, "books/browse")],
    ids=["atom", "json"],
)
def test_pages_count_what_a_restricted_account_may_see(
    catalogue: Any, kind: type[Crawler], mount: str, all_books: str
) -> None:
    catalogue.make_user("young", age=12)
    every = sum(map(len, BOOKS.values()))

    with httpx.Client(base_url=catalogue.url, auth=("young", PASSWORD)) as client:
        crawler = kind(client, mount)
        books = {size: crawler.leaf_through(all_books, size) for size in (1, 2, 3)}
        series = crawler.leaf_through("series", 2)

    assert len(set(books[1])) == len(books[1]) == every - 1
    assert books[1] == books[2] == books[3]
    assert len(series) == len(BOOKS) - 1


@pytest.mark.parametrize(
    ("kind", "mount", "all_books"),
    [
        (Crawler, MOUNT, ALL_BOOKS),
        (Crawler, "/opds/{key}/v1.2", ALL_BOOKS),
        (JsonCrawler, JSON_MOUNT, "/books/browse"),
    ],
    ids=["atom", "atom by key", "json"],
)
def test_every_link_leads_through_a_proxy_that_shows_the_server_below_a_path(
    fresh_server: Callable[..., Any], kind: type[Crawler], mount: str, all_books: str
) -> None:
    server = fresh_server(wrap=below("/apps/stump"), trusted_proxies=("127.0.0.1",))
    key = new_key(replace(server, url=f"{server.url}/apps/stump"))
    auth = None if "{key}" in mount else (OWNER, PASSWORD)

    with httpx.Client(base_url=server.url, auth=auth) as client:
        found = kind(client, f"/apps/stump{mount.replace('{key}', key)}").walk()

    assert not found.faults, "\n".join(found.faults)
    assert len(found.books[all_books]) == sum(map(len, BOOKS.values()))
