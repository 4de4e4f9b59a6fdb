"""The call as a handler sees it: method, path, headers and where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import urlsplit

from stump_server.domain.errors import Invalid

Network = IPv4Network | IPv6Network
RawHeaders = list[tuple[bytes, bytes]]

# A host name or address with an optional port: "books.example:8080", "[::1]:10801".
_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")

# A path that a proxy takes off before it asks here: "/stump", "/apps/stump".
_PREFIX = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")

# An API key wherever it stands ("stump_9hQ2_u7Yd"), and whatever stands where a key belongs:
# "/koreader/KEY/syncs", "/opds/KEY/v1.2".
_KEY_BY_FORM = re.compile(r"stump_[^/\s]+")
_KEY_BY_PLACE = re.compile(r"^(/+koreader/+|/+opds/+(?!v\d))[^/]+")
_REDACTED = "***"


@dataclass(frozen=True, slots=True)
class Call:
    """One request, without its body. Nothing of it is trusted but the peer's address."""

    method: str
    path: str
    peer: str = ""
    scheme: str = "http"
    headers: RawHeaders = field(default_factory=list)
    trusted_proxies: tuple[Network, ...] = ()
    public_url: str | None = None
    request_id: str = ""

    @property
    def is_writing(self) -> bool:
        """Whether the method may change something."""
        return self.method not in ("GET", "HEAD")

    def header(self, name: str) -> str | None:
        """The first value of a header, or None."""
        wanted = name.lower().encode("latin-1")
        for key, value in self.headers:
            if key == wanted:
                return value.decode("latin-1")
        return None

    @property
    def user_agent(self) -> str:
        """What the client calls itself; empty when it says nothing."""
        return self.header("user-agent") or ""

    @property
    def cookies(self) -> dict[str, str]:
        """All cookies by name."""
        found: dict[str, str] = {}
        for key, value in self.headers:
            if key == b"cookie":
                for pair in value.decode("latin-1").split(";"):
                    name, _, text = pair.strip().partition("=")
                    # The first of two wins: browsers send the more specific path first.
                    found.setdefault(name, text.strip('"'))
        return found

    @property
    def is_proxied(self) -> bool:
        """Whether the peer is a proxy whose word on the client is taken."""
        return _is_trusted(self.peer, self.trusted_proxies)

    @property
    def client(self) -> str:
        """Address of the client: the peer, or what trusted proxies say of it."""
        if not self.is_proxied:
            return self.peer
        hops = [hop.strip() for hop in (self.header("x-forwarded-for") or "").split(",")]
        for hop in reversed(hops):
            if hop and not _is_trusted(hop, self.trusted_proxies):
                return hop if _is_address(hop) else self.peer
        return self.peer

    @property
    def host(self) -> str:
        """Host and port the client addressed. Raises Invalid when it is no host at all."""
        forwarded = self.header("x-forwarded-host") if self.is_proxied else None
        host = (forwarded or self.header("host") or "").split(",")[0].strip()
        if not _HOST.fullmatch(host):
            raise Invalid("The Host header names no host")
        return host

    @property
    def base_url(self) -> str:
        """Where the client reaches this server, without a final slash."""
        if self.public_url:
            return self.public_url.rstrip("/")
        return f"{'https' if self.is_secure else 'http'}://{self.host}{self.prefix}"

    @property
    def prefix(self) -> str:
        """The path before this server's own in the client's addresses ("/stump"), often none.

        It is that of the set address, or what a trusted proxy says that it took off. Raises Invalid
        when that is no plain path.
        """
        if self.public_url:
            return urlsplit(self.public_url).path.rstrip("/")
        forwarded = self.header("x-forwarded-prefix") if self.is_proxied else None
        # Proxies in a row say theirs one after the other.
        prefixes = [part.strip().rstrip("/") for part in (forwarded or "").split(",")]
        if not all(_PREFIX.fullmatch(prefix) for prefix in prefixes):
            raise Invalid("The X-Forwarded-Prefix header names no path")
        return "".join(prefixes)

    @property
    def is_secure(self) -> bool:
        """Whether the client speaks TLS, to this server or to the proxy before it."""
        if self.public_url:
            return self.public_url.lower().startswith("https:")
        forwarded = self.header("x-forwarded-proto") if self.is_proxied else None
        return (forwarded or self.scheme).split(",")[0].strip().lower() == "https"

    @property
    def holds_key(self) -> bool:
        """Whether the path has a place for a key, so that nothing else is looked at."""
        return _KEY_BY_PLACE.match(self.path) is not None

    @property
    def shown_path(self) -> str:
        """The path as it may be logged and shown: without the key that it may hold."""
        return _KEY_BY_FORM.sub(_REDACTED, _KEY_BY_PLACE.sub(rf"\1{_REDACTED}", self.path))


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_trusted(text: str, networks: tuple[Network, ...]) -> bool:
    if not networks:
        return False
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return any(address in network for network in networks)
