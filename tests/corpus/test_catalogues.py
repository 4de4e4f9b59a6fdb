"""The sample library as readers of feeds walk through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from builders.crawler import Crawler, JsonCrawler
from builders.servers import OWNER, PASSWORD

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

# One book counts a page that it does not have, and is the only one whose page cannot be shown.
NOTHING_TO_DRAW = "The page cannot be rendered"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.exists(), reason="the sample library is not beside the checkout"),
]


@pytest.fixture
def sample(fresh_server: Callable[..., Any]) -> Iterator[Any]:
    """A server that has scanned the sample library."""
    server = fresh_server()
    with server.api(OWNER) as owner:
        library = owner.library.create(
            name="Sample",
            path=str(CORPUS / "books"),
            scan_mode="NONE",
        )
        server.scan(library.id)
    yield server


@pytest.mark.parametrize(
    ("kind", "mount", "all_books"),
    [(Crawler, "/opds/v1.2", "/books"), (JsonCrawler, "/opds/v2.0", "/books/browse")],
)
def test_every_book_is_found_once(
    sample: Any, kind: type[Crawler], mount: str, all_books: str
) -> None:
    with sample.api(OWNER) as owner:
        known = {f"urn:uuid:{book.id}" for book in owner.media.get()}
    with httpx.Client(base_url=sample.url, auth=(OWNER, PASSWORD), timeout=60) as client:
        found = kind(client, mount).walk()

    surprises = [fault for fault in found.faults if NOTHING_TO_DRAW not in fault]
    assert not surprises, "\n".join(surprises)
    assert len({urlsplit(fault.partition(" ")[0]).path for fault in found.faults}) == 1
    assert set(found.books[all_books]) == known
    assert set(found.books[all_books].values()) == {1}
    assert len(found.files) == len(known)
