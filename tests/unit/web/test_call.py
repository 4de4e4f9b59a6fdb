"""The call: headers and cookies, and whose word is taken on where it came from."""

from __future__ import annotations

from dataclasses import replace
from ipaddress import ip_network

import pytest
from stump_server.domain.errors import Invalid
from stump_server.web.call import Call

PROXIES = (ip_network("10.0.0.0/8"),)


def call(*headers: tuple[str, str], **more: object) -> Call:
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    return Call("GET", "/", headers=raw, **more)  # type: ignore[arg-type]


def proxied(prefix: str) -> Call:
    return call(
        ("Host", "h"), ("X-Forwarded-Prefix", prefix), peer="10.0.0.1", trusted_proxies=PROXIES
    )


def test_headers_are_found_in_any_case() -> None:
    assert call(("Accept", "x/y")).header("aCCept") == "x/y"
    assert call().header("accept") is None


def test_cookies_survive_a_broken_neighbour() -> None:
    found = call(("Cookie", 'a=1; {"bad":1}; b="2"; a=3'), ("Cookie", "c=x=y")).cookies

    assert (found["a"], found["b"], found["c"]) == ("1", "2", "x=y")


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.9, 10.2.2.2", "203.0.113.9"),
        ("10.0.0.1", "unknown", "10.0.0.1"),
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),
        ("", "203.0.113.9", ""),
    ],
)
def test_only_trusted_proxies_name_the_client(
    peer: str, forwarded: str | None, client: str
) -> None:
    headers = [("X-Forwarded-For", forwarded)] if forwarded else []

    assert call(*headers, peer=peer, trusted_proxies=PROXIES).client == client


def test_the_base_url_follows_trusted_proxies_only() -> None:
    through = call(
        ("Host", "inner:1"),
        ("X-Forwarded-Host", "books.example"),
        ("X-Forwarded-Proto", "https"),
        peer="10.0.0.1",
        trusted_proxies=PROXIES,
    )

    assert through.base_url == "https://books.example"
    assert replace(through, peer="192.0.2.1").base_url == "http://inner:1"
    assert replace(through, public_url="https://set.example/").base_url == "https://set.example"


def test_the_prefix_is_taken_from_trusted_proxies_only() -> None:
    through = call(
        ("Host", "books.example"),
        ("X-Forwarded-Prefix", "/apps/stump/"),
        peer="10.0.0.1",
        trusted_proxies=PROXIES,
    )

    assert through.base_url == "http://books.example/apps/stump"
    assert replace(through, peer="192.0.2.1").base_url == "http://books.example"
    assert replace(through, trusted_proxies=()).base_url == "http://books.example"
    # What is set stands above what is said.
    assert replace(through, public_url="https://set.example/s").prefix == "/s"


@pytest.mark.parametrize(
    ("said", "prefix"),
    [
        ("", ""),
        ("/", ""),
        ("/a, /b", "/a/b"),
        ("/a/.b..", "/a/.b.."),
        ("/~ann/s-1_2", "/~ann/s-1_2"),
    ],
)
def test_a_prefix_may_have_steps(said: str, prefix: str) -> None:
    assert proxied(said).prefix == prefix


@pytest.mark.parametrize(
    "said",
    [
        "a",
        "//evil.example",
        "/a//b",
        "/..",
        "/a/../b",
        "/.",
        "/a b",
        '/"',
        "/a?b",
        "/a#b",
        "/%2e",
        "https://evil.example",
        "/a\r\nb",
        "/é",
        "/a/,/b/,c",
    ],
)
def test_a_prefix_that_is_no_plain_path_never_reaches_a_link(said: str) -> None:
    with pytest.raises(Invalid):
        _ = proxied(said).base_url


@pytest.mark.parametrize("host", ["", "a b", "evil/..", "x:y", 'a"b', "a\r\nb"])
def test_a_host_that_is_none_never_reaches_a_link(host: str) -> None:
    with pytest.raises(Invalid):
        _ = call(("Host", host)).base_url


def test_addresses_with_colons_are_hosts() -> None:
    assert call(("Host", "[::1]:8080")).base_url == "http://[::1]:8080"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/koreader/stump_short_long/syncs/progress", "/koreader/***/syncs/progress"),
        ("/koreader/mistyped", "/koreader/***"),
        ("/opds/stump_short_long/v1.2/catalog", "/opds/***/v1.2/catalog"),
        ("/opds/v1.2/catalog", "/opds/v1.2/catalog"),
        ("/opds/v2.0/libraries/1", "/opds/v2.0/libraries/1"),
        ("//opds//secret/v1.2", "//opds//***/v1.2"),
        ("/api/v1/media/stump_short_long", "/api/v1/media/***"),
        ("/api/v1/media/stump_two_parts_more", "/api/v1/media/***"),
    ],
)
def test_keys_in_paths_are_not_shown(path: str, shown: str) -> None:
    assert Call("GET", path).shown_path == shown
