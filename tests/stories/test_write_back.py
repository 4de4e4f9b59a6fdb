"""What people say of books is written into their files when somebody asks for it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from builders.books import comic, epub, png
from builders.rar import write_rar
from stump_client import Api, NotFound, models

AddLibrary = Callable[..., models.Library]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A comic, an EPUB and a RAR comic."""
    folder = tmp_path / "books" / "Alpha"
    comic(folder / "Comic.cbz", Title="Old", Writer="Ann")
    epub(folder / "Novel.epub")
    write_rar(folder / "Packed.cbr", {"01.png": png(20, 30, (1, 2, 3))})
    return folder


@pytest.fixture
def library(add_library: AddLibrary, shelf: Path) -> models.Library:
    """The shelf, scanned."""
    return add_library(shelf.parent, process_metadata=True, generate_file_hashes=True)


def books(owner: Api, library: models.Library) -> dict[str, models.Media]:
    """Books by name."""
    return {book.name: book for book in owner.library.get_media(library.id)}


def retitle(owner: Api, book: models.Media, title: str) -> None:
    """Say what a book is called, and leave the rest as it is known."""
    known = owner.media.get_metadata(book.id)
    said = known.to_dict() if known else {}
    said.pop("page_count", None)
    owner.media.update_metadata(book.id, **(said | {"title": title}))


def counts(job: models.Job) -> tuple[int, int, int]:
    """Written, unchanged, failed."""
    assert isinstance(job.output_data, models.WriteMetadataOutput)
    done = job.output_data
    return done.written_files, done.unchanged_files, done.failed_files


def test_a_library_is_written_to_disk(owner: Api, library: models.Library, shelf: Path) -> None:
    before = books(owner, library)
    for name, book in before.items():
        retitle(owner, book, f"New {name}")
    owner.media.update_progress(before["Comic"].id, page=2)
    rar = (shelf / "Packed.cbr").read_bytes()

    job = owner.job.wait(owner.library.write_metadata(library.id).job_id)

    assert counts(job) == (2, 0, 1)
    logs = owner.job.get_by_id(job.id).logs or []
    assert [line.message for line in logs] == [
        "Nothing was written: Only CBZ and EPUB files can be written into"
    ]
    assert (shelf / "Packed.cbr").read_bytes() == rar
    with zipfile.ZipFile(shelf / "Comic.cbz") as archive:
        info = archive.read("ComicInfo.xml").decode()
    assert "<Title>New Comic</Title>" in info
    assert "<Writer>Ann</Writer>" in info
    after = books(owner, library)
    comic = after["Comic"]
    assert (comic.id, comic.current_page) == (before["Comic"].id, 2)
    assert comic.size == (shelf / "Comic.cbz").stat().st_size
    assert comic.hash_ != before["Comic"].hash_
    assert owner.media.get_page(comic.id, 1).content.startswith(b"\x89PNG")


def test_what_was_written_is_no_news_for_a_scan(owner: Api, library: models.Library) -> None:
    book = books(owner, library)["Comic"]
    retitle(owner, book, "New")
    assert counts(owner.job.wait(owner.media.write_metadata(book.id).job_id)) == (1, 0, 0)

    job = owner.job.wait(owner.library.scan(library.id).job_id)

    assert isinstance(job.output_data, models.LibraryScanOutput)
    assert (job.output_data.updated_media, job.output_data.created_media) == (0, 0)
    again = owner.job.wait(owner.media.write_metadata(book.id).job_id)
    assert counts(again) == (0, 1, 0)


def test_pages_need_not_be_measured_again(owner: Api, library: models.Library) -> None:
    book = books(owner, library)["Comic"]
    owner.job.wait(owner.media.analyze(book.id).job_id)
    before = owner.media.get_dimensions(book.id)
    retitle(owner, book, "New")

    assert counts(owner.job.wait(owner.media.write_metadata(book.id).job_id)) == (1, 0, 0)

    assert owner.media.get_dimensions(book.id) == before


def test_sizes_of_pages_of_another_file_are_not_taken_over(
    owner: Api, library: models.Library, shelf: Path
) -> None:
    book = books(owner, library)["Comic"]
    owner.job.wait(owner.media.analyze(book.id).job_id)
    retitle(owner, book, "New")
    comic(shelf / "Comic.cbz", 0, {"1.png": png(7, 8, (1, 2, 3))})

    owner.job.wait(owner.media.write_metadata(book.id).job_id)

    with pytest.raises(NotFound):
        owner.media.get_dimensions(book.id)


def test_another_server_reads_what_was_written(
    owner: Api, add_library: AddLibrary, library: models.Library, tmp_path: Path, shelf: Path
) -> None:
    for book in books(owner, library).values():
        retitle(owner, book, "Said by people")
    owner.job.wait(owner.series.write_metadata(books(owner, library)["Comic"].series_id).job_id)
    copies = tmp_path / "elsewhere" / "Alpha"
    copies.mkdir(parents=True)
    for name in ("Comic.cbz", "Novel.epub"):
        (copies / name).write_bytes((shelf / name).read_bytes())

    other = add_library(copies.parent, process_metadata=True)

    titles = {book.metadata.title for book in owner.library.get_media(other.id) if book.metadata}
    assert titles == {"Said by people"}


def test_books_nobody_said_anything_of_are_left_alone(
    owner: Api, library: models.Library, shelf: Path
) -> None:
    before = {file.name: file.stat() for file in shelf.iterdir()}

    job = owner.job.wait(owner.library.write_metadata(library.id).job_id)

    assert counts(job) == (0, 0, 0)
    assert {file.name: file.stat() for file in shelf.iterdir()} == before
