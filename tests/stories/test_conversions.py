"""RAR comics become ZIP archives by a scan, as the library asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders.books import comic, png
from builders.rar import write_rar
from stump_client import Api, models
from stump_server import formats

AddLibrary = Callable[..., models.Library]
PAGES = {f"{number:02}.png": png(20 + number, 30, (number, 0, 0)) for number in (1, 2, 3)}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A series of one RAR comic and one that is a ZIP already."""
    folder = tmp_path / "books" / "Alpha"
    write_rar(folder / "Alpha 1.cbr", PAGES)
    comic(folder / "Alpha 2.cbz")
    return folder


class Scanned:
    """A library that repacks."""

    def __init__(self, owner: Api, library: models.Library) -> None:
        self.owner, self.id = owner, library.id

    def scan(self) -> models.Job:
        """Scan to the end."""
        return self.owner.job.wait(self.owner.library.scan(self.id).job_id)

    def logs(self, job: models.Job) -> list[str]:
        """What the scan has to say."""
        return [line.message for line in self.owner.job.get_by_id(job.id).logs or []]

    @property
    def books(self) -> dict[str, models.Media]:
        """Books by the names of their files."""
        return {os.path.basename(book.path): book for book in self.owner.library.get_media(self.id)}


@pytest.fixture
def scanned(owner: Api, add_library: AddLibrary, shelf: Path) -> Scanned:
    """The library as it was before anybody asked for repacking, with a page read."""
    scanned = Scanned(owner, add_library(shelf.parent))
    owner.media.update_progress(scanned.books["Alpha 1.cbr"].id, page=2)
    return scanned


def ask(scanned: Scanned, **config: Any) -> None:
    """Change what the library does with RAR comics."""
    library = scanned.owner.library.get_by_id(scanned.id)
    assert library.config is not None
    wanted = library.config.to_dict() | config
    scanned.owner.library.update(
        scanned.id,
        name=library.name,
        path=library.path,
        scan_mode="NONE",
        config=models.LibraryConfigWrite.from_dict(wanted),
    )


def test_a_book_stays_itself_when_it_is_repacked(scanned: Scanned, shelf: Path) -> None:
    before = scanned.books["Alpha 1.cbr"]
    ask(scanned, convert_rar_to_zip=True)

    scanned.scan()

    assert sorted(os.listdir(shelf)) == ["Alpha 1.cbr", "Alpha 1.cbz", "Alpha 2.cbz"]
    assert sorted(scanned.books) == ["Alpha 1.cbz", "Alpha 2.cbz"]
    after = scanned.books["Alpha 1.cbz"]
    assert (after.id, after.current_page, after.pages) == (before.id, 2, 3)
    assert (after.extension, after.status) == ("cbz", "READY")
    assert after.size == (shelf / "Alpha 1.cbz").stat().st_size
    assert scanned.owner.media.get_page(after.id, 3).content == PAGES["03.png"]


def test_a_kept_original_is_no_book_and_is_not_repacked_again(
    scanned: Scanned, shelf: Path
) -> None:
    ask(scanned, convert_rar_to_zip=True)
    scanned.scan()
    made = (shelf / "Alpha 1.cbz").stat()

    for _ in range(2):
        scanned.scan()
    ask(scanned, convert_rar_to_zip=False)
    scanned.scan()

    assert sorted(scanned.books) == ["Alpha 1.cbz", "Alpha 2.cbz"]
    now = (shelf / "Alpha 1.cbz").stat()
    assert (now.st_ino, now.st_mtime_ns) == (made.st_ino, made.st_mtime_ns)


def test_the_original_goes_when_the_library_says_so(scanned: Scanned, shelf: Path) -> None:
    ask(scanned, convert_rar_to_zip=True, hard_delete_conversions=True)

    job = scanned.scan()

    assert sorted(os.listdir(shelf)) == ["Alpha 1.cbz", "Alpha 2.cbz"]
    assert scanned.books["Alpha 1.cbz"].current_page == 2
    assert "Deleted, as it is repacked" in scanned.logs(job)


def test_an_original_kept_so_far_goes_when_the_library_says_so_later(
    scanned: Scanned, shelf: Path
) -> None:
    ask(scanned, convert_rar_to_zip=True)
    scanned.scan()
    ask(scanned, convert_rar_to_zip=True, hard_delete_conversions=True)

    scanned.scan()

    assert sorted(os.listdir(shelf)) == ["Alpha 1.cbz", "Alpha 2.cbz"]


def test_a_repacking_that_was_interrupted_is_taken_up(scanned: Scanned, shelf: Path) -> None:
    before = scanned.books["Alpha 1.cbr"]
    ask(scanned, convert_rar_to_zip=True)
    # The program was killed when the archive had its name and before anybody was told.
    assert formats.convert(str(shelf / "Alpha 1.cbr")) == str(shelf / "Alpha 1.cbz")

    scanned.scan()

    assert sorted(scanned.books) == ["Alpha 1.cbz", "Alpha 2.cbz"]
    after = scanned.books["Alpha 1.cbz"]
    assert (after.id, after.current_page, after.status) == (before.id, 2, "READY")
    assert after.size == (shelf / "Alpha 1.cbz").stat().st_size


def test_new_books_are_repacked_as_they_come(
    owner: Api, add_library: AddLibrary, shelf: Path
) -> None:
    wishes = {"convert_rar_to_zip": True, "hard_delete_conversions": True}
    scanned = Scanned(owner, add_library(shelf.parent, **wishes))

    assert sorted(scanned.books) == ["Alpha 1.cbz", "Alpha 2.cbz"]
    assert {book.status for book in scanned.books.values()} == {"READY"}
    assert sorted(os.listdir(shelf)) == ["Alpha 1.cbz", "Alpha 2.cbz"]


def test_what_cannot_be_repacked_stays_and_the_scan_says_why(scanned: Scanned, shelf: Path) -> None:
    write_rar(shelf / "Alpha 3.cbr", PAGES | {"../99.txt": b"outside"})
    write_rar(shelf / "Alpha 4.cbr", PAGES)
    comic(shelf / "Alpha 4.cbz", pages=5)
    ask(scanned, convert_rar_to_zip=True, hard_delete_conversions=True)

    job = scanned.scan()

    assert sorted(scanned.books) == [
        "Alpha 1.cbz",
        "Alpha 2.cbz",
        "Alpha 3.cbr",
        "Alpha 4.cbr",
        "Alpha 4.cbz",
    ]
    assert {book.status for book in scanned.books.values()} == {"READY"}
    said = scanned.logs(job)
    assert "Not repacked as ZIP: A file in the archive has no proper name" in said
    assert "Not repacked as ZIP: There is a file of this name" in said
    assert scanned.books["Alpha 4.cbz"].pages == 5


def test_a_copy_that_stands_in_for_what_cannot_be_repacked_is_missing_itself(
    scanned: Scanned, shelf: Path
) -> None:
    for number in (3, 4):
        write_rar(shelf / f"Alpha {number}.cbr", PAGES | {"../99.txt": b"outside"})
    ask(scanned, convert_rar_to_zip=True)
    scanned.scan()
    book, copy = (scanned.books[f"Alpha {number}.cbr"] for number in (3, 4))
    scanned.owner.media.update_progress(book.id, page=2)
    (shelf / "Alpha 3.cbr").unlink()

    scanned.scan()

    after = scanned.books
    assert (after["Alpha 4.cbr"].id, after["Alpha 4.cbr"].status) == (book.id, "READY")
    assert (after["Alpha 3.cbr"].id, after["Alpha 3.cbr"].status) == (copy.id, "MISSING")


def test_a_renamed_comic_is_repacked_where_it_lies_now(scanned: Scanned, shelf: Path) -> None:
    before = scanned.books["Alpha 1.cbr"]
    (shelf / "Alpha 1.cbr").rename(shelf / "Alpha One.cbr")
    ask(scanned, convert_rar_to_zip=True, hard_delete_conversions=True)

    scanned.scan()

    assert scanned.books["Alpha One.cbz"].id == before.id
    assert sorted(os.listdir(shelf)) == ["Alpha 2.cbz", "Alpha One.cbz"]


def test_a_series_stays_itself_when_its_folder_is_renamed_with_the_originals(
    scanned: Scanned, shelf: Path
) -> None:
    write_rar(shelf / "Alpha 2.cbr", PAGES | {"04.png": PAGES["01.png"]})
    (shelf / "Alpha 2.cbz").unlink()
    ask(scanned, convert_rar_to_zip=True)
    scanned.scan()
    before = scanned.books
    assert sorted(before) == ["Alpha 1.cbz", "Alpha 2.cbz"]
    shelf.rename(shelf.parent / "Omega")

    scanned.scan()

    assert {name: book.id for name, book in scanned.books.items()} == {
        name: book.id for name, book in before.items()
    }
    (series,) = scanned.owner.library.get_series(scanned.id)
    assert (series.id, series.name) == (before["Alpha 1.cbz"].series_id, "Omega")


def test_another_comic_under_the_name_of_an_original_is_a_book(
    scanned: Scanned, shelf: Path
) -> None:
    ask(scanned, convert_rar_to_zip=True)
    scanned.scan()
    write_rar(shelf / "Alpha 1.cbr", {"01.png": PAGES["01.png"]})

    scanned.scan()

    assert sorted(scanned.books) == ["Alpha 1.cbr", "Alpha 1.cbz", "Alpha 2.cbz"]


@pytest.mark.parametrize("repacks", [False, True])
def test_removing_the_archive_undoes_it(scanned: Scanned, shelf: Path, *, repacks: bool) -> None:
    before = scanned.books["Alpha 1.cbr"]
    ask(scanned, convert_rar_to_zip=True)
    scanned.scan()
    ask(scanned, convert_rar_to_zip=repacks)
    (shelf / "Alpha 1.cbz").unlink()

    scanned.scan()

    name = "Alpha 1.cbz" if repacks else "Alpha 1.cbr"
    assert sorted(scanned.books) == [name, "Alpha 2.cbz"]
    after = scanned.books[name]
    assert (after.id, after.current_page, after.status) == (before.id, 2, "READY")
    assert scanned.owner.media.get_page(after.id, 3).content == PAGES["03.png"]
