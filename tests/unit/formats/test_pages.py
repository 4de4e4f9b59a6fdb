"""Reading pages: types by their bytes, and damage as an error of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from stump_server.domain.book import BookFormat, Wanted
from stump_server.domain.errors import Fault, NotFound, UnreadableBook
from stump_server.formats import entries, inspect, read_cover, read_page

Build = Callable[..., str]
JPEG = b"\xff\xd8\xff\xe0rest"
GIF = b"GIF89arest"
AVIF = b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"


def test_type_by_bytes_then_by_name(comic: Build, png: Callable[[int], bytes]) -> None:
    path = comic(
        {"1.jpg": png(1), "2.png": JPEG, "3.webp": GIF, "4.heif": AVIF, "5.jpg": b"no idea"}
    )
    index = inspect(path, Wanted()).index

    types = [read_page(path, BookFormat.ZIP, index, page).media_type for page in range(1, 6)]

    assert types == ["image/png", "image/jpeg", "image/gif", "image/avif", "image/jpeg"]


@pytest.mark.parametrize(
    "markup",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"\xef\xbb\xbf \n<!DOCTYPE html><html/>",
    ],
)
def test_markup_is_no_page(comic: Build, markup: bytes) -> None:
    path = comic({"1.png": markup})

    with pytest.raises(UnreadableBook) as raised:
        read_page(path, BookFormat.ZIP, inspect(path, Wanted()).index, 1)

    assert raised.value.fault is Fault.UNSUPPORTED


@pytest.mark.parametrize("index", [None, b"written by another version"])
def test_page_without_an_index(
    comic: Build, png: Callable[[int], bytes], index: bytes | None
) -> None:
    path = comic({"2.png": png(2), "1.png": png(1)})

    assert read_page(path, BookFormat.ZIP, index, 2).content == png(2)
    assert read_cover(path, BookFormat.ZIP, index).content == png(1)
    assert [entry.name for entry in entries(path, BookFormat.ZIP, index)] == ["1.png", "2.png"]


@pytest.mark.parametrize("page", [-1, 0, 2])
def test_page_beyond_the_book(comic: Build, png: Callable[[int], bytes], page: int) -> None:
    path = comic({"1.png": png(1)})

    with pytest.raises(NotFound):
        read_page(path, BookFormat.ZIP, inspect(path, Wanted()).index, page)


def test_index_of_another_file(comic: Build, png: Callable[[int], bytes]) -> None:
    index = inspect(comic({"1.png": png(1), "2.png": png(2)}), Wanted()).index
    path = comic({"only.png": png(3)}, method=zipfile.ZIP_STORED)

    with pytest.raises(UnreadableBook):
        read_page(path, BookFormat.ZIP, index, 2)


def test_file_that_is_gone() -> None:
    with pytest.raises(UnreadableBook) as raised:
        read_page("/nowhere/book.cbz", BookFormat.ZIP, None, 1)

    assert raised.value.fault is Fault.UNREADABLE
    assert "nowhere" not in raised.value.sentence


FRONT = b'<ComicInfo><Pages><Page Image="1" Type="FrontCover"/></Pages></ComicInfo>'


@pytest.fixture
def scanlated(comic: Build, png: Callable[[int], bytes]) -> str:
    """A comic whose first page is not its cover."""
    pages = {f"{number}.png": png(number) for number in (1, 2, 3)}
    return comic(pages | {"ComicInfo.xml": FRONT})


def test_the_cover_is_the_page_that_a_comic_names(
    scanlated: str, png: Callable[[int], bytes]
) -> None:
    found = inspect(scanlated, Wanted())

    assert found.pages == 3
    assert read_cover(scanlated, BookFormat.ZIP, found.index).content == png(2)
    shown = [read_page(scanlated, BookFormat.ZIP, found.index, page).content for page in (1, 2, 3)]
    assert shown == [png(1), png(2), png(3)]
    with pytest.raises(NotFound):
        read_page(scanlated, BookFormat.ZIP, found.index, 4)


def test_the_first_page_stands_in_for_a_cover_that_is_damaged(
    scanlated: str, png: Callable[[int], bytes]
) -> None:
    found = inspect(scanlated, Wanted())
    content = Path(scanlated).read_bytes()
    place = content.index(b"2.png") + len("2.png")
    Path(scanlated).write_bytes(content[:place] + b"\xff" * 8 + content[place + 8 :])

    with pytest.raises(UnreadableBook):
        read_page(scanlated, BookFormat.ZIP, found.index, 2)
    assert read_cover(scanlated, BookFormat.ZIP, found.index).content == png(1)


def test_a_comic_that_is_not_asked_for_metadata_shows_its_first_page(
    scanlated: str, png: Callable[[int], bytes]
) -> None:
    found = inspect(scanlated, Wanted(metadata=False))

    assert read_cover(scanlated, BookFormat.ZIP, found.index).content == png(1)
