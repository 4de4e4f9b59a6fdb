"""Repack the pages of a comic as a CBZ, piece by piece, without touching the file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePath

from stump_server.domain.book import BookFormat, PageImage
from stump_server.formats.pages import entries, read_page

# The same bytes every time: the archive does not say when it was made.
_EPOCH = (1980, 1, 1, 0, 0, 0)


class _Sink:
    """Takes what `zipfile` writes and hands it on; it cannot go back, as a stream cannot."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def repack(path: str, format: BookFormat, index: bytes | None) -> Iterator[bytes]:
    """The pieces of a ZIP archive with all pages, stored and numbered in reading order.

    The first page is read before the first piece is asked for, so that a book that cannot be read
    raises UnreadableBook before anything is sent.
    """
    names = [PurePath(entry.name).suffix.lower() for entry in entries(path, format, index)]
    first = read_page(path, format, index, 1)
    return _pieces(path, format, index, names, first)


def _pieces(
    path: str, format: BookFormat, index: bytes | None, endings: list[str], first: PageImage
) -> Iterator[bytes]:
    sink = _Sink()
    width = max(3, len(str(len(endings))))
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]
        for page, ending in enumerate(endings, start=1):
            image = first if page == 1 else read_page(path, format, index, page)
            entry = zipfile.ZipInfo(f"{page:0{width}}{ending}", _EPOCH)
            archive.writestr(entry, image.content)
            yield sink.taken()
    yield sink.taken()
