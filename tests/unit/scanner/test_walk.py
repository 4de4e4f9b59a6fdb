"""A walk finds series and books, and nothing that is hidden, linked or no file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from stump_server.domain.errors import NotFound
from stump_server.domain.library import LibraryPattern
from stump_server.domain.scan import FoundSeries
from stump_server.scanner import Ignore, walk, walk_series


def plant(root: Path, *names: str) -> None:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"book")


def shape(found: Iterable[FoundSeries], root: Path) -> dict[str, list[str]]:
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
        "cbz",
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


def test_what_rules_leave_out_is_told_by_series(tmp_path: Path) -> None:
    plant(tmp_path, "a/extras/1.cbz", "a/extras/2.pdf", "a/3.cbz", "a/4.pdf", "5.pdf")
    (tmp_path / "b").mkdir()
    ignore = Ignore([f"{tmp_path}/a/extras", f"{tmp_path}/b", "*.pdf"])

    flat = walk(str(tmp_path), LibraryPattern.SERIES_BASED, ignore)
    assert shape(flat, tmp_path) == {"a": ["3.cbz"]}
    deep = walk(str(tmp_path), LibraryPattern.COLLECTION_BASED, ignore)
    # A folder deep in a series is none of its own, so that a rule for it leaves nothing out.
    assert shape(deep, tmp_path) == {"a": ["3.cbz", "extras/1.cbz"]}

    assert shape(flat.left_out, tmp_path) == {
        ".": ["5.pdf"],
        "a": ["4.pdf"],
        "a/extras": ["1.cbz", "2.pdf"],
    }
    assert shape(deep.left_out, tmp_path) == {".": ["5.pdf"], "a": ["4.pdf", "extras/2.pdf"]}
    assert (flat.ignored_files, flat.ignored_directories) == (3, 2)
    assert (deep.ignored_files, deep.ignored_directories) == (3, 1)


@pytest.mark.parametrize("pattern", LibraryPattern)
@pytest.mark.parametrize(
    "rules",
    [
        [],
        ["*.pdf"],
        ["*/Ito"],
        ["*/Uzumaki"],
        ["*/Uzumaki/**"],
        ["**/Miura/**"],
        ["**"],
        ["*/Deluxe", "*/Ito/*"],
    ],
)
def test_a_series_is_the_same_whether_it_is_walked_alone_or_not(
    library: Path, pattern: LibraryPattern, rules: list[str]
) -> None:
    plant(library, "Ito/Uzumaki/3.pdf", "Ito/4.pdf", "Miura/Berserk/5.cbz")
    ignore = Ignore(rules)
    whole = walk(str(library), pattern, ignore)
    found = {series.path: series for series in whole}
    aside = {series.path: series for series in whole.left_out}
    folders = {str(path) for path in library.rglob("*") if path.is_dir()} | {str(library)}
    is_nested = pattern is LibraryPattern.COLLECTION_BASED
    candidates = {
        folder
        for folder in folders
        if not is_nested or folder == str(library) or Path(folder).parent == library
    }

    assert found.keys() | aside.keys() <= candidates
    for folder in candidates:
        alone = walk_series(folder, ignore, is_deep=is_nested and folder != str(library))
        assert list(alone) == [series for path, series in found.items() if path == folder]
        assert list(alone.left_out) == [series for path, series in aside.items() if path == folder]


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


def test_folder_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    library, elsewhere = tmp_path / "library", tmp_path / "elsewhere"
    plant(library, "a/1.cbz", "b/1.cbz")
    plant(elsewhere, "secret.cbz")
    found = walk(str(library), LibraryPattern.SERIES_BASED, Ignore())

    assert next(found).path == str(library / "a")
    (library / "b").rename(tmp_path / "b")
    (library / "b").symlink_to(elsewhere)

    assert list(found) == []
    assert found.unreadable == [str(library / "b")]


def test_a_library_may_be_a_link(tmp_path: Path) -> None:
    plant(tmp_path, "there/a/1.cbz")
    (tmp_path / "here").symlink_to(tmp_path / "there")

    found = walk(str(tmp_path / "here"), LibraryPattern.COLLECTION_BASED, Ignore())

    assert shape(found, tmp_path / "here") == {"a": ["1.cbz"]}


def test_what_was_left_of_writing_is_told_apart(library: Path) -> None:
    plant(library, "Ito/.stump-0123456789abcdef.part", "Ito/.hidden.cbz")
    found = walk(str(library), LibraryPattern.SERIES_BASED, Ignore())

    assert shape(found, library)["Ito"] == ["Tomie.cbz"]
    assert found.drafts == [str(library / "Ito" / ".stump-0123456789abcdef.part")]
