"""RAR comics repacked as ZIP: everything in them, verified, or nothing."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from builders.books import png
from builders.dying import steps_survived
from builders.rar import write_rar
from stump_server.domain.errors import UnreadableBook
from stump_server.formats import content_key_of, convert, is_made_from
from stump_server.formats.draft import path_of

MEMBERS = {
    "Chapter 1/02.png": png(20, 30, (10, 20, 30)),
    "Chapter 1/01.png": png(21, 30, (40, 50, 60)),
    "ComicInfo.xml": b"<ComicInfo><Title>Kept</Title></ComicInfo>",
    "notes/empty.txt": b"",
}


def test_every_file_is_in_the_archive_under_its_path(tmp_path: Path) -> None:
    original = write_rar(tmp_path / "Vol 1.CBR", MEMBERS)
    before = original.read_bytes()
    os.chmod(original, 0o640)
    os.utime(original, ns=(1, 1_500_000_000_000_000_000))

    target = convert(str(original))

    assert target == str(tmp_path / "Vol 1.cbz")
    with zipfile.ZipFile(target) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == MEMBERS
    assert original.read_bytes() == before
    facts = os.stat(target)
    assert (facts.st_mode & 0o777, facts.st_mtime_ns) == (0o640, 1_500_000_000_000_000_000)
    assert sorted(os.listdir(tmp_path)) == ["Vol 1.CBR", "Vol 1.cbz"]


def test_the_archive_knows_what_it_was_made_from(tmp_path: Path) -> None:
    original = write_rar(tmp_path / "Vol 1.rar", MEMBERS)
    other = write_rar(tmp_path / "Vol 2.rar", {"01.png": MEMBERS["Chapter 1/01.png"]})

    target = convert(str(original))

    assert target == str(tmp_path / "Vol 1.zip")
    assert is_made_from(target, str(original))
    assert not is_made_from(target, str(other))
    assert not is_made_from(str(other), str(original))
    assert not is_made_from(target, str(tmp_path / "gone.rar"))
    assert content_key_of(target) != content_key_of(str(original))


def test_files_that_are_no_rar_are_left_alone(tmp_path: Path) -> None:
    disguised = tmp_path / "Vol 1.cbr"
    with zipfile.ZipFile(disguised, "w") as archive:
        archive.writestr("01.png", MEMBERS["Chapter 1/01.png"])

    assert convert(str(disguised)) is None
    assert os.listdir(tmp_path) == ["Vol 1.cbr"]


@pytest.mark.parametrize(
    ("members", "damage", "reason"),
    [
        (MEMBERS | {"last.png": b"no"}, 1, "packed data of the page is damaged"),
        (MEMBERS | {"../../out.png": b"x"}, 0, "no proper name"),
        (MEMBERS | {"/etc/out.png": b"x"}, 0, "no proper name"),
        ({"notes.txt": b"no page at all"}, 0, "holds no page images"),
    ],
)
def test_what_would_not_come_out_whole_is_refused(
    tmp_path: Path, members: dict[str, bytes], damage: int, reason: str
) -> None:
    original = write_rar(tmp_path / "Vol 1.cbr", members, damage=damage)

    with pytest.raises(UnreadableBook, match=reason):
        convert(str(original))

    assert os.listdir(tmp_path) == ["Vol 1.cbr"]


def test_a_file_of_that_name_is_never_replaced(tmp_path: Path) -> None:
    original = write_rar(tmp_path / "Vol 1.cbr", MEMBERS)
    (tmp_path / "Vol 1.cbz").write_bytes(b"something of the user")

    with pytest.raises(UnreadableBook, match="There is a file of this name"):
        convert(str(original))

    assert (tmp_path / "Vol 1.cbz").read_bytes() == b"something of the user"
    assert len(os.listdir(tmp_path)) == 2


def test_what_a_crash_has_left_is_written_over(tmp_path: Path) -> None:
    original = write_rar(tmp_path / "Vol 1.cbr", MEMBERS)
    target = str(tmp_path / "Vol 1.cbz")
    Path(path_of(target)).write_bytes(b"half an archive" * 10_000)

    assert convert(str(original)) == target
    assert len(os.listdir(tmp_path)) == 2


def test_a_link_in_the_place_of_the_draft_leads_nowhere(tmp_path: Path) -> None:
    original = write_rar(tmp_path / "books" / "Vol 1.cbr", MEMBERS)
    outside = tmp_path / "outside"
    outside.write_bytes(b"precious")
    os.symlink(outside, path_of(str(original.with_suffix(".cbz"))))

    with pytest.raises(UnreadableBook, match="Writing beside the book failed"):
        convert(str(original))

    assert outside.read_bytes() == b"precious"


def test_a_kill_at_any_step_leaves_nothing_or_the_whole_archive(tmp_path: Path) -> None:
    original = write_rar(tmp_path / "books" / "Vol 1.cbr", MEMBERS)

    killed = steps_survived("stump_server.formats.conversion:convert", original)

    assert killed > 10
