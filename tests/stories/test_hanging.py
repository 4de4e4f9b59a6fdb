"""A page that a decoder never gets done with costs that page, and nobody else waits for it."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from builders.books import comic, pdf_file
from stump_client import Api, Conflict, models
from stump_server.formats import LIMITS, workshop

AddLibrary = Callable[..., models.Library]

_SECONDS = 3.0


def endless_pdf(file: Path, depth: int = 12, times: int = 30) -> Path:
    """A page that draws a form many times over, which draws another many times over, and so on."""
    pages = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
        b"/Resources << /XObject << /F 5 0 R >> >> >>",
        _stream(b"", b"/F Do"),
    )
    forms = [
        _stream(
            b"/Type /XObject /Subtype /Form /BBox [0 0 200 200] "
            b"/Resources << /XObject << /F %d 0 R >> >>" % (number + 6),
            b"/F Do " * times if number < depth else b"0 0 m 200 200 l S",
        )
        for number in range(depth + 1)
    ]
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, thing in enumerate([*pages, *forms], start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, table)
    content += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(places) + 1)
    content += b"startxref\n%d\n%%%%EOF\n" % end
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def _stream(facts: bytes, content: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (facts, len(content), content)


def test_others_are_answered_while_a_decoder_hangs(
    owner: Api, add_library: AddLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "books" / "Shelf"
    endless_pdf(shelf / "Endless.pdf")
    pdf_file(shelf / "Honest.pdf")
    comic(shelf / "Comic.cbz")
    library = add_library(tmp_path / "books")
    books = {book.name: book for book in owner.library.get_media(library.id)}
    assert {book.status for book in books.values()} == {"READY"}
    monkeypatch.setattr(workshop, "LIMITS", dataclasses.replace(LIMITS, page_seconds=_SECONDS))

    with ThreadPoolExecutor(1) as threads:
        began = time.monotonic()
        hanging = threads.submit(owner.media.get_page, books["Endless"].id, 1)
        answered = 0
        while not hanging.done():
            assert owner.server.ping()
            assert len(owner.library.get_media(library.id).data) == 3
            assert owner.media.get_page(books["Comic"].id, 1).content
            assert owner.media.get_page(books["Honest"].id, 1, width=20 + answered).content
            answered += 1
        waited = time.monotonic() - began
        with pytest.raises(Conflict, match="took too long"):
            hanging.result()

    assert answered > 1
    assert waited >= _SECONDS
    # The next page is drawn as if nothing had been.
    assert owner.media.get_page(books["Honest"].id, 2).content
