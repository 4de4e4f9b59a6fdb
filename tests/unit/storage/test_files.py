"""Pictures in the data directory: one for each thing, whole or not at all."""

from __future__ import annotations

import stat
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from stump_server.storage import Files
from uuid_utils import uuid7


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
    for id in ids:
        files.save_thumbnail(id, "webp", b"", is_synced=False)
    folder = files.root / "thumbnails"
    for unrelated in ("0/0/.unfinished-abc", "0/.DS_Store", ".DS_Store"):
        (folder / unrelated).touch()

    found = list(files.stored_thumbnails(time.time() + 1))

    assert (set().union(*found), [len(some) for some in found]) == (ids, [500, 500, 200])


def test_pictures_of_books_lie_in_many_folders(files: Files) -> None:
    paths = (Path(files.save_thumbnail(str(uuid7()), "webp", b"").path) for _ in range(1024))

    most_in_one = Counter(path.parent for path in paths).most_common(1)[0][1]

    # Four on average; the odds of this many in any of them are one in a billion.
    assert most_in_one < 24


def put_as_before(files: Files, times: int) -> dict[str, bytes]:
    """Pictures where older versions put them, by the ids of books and libraries."""
    ids = [str(make()) for make in (uuid7, uuid4) for _ in range(times)]
    for id in ids:
        path = files.root / "thumbnails" / id[:2] / f"{id}.webp"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(id.encode())
    return {id: id.encode() for id in ids}


def found_again(files: Files, ids: Iterable[str]) -> dict[str, bytes]:
    found = ((id, files.find_thumbnail(id)) for id in ids)
    return {id: Path(picture.path).read_bytes() for id, picture in found if picture}


def folders_of_before(files: Files) -> list[str]:
    return [path.name for path in (files.root / "thumbnails").iterdir() if len(path.name) == 2]


def test_pictures_of_older_versions_are_found_at_their_new_places(files: Files) -> None:
    pictures = put_as_before(files, 20)

    files.prepare()

    assert found_again(files, pictures) == pictures
    assert set().union(*files.stored_thumbnails(time.time() + 1)) == pictures.keys()
    assert folders_of_before(files) == []
    assert files.remove_thumbnails(tuple(pictures)) == len(pictures)


def test_what_lies_among_pictures_of_older_versions_stays(files: Files) -> None:
    (files.root / "thumbnails" / "01").mkdir()
    foreign = files.root / "thumbnails" / "01" / ".DS_Store"
    foreign.touch()
    (files.root / "thumbnails" / "02").touch()

    files.prepare()

    assert foreign.exists()
    assert sorted(folders_of_before(files)) == ["01", "02"]


def test_moving_pictures_of_older_versions_may_end_anywhere(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = put_as_before(files, 5)
    replace, moves = Path.replace, count()

    def replace_thrice(path: Path, target: Path) -> Path:
        if next(moves) % 4 == 3:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_thrice)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            files.prepare()
        assert len(stored(files)) == len(pictures)
    files.prepare()

    assert found_again(files, pictures) == pictures
    assert folders_of_before(files) == []


def test_pictures_of_older_versions_may_be_moved_by_several_at_once(files: Files) -> None:
    pictures = put_as_before(files, 300)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(files.prepare) for _ in range(4)]:
            done.result()

    assert found_again(files, pictures) == pictures
    assert folders_of_before(files) == []


def test_a_picture_that_could_not_be_written_leaves_the_old_one(files: Files) -> None:
    files.save_thumbnail("abc", "png", b"old")

    with pytest.raises(TypeError):
        files.save_thumbnail("abc", "png", "no bytes")  # type: ignore[arg-type]

    found = files.find_thumbnail("abc")
    assert found is not None
    assert Path(found.path).read_bytes() == b"old"
    assert stored(files) == ["abc.png"]
