"""Tiny books, always the same bytes: comics of coloured pages, an EPUB, a PDF, a broken archive."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from make_library import comic_info, epub_members, pdf, png, write_archive

__all__ = ["comic", "comic_info", "epub", "make_small_library", "pdf_file", "png"]

SERIES = ("Fog Harbour", "Night Trains", "Prose", "Torn")
# Books of the small library by series; the one in "Torn" cannot be read.
BOOKS = {
    "Fog Harbour": ("Fog Harbour 1.cbz", "Fog Harbour 2.cbz", "Fog Harbour 10.cbz"),
    "Night Trains": ("Night Trains 1.cbz",),
    "Prose": ("Knots.pdf", "Rain.epub"),
    "Torn": ("Torn 1.cbz",),
}


def comic(
    file: Path,
    pages: int = 3,
    extra: Mapping[str, bytes] | None = None,
    **facts: str | int,
) -> Path:
    """Write a CBZ of pages in different colours, with a ComicInfo.xml if facts are given."""
    members = {
        f"{number:02}.png": png(20 + number, 30, (number * 40 % 256, 90, 160))
        for number in range(1, pages + 1)
    }
    if facts:
        members["ComicInfo.xml"] = comic_info(**facts)
    return write_archive(file, members | dict(extra or {}))


def epub(file: Path, title: str = "Rain", author: str = "Ada Quill", chapters: int = 2) -> Path:
    """Write an EPUB 3 with a cover."""
    texts = [f"Chapter {number} of {title}." for number in range(1, chapters + 1)]
    return write_archive(file, epub_members(title, author, texts, png(30, 40, (60, 90, 120))))


def pdf_file(file: Path, title: str = "Knots", pages: int = 2) -> Path:
    """Write a PDF with a drawing on each page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pdf(title, pages))
    return file


def make_small_library(root: Path) -> Path:
    """Write the small library that servers in tests have scanned."""
    for number, pages in ((1, 3), (2, 4), (10, 2)):
        comic(
            root / "Fog Harbour" / f"Fog Harbour {number}.cbz",
            pages,
            Series="Fog Harbour",
            Number=number,
            Title=f"Fog {number}",
            Writer="Ada Quill, Ben Ferrite",
            Genre="Adventure, Mystery",
            Publisher="Demonstration Press",
            Year=2000 + number,
            AgeRating="Everyone",
            Summary=f"The fog comes in, part {number}.",
        )
    comic(
        root / "Night Trains" / "Night Trains 1.cbz",
        pages=2,
        Series="Night Trains",
        Number=1,
        Genre="Noir",
        Year=1999,
        AgeRating="Adults Only 18+",
    )
    epub(root / "Prose" / "Rain.epub")
    pdf_file(root / "Prose" / "Knots.pdf")
    torn = root / "Torn" / "Torn 1.cbz"
    torn.parent.mkdir(parents=True, exist_ok=True)
    torn.write_bytes(b"PK\x03\x04 and then nothing that makes sense")
    return root
