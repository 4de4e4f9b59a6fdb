"""Pictures in the data directory: one for each thing, whole or not at all."""

from __future__ import annotations

import stat
import time
from pathlib import Path

import pytest
from stump_server.storage import Files


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """A prepared data directory."""
    found = Files(tmp_path)
    found.prepare()
    found.prepare()
    return found


def stored(files: Files) -> list[str]:
    return sorted(path.name for path in (files.root / "thumbnails").rglob("*") if path.is_file())


def test_a_new_data_directory_is_its_owners_and_another_stays_as_it_is(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o750)

    for folder in (tmp_path / "new", shared):
        Files(folder).prepare()

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    assert stat.S_IMODE(shared.stat().st_mode) == 0o750


def test_a_picture_is_found_again(files: Files) -> None:
    saved = files.save_thumbnail("abc", "webp", b"picture")

    assert files.find_thumbnail("abc") == saved
    assert (saved.extension, saved.size) == ("webp", 7)
    assert Path(saved.path).read_bytes() == b"picture"
    assert files.find_thumbnail("abd") is None


def test_a_new_picture_takes_the_place_of_every_other(files: Files) -> None:
    for ending in ("webp", "jpeg", "png", "gif"):
        files.save_thumbnail("abc", ending, ending.encode())

    found = files.find_thumbnail("abc", "webp")

    assert stored(files) == ["abc.gif"]
    assert found is not None
    assert Path(found.path).read_bytes() == b"gif"


def test_another_picture_has_another_validator(files: Files) -> None:
    first = files.save_thumbnail("abc", "png", b"one")
    second = files.save_thumbnail("abc", "png", b"other")

    assert first.etag != second.etag


def test_pictures_are_removed_with_what_they_show(files: Files) -> None:
    for id in ("aaa", "bbb", "ccc"):
        files.save_thumbnail(id, "png", b"x")

    assert files.remove_thumbnails(("aaa", "bbb", "nobody")) == 2
    assert stored(files) == ["ccc.png"]


def test_pictures_are_named_some_at_a_time_whatever_lies_beside_them(files: Files) -> None:
    ids = {f"01{number:04}" for number in range(1200)}
    folder = files.root / "thumbnails" / "01"
    folder.mkdir()
    for id in ids:
        (folder / f"{id}.webp").touch()
    (folder / ".unfinished-abc").touch()
    (folder.parent / ".DS_Store").touch()

    found = list(files.stored_thumbnails(time.time() + 1))

    assert (set().union(*found), [len(some) for some in found]) == (ids, [500, 500, 200])


def test_a_picture_that_could_not_be_written_leaves_the_old_one(files: Files) -> None:
    files.save_thumbnail("abc", "png", b"old")

    with pytest.raises(TypeError):
        files.save_thumbnail("abc", "png", "no bytes")  # type: ignore[arg-type]

    found = files.find_thumbnail("abc")
    assert found is not None
    assert Path(found.path).read_bytes() == b"old"
    assert stored(files) == ["abc.png"]
