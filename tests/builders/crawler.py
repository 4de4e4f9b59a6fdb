"""A reader of catalogues that follows every link from the root, and holds what it gets to what was
promised: the type that the link names, the size, and links that stay within the catalogue.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
from builders.schemas import ATOM, atom_faults, json_faults
from lxml import etree

_FACET = "http://opds-spec.org/facet"
_ACQUISITION = "http://opds-spec.org/acquisition"
_STREAM = "http://vaemendis.net/opds-pse/stream"
_PSE = "{http://vaemendis.net/opds-pse/ns}"
_FEED = "application/atom+xml"
_FACETS = {"library_id", "author", "extension", "read_status", "order_by"}


def _is_narrowed(address: str, names: set[str]) -> bool:
    """Whether an address asks for a choice of books only."""
    return not names.isdisjoint(parse_qs(urlsplit(address).query))


@dataclass
class Crawl:
    """What a walk through a catalogue has come upon."""

    # How often each book stands in each feed, whose pages count as one, by path of the feed.
    books: dict[str, Counter[str]] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    files: dict[str, int] = field(default_factory=dict)
    links: int = 0
    faults: list[str] = field(default_factory=list)


class Crawler:
    """Walks through an OPDS 1.2 catalogue with the credentials of a client."""

    def __init__(self, client: httpx.Client, base: str) -> None:
        self._client = client
        self._base = base
        self._seen: set[str] = set()
        self.found = Crawl()

    def walk(self) -> Crawl:
        """Follow all links from the root."""
        waiting = [f"{self._base}/catalog"]
        while waiting:
            address = waiting.pop()
            if address not in self._seen:
                self._seen.add(address)
                waiting.extend(self._feed(address))
        return self.found

    def _feed(self, address: str) -> list[str]:
        answer = self._get(address, _FEED)
        if answer is None:
            return []
        feed = etree.fromstring(answer.content)
        self.found.faults += [f"{address}: {fault}" for fault in atom_faults(feed)]
        self._count(address, feed)
        return list(self._links(address, feed))

    def _count(self, address: str, feed: Any) -> None:
        if _is_narrowed(address, _FACETS):
            return
        counted = self._counter(address)
        for entry in feed.iter(f"{ATOM}entry"):
            if any(link.get("rel") == _ACQUISITION for link in entry.iter(f"{ATOM}link")):
                counted[entry.findtext(f"{ATOM}id")] += 1
                self.found.titles.add(entry.findtext(f"{ATOM}title"))

    def _counter(self, address: str) -> Counter[str]:
        path = urlsplit(address).path.removeprefix(self._base)
        return self.found.books.setdefault(path, Counter())

    def _links(self, address: str, feed: Any) -> list[str]:
        followed = []
        for link in feed.iter(f"{ATOM}link"):
            target = urljoin(address, link.get("href"))
            self.found.links += 1
            if not urlsplit(target).path.startswith(f"{self._base}/"):
                self.found.faults.append(f"{address} leads out of the catalogue to {target}")
            elif link.get("type").startswith(_FEED):
                # Facets of facets are without end.
                if link.get("rel") != _FACET or not _is_narrowed(address, _FACETS):
                    followed.append(target)
            elif target not in self._seen:
                self._seen.add(target)
                self._resource(link, target)
        return followed

    def _resource(self, link: Any, target: str) -> None:
        kind = link.get("type")
        if link.get("rel") == _STREAM:
            # The first and the last page; the type named is that of most pages.
            for number in {0, int(link.get(f"{_PSE}count")) - 1}:
                self._get(target.replace("{pageNumber}", str(number)), "image/")
            return
        answer = self._get(target, kind)
        if answer is not None and link.get("rel") == _ACQUISITION:
            self.found.files[target] = len(answer.content)
            if len(answer.content) != int(link.get("length")):
                self.found.faults.append(f"{target} has {len(answer.content)} bytes")

    def _get(self, address: str, kind: str) -> httpx.Response | None:
        answer = self._client.get(address)
        if answer.status_code != httpx.codes.OK:
            self.found.faults.append(f"{address} answers {answer.status_code}: {answer.text[:200]}")
            return None
        if not answer.headers["content-type"].startswith(kind):
            self.found.faults.append(f"{address} is no {kind}: {answer.headers['content-type']}")
        return answer


_JSON_FEED = "application/opds+json"
_PUBLICATION = "application/opds-publication+json"
# Parts of an address that narrow the books.
_NARROWED = {*_FACETS, "subject", "query"}


class JsonCrawler(Crawler):
    """Walks through an OPDS 2.0 catalogue."""

    def _feed(self, address: str) -> list[str]:
        answer = self._get(address, "application/opds")
        if answer is None:
            return []
        document = answer.json()
        kind = "publication" if answer.headers["content-type"] == _PUBLICATION else "feed"
        self.found.faults += [f"{address}: {fault}" for fault in json_faults(kind, document)]
        self._note(address, document)
        return list(self._json_links(address, document))

    def _note(self, address: str, document: Any) -> None:
        if _is_narrowed(address, _NARROWED):
            return
        counted = self._counter(address)
        for publication in document.get("publications", ()):
            counted[publication["metadata"]["identifier"]] += 1
            self.found.titles.add(publication["metadata"]["title"])

    def _json_links(self, address: str, node: Any) -> list[str]:
        followed: list[str] = []
        if isinstance(node, list):
            for item in node:
                followed += self._json_links(address, item)
        elif isinstance(node, dict):
            if "href" in node and not node.get("templated"):
                followed += self._link(address, node)
            for key, inner in node.items():
                if key == "readingOrder":
                    # The first and the last page stand for those between them.
                    followed += self._json_links(address, [*inner[:1], *inner[-1:]])
                elif key != "properties":
                    followed += self._json_links(address, inner)
        return followed

    def _link(self, address: str, link: Any) -> list[str]:
        target, kind = link["href"], link["type"]
        self.found.links += 1
        if not target.startswith(str(self._client.base_url).rstrip("/") + self._base):
            self.found.faults.append(f"{address} leads out of the catalogue to {target}")
        elif kind in (_JSON_FEED, _PUBLICATION):
            # Facets of facets are without end.
            if not (_is_narrowed(address, _NARROWED) and _is_narrowed(target, _NARROWED)):
                return [target]
        elif target not in self._seen:
            self._seen.add(target)
            answer = self._get(target, kind)
            if answer is not None and link.get("rel") == _ACQUISITION:
                self.found.files[target] = len(answer.content)
        return []
