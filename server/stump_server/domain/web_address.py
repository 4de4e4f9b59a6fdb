"""Which links are web addresses: nothing that a browser would run instead of open."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stump_server.domain.errors import Invalid

# Browsers pass over these: "\x01java\tscript:alert(1)" runs.
_PASSED_OVER = re.compile("^[\0-\x20]+|[\t\n\r]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# "www.example.org:8080/x" has no scheme, but "javascript:1/alert(1)" has.
_HOST_AND_PORT = re.compile(r"[^:/?#]*\.[^:/?#]*:[0-9]{1,5}(?![^/?#])")


def is_web_address(text: str) -> bool:
    """Whether a link leads to the web; one without a scheme is taken for such."""
    plain = _PASSED_OVER.sub("", text)
    scheme = _SCHEME.match(plain)
    if scheme is None or scheme[1].lower() in ("http", "https"):
        return True
    return _HOST_AND_PORT.match(plain) is not None


def require_web_addresses(field: str, links: Iterable[str]) -> None:
    """Raise Invalid, naming the field, unless all of these are web addresses."""
    if not all(map(is_web_address, links)):
        raise Invalid("A link begins with http:// or https://", pointer=f"/{field}")
