"""EPUB: spine, cover, and references that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from stump_server.domain.book import BookFormat, Wanted
from stump_server.domain.errors import Fault, NotFound, UnreadableBook
from stump_server.formats import inspect, read_cover, read_page, sniff

Build = Callable[..., str]
XHTML = 'media-type="application/xhtml+xml"'
MANIFEST = (
    f'<item id="c1" href="c1.xhtml" {XHTML}/><item id="c2" href="text/c%202.xhtml" {XHTML}/>'
    f'<item id="gone" href="gone.xhtml" {XHTML}/>'
    f'<item id="out" href="../../etc/passwd" {XHTML}/>'
    f'<item id="web" href="https://a.example/c.xhtml" {XHTML}/>'
    '<item id="opf" href="content.opf" media-type="application/oebps-package+xml"/>'
    '<item id="a" href="a.bin" media-type="application/x-a" fallback="b"/>'
    '<item id="b" href="b.bin" media-type="application/x-b" fallback="a"/>'
    f'<item id="f" href="f.bin" media-type="application/x-f" fallback="c1"/>'
)
ONE = b'<html xmlns="http://www.w3.org/1999/xhtml"><body>1</body></html>'
TWO = b'<html xmlns="http://www.w3.org/1999/xhtml"><body>2</body></html>'
FILES = {
    "OEBPS/c1.xhtml": ONE,
    "OEBPS/text/c 2.xhtml": TWO,
    "OEBPS/a.bin": b"a",
    "OEBPS/b.bin": b"b",
    "OEBPS/f.bin": b"f",
}


def spine(*ids: str) -> str:
    return "".join(f'<itemref idref="{identity}"/>' for identity in ids)


def test_pages_are_spine_documents(epub: Build) -> None:
    path = epub(MANIFEST, spine("c1", "c2"), FILES)

    found = inspect(path, Wanted(metadata=False, file_hash=True))

    assert sniff(path) is BookFormat.EPUB
    assert (found.format, found.pages, found.fault) == (BookFormat.EPUB, 2, None)
    assert found.hash is not None
    page = read_page(path, BookFormat.EPUB, found.index, 1)
    assert (page.content, page.media_type) == (ONE, "application/xhtml+xml")
    assert read_page(path, BookFormat.EPUB, found.index, 2).content == TWO
    with pytest.raises(NotFound):
        read_page(path, BookFormat.EPUB, found.index, 3)
    with pytest.raises(UnreadableBook):
        read_cover(path, BookFormat.EPUB, found.index)


@pytest.mark.parametrize(
    "ids",
    [
        ("c1", "gone", "never declared", "c2"),
        ("out", "c1", "web", "c2"),
        ("c1", "opf", "c2"),
        ("c1", "a", "b", "c2"),
        ("f", "c2"),
    ],
)
def test_only_documents_that_are_there_count(epub: Build, ids: tuple[str, ...]) -> None:
    path = epub(MANIFEST, spine(*ids), FILES)

    found = inspect(path, Wanted())

    assert (found.pages, found.fault) == (2, None)
    assert read_page(path, BookFormat.EPUB, found.index, 2).content == TWO


@pytest.mark.parametrize(
    ("items", "metadata", "expected"),
    [
        ('<item id="x" href="x.png" media-type="image/png" properties="cover-image"/>', "", "x"),
        (
            '<item id="x" href="x.png" media-type="image/png"/>',
            '<meta name="cover" content="x"/>',
            "x",
        ),
        (
            f'<item id="cover" href="c1.xhtml" {XHTML}/>'
            '<item id="y" href="y.png" media-type="image/png"/>'
            '<item id="a" href="backcover.png" media-type="image/png"/>',
            "",
            "backcover",
        ),
        (
            '<item id="2" href="y.png" media-type="image/png"/>'
            '<item id="1" href="x.png" media-type="image/png"/>',
            "",
            "x",
        ),
        (
            '<item id="x" href="missing.png" media-type="image/png" properties="cover-image"/>'
            '<item id="y" href="y.png" media-type="image/png"/>',
            "",
            "y",
        ),
    ],
)
def test_cover(
    epub: Build, png: Callable[[int], bytes], items: str, metadata: str, expected: str
) -> None:
    images = {"x": png(1), "y": png(2), "backcover": png(3)}
    files = {f"OEBPS/{name}.png": content for name, content in images.items()}
    path = epub(MANIFEST + items, spine("c1", "c2"), {**FILES, **files}, metadata)

    found = inspect(path, Wanted())

    assert found.pages == 2
    for image in (
        read_cover(path, BookFormat.EPUB, found.index),
        read_page(path, BookFormat.EPUB, found.index, 1),
        read_page(path, BookFormat.EPUB, None, 1),
    ):
        assert (image.content, image.media_type) == (images[expected], "image/png")
    assert read_page(path, BookFormat.EPUB, found.index, 2).content == TWO


def test_cover_may_be_a_drawing(epub: Build) -> None:
    item = '<item id="x" href="x.svg" media-type="image/svg+xml" properties="cover-image"/>'
    drawing = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'
    path = epub(MANIFEST + item, spine("c1"), {**FILES, "OEBPS/x.svg": drawing})

    image = read_cover(path, BookFormat.EPUB, inspect(path, Wanted()).index)

    assert (image.content, image.media_type) == (drawing, "image/svg+xml")


def test_sidecar_goes_first(epub: Build, tmp_path: Path) -> None:
    statements = "<dc:title>Inside</dc:title><dc:publisher>P</dc:publisher>"
    path = epub(MANIFEST, spine("c1"), FILES, statements)
    (tmp_path / "book.opf").write_text(
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Beside</dc:title></metadata></package>"
    )

    metadata = inspect(path, Wanted()).metadata

    assert metadata is not None
    assert (metadata.title, metadata.publisher, metadata.page_count) == ("Beside", "P", 1)


def test_broken_sidecar_is_a_warning(epub: Build, tmp_path: Path) -> None:
    path = epub(MANIFEST, spine("c1"), FILES, "<dc:title>Inside</dc:title>")
    (tmp_path / "book.opf").write_bytes(b"\0\1\2")

    found = inspect(path, Wanted())

    assert found.fault is None
    assert found.metadata is not None
    assert found.metadata.title == "Inside"
    assert len(found.warnings) == 1


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"META-INF/container.xml": b"<container/>"}, Fault.CORRUPT),
        ({"META-INF/container.xml": b"\0"}, Fault.BAD_XML),
        (
            {
                "META-INF/container.xml": b'<container><rootfiles><rootfile full-path='
                b'"../../etc/passwd"/></rootfiles></container>'
            },
            Fault.CORRUPT,
        ),
        (
            {
                "META-INF/encryption.xml": b"<encryption><EncryptedData><EncryptionMethod "
                b'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData>'
                b'<CipherReference URI="OEBPS/c1.xhtml"/></CipherData></EncryptedData></encryption>'
            },
            Fault.ENCRYPTED,
        ),
    ],
)  # fmt: skip
def test_books_without_a_way_in(epub: Build, files: dict[str, bytes], fault: Fault) -> None:
    path = epub(MANIFEST, spine("c1"), {**FILES, **files})

    assert inspect(path, Wanted()).fault is fault


def test_scrambled_fonts_do_not_lock_a_book(epub: Build) -> None:
    scrambled = (
        b"<encryption><EncryptedData><EncryptionMethod "
        b'Algorithm="http://www.idpf.org/2008/embedding"/><CipherData>'
        b'<CipherReference URI="OEBPS/c1.xhtml"/></CipherData></EncryptedData></encryption>'
    )
    path = epub(MANIFEST, spine("c1"), {**FILES, "META-INF/encryption.xml": scrambled})

    assert inspect(path, Wanted()).fault is None


def test_empty_spine_is_empty(epub: Build) -> None:
    assert inspect(epub(MANIFEST, "", FILES), Wanted()).fault is Fault.EMPTY


def test_container_missing(comic: Build) -> None:
    path = comic({"mimetype": b"application/epub+zip"}, "book.epub")

    found = inspect(path, Wanted())

    assert (found.format, found.fault) == (BookFormat.EPUB, Fault.CORRUPT)


def test_many_that_fall_back_through_one_long_chain(epub: Build) -> None:
    """Each document is looked for once, and not once for every reference through all the others."""
    length = 20_000
    chain = "".join(
        f'<item id="x{n}" href="x" media-type="a/b" fallback="x{n + 1}"/>' for n in range(length)
    )
    end = f'<item id="x{length}" href="c1.xhtml" {XHTML}/>'
    shown = spine(*(f"x{n}" for n in range(length)))

    assert inspect(epub(chain, shown + spine("c1"), {}), Wanted()).fault is Fault.EMPTY
    assert inspect(epub(chain + end, shown, FILES), Wanted()).pages == length


def test_a_long_name_is_not_kept_for_every_reference(epub: Build) -> None:
    name = "n" * 10_000 + ".xhtml"
    manifest = f'<item id="long" href="{name}" {XHTML}/><item id="c1" href="c1.xhtml" {XHTML}/>'

    found = inspect(epub(manifest, spine("c1", "long"), FILES | {f"OEBPS/{name}": ONE}), Wanted())

    assert (found.pages, found.fault) == (1, None)
