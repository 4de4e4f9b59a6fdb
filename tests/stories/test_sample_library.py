"""The sample library as a server shows it: every file has its place, its pages or its reason."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from builders import servers
from builders.servers import OWNER
from stump_client import Api, Conflict, NotFound, models

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not (CORPUS / "manifest.json").exists(),
        reason="the sample library is not beside the checkout",
    ),
]
# PDFium counts what a damaged page tree states, which is not always there.
COUNTED_OTHERWISE = {"books/pdf/Broken/No Page Kids.pdf"}


@dataclass(frozen=True)
class Sample:
    """A server with the sample library, its owner, and what other tools say of each file."""

    owner: Api
    library_id: str
    books: dict[str, models.Media]
    expected: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def sample(
    prepared: Any, tmp_path_factory: pytest.TempPathFactory, new_database: Callable[..., Any]
) -> Iterator[Sample]:
    """The sample library, scanned with every hash."""
    entries = json.loads((CORPUS / "manifest.json").read_text("utf-8"))["files"]
    folder = tmp_path_factory.mktemp("sample")
    settings = servers.settings_for(
        folder, prepared.copy(folder, new_database), max_scanner_concurrency=os.cpu_count() or 1
    )
    with servers.serving(settings, prepared) as server, server.api(OWNER) as owner:
        library = owner.library.create(
            name="Sample",
            path=str(CORPUS / "books"),
            scan_mode="NONE",
            config=models.LibraryConfigWrite(
                generate_file_hashes=True, generate_koreader_hashes=True
            ),
        )
        server.scan(library.id)
        books = {
            str(Path(book.path).relative_to(CORPUS)): book
            for book in owner.library.get_media(library.id)
        }
        yield Sample(owner, library.id, books, {e["path"]: e for e in entries})


def test_every_file_that_can_be_a_book_is_one(sample: Sample) -> None:
    assert sample.books.keys() == sample.expected.keys()


def test_readable_books_are_ready_with_all_their_pages(sample: Sample) -> None:
    wrong = {
        path: (book.status, book.pages, book.fault)
        for path, book in sample.books.items()
        if sample.expected[path]["expected"]["readable"] is True
        and path not in COUNTED_OTHERWISE
        and (book.status, book.pages) != ("READY", sample.expected[path]["expected"]["pages"])
    }

    assert wrong == {}


def test_unreadable_books_are_shown_with_a_reason(sample: Sample) -> None:
    unreadable = [
        book
        for path, book in sample.books.items()
        if sample.expected[path]["expected"]["readable"] is False
    ]

    assert len(unreadable) > 15
    for book in unreadable:
        assert book.status == "ERROR", book.path
        assert book.fault, book.path
        assert str(CORPUS) not in book.fault
        with pytest.raises((Conflict, NotFound)):
            sample.owner.media.get_page(book.id, 1)


def test_encrypted_books_say_that_they_are(sample: Sample) -> None:
    encrypted = {
        path: book.fault
        for path, book in sample.books.items()
        if sample.expected[path]["expected"].get("encrypted") and book.status == "ERROR"
    }

    assert len(encrypted) >= 4
    for path, reason in encrypted.items():
        assert reason is not None
        assert "password" in reason or "encrypted" in reason, (path, reason)


def test_first_pages_of_comics_are_what_other_tools_unpack(sample: Sample) -> None:
    checked = 0
    for path, book in sample.books.items():
        expected = sample.expected[path]["expected"]
        if book.status == "READY" and expected.get("first_page_sha256"):
            page = sample.owner.media.get_page(book.id, 1)
            assert hashlib.sha256(page.content).hexdigest() == expected["first_page_sha256"], path
            checked += 1

    assert checked > 15


def test_every_book_of_pictures_has_a_picture(sample: Sample) -> None:
    # An EPUB may be text from cover to cover.
    shown = [
        sample.owner.media.get_thumbnail(book.id)
        for path, book in sample.books.items()
        if book.status == "READY"
        and sample.expected[path]["format"] != "epub"
        and path not in COUNTED_OTHERWISE
    ]

    assert len(shown) > 40
    assert all(picture.media_type.startswith("image/") for picture in shown)


def test_titles_come_out_of_the_books(sample: Sample) -> None:
    titles = {
        Path(path).name: book.metadata.title
        for path, book in sample.books.items()
        if book.metadata is not None
    }

    assert titles["第01巻.cbz"] == "宇宙冒険"
    assert titles["The Great Gatsby.epub"] == "The Great Gatsby"
    assert titles["GeoTopo.pdf"] == "Geometrie und Topologie"


def test_koreader_finds_its_books(sample: Sample) -> None:
    wrong = {
        path
        for path, book in sample.books.items()
        if book.extension in ("epub", "pdf")
        and book.status == "READY"
        and book.koreader_hash != sample.expected[path]["expected"]["koreader_hash"]
    }

    assert wrong == set()


def test_thumbnails_can_be_made_of_all_that_is_ready(sample: Sample) -> None:
    options = models.ImageOptionsWrite(
        format_="Webp", resize_options=models.ImageResize("Sized", 60, 40)
    )

    job = sample.owner.job.wait(
        sample.owner.library.generate_thumbnails(sample.library_id, image_options=options).job_id
    )

    assert isinstance(job.output_data, models.ThumbnailGenerationOutput)
    ready = [book for book in sample.books.values() if book.status == "READY"]
    assert job.output_data.visited_files == len(ready)
    assert job.output_data.generated_thumbnails > 0.75 * len(ready)


def test_a_second_scan_has_nothing_to_do(sample: Sample) -> None:
    job = sample.owner.job.wait(sample.owner.library.scan(sample.library_id).job_id)

    assert isinstance(job.output_data, models.LibraryScanOutput)
    assert (job.output_data.created_media, job.output_data.updated_media) == (0, 0)
