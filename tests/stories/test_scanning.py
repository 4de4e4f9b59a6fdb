"""What becomes of books when their files come, change, go, and come back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders.books import comic, epub, pdf_file, png
from stump_client import Api, JobFailed, models

AddLibrary = Callable[..., models.Library]


class Scanned:
    """A library as scans leave it."""

    def __init__(self, owner: Api, library: models.Library) -> None:
        self.owner = owner
        self.id = library.id

    def scan(self, **options: bool) -> models.LibraryScanOutput:
        """Scan, and give what was counted."""
        config = models.ScanConfig(**options) if options else None
        job = self.owner.job.wait(self.owner.library.scan(self.id, config=config).job_id)
        assert isinstance(job.output_data, models.LibraryScanOutput)
        return job.output_data

    @property
    def books(self) -> dict[str, models.Media]:
        """Books by name."""
        return {book.name: book for book in self.owner.library.get_media(self.id)}

    @property
    def statuses(self) -> dict[str, str]:
        """Statuses of books by name."""
        return {name: book.status for name, book in self.books.items()}

    @property
    def series(self) -> dict[str, str]:
        """Statuses of series by name."""
        return {one.name: one.status for one in self.owner.library.get_series(self.id)}

    @property
    def status(self) -> str:
        """Status of the library."""
        return self.owner.library.get_by_id(self.id).status


@pytest.fixture
def scanned(owner: Api, library: models.Library) -> Scanned:
    """Two series of two comics."""
    return Scanned(owner, library)


ALL_READY = dict.fromkeys(("Alpha 1", "Alpha 2", "Beta 1", "Beta 2"), "READY")


def test_a_first_scan_finds_everything_and_a_second_nothing_new(
    owner: Api, add_library: AddLibrary, books: Path
) -> None:
    (books / "notes.txt").write_text("no book")
    (books / "Alpha" / ".hidden.cbz").write_bytes(b"x")
    scanned = Scanned(owner, add_library(books, is_scanned=False))

    first = scanned.scan()

    assert (first.created_media, first.created_series) == (4, 2)
    assert scanned.statuses == ALL_READY
    before = scanned.books
    again = scanned.scan()
    assert (again.created_media, again.updated_media, again.created_series) == (0, 0, 0)
    assert again.skipped_files == 4
    assert scanned.books == before


def test_scan_marks_missing_books(scanned: Scanned, books: Path) -> None:
    (books / "Alpha" / "Alpha 1.cbz").unlink()

    counts = scanned.scan()

    assert scanned.statuses == ALL_READY | {"Alpha 1": "MISSING"}
    assert (counts.updated_media, counts.updated_series) == (1, 1)
    assert scanned.scan().updated_media == 0


def test_a_missing_book_keeps_its_reading_and_comes_back(scanned: Scanned, books: Path) -> None:
    book = scanned.books["Alpha 1"]
    scanned.owner.media.update_progress(book.id, page=2)
    file = books / "Alpha" / "Alpha 1.cbz"
    hidden = books.parent / "elsewhere.cbz"
    shutil.move(file, hidden)
    scanned.scan()
    assert scanned.books["Alpha 1"].current_page == 2

    shutil.move(hidden, file)
    scanned.scan()

    assert scanned.books["Alpha 1"].id == book.id
    assert scanned.books["Alpha 1"].current_page == 2
    assert scanned.statuses == ALL_READY


def test_a_series_without_books_loses_them_too(scanned: Scanned, books: Path) -> None:
    for file in (books / "Beta").iterdir():
        file.unlink()

    scanned.scan()

    assert scanned.statuses == ALL_READY | {"Beta 1": "MISSING", "Beta 2": "MISSING"}
    assert scanned.series == {"Alpha": "READY", "Beta": "MISSING"}


def test_a_series_restored_has_its_books_again(scanned: Scanned, books: Path) -> None:
    ids = {name: book.id for name, book in scanned.books.items()}
    (books / "Beta").rename(books.parent / "Beta")
    scanned.scan()
    assert scanned.statuses == ALL_READY | {"Beta 1": "MISSING", "Beta 2": "MISSING"}

    (books.parent / "Beta").rename(books / "Beta")
    scanned.scan()

    assert scanned.statuses == ALL_READY
    assert scanned.series == {"Alpha": "READY", "Beta": "READY"}
    assert {name: book.id for name, book in scanned.books.items()} == ids


@pytest.mark.parametrize("is_mount_point_left", [False, True])
def test_a_missing_root_loses_nothing_and_everything_comes_back(
    scanned: Scanned, books: Path, is_mount_point_left: bool
) -> None:
    books.rename(books.parent / "unplugged")
    if is_mount_point_left:
        books.mkdir()

    with pytest.raises(JobFailed) as failed:
        scanned.scan()

    assert failed.value.job.status == "FAILED"
    assert str(books) not in str(failed.value)
    assert set(scanned.statuses.values()) == {"MISSING"}
    assert set(scanned.series.values()) == {"MISSING"}
    assert scanned.status == "MISSING"
    assert len(scanned.owner.library.get_scan_history(scanned.id)) == 1

    if is_mount_point_left:
        books.rmdir()
    (books.parent / "unplugged").rename(books)
    scanned.scan()

    assert scanned.statuses == ALL_READY
    assert set(scanned.series.values()) == {"READY"}
    assert scanned.status == "READY"


def test_a_changed_file_is_read_anew_and_only_once(scanned: Scanned, books: Path) -> None:
    before = scanned.books["Alpha 1"]
    comic(books / "Alpha" / "Alpha 1.cbz", 5, Title="Second edition", Number=1)

    counts = scanned.scan()

    after = scanned.books["Alpha 1"]
    assert counts.updated_media == 1
    assert (after.id, after.pages) == (before.id, 5)
    assert after.size != before.size
    assert after.modified_at != before.modified_at
    assert after.metadata is not None
    assert (after.metadata.title, after.metadata.page_count) == ("Second edition", 5)
    assert scanned.owner.media.get_page(after.id, 5).content
    assert scanned.scan().updated_media == 0


def test_an_older_file_is_a_change_as_well(scanned: Scanned, books: Path) -> None:
    file = books / "Alpha" / "Alpha 1.cbz"
    comic(file, 4)
    os.utime(file, (1_000_000_000, 1_000_000_000))

    assert scanned.scan().updated_media == 1
    assert scanned.books["Alpha 1"].pages == 4


def copy(source: Path, target: Path) -> None:
    """Copy a file, to a later time than that of anything else."""
    target.parent.mkdir(exist_ok=True, parents=True)
    shutil.copy(source, target)
    os.utime(target, (2_000_000_000, 2_000_000_000))


@pytest.mark.parametrize("target", ["Alpha/Alpha One.cbz", "Beta/Alpha 1.cbz", "New/First.cbz"])
def test_a_book_that_moved_is_still_the_same_book(
    scanned: Scanned, books: Path, target: str
) -> None:
    before = scanned.books["Alpha 1"]
    owner = scanned.owner
    owner.media.update_progress(before.id, page=2)
    owner.media.update_metadata(before.id, title="By hand")
    owner.job.wait(owner.media.analyze(before.id).job_id)
    measured = owner.media.get_page_dimensions(before.id, 1)
    # Copied and deleted, as between two disks: neither name nor time nor place is the same.
    copy(books / "Alpha" / "Alpha 1.cbz", books / target)
    (books / "Alpha" / "Alpha 1.cbz").unlink()

    counts = scanned.scan()

    after = owner.media.get_by_id(before.id)
    assert (counts.created_media, counts.updated_media) == (0, 1)
    assert (after.path, after.name) == (str(books / target), Path(target).stem)
    assert (after.status, after.current_page) == ("READY", 2)
    assert after.metadata is not None
    assert after.metadata.title == "By hand"
    assert owner.media.get_page(after.id, 1).content
    assert owner.media.get_page_dimensions(after.id, 1) == measured
    series = owner.series.get_by_id(after.series_id)
    assert series.name == Path(target).parent.name
    assert len(scanned.books) == 4
    again = scanned.scan()
    assert (again.created_media, again.updated_media, again.skipped_files) == (0, 0, 4)


def test_a_scan_of_one_series_knows_a_book_that_left_its_place_to_another(
    scanned: Scanned, books: Path
) -> None:
    owner, before = scanned.owner, scanned.books
    book, beside = before["Alpha 1"], before["Beta 1"]
    owner.media.update_progress(book.id, page=2)
    (books / "Alpha" / "Alpha 1.cbz").rename(books / "Beta" / "Beta 3.cbz")
    comic(books / "Alpha" / "Alpha 1.cbz", 6)
    # Its time is another one, and it is the same nevertheless: copies of it are copies.
    os.utime(books / "Alpha" / "Alpha 2.cbz", (2_000_000_000, 2_000_000_000))
    shutil.copy(books / "Alpha" / "Alpha 2.cbz", books / "Beta" / "Copy.cbz")

    owner.job.wait(owner.series.scan(beside.series_id).job_id)

    after = owner.media.get_by_id(book.id)
    assert (after.path, after.current_page) == (str(books / "Beta" / "Beta 3.cbz"), 2)
    assert scanned.books["Copy"].id != before["Alpha 2"].id == scanned.books["Alpha 2"].id
    scanned.scan()
    assert scanned.statuses == ALL_READY | {"Beta 3": "READY", "Copy": "READY"}
    assert scanned.books["Alpha 1"].pages == 6
    assert scanned.books["Alpha 1"].id != book.id == scanned.books["Beta 3"].id


def test_books_that_are_numbered_anew_keep_their_reading(scanned: Scanned, books: Path) -> None:
    folder = books / "Alpha"
    first, second = scanned.books["Alpha 1"], scanned.books["Alpha 2"]
    scanned.owner.media.update_progress(first.id, page=1)
    scanned.owner.media.update_progress(second.id, page=2)
    (folder / "Alpha 2.cbz").rename(folder / "Alpha 3.cbz")
    (folder / "Alpha 1.cbz").rename(folder / "Alpha 2.cbz")
    comic(folder / "Alpha 1.cbz", 6)

    counts = scanned.scan()

    now = scanned.books
    assert (counts.created_media, counts.updated_media) == (1, 2)
    assert (now["Alpha 2"].id, now["Alpha 2"].current_page) == (first.id, 1)
    assert (now["Alpha 3"].id, now["Alpha 3"].current_page) == (second.id, 2)
    assert (now["Alpha 1"].pages, now["Alpha 1"].current_page or 0) == (6, 0)


@pytest.mark.parametrize("way", ["written over", "missing before", "with a new last one"])
def test_books_that_are_numbered_anew_after_the_first_is_deleted_keep_their_reading(
    scanned: Scanned, books: Path, way: str
) -> None:
    owner, folder = scanned.owner, books / "Alpha"
    for number in (3, 4, 5):
        comic(folder / f"Alpha {number}.cbz", number + 3)
    scanned.scan()
    before = scanned.books
    for number in (1, 2, 3):
        owner.media.update_progress(before[f"Alpha {number}"].id, page=number)
    first = (folder / "Alpha 1.cbz").read_bytes()
    (folder / "Alpha 1.cbz").unlink()
    if way == "missing before":
        scanned.scan()
    for number in (2, 3, 4, 5):
        (folder / f"Alpha {number}.cbz").rename(folder / f"Alpha {number - 1}.cbz")
    if way == "with a new last one":
        comic(folder / "Alpha 5.cbz", 9)

    counts = scanned.scan()

    now = {Path(book.path).name: book for book in owner.library.get_media(scanned.id)}
    for number in (2, 3, 4, 5):
        book = now[f"Alpha {number - 1}.cbz"]
        moved = owner.media.get_by_id(before[f"Alpha {number}"].id)
        assert (book.status, moved.path) == ("READY", str(folder / f"Alpha {number - 1}.cbz"))
        assert (moved.current_page or 0, moved.pages) == (
            number if number < 4 else 0,
            before[f"Alpha {number}"].pages,
        )
    lost = owner.media.get_by_id(before["Alpha 1"].id)
    assert (lost.status, lost.name, lost.current_page) == ("MISSING", "Alpha 1", 1)
    assert (counts.created_media, counts.updated_media) == (way == "with a new last one", 5)
    assert scanned.scan().updated_media == 0

    (folder / "Found.cbz").write_bytes(first)
    scanned.scan()
    back = owner.media.get_by_id(lost.id)
    assert (back.status, back.path, back.current_page) == ("READY", str(folder / "Found.cbz"), 1)


def test_a_better_file_put_in_place_of_a_book_is_that_book(scanned: Scanned, books: Path) -> None:
    owner, folder = scanned.owner, books / "Alpha"
    comic(folder / "Better.cbz", 7)
    scanned.scan()
    book = scanned.books["Alpha 1"]
    owner.media.update_progress(book.id, page=2)
    (folder / "Better.cbz").replace(folder / "Alpha 1.cbz")

    scanned.scan()

    after = owner.media.get_by_id(book.id)
    assert (after.status, after.pages, after.current_page) == ("READY", 7, 2)
    assert scanned.statuses == ALL_READY | {"Better": "MISSING"}


def test_a_folder_that_is_renamed_is_still_the_same_series(scanned: Scanned, books: Path) -> None:
    owner = scanned.owner
    (before,) = (one for one in owner.library.get_series(scanned.id) if one.name == "Alpha")
    ids = {book.id for book in scanned.books.values()}
    for number in (1, 2):
        copy(books / "Alpha" / f"Alpha {number}.cbz", books / "Deep" / "Omega" / f"{number}.cbz")
    comic(books / "Deep" / "Omega" / "3.cbz", 7)
    shutil.rmtree(books / "Alpha")

    counts = scanned.scan()

    after = owner.series.get_by_id(before.id)
    assert (after.name, after.path) == ("Omega", str(books / "Deep" / "Omega"))
    assert scanned.series == {"Omega": "READY", "Beta": "READY"}
    assert (counts.created_series, counts.created_media) == (0, 1)
    assert {book.id for book in scanned.books.values()} > ids
    assert {book.series_id for book in owner.series.get_media(before.id)} == {before.id}
    assert set(scanned.statuses.values()) == {"READY"}


# Where each folder went: two changed places, one took the place of another, three went around.
@pytest.mark.parametrize(
    "names",
    [
        {"Alpha": "Beta", "Beta": "Alpha"},
        {"Alpha": "Beta", "Beta": "Gamma"},
        {"Alpha": "Beta", "Beta": "Gamma", "Gamma": "Alpha"},
    ],
)
@pytest.mark.parametrize("is_named_alike", [False, True])
def test_series_go_with_their_books_when_folders_change_names(
    scanned: Scanned, books: Path, names: dict[str, str], is_named_alike: bool
) -> None:
    owner = scanned.owner
    for place, name in enumerate(sorted(names)):
        for number in (1, 2):
            (books / name / f"{name} {number}.cbz").unlink(missing_ok=True)
            file = f"{number}.cbz" if is_named_alike else f"{name} {number}.cbz"
            comic(books / name / file, 3 + 2 * place + number)
    scanned.scan()
    scanned.owner.library.clean(scanned.id)
    before = {one.name: one for one in owner.library.get_series(scanned.id)}
    content = {
        name: {book.id for book in owner.series.get_media(one.id)} for name, one in before.items()
    }
    for name, one in before.items():
        owner.series.update_metadata(one.id, title=f"This is {name}")
    for name in names:
        (books / name).rename(books / f"{name} away")
    for name, target in names.items():
        (books / f"{name} away").rename(books / target)

    counts = scanned.scan()

    assert (counts.created_media, counts.created_series) == (0, 0)
    for name, target in names.items():
        after = owner.series.get_by_id(before[name].id)
        assert (after.name, after.path) == (target, str(books / target))
        assert after.metadata is not None
        assert after.metadata.title == f"This is {name}"
        inside = owner.series.get_media(after.id)
        assert {book.id for book in inside} == content[name]
        assert {Path(book.path).parent.name for book in inside} == {target}
    assert set(scanned.statuses.values()) == set(scanned.series.values()) == {"READY"}
    again = scanned.scan()
    assert (again.created_media, again.updated_media, again.updated_series) == (0, 0, 0)


def test_a_folder_that_took_the_name_of_a_deleted_one_has_its_books(
    scanned: Scanned, books: Path
) -> None:
    shutil.rmtree(books / "Beta")
    (books / "Alpha").rename(books / "Beta")

    scanned.scan()

    assert scanned.series == {"Alpha": "MISSING", "Beta": "READY"}
    ready = {name for name, status in scanned.statuses.items() if status == "READY"}
    assert ready == {"Alpha 1", "Alpha 2"}


@pytest.mark.parametrize("was_away", [False, True])
@pytest.mark.parametrize("is_other_library", [False, True])
def test_books_that_are_changed_while_their_folder_is_renamed_keep_their_reading(
    scanned: Scanned, books: Path, add_library: AddLibrary, is_other_library: bool, was_away: bool
) -> None:
    owner, root = scanned.owner, books.parent / "others" if is_other_library else books
    root.mkdir(exist_ok=True)
    target = Scanned(owner, add_library(root)) if is_other_library else scanned
    comic(books / "Alpha" / "Alpha 3.cbz", 6)
    scanned.scan()
    book = scanned.books["Alpha 3"]
    owner.media.update_progress(book.id, page=2)
    if was_away:
        books.rename(books.parent / "unplugged")
        with pytest.raises(JobFailed):
            scanned.scan()
        (books.parent / "unplugged").rename(books)
    shutil.move(books / "Alpha", root / "Alphabet")
    comic(root / "Alphabet" / "Alpha 3.cbz", 8)

    counts = target.scan()

    after = owner.media.get_by_id(book.id)
    assert (after.status, after.path) == ("READY", str(root / "Alphabet" / "Alpha 3.cbz"))
    assert (after.series_id, after.pages, after.current_page) == (book.series_id, 8, 2)
    assert (counts.created_media, counts.created_series) == (0, 0)
    scanned.scan()
    assert set(target.statuses.values()) == {"READY"}
    assert target.scan().updated_media == 0


def test_a_folder_that_moves_to_another_library_is_still_the_same_series(
    scanned: Scanned, books: Path, add_library: AddLibrary
) -> None:
    owner = scanned.owner
    comic(books.parent / "others" / "Gamma" / "Gamma 1.cbz", 9)
    other = Scanned(owner, add_library(books.parent / "others"))
    book = scanned.books["Beta 1"]
    owner.media.update_progress(book.id, page=2)
    shutil.move(books / "Beta", books.parent / "others" / "Beta")

    other.scan()
    scanned.scan()

    assert other.statuses == dict.fromkeys(("Beta 1", "Beta 2", "Gamma 1"), "READY")
    assert scanned.statuses == dict.fromkeys(("Alpha 1", "Alpha 2"), "READY")
    assert scanned.series == {"Alpha": "READY"}
    after = owner.media.get_by_id(book.id)
    assert (after.series_id, after.current_page) == (book.series_id, 2)
    assert owner.series.get_by_id(after.series_id).library_id == other.id

    shutil.move(books.parent / "others" / "Beta", books / "Beta")
    scanned.scan()
    assert scanned.statuses == ALL_READY


@pytest.mark.parametrize("pages", [3, 8])
@pytest.mark.parametrize("is_other_library", [False, True])
def test_a_book_that_its_folder_left_behind_comes_back_where_it_was(
    scanned: Scanned, books: Path, add_library: AddLibrary, is_other_library: bool, pages: int
) -> None:
    owner, file = scanned.owner, books / "Alpha" / "Alpha 3.cbz"
    comic(file)
    others = books.parent / "others"
    others.mkdir()
    other = Scanned(owner, add_library(others))
    scanned.scan()
    book = scanned.books["Alpha 3"]
    owner.media.update_progress(book.id, page=2)
    file.unlink()
    shutil.move(books / "Alpha", (others if is_other_library else books) / "Omega")
    other.scan()
    scanned.scan()
    assert owner.media.get_by_id(book.id).status == "MISSING"

    comic(file, pages)
    counts = scanned.scan()

    after = owner.media.get_by_id(book.id)
    assert (after.status, after.path, after.current_page) == ("READY", str(file), 2)
    assert after.pages == pages
    assert after.series_id != book.series_id
    assert owner.series.get_by_id(after.series_id).library_id == scanned.id
    assert (counts.created_series, counts.created_media) == (1, 0)
    series = owner.series.get_by_id(book.series_id)
    assert (series.name, series.status, series.media_count) == ("Omega", "READY", 2)
    again = scanned.scan()
    assert again.updated_media == 0


@pytest.mark.parametrize("is_scanned_first", [False, True])
def test_a_folder_that_becomes_a_library_of_its_own_takes_its_reading_along(
    scanned: Scanned, books: Path, add_library: AddLibrary, is_scanned_first: bool
) -> None:
    owner = scanned.owner
    before = scanned.books
    owner.media.update_progress(before["Beta 2"].id, page=2)
    settings = owner.library.get_by_id(scanned.id)
    owner.library.update(
        scanned.id,
        name=settings.name,
        path=str(books / "Alpha"),
        config=settings.config,
        scan_mode="NONE",
    )
    if is_scanned_first:
        scanned.scan()

    other = Scanned(owner, add_library(books / "Beta"))
    scanned.scan()

    assert scanned.statuses == dict.fromkeys(("Alpha 1", "Alpha 2"), "READY")
    assert other.statuses == dict.fromkeys(("Beta 1", "Beta 2"), "READY")
    after = other.books["Beta 2"]
    assert (after.id, after.series_id) == (before["Beta 2"].id, before["Beta 2"].series_id)
    assert after.current_page == 2
    assert (scanned.series, other.series) == ({"Alpha": "READY"}, {"Beta": "READY"})


def test_books_of_a_collection_live_by_themselves_when_it_becomes_the_library(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "books"
    comic(root / "Miura" / "Berserk" / "Berserk 1.cbz")
    comic(root / "Miura" / "Other.cbz")
    scanned = Scanned(owner, add_library(root, library_pattern="COLLECTION_BASED"))
    before = scanned.books
    settings = owner.library.get_by_id(scanned.id)

    for path, series in ((root / "Miura", {"Miura", "Berserk"}), (root, {"Miura"})):
        owner.library.update(
            scanned.id,
            name=settings.name,
            path=str(path),
            config=settings.config,
            scan_mode="NONE",
        )
        counts = scanned.scan()

        assert scanned.statuses == {"Berserk 1": "READY", "Other": "READY"}
        assert {name: one.id for name, one in scanned.books.items()} == {
            name: one.id for name, one in before.items()
        }
        assert {name for name, status in scanned.series.items() if status == "READY"} == series
        assert counts.created_media == 0


def test_a_library_that_is_away_gives_no_book_to_another(
    scanned: Scanned, books: Path, add_library: AddLibrary
) -> None:
    copy(books / "Beta" / "Beta 1.cbz", books.parent / "others" / "Beta" / "Beta 1.cbz")
    books.rename(books.parent / "unplugged")

    other = Scanned(scanned.owner, add_library(books.parent / "others"))

    assert other.books["Beta 1"].id != scanned.books["Beta 1"].id
    (books.parent / "unplugged").rename(books)
    scanned.scan()
    assert scanned.statuses == ALL_READY


def test_a_copy_is_another_book(scanned: Scanned, books: Path) -> None:
    original = scanned.books["Alpha 1"]
    shutil.copy2(books / "Alpha" / "Alpha 1.cbz", books / "Beta" / "Alpha 1 again.cbz")

    scanned.scan()

    assert scanned.books["Alpha 1"] == original
    assert scanned.books["Alpha 1 again"].id != original.id


@pytest.mark.parametrize("target", ["Alpha/Again.cbz", "Beta/Alpha 1.cbz", "New/First.cbz"])
@pytest.mark.parametrize("way", ["library", "rebuild", "series", "book"])
def test_a_book_that_is_gone_goes_on_as_a_copy_that_was_there_before(
    scanned: Scanned, books: Path, target: str, way: str
) -> None:
    owner, file = scanned.owner, books / "Alpha" / "Alpha 1.cbz"
    book = scanned.books["Alpha 1"]
    owner.media.update_progress(book.id, page=2)
    copy(file, books / target)
    scanned.scan()
    (twin,) = (
        one for one in owner.library.get_media(scanned.id) if one.path == str(books / target)
    )
    content = file.read_bytes()
    file.unlink()

    if way == "series":
        owner.job.wait(owner.series.scan(book.series_id).job_id)
    elif way == "book":
        owner.job.wait(owner.media.scan(book.id).job_id)
    else:
        counts = scanned.scan(**({"force_rebuild": True} if way == "rebuild" else {}))
        assert (counts.created_media, counts.updated_media) == (0, 2 if way == "library" else 5)

    after, left = owner.media.get_by_id(book.id), owner.media.get_by_id(twin.id)
    assert (after.path, after.name) == (str(books / target), Path(target).stem)
    assert (after.series_id, after.status, after.current_page) == (twin.series_id, "READY", 2)
    assert owner.media.get_page(after.id, 1).content
    assert (left.path, left.series_id, left.status) == (str(file), book.series_id, "MISSING")
    assert len(owner.library.get_media(scanned.id)) == 5
    again = scanned.scan()
    assert (again.created_media, again.updated_media, again.skipped_files) == (0, 0, 4)

    # When the file is back it is a book like any other, and nobody's reading moves again.
    file.write_bytes(content)
    scanned.scan()
    assert owner.media.get_by_id(twin.id).status == "READY"
    assert owner.media.get_by_id(book.id) == after


def test_a_book_that_moves_goes_before_a_copy_that_is_missing(
    scanned: Scanned, books: Path
) -> None:
    owner, file, copied = scanned.owner, books / "Alpha" / "Alpha 1.cbz", books / "Old" / "1.cbz"
    copy(file, copied)
    scanned.scan()
    copied.unlink()
    scanned.scan()
    book = scanned.books["Alpha 1"]
    owner.media.update_progress(book.id, page=2)
    file.rename(books / "Beta" / "1.cbz")

    scanned.scan()

    after = owner.media.get_by_id(book.id)
    assert (after.status, after.path) == ("READY", str(books / "Beta" / "1.cbz"))
    assert (after.current_page, scanned.series["Old"]) == (2, "MISSING")


def test_a_copy_that_somebody_reads_stays_what_it_is(scanned: Scanned, books: Path) -> None:
    owner, file = scanned.owner, books / "Alpha" / "Alpha 1.cbz"
    owner.media.update_progress(scanned.books["Alpha 1"].id, page=1)
    copy(file, books / "Beta" / "Again.cbz")
    scanned.scan()
    before = scanned.books["Again"]
    owner.media.update_progress(before.id, page=2)
    file.unlink()

    assert scanned.scan().updated_media == 1

    assert scanned.statuses == ALL_READY | {"Alpha 1": "MISSING", "Again": "READY"}
    assert (scanned.books["Again"].id, scanned.books["Again"].current_page) == (before.id, 2)
    assert scanned.books["Alpha 1"].current_page == 1


def test_a_book_that_nobody_has_touched_leaves_a_copy_alone(scanned: Scanned, books: Path) -> None:
    copy(books / "Alpha" / "Alpha 1.cbz", books / "Beta" / "Again.cbz")
    scanned.scan()
    ids = {name: book.id for name, book in scanned.books.items()}
    (books / "Alpha" / "Alpha 1.cbz").unlink()

    scanned.scan()

    assert scanned.statuses == ALL_READY | {"Alpha 1": "MISSING", "Again": "READY"}
    assert {name: book.id for name, book in scanned.books.items()} == ids


def test_a_copy_in_another_library_takes_nobodys_reading(
    scanned: Scanned, books: Path, add_library: AddLibrary
) -> None:
    file = books / "Alpha" / "Alpha 1.cbz"
    scanned.owner.media.update_progress(scanned.books["Alpha 1"].id, page=2)
    copy(file, books.parent / "others" / "Beta" / "Again.cbz")
    other = Scanned(scanned.owner, add_library(books.parent / "others"))
    before = other.books
    file.unlink()

    scanned.scan()

    assert scanned.statuses == ALL_READY | {"Alpha 1": "MISSING"}
    assert other.books == before


def test_a_copy_that_was_changed_is_no_copy(scanned: Scanned, books: Path) -> None:
    file, other = books / "Alpha" / "Alpha 1.cbz", books / "Beta" / "Again.cbz"
    scanned.owner.media.update_progress(scanned.books["Alpha 1"].id, page=2)
    copy(file, other)
    scanned.scan()
    id = scanned.books["Again"].id
    comic(other, 7)
    file.unlink()

    scanned.scan()

    assert scanned.statuses == ALL_READY | {"Alpha 1": "MISSING", "Again": "READY"}
    assert (scanned.books["Again"].id, scanned.books["Again"].pages) == (id, 7)


def test_metadata_edits_last_until_they_are_unlocked(scanned: Scanned, books: Path) -> None:
    id = scanned.books["Alpha 1"].id
    scanned.owner.media.update_metadata(id, title="By hand")

    scanned.scan()
    kept = scanned.books["Alpha 1"].metadata
    assert kept is not None
    assert kept.title == "By hand"

    assert scanned.scan(regen_meta=True).updated_media == 4
    # Emptied by hand as well: the whole metadata was replaced.
    assert scanned.owner.media.get_metadata_locks(id).fields == ["title", "series", "number"]
    again = scanned.books["Alpha 1"].metadata
    assert again is not None
    # Pages are counted, whatever anybody says.
    assert again.to_dict() == kept.to_dict() | {"page_count": 3}

    comic(books / "Alpha" / "Alpha 1.cbz", 5, Title="Of the file", Year=1999)
    scanned.owner.media.update_metadata_locks(id, fields=["title"])
    scanned.scan()
    changed = scanned.books["Alpha 1"].metadata
    assert changed is not None
    assert (changed.title, changed.year, changed.page_count) == ("By hand", 1999, 5)

    comic(books / "Alpha" / "Alpha 1.cbz", 3, Series="Alpha", Number=1)
    scanned.owner.media.update_metadata_locks(id, fields=[])
    scanned.scan(regen_meta=True)
    fresh = scanned.books["Alpha 1"].metadata
    assert fresh is not None
    assert (fresh.series, fresh.number) == ("Alpha", 1)
    assert not fresh.title


def test_what_lies_beside_a_series_is_read_when_it_comes_and_when_it_is_asked_for(
    scanned: Scanned, books: Path
) -> None:
    file = books / "Alpha" / "series.json"

    def title() -> str | None:
        book = scanned.owner.media.get_by_id(scanned.books["Alpha 1"].id, load_series=True)
        assert book.series
        found = book.series.metadata
        return found.title if found else None

    file.write_text('{"metadata": {"name": "First"}}')
    comic(books / "Alpha" / "Alpha 3.cbz")
    scanned.scan()
    assert title() == "First"

    file.write_text('{"metadata": {"name": "Second"}}')
    comic(books / "Alpha" / "Alpha 4.cbz")
    scanned.scan()
    assert title() == "First"
    scanned.scan(regen_meta=True)
    assert title() == "Second"


def test_edits_of_series_last_until_they_are_unlocked(scanned: Scanned, books: Path) -> None:
    owner, id = scanned.owner, scanned.books["Alpha 1"].series_id
    owner.series.update_metadata(id, title="By hand")
    (books / "Alpha" / "series.json").write_text(
        '{"metadata": {"name": "Of the file", "year": 2012, "publication_run": "2012 - Present"}}'
    )

    def known() -> tuple[str | None, int | None, str | None]:
        found = owner.series.get_by_id(id).metadata
        assert found
        return found.title, found.year, found.publication_run

    # The file came after the edit, and says what nobody has said by hand.
    comic(books / "Alpha" / "Alpha 3.cbz")
    scanned.scan()
    assert known() == ("By hand", 2012, "2012 - Present")
    scanned.scan(regen_meta=True)
    assert known() == ("By hand", 2012, "2012 - Present")

    owner.series.update_metadata_locks(id, fields=["year"])
    scanned.scan(regen_meta=True)
    assert known() == ("Of the file", 2012, "2012 - Present")


def test_one_book_is_scanned_alone(scanned: Scanned, books: Path) -> None:
    owner, file = scanned.owner, books / "Alpha" / "Alpha 1.cbz"
    id = scanned.books["Alpha 1"].id

    def scan(**options: bool) -> models.SeriesScanOutput:
        config = models.ScanConfig(**options) if options else None
        job = owner.job.wait(owner.media.scan(id, config=config).job_id)
        assert isinstance(job.output_data, models.SeriesScanOutput)
        return job.output_data

    assert (scan().skipped_files, scan(force_rebuild=True).updated_media) == (1, 1)
    comic(file, 8)
    comic(books / "Alpha" / "Alpha 2.cbz", 8)
    assert scan().updated_media == 1
    assert (scanned.books["Alpha 1"].pages, scanned.books["Alpha 2"].pages) == (8, 3)
    scanned.scan()

    file.rename(books.parent / "hidden")
    assert scan().updated_media == 1
    assert scanned.statuses == ALL_READY | {"Alpha 1": "MISSING"}
    # Back as it was, in a folder that looks as it did when the library was scanned last.
    (books.parent / "hidden").rename(file)
    scanned.scan()
    assert scanned.statuses == ALL_READY

    books.rename(books.parent / "unplugged")
    with pytest.raises(JobFailed):
        scan()
    assert scanned.statuses == ALL_READY
    (books.parent / "unplugged").rename(books)


def test_hashes_are_made_when_they_are_asked_for(scanned: Scanned, books: Path) -> None:
    library = scanned.owner.library.get_by_id(scanned.id)
    config = models.LibraryConfigWrite(generate_file_hashes=True)
    scanned.owner.library.update(
        scanned.id, name=library.name, path=library.path, config=config, scan_mode="NONE"
    )
    comic(books / "Alpha" / "Alpha 3.cbz", 2)

    scanned.scan()
    # What is new is hashed, what is known is left as it is.
    assert {name for name, book in scanned.books.items() if book.hash_} == {"Alpha 3"}

    scanned.scan(regen_meta=True)
    assert {name for name, book in scanned.books.items() if book.hash_} == {"Alpha 3"}

    scanned.scan(regen_hashes=True)
    assert all(book.hash_ for book in scanned.books.values())
    assert all(book.koreader_hash is None for book in scanned.books.values())


def test_koreader_hashes_are_made_where_the_library_wants_them(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    epub(tmp_path / "k" / "A" / "Book.epub")
    comic(tmp_path / "k" / "A" / "Comic.cbz")

    library = add_library(tmp_path / "k", generate_koreader_hashes=True)

    hashes = [book.koreader_hash for book in owner.library.get_media(library.id)]
    assert [len(text or "") for text in hashes] == [32, 32]
    assert len(set(hashes)) == 2


def test_a_rebuild_reads_every_book_again(scanned: Scanned) -> None:
    before = scanned.books
    scanned.owner.media.update_metadata(before["Beta 2"].id, title="By hand")

    counts = scanned.scan(force_rebuild=True)

    after = scanned.books
    assert (counts.updated_media, counts.skipped_files) == (4, 0)
    assert {name: book.id for name, book in after.items()} == {
        name: book.id for name, book in before.items()
    }
    rebuilt = after["Beta 2"].metadata
    assert rebuilt is not None
    assert rebuilt.title == "By hand"
    assert rebuilt.page_count == 3


def test_a_library_that_wants_no_metadata_gets_none(
    owner: Api, add_library: AddLibrary, books: Path
) -> None:
    epub(books / "Prose" / "Rain.epub")

    library = add_library(books, process_metadata=False)

    metadata = {book.name: book.metadata for book in owner.library.get_media(library.id)}
    assert metadata["Alpha 1"] is None
    # An EPUB describes itself, whatever the library says.
    assert metadata["Rain"] is not None
    assert metadata["Rain"].title == "Rain"


@pytest.mark.parametrize("moment", [14_000_000_000, -(2**31)])
def test_a_book_of_an_impossible_time_is_a_book(
    owner: Api, server: Any, library: models.Library, books: Path, moment: int
) -> None:
    """A damaged file system must not keep a library from being scanned."""
    file = books / "Alpha" / "Alpha 1.cbz"
    os.utime(file, (moment, moment))

    server.scan(library.id)

    book = owner.library.get_media(library.id)[0]
    assert book.status == "READY"
    assert owner.media.get_page(book.id, 1).media_type == "image/png"
    assert owner.media.get_file(book.id).content == file.read_bytes()
    again = owner.job.wait(owner.library.scan(library.id).job_id).output_data
    assert isinstance(again, models.LibraryScanOutput)
    assert again.updated_media == 0


BROKEN = {
    "Not an archive": b"PK\x03\x04 and then nonsense",
    "Empty": b"",
    "Text": b"this is no comic at all",
    "Cut off": None,
    "No pages": None,
}


def test_broken_books_are_shown_with_the_reason(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "broken" / "A"
    root.mkdir(parents=True)
    for name, content in BROKEN.items():
        (root / f"{name}.cbz").write_bytes(content or b"")
    whole = comic(root / "Cut off.cbz", 3).read_bytes()
    (root / "Cut off.cbz").write_bytes(whole[: len(whole) // 3])
    comic(root / "No pages.cbz", 0, {"readme.txt": b"nothing to see"})
    comic(root / "Fine.cbz", 3)
    library = add_library(tmp_path / "broken")

    books = {book.name: book for book in owner.library.get_media(library.id)}

    assert books.pop("Fine").status == "READY"
    assert books.keys() == BROKEN.keys()
    for name, book in books.items():
        assert book.status == "ERROR", name
        assert book.fault, name
        assert str(root) not in book.fault
    job_id = owner.library.get_scan_history(library.id)[0].job_id
    assert job_id is not None
    logs = owner.job.get_by_id(job_id).logs or []
    assert {Path(line.context or "").stem for line in logs if line.level == "ERROR"} == set(books)


def test_a_book_that_is_mended_is_ready(scanned: Scanned, books: Path) -> None:
    file = books / "Alpha" / "Alpha 1.cbz"
    file.write_bytes(b"PK\x03\x04 nothing")
    scanned.scan()
    assert scanned.statuses == ALL_READY | {"Alpha 1": "ERROR"}
    # An unreadable file is not read again and again.
    assert scanned.scan().updated_media == 0

    comic(file, 2)
    scanned.scan()

    assert scanned.statuses == ALL_READY
    assert scanned.books["Alpha 1"].fault is None
    assert scanned.books["Alpha 1"].pages == 2


def test_a_broken_book_that_comes_back_is_still_broken(scanned: Scanned, books: Path) -> None:
    file, hidden = books / "Alpha" / "Alpha 1.cbz", books.parent / "hidden"
    file.write_bytes(b"PK\x03\x04 nothing")
    scanned.scan()
    file.rename(hidden)
    scanned.scan()
    assert scanned.statuses["Alpha 1"] == "MISSING"

    hidden.rename(file)
    scanned.scan()

    assert scanned.statuses["Alpha 1"] == "ERROR"
    assert scanned.books["Alpha 1"].fault


def test_names_in_every_script_are_kept(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    names = [
        "宇宙冒険 第01巻",
        "Приключения",
        "مغامرة",
        "Ünïcödé ẞ",
        "emoji 🦊",
        "per%cent & plus+",
    ]
    for name in names:
        comic(tmp_path / "names" / name / f"{name}.cbz", 1)

    library = add_library(tmp_path / "names")

    books = owner.library.get_media(library.id)
    assert {book.name for book in books} == set(names)
    assert {one.name for one in owner.library.get_series(library.id)} == set(names)
    for book in books:
        assert owner.media.get_by_path(book.path).id == book.id
        assert [one.id for one in owner.media.get(path=[book.path])] == [book.id]


@pytest.mark.skipif(os.name != "posix", reason="only here may names be any bytes")
def test_a_name_that_is_no_text_is_kept_to_the_byte(scanned: Scanned, books: Path) -> None:
    owner = scanned.owner
    folder = Path(os.fsdecode(os.fsencode(books) + b"/S\xe9rie"))
    files = {
        name: write(Path(f"{folder}/{os.fsdecode(raw)}"))
        for name, raw, write in (
            ("\ufffd", b"\xff\xfe.cbz", comic),
            ("Caf\ufffd", b"Caf\xe9.epub", epub),
            ("N\ufffdon", b"N\x80on.pdf", pdf_file),
        )
    }

    counts = scanned.scan()

    assert (counts.created_series, counts.created_media) == (1, 3)
    assert scanned.statuses == ALL_READY | dict.fromkeys(files, "READY")
    assert scanned.series["S\ufffdrie"] == "READY"
    for name, file in files.items():
        book = scanned.books[name]
        assert owner.media.get_by_path(book.path).id == book.id
        assert owner.media.get_page(book.id, 1).content
        assert owner.media.get_thumbnail(book.id).content
        assert owner.media.get_file(book.id).content == file.read_bytes()
    again = scanned.scan()
    assert (again.skipped_files, again.updated_media) == (7, 0)
    owner.job.wait(owner.series.scan(scanned.books["\ufffd"].series_id).job_id)

    folder.rename(books / "Named")
    scanned.scan()

    assert scanned.series == {"Alpha": "READY", "Beta": "READY", "Named": "READY"}
    assert scanned.statuses == ALL_READY | dict.fromkeys(files, "READY")


def test_a_file_named_wrongly_is_read_as_what_it_is(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    comic(tmp_path / "wrong" / "A" / "Zip.cbr", 2)
    epub(tmp_path / "wrong" / "A" / "Epub.zip")

    library = add_library(tmp_path / "wrong")

    books = {book.name: book for book in owner.library.get_media(library.id)}
    assert books["Zip"].status == books["Epub"].status == "READY"
    assert books["Zip"].pages == 2
    assert owner.media.get_page(books["Zip"].id, 1).content == png(21, 30, (40, 90, 160))


def set_rules(scanned: Scanned, *rules: str) -> None:
    """Replace the ignore rules of a library, and nothing else."""
    library = scanned.owner.library.get_by_id(scanned.id)
    config = models.LibraryConfigWrite(
        library_pattern=library.config.library_pattern, ignore_rules=list(rules)
    )
    scanned.owner.library.update(
        scanned.id, name=library.name, path=library.path, config=config, scan_mode="NONE"
    )


def test_new_ignore_rules_only_keep_new_books_out(scanned: Scanned, books: Path) -> None:
    set_rules(scanned, "**/Beta/**")
    comic(books / "Beta" / "Beta 3.cbz", 1)

    counts = scanned.scan()

    # What is stored stays, whatever the rules say now.
    assert scanned.statuses == ALL_READY
    assert counts.ignored_files == 3
    assert (counts.created_media, counts.updated_media, counts.skipped_files) == (0, 0, 4)


@pytest.mark.parametrize("rule", ["**/Beta/**", "**/Beta", "*.cbz", "**"])
def test_stored_books_change_go_and_come_back_under_a_rule(
    scanned: Scanned, books: Path, rule: str
) -> None:
    set_rules(scanned, rule)
    scanned.scan()
    comic(books / "Beta" / "Beta 1.cbz", 8)
    (books / "Beta" / "Beta 2.cbz").rename(books.parent / "hidden.cbz")

    scanned.scan()

    assert scanned.statuses == ALL_READY | {"Beta 2": "MISSING"}
    assert scanned.books["Beta 1"].pages == 8
    (books.parent / "hidden.cbz").rename(books / "Beta" / "Beta 2.cbz")
    (series,) = (one for one in scanned.owner.library.get_series(scanned.id) if one.name == "Beta")
    scanned.owner.job.wait(scanned.owner.series.scan(series.id).job_id)
    assert scanned.statuses == ALL_READY
    assert scanned.series == {"Alpha": "READY", "Beta": "READY"}

    set_rules(scanned)
    again = scanned.scan()
    assert (again.updated_media, again.skipped_files) == (0, 4)


def test_a_scan_of_one_collection_finds_what_a_scan_of_all_does(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "collections"
    comic(root / "Ito" / "Tomie.cbz", 2)
    comic(root / "Ito" / "extras" / "deep" / "Sketches.cbz", 3)
    comic(root / "Ito" / "extras" / "Cover.cbz", 4)
    rules = ["*/extras", "*/Cover*"]
    library = add_library(root, library_pattern="COLLECTION_BASED", ignore_rules=rules)
    scanned = Scanned(owner, library)
    ready = dict.fromkeys(("Tomie", "Sketches"), "READY")
    assert scanned.statuses == ready

    (series,) = owner.library.get_series(library.id)
    owner.job.wait(owner.series.scan(series.id).job_id)

    assert scanned.statuses == ready
    comic(root / "Ito" / "extras" / "New.cbz", 5)
    owner.job.wait(owner.series.scan(series.id).job_id)
    assert scanned.statuses == ready | {"New": "READY"}
    assert scanned.scan().updated_media == 0


def nested(root: Path) -> None:
    """Series in series, each with books of its own, four folders deep."""
    for depth in range(1, 5):
        comic(root / "/".join("ABCD"[:depth]) / f"{'ABCD'[depth - 1]} 1.cbz", depth)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every folder")
@pytest.mark.parametrize("is_all", [False, True])
def test_books_in_a_folder_that_cannot_be_read_stay_what_they_are(
    owner: Api, add_library: AddLibrary, tmp_path: Path, is_all: bool
) -> None:
    closed = tmp_path / "books" / "Miura" / "Berserk"
    comic(closed / "Berserk 1.cbz")
    comic(closed.parent / "Other.cbz")
    scanned = Scanned(owner, add_library(tmp_path / "books", library_pattern="COLLECTION_BASED"))
    before = scanned.statuses
    series = scanned.books["Other"].series_id
    closed.chmod(0)

    job = owner.library.scan(scanned.id) if is_all else owner.series.scan(series)
    ended = owner.job.wait(job.job_id)

    closed.chmod(0o700)
    assert scanned.statuses == before
    logs = owner.job.get_by_id(ended.id).logs
    assert logs is not None
    assert [line.message for line in logs] == ["The folder cannot be read"]


def test_series_that_lie_in_series_live_by_themselves(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "nested"
    nested(root)
    scanned = Scanned(owner, add_library(root))
    ready = dict.fromkeys("ABCD", "READY")
    assert scanned.series == ready
    series = {one.name: one for one in owner.library.get_series(scanned.id)}
    (root / "A" / "B" / "C" / "C 1.cbz").rename(tmp_path / "hidden.cbz")

    # Neither is a series looked into by the scan of another one around it or in it.
    for name in "ABD":
        owner.job.wait(owner.series.scan(series[name].id).job_id)
    assert scanned.statuses == {f"{name} 1": "READY" for name in "ABCD"}
    scanned.scan()
    assert scanned.series == ready | {"C": "MISSING"}
    assert scanned.statuses == {f"{name} 1": "READY" for name in "ABD"} | {"C 1": "MISSING"}

    (tmp_path / "hidden.cbz").rename(root / "A" / "B" / "C" / "C 1.cbz")
    scanned.scan()
    assert scanned.series == ready
    assert {one.id for one in owner.library.get_series(scanned.id)} == {
        one.id for one in series.values()
    }


@pytest.mark.parametrize("target", ["E", "A/E", "A/B/E", "Other/Deep/B"])
def test_a_folder_of_series_moves_with_all_that_lies_in_it(
    owner: Api, add_library: AddLibrary, tmp_path: Path, target: str
) -> None:
    root = tmp_path / "nested"
    nested(root)
    scanned = Scanned(owner, add_library(root))
    before = {one.id: Path(one.path) for one in owner.library.get_series(scanned.id)}
    owner.media.update_progress(scanned.books["D 1"].id, page=2)
    moving = root / "A" / "B" if target != "A/B/E" else root / "A" / "B" / "C"
    (root / target).parent.mkdir(parents=True, exist_ok=True)
    moving.rename(root / target)

    counts = scanned.scan()

    assert (counts.created_media, counts.created_series) == (0, 0)
    after = {one.id: Path(one.path) for one in owner.library.get_series(scanned.id)}
    assert after == {
        id: root / target / path.relative_to(moving) if path.is_relative_to(moving) else path
        for id, path in before.items()
    }
    assert set(scanned.statuses.values()) == {"READY"}
    assert scanned.books["D 1"].current_page == 2


def test_books_of_a_collection_may_lie_anywhere_in_it(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    root = tmp_path / "nested"
    nested(root)
    comic(root / "Root.cbz", 6)
    scanned = Scanned(owner, add_library(root, library_pattern="COLLECTION_BASED"))
    assert scanned.series == {"nested": "READY", "A": "READY"}
    before = scanned.books
    (root / "A" / "B" / "C" / "D" / "D 1.cbz").rename(root / "A" / "D 1.cbz")
    shutil.rmtree(root / "A" / "B" / "C" / "D")
    (root / "A" / "B").rename(root / "A" / "Elsewhere")

    counts = scanned.scan()

    assert (counts.created_media, counts.created_series) == (0, 0)
    after = scanned.books
    assert {name: (book.id, book.series_id, book.status) for name, book in after.items()} == {
        name: (book.id, book.series_id, "READY") for name, book in before.items()
    }
    assert after["D 1"].path == str(root / "A" / "D 1.cbz")
    assert after["C 1"].path == str(root / "A" / "Elsewhere" / "C" / "C 1.cbz")


def test_two_libraries_that_begin_alike_do_not_touch_each_other(
    owner: Api, add_library: AddLibrary, library: models.Library, books: Path
) -> None:
    neighbour = Path(f"{books}2")
    comic(neighbour / "Gamma" / "Gamma 1.cbz", 1)
    other = add_library(neighbour)

    Scanned(owner, library).scan()

    assert Scanned(owner, other).statuses == {"Gamma 1": "READY"}
    assert Scanned(owner, other).series == {"Gamma": "READY"}


def test_a_library_that_moves_takes_its_reading_along(
    owner: Api, library: models.Library, scanned: Scanned, books: Path
) -> None:
    before = {name: book.id for name, book in scanned.books.items()}
    owner.media.update_progress(before["Beta 2"], page=2)
    elsewhere = books.parent / "elsewhere"
    books.rename(elsewhere)

    owner.library.update(
        library.id,
        name=library.name,
        path=str(elsewhere),
        config=library.config,
        scan_mode="NONE",
    )
    scanned.scan()

    after = scanned.books
    assert {name: book.id for name, book in after.items() if book.status == "READY"} == before
    assert after["Beta 2"].current_page == 2
    assert all(book.path.startswith(str(elsewhere)) for book in after.values())


def test_a_link_that_leads_back_does_not_lead_around_for_ever(
    scanned: Scanned, books: Path
) -> None:
    (books / "Alpha" / "loop").symlink_to(books, target_is_directory=True)

    scanned.scan()

    assert set(ALL_READY) <= set(scanned.statuses)
    assert scanned.scan().created_media == 0


def test_many_books_are_all_there(owner: Api, add_library: AddLibrary, tmp_path: Path) -> None:
    template = comic(tmp_path / "one.cbz", 1).read_bytes()
    folder = tmp_path / "many" / "A"
    folder.mkdir(parents=True)
    for number in range(620):
        (folder / f"Book {number}.cbz").write_bytes(template)

    library = add_library(tmp_path / "many")

    walked = list(owner.media.each(page_size=100, series={"library": {"id": [library.id]}}))
    assert [book.name for book in walked] == [f"Book {number}" for number in range(620)]


def test_a_scan_reports_what_it_counted(
    owner: Api, add_library: AddLibrary, books: Path, tmp_path: Path
) -> None:
    (books / "Alpha" / "notes.txt").write_text("no book")
    comic(books / "drafts" / "Draft.cbz", 1)
    scanned = Scanned(
        owner, add_library(books, is_scanned=False, ignore_rules=["**/drafts", "**/drafts/**"])
    )

    counts: Any = scanned.scan().to_dict()

    assert counts["created_media"] == 4
    assert counts["created_series"] == 2
    assert counts["updated_media"] == 0
    assert counts["skipped_files"] == 0
    assert counts["total_directories"] >= 3
    assert counts["ignored_directories"] >= 1
    assert tmp_path.exists()


def test_names_tell_of_comics_that_say_nothing_of_themselves(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    shelf = tmp_path / "books" / "Saga"
    comic(shelf / "Saga v2 012 (of 54) (2013).cbz")
    comic(shelf / "Saga 013 (2014).cbz", Series="Another", Title="Mine")
    comic(shelf / "Saga 014 (2014).cbz", Title="Mine")
    library = add_library(tmp_path / "books", process_metadata=True)

    found = {
        book.name[:10]: book.metadata.to_dict()
        for book in owner.library.get_media(library.id)
        if book.metadata
    }

    assert found["Saga v2 01"] == {
        "series": "Saga",
        "number": 12.0,
        "volume": 2,
        "year": 2013,
        "issue_count": 54,
        "page_count": 3,
    }
    assert found["Saga 013 ("] == {"series": "Another", "title": "Mine", "page_count": 3}
    assert found["Saga 014 ("] == {
        "series": "Saga",
        "number": 14.0,
        "title": "Mine",
        "year": 2014,
        "page_count": 3,
    }


def test_a_comic_that_is_renamed_is_told_of_by_its_new_name(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    folder = tmp_path / "books" / "Saga"
    comic(folder / "Saga 12.cbz")
    scanned = Scanned(owner, add_library(tmp_path / "books", process_metadata=True))
    before = scanned.books["Saga 12"]
    owner.media.update_progress(before.id, page=2)
    owner.media.patch_metadata(before.id, title="By hand")
    (folder / "Saga 12.cbz").rename(folder / "Saga 13.cbz")

    counts = scanned.scan()

    after = scanned.books["Saga 13"]
    assert (after.id, after.current_page, counts.updated_media) == (before.id, 2, 1)
    assert after.modified_at == before.modified_at
    assert after.metadata is not None
    assert after.metadata.to_dict() == {
        "title": "By hand",
        "series": "Saga",
        "number": 13.0,
        "page_count": 3,
    }
    assert scanned.scan().updated_media == 0


def test_books_that_moved_are_read_as_well_where_all_are_to_be(
    scanned: Scanned, books: Path
) -> None:
    library = scanned.owner.library.get_by_id(scanned.id)
    settings = models.LibraryConfigWrite(generate_file_hashes=True)
    scanned.owner.library.update(
        scanned.id, name=library.name, path=library.path, config=settings, scan_mode="NONE"
    )
    (books / "Alpha" / "Alpha 1.cbz").rename(books / "Beta" / "Alpha 1.cbz")

    counts = scanned.scan(regen_hashes=True)

    assert all(book.hash_ for book in scanned.books.values())
    assert counts.updated_media == 4


def test_what_people_say_goes_before_what_names_tell(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    comic(tmp_path / "books" / "Saga" / "Saga 12.cbz")
    library = add_library(tmp_path / "books", process_metadata=True)
    book = owner.library.get_media(library.id)[0]
    owner.media.update_metadata(book.id, series="Saga", number=None)

    job = owner.library.scan(library.id, config=models.ScanConfig(regen_meta=True))
    owner.job.wait(job.job_id)

    again = owner.media.get_metadata(book.id)
    assert again is not None
    assert again.to_dict() == {"series": "Saga", "page_count": 3}


def test_what_a_comic_says_of_its_pages(
    owner: Api, add_library: AddLibrary, tmp_path: Path
) -> None:
    info = b"""<ComicInfo><Pages><Page Image="0" Type="FrontCover" ImageWidth="20"/>
    <Page Image="2" DoublePage="true" Bookmark="The end"/></Pages></ComicInfo>"""
    comic(tmp_path / "books" / "Saga" / "One.cbz", extra={"ComicInfo.xml": info})
    library = add_library(tmp_path / "books", process_metadata=True)
    listed = owner.library.get_media(library.id)[0]

    book = owner.media.get_by_id(listed.id, load_pages=True)

    assert listed.metadata
    assert "page_descriptions" not in listed.metadata.to_dict()
    assert book.metadata
    assert book.metadata.to_dict()["page_descriptions"] == [
        {"page": 1, "type": "FrontCover", "width": 20},
        {"page": 3, "double_page": True, "bookmark": "The end"},
    ]
