"""A walk finds series and books, and nothing that is hidden, linked or no file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from stump_server.domain.errors import NotFound
from stump_server.domain.library import LibraryPattern
from stump_server.scanner import Ignore, Walk, walk


def plant(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"book")


def shape(found: Walk, root: Path) -> dict[str, list[str]]:
    return {
        os.path.relpath(series.path, root): sorted(
            os.path.relpath(file.path, series.path) for file in series.files
        )
        for series in found
    }


@pytest.fixture
def library(tmp_path: Path) -> Path:
    plant(
        tmp_path,
        "Readme.epub",
        "Ito/Uzumaki/1.cbz",
        "Ito/Uzumaki/2.cbz",
        "Ito/Tomie.cbz",
        "Miura/Berserk/Deluxe/01.cbz",
    )
    (tmp_path / "Empty" / "notes").mkdir(parents=True)
    return tmp_path


def test_series_based_takes_every_folder_with_books(library: Path) -> None:
    found = walk(str(library), LibraryPattern.SERIES_BASED, Ignore())

    assert shape(found, library) == {
        ".": ["Readme.epub"],
        "Ito": ["Tomie.cbz"],
        "Ito/Uzumaki": ["1.cbz", "2.cbz"],
        "Miura/Berserk/Deluxe": ["01.cbz"],
    }
    assert (found.total_files, found.total_directories) == (5, 8)


def test_collection_based_takes_children_of_the_root(library: Path) -> None:
    found = walk(str(library), LibraryPattern.COLLECTION_BASED, Ignore())

    assert shape(found, library) == {
        ".": ["Readme.epub"],
        "Ito": ["Tomie.cbz", "Uzumaki/1.cbz", "Uzumaki/2.cbz"],
        "Miura": ["Berserk/Deluxe/01.cbz"],
    }


def test_facts_of_files(library: Path) -> None:
    os.utime(library / "Readme.epub", ns=(5, 1_700_000_000_123_456_789))

    first = next(walk(str(library), LibraryPattern.SERIES_BASED, Ignore()))

    assert first.files[0].path == str(library / "Readme.epub")
    assert first.files[0].size == 4
    assert first.files[0].modified_ns == 1_700_000_000_123_456_789


def test_hidden_and_foreign_things_are_left_out(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "good.CBZ",
        ".hidden.cbz",
        "._good.cbz",
        "notes.txt",
        "cover.png",
        "good.cbz.part",
        ".git/good.cbz",
        "__MACOSX/good.cbz",
        "deep/__MACOSX/good.cbz",
        "@eaDir/good.cbz",
    )
    (tmp_path / "folder.cbz").mkdir()
    os.mkfifo(tmp_path / "pipe.cbz")

    found = walk(str(tmp_path), LibraryPattern.SERIES_BASED, Ignore())

    assert shape(found, tmp_path) == {".": ["good.CBZ"]}


def test_links_are_never_followed(tmp_path: Path) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside"
    plant(library, "good.cbz")
    plant(outside, "secret.cbz")
    (library / "out.cbz").symlink_to(outside / "secret.cbz")
    (library / "shelf").symlink_to(outside)
    (library / "loop").symlink_to(".")

    for pattern in LibraryPattern:
        assert shape(walk(str(library), pattern, Ignore()), library) == {".": ["good.cbz"]}


def test_ignored_folder_is_no_series_but_is_walked(tmp_path: Path) -> None:
    plant(tmp_path, "a/extras/1.cbz", "a/extras/deep/2.cbz", "a/3.cbz", "a/4.pdf")
    ignore = Ignore([f"{tmp_path}/a/extras", "*.pdf"])

    found = walk(str(tmp_path), LibraryPattern.SERIES_BASED, ignore)

    assert shape(found, tmp_path) == {"a": ["3.cbz"], "a/extras/deep": ["2.cbz"]}
    assert (found.ignored_files, found.ignored_directories) == (1, 1)


def test_missing_root_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        walk(str(tmp_path / "gone"), LibraryPattern.SERIES_BASED, Ignore())


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every folder")
def test_unreadable_folder_is_reported(tmp_path: Path) -> None:
    plant(tmp_path, "good.cbz", "locked/1.cbz")
    (tmp_path / "locked").chmod(0)

    found = walk(str(tmp_path), LibraryPattern.SERIES_BASED, Ignore())

    assert shape(found, tmp_path) == {".": ["good.cbz"]}
    assert found.unreadable == [str(tmp_path / "locked")]


def test_folder_that_vanishes_is_reported(tmp_path: Path) -> None:
    plant(tmp_path, "a/1.cbz", "b/1.cbz")
    found = walk(str(tmp_path), LibraryPattern.SERIES_BASED, Ignore())

    assert next(found).path == str(tmp_path / "a")
    (tmp_path / "b" / "1.cbz").unlink()
    (tmp_path / "b").rmdir()

    assert list(found) == []
    assert found.unreadable == [str(tmp_path / "b")]
