"""A reader of catalogues that follows every link from the root, and holds what it gets to what was
promised: the type that the link names, the size, and links that stay within the catalogue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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
_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
_FEED = "application/atom+xml;profile=opds-catalog"
_NAVIGATION = f"{_FEED};kind=navigation"
_BOOKS = f"{_FEED};kind=acquisition"
_DESCRIPTION = "application/opensearchdescription+xml"
# Parts of an address that narrow the books.
_NARROWED = {
    *("library_id", "author", "subject", "extension", "read_status", "order_by"),
    *("search", "query"),
}
# What is looked for wherever a search is offered.
WORDS = "fog harbour"


def _is_narrowed(address: str) -> bool:
    """Whether an address asks for a choice of books only."""
    return not _NARROWED.isdisjoint(parse_qs(urlsplit(address).query))


@dataclass(frozen=True, slots=True)
class Link:
    """Where one leads, and what is said to be there."""

    address: str
    kind: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a feed: the names of its entries, its neighbours, and what it says of all."""

    entries: list[str]
    neighbours: dict[str, str]
    total: int


@dataclass
class Crawl:
    """What a walk through a catalogue has come upon."""

    # How often each book stands in each feed, whose pages count as one, by path of the feed.
    books: dict[str, Counter[str]] = field(default_factory=dict)
    # Titles of the entries of feeds that a search or a facet narrows, by their addresses.
    choices: dict[str, list[str]] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    files: dict[str, int] = field(default_factory=dict)
    links: int = 0
    faults: list[str] = field(default_factory=list)


class Crawler:
    """Walks through an OPDS 1.2 catalogue with the credentials of a client."""

    def __init__(self, client: httpx.Client, base: str) -> None:
        self._client = client
        self._base = base
        self._seen: dict[str, str] = {}
        self.found = Crawl()

    def walk(self) -> Crawl:
        """Follow all links from the root."""
        waiting = [Link(f"{self._base}/catalog", self._root_kind)]
        while waiting:
            link = waiting.pop()
            if self._is_new(link):
                waiting.extend(self._feed(link))
        return self.found

    def leaf_through(self, path: str, page_size: int) -> list[str]:
        """The names of all entries of a feed, from its first page to its last and back again."""
        address = first = f"{self._base}/{path}?page_size={page_size}"
        ahead: list[list[str]] = []
        while True:
            leaf = self._leaf(address)
            ahead.append(leaf.entries)
            assert len(leaf.entries) == page_size or "next" not in leaf.neighbours
            if "next" not in leaf.neighbours:
                break
            address = leaf.neighbours["next"]
        assert leaf.neighbours["last"] == leaf.neighbours["self"]
        back = [leaf.entries]
        while "previous" in leaf.neighbours:
            leaf = self._leaf(leaf.neighbours["previous"])
            back.append(leaf.entries)
        assert leaf == self._leaf(first) == self._leaf(leaf.neighbours["first"])
        assert back[::-1] == ahead
        entries = [entry for page in ahead for entry in page]
        assert leaf.total == len(entries)
        return entries

    _root_kind = _NAVIGATION

    def _is_new(self, link: Link) -> bool:
        """Whether nobody has been there; other links must have promised the same."""
        known = self._seen.get(link.address)
        if known is None:
            self._seen[link.address] = link.kind
            return True
        if known != link.kind:
            self.found.faults.append(f"{link.address} is said to be {known} and {link.kind}")
        return False

    def _feed(self, link: Link) -> Iterator[Link]:
        answer = self._get(link.address, link.kind)
        if answer is None:
            return
        feed = etree.fromstring(answer.content)
        if link.kind == _DESCRIPTION:
            yield from self._searches(link.address, feed)
            return
        self.found.faults += [f"{link.address}: {fault}" for fault in atom_faults(feed)]
        self._check_entries(link, feed)
        entries = [
            (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}title"))
            for entry in feed.iter(f"{ATOM}entry")
        ]
        self._note(link.address, entries, are_books=link.kind == _BOOKS)
        yield from self._links(link.address, feed)

    def _searches(self, address: str, description: Any) -> Iterator[Link]:
        for url in description.iter(f"{_SEARCH}Url"):
            found = url.get("template").replace("{searchTerms}", WORDS.replace(" ", "+"))
            yield Link(urljoin(address, found), url.get("type"))

    def _check_entries(self, link: Link, feed: Any) -> None:
        """Entries of acquisition feeds can be had, those of navigation feeds lead to feeds."""
        for entry in feed.iter(f"{ATOM}entry"):
            relations = {one.get("rel") for one in entry.iter(f"{ATOM}link")}
            kinds = {one.get("type") for one in entry.iter(f"{ATOM}link")}
            if link.kind == _BOOKS and _ACQUISITION not in relations:
                self.found.faults.append(f"{link.address} has an entry that cannot be had")
            if link.kind == _NAVIGATION and not kinds <= {_NAVIGATION, _BOOKS}:
                self.found.faults.append(f"{link.address} has an entry that leads to no feed")

    def _note(self, address: str, entries: list[tuple[str, str]], *, are_books: bool) -> None:
        """Remember the entries of a feed, by id and title."""
        titles = [title for _, title in entries]
        if _is_narrowed(address):
            self.found.choices[address] = titles
        if are_books:
            self.found.titles.update(titles)
        if are_books and not _is_narrowed(address):
            path = urlsplit(address).path.removeprefix(self._base)
            self.found.books.setdefault(path, Counter()).update(id for id, _ in entries)

    def _links(self, address: str, feed: Any) -> Iterator[Link]:
        for link in feed.iter(f"{ATOM}link"):
            found = Link(urljoin(address, link.get("href")), link.get("type"), link.get("rel"))
            self.found.links += 1
            if not urlsplit(found.address).path.startswith(f"{self._base}/"):
                self.found.faults.append(f"{address} leads out of the catalogue to {found.address}")
            elif found.kind.startswith(_FEED) or found.kind == _DESCRIPTION:
                # Facets of facets are without end.
                if found.relation != _FACET or not _is_narrowed(address):
                    yield found
            elif self._is_new(found):
                self._resource(link, found)

    def _resource(self, link: Any, found: Link) -> None:
        if found.relation == _STREAM:
            # The first and the last page, whole and small.
            for number in {0, int(link.get(f"{_PSE}count")) - 1}:
                for width in ("{maxWidth}", "10"):
                    page = found.address.replace("{pageNumber}", str(number))
                    self._get(page.replace("{maxWidth}", width), found.kind)
            return
        answer = self._get(found.address, found.kind)
        if answer is not None and found.relation == _ACQUISITION:
            self.found.files[found.address] = len(answer.content)
            if len(answer.content) != int(link.get("length")):
                self.found.faults.append(f"{found.address} has {len(answer.content)} bytes")

    def _get(self, address: str, kind: str) -> httpx.Response | None:
        answer = self._client.get(address)
        if answer.status_code != httpx.codes.OK:
            self.found.faults.append(f"{address} answers {answer.status_code}: {answer.text[:200]}")
            return None
        if answer.headers["content-type"] != kind:
            self.found.faults.append(f"{address} is no {kind}: {answer.headers['content-type']}")
        return answer

    def _leaf(self, address: str) -> Leaf:
        feed = etree.fromstring(self._client.get(address).raise_for_status().content)
        links = {
            link.get("rel"): urljoin(address, link.get("href"))
            for link in feed.iterchildren(f"{ATOM}link")
            if link.get("rel") in ("self", "first", "previous", "next", "last")
        }
        entries = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        return Leaf(entries, links, int(feed.findtext(f"{_SEARCH}totalResults")))


_JSON_FEED = "application/opds+json"
_PUBLICATION = "application/opds-publication+json"


class JsonCrawler(Crawler):
    """Walks through an OPDS 2.0 catalogue."""

    _root_kind = _JSON_FEED

    def _feed(self, link: Link) -> Iterator[Link]:
        answer = self._get(link.address, link.kind)
        if answer is None:
            return
        document = answer.json()
        kind = "publication" if link.kind == _PUBLICATION else "feed"
        self.found.faults += [f"{link.address}: {fault}" for fault in json_faults(kind, document)]
        known = [one["metadata"] for one in document.get("publications", ())]
        entries = [(one["identifier"], one["title"]) for one in known]
        self._note(link.address, entries, are_books=True)
        yield from self._json_links(link.address, document)

    def _json_links(self, address: str, node: Any) -> Iterator[Link]:
        if isinstance(node, list):
            for item in node:
                yield from self._json_links(address, item)
        elif isinstance(node, dict):
            if "href" in node:
                yield from self._link(address, node)
            for key, inner in node.items():
                if key == "readingOrder":
                    # The first and the last page stand for those between them.
                    yield from self._json_links(address, [*inner[:1], *inner[-1:]])
                else:
                    yield from self._json_links(address, inner)

    def _link(self, address: str, link: Any) -> Iterator[Link]:
        target = link["href"]
        if link.get("templated"):
            target = target.replace("{?query}", f"?query={WORDS.replace(' ', '+')}")
        found = Link(urljoin(str(self._client.base_url), target), link["type"], link.get("rel"))
        self.found.links += 1
        if not target.startswith(str(self._client.base_url).rstrip("/") + self._base):
            self.found.faults.append(f"{address} leads out of the catalogue to {target}")
        elif found.kind in (_JSON_FEED, _PUBLICATION):
            # Facets of facets are without end; groups name the whole that they are of.
            is_facet = _is_narrowed(address) and _is_narrowed(target)
            if not is_facet or found.relation == "self":
                yield found
        elif self._is_new(found):
            answer = self._get(found.address, found.kind)
            if answer is not None and found.relation == _ACQUISITION:
                self.found.files[target] = len(answer.content)

    def _leaf(self, address: str) -> Leaf:
        feed = self._client.get(address).raise_for_status().json()
        links = {
            link["rel"]: link["href"]
            for link in feed["links"]
            if link["rel"] in ("self", "first", "previous", "next", "last")
        }
        entries = [one["metadata"]["identifier"] for one in feed.get("publications", ())]
        entries += [one["href"] for one in feed.get("navigation", ())]
        return Leaf(entries, links, feed["metadata"]["numberOfItems"])
