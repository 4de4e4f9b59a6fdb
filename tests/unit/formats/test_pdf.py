"""PDF documents: pages, information dictionary, and rendering under limits."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from stump_server.domain.book import BookFormat, Wanted
from stump_server.domain.errors import Fault, NotFound, UnreadableBook
from stump_server.domain.media import MediaMetadata
from stump_server.formats import inspect, read_cover, read_page, sniff

Build = Callable[..., str]
INFORMATION = (
    b"/Title (A\\000 Title) /Subject (Maps) /Author (Ann) /CreationDate (D:20121123142309+01'00')"
)


def png_size(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def test_pages_and_information(pdf: Build) -> None:
    found = inspect(pdf(3, INFORMATION), Wanted(metadata=False, file_hash=True))

    assert (found.format, found.pages, found.fault, found.index) == (BookFormat.PDF, 3, None, None)
    assert found.hash is not None
    assert found.metadata == MediaMetadata(
        title="A Title",
        genre=("Maps",),
        writers=("Ann",),
        year=2012,
        month=11,
        day=23,
        page_count=3,
    )


def test_page_is_rendered_at_its_size(pdf: Build) -> None:
    path = pdf(2)

    image = read_page(path, BookFormat.PDF, None, 2)

    assert image.media_type == "image/png"
    assert png_size(image.content) == (200, 300)
    assert read_cover(path, BookFormat.PDF, None).content == image.content
    for page in (0, 3):
        with pytest.raises(NotFound):
            read_page(path, BookFormat.PDF, None, page)


def test_huge_page_is_rendered_smaller(pdf: Build) -> None:
    image = read_page(pdf(box=b"0 0 14000 7000"), BookFormat.PDF, None, 1)

    width, height = png_size(image.content)
    assert 15_000_000 < width * height < 16_100_000
    assert width / height == pytest.approx(2, rel=0.01)


@pytest.mark.parametrize("box", [b"0 0 900000000 0.01", b"0 0 1e30 1e30", b"0 0 0 0", b"5 5 5 900"])
def test_odd_pages_are_small_or_damaged(pdf: Build, box: bytes) -> None:
    try:
        width, height = png_size(read_page(pdf(box=box), BookFormat.PDF, None, 1).content)
    except UnreadableBook as error:
        assert error.fault is Fault.CORRUPT
    else:
        assert width * height < 16_100_000


@pytest.mark.parametrize("stated", [b"60000", b"2000000", b"2147483647", b"-1"])
def test_pages_that_are_stated_and_not_there(pdf: Build, stated: bytes) -> None:
    path = Path(pdf(3))
    content = path.read_bytes()
    path.write_bytes(content.replace(b"/Count 3", b"/Count " + stated))

    assert path.read_bytes() != content
    assert inspect(str(path), Wanted()).pages == 3


def test_a_document_whose_pages_are_not_named(pdf: Build) -> None:
    path = Path(pdf(3))
    path.write_bytes(path.read_bytes().replace(b"/Kids", b"/Kidz"))

    found = inspect(str(path), Wanted())

    assert (found.pages, found.fault) == (1, None)
    with pytest.raises(UnreadableBook):
        read_page(str(path), BookFormat.PDF, None, 1)


def test_information_that_is_no_text(pdf: Build) -> None:
    """Half of a character in the name of the author, in UTF-16."""
    found = inspect(pdf(1, b"/Title (Knots) /Author <feffd8000041>"), Wanted())

    assert (found.pages, found.fault) == (1, None)
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.writers) == ("Knots", ())


def test_cut_off_document(pdf: Build) -> None:
    path = Path(pdf())
    path.write_bytes(path.read_bytes()[:60])

    assert inspect(str(path), Wanted()).fault is Fault.TRUNCATED


def test_a_large_document_without_an_end_is_not_gone_through(pdf: Build) -> None:
    path = Path(pdf())
    with path.open("r+b") as file:
        file.truncate(1 << 40)

    assert inspect(str(path), Wanted()).fault is Fault.TRUNCATED


def test_damaged_document(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing\n%%EOF\n")

    assert sniff(str(path)) is BookFormat.PDF
    assert inspect(str(path), Wanted()).fault is Fault.CORRUPT
