"""Every page of a book in one go: quickly where that takes one pass, and whatever is damaged."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import py7zr
import pytest
from builders.books import comic, png
from builders.rar import write_rar
from stump_server.domain.book import BookFormat, Wanted
from stump_server.domain.errors import UnreadableBook
from stump_server.formats import each_page, inspect, repack

PAGES = {f"{number:02}.png": png(20 + number, 30, (number, 0, 0)) for number in (3, 1, 2)}
IN_ORDER = [PAGES[name] for name in sorted(PAGES)]


def rar(file: Path) -> Path:
    return write_rar(file, PAGES | {"notes.txt": b"no page"})


def seven_zip(file: Path) -> Path:
    with py7zr.SevenZipFile(file, "w") as archive:
        for name, content in (PAGES | {"notes.txt": b"no page"}).items():
            archive.writestr(content, name)
    return file


def cbz(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in PAGES.items():
            archive.writestr(name, content)
    return file


@pytest.mark.parametrize("make", [rar, seven_zip, cbz])
def test_every_page_comes_once_under_its_number(tmp_path: Path, make: object) -> None:
    file = make(tmp_path / "book")  # type: ignore[operator]
    found = inspect(str(file), Wanted())
    assert found.format is not None

    pages = dict(each_page(str(file), found.format, found.index, found.pages))

    contents = [image.content for _, image in sorted(pages.items()) if image]
    assert contents == IN_ORDER


def test_a_damaged_page_costs_itself(tmp_path: Path) -> None:
    file = str(write_rar(tmp_path / "1.cbr", PAGES, damage=1))
    found = inspect(file, Wanted())

    pages = dict(each_page(file, BookFormat.RAR, found.index, found.pages))

    assert {number: image is None for number, image in pages.items()} == {
        1: False,
        2: True,
        3: False,
    }
    with pytest.raises(UnreadableBook, match="Page 2 is damaged"):
        repack(file, BookFormat.RAR, found.index, str(tmp_path / "out.cbz"))


def test_pages_are_numbered_in_reading_order_when_they_are_repacked(tmp_path: Path) -> None:
    file = str(seven_zip(tmp_path / "1.cb7"))
    found = inspect(file, Wanted())
    target = tmp_path / "out.cbz"

    repack(file, BookFormat.SEVEN_ZIP, found.index, str(target))

    with zipfile.ZipFile(target) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == dict(
            zip(("001.png", "002.png", "003.png"), IN_ORDER, strict=True)
        )


def test_where_nothing_can_be_written_the_reason_has_no_path(tmp_path: Path) -> None:
    file = str(comic(tmp_path / "1.cbz"))
    target = os.path.join(tmp_path, "not there", "out.cbz")

    with pytest.raises(
        UnreadableBook, match="Writing beside the book failed: No such file"
    ) as told:
        repack(file, BookFormat.ZIP, None, target)

    assert str(tmp_path) not in told.value.reason
