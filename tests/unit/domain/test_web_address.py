"""Links that browsers open, and those that they would run."""

from __future__ import annotations

import pytest
from stump_server.domain.errors import Invalid
from stump_server.domain.web_address import is_web_address, require_web_addresses


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "HTTP://example.org/a:b",
        "www.example.org/x",
        "www.example.org:8080",
        "www.example.org:8080/x?y#z",
        "//example.org",
        "covers/1.jpg",
        "x?y=javascript:1",
    ],
)
def test_links_into_the_web(link: str) -> None:
    assert is_web_address(link)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\x01java\tscript\n:alert(1)",
        "javascript:1/alert(1)",
        "javascript:8080",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "mailto:somebody@example.org",
        "com.example.app:open",
        "com.example.app:80open",
    ],
)
def test_links_out_of_the_web(link: str) -> None:
    assert not is_web_address(link)
    with pytest.raises(Invalid) as raised:
        require_web_addresses("links", ("https://example.org", link))
    assert raised.value.pointer == "/links"
