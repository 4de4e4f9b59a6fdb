"""Repack the pages of a comic as a CBZ, without touching the file."""

from __future__ import annotations

import zipfile
from pathlib import PurePath

from stump_server.domain.book import BookFormat
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats import draft
from stump_server.formats.limits import LIMITS
from stump_server.formats.pages import each_page, entries
from stump_server.formats.zip_archive import EPOCH


def repack(path: str, format: BookFormat, index: bytes | None, target: str) -> None:
    """Write a ZIP archive with all pages, stored and numbered in reading order.

    Raises UnreadableBook for a book whose pages cannot all be read.
    """
    names = [entry.name for entry in entries(path, format, index)]
    width = max(3, len(str(len(names))))
    total = 0
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for page, image in each_page(path, format, index, len(names)):
                if image is None:
                    raise UnreadableBook(Fault.CORRUPT, f"Page {page} is damaged")
                total += len(image.content)
                if total > LIMITS.converted_bytes:
                    raise UnreadableBook(Fault.TOO_LARGE, "The pages are too large together")
                ending = PurePath(names[page - 1]).suffix.lower()
                entry = zipfile.ZipInfo(f"{page:0{width}}{ending}", EPOCH)
                archive.writestr(entry, image.content)
    except OSError as error:
        raise draft.unwritable(error) from None
