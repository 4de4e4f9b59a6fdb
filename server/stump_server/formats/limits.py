"""How much of a book is believed and how long it may take; all limits in one place."""

from __future__ import annotations

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. Nothing a file says of itself is trusted beyond these."""

    # Members of one archive; more is no comic.
    entries: int = 65_535
    # The central directory of a ZIP archive.
    directory_bytes: int = 64 * MIB
    # A longer member name is no page. Also keeps digit runs below what int() accepts.
    name_bytes: int = 1024
    # What a TAR archive says of one member beside its header: long names, times, rights.
    tar_attributes_bytes: int = 16 * KIB
    # One unpacked page.
    page_bytes: int = 256 * MIB
    # Unpacked to packed size of one page; images are compressed already, so more is a bomb.
    # Only asked above `ratio_free_bytes`, because tiny flat images do reach it.
    ratio: int = 200
    ratio_free_bytes: int = MIB
    # All files of a comic that is repacked as ZIP, beside the original or to be sent.
    converted_bytes: int = 8 * GIB
    # One XML document: ComicInfo, OPF, container.
    xml_bytes: int = 8 * MIB
    # Texts, words and lists of metadata.
    text_characters: int = 20_000
    word_characters: int = 500
    list_items: int = 500
    # Documents in the spine of an EPUB.
    spine_items: int = 65_535
    # Pages of a PDF.
    pdf_pages: int = 65_535
    # A PDF that must be decrypted before it can be read: its size in bytes.
    pdf_decrypted_bytes: int = 256 * MIB
    # A PDF without an end, which has to be gone through for its pages: its size in bytes.
    pdf_repaired_bytes: int = 256 * MIB
    # A rendered PDF page: 1 pixel per point as long as it stays below this number of pixels.
    pdf_pixels: int = 16_000_000
    # Its longest side in pixels.
    pdf_side: int = 16_383
    # Files that one task of the worker pool inspects at most, and how long the task may take.
    batch_files: int = 128
    batch_seconds: float = 20.0
    # One file by itself, after its batch failed.
    file_seconds: float = 30.0
    # One page that is read, drawn or decoded for somebody who waits, and a book gone through whole.
    page_seconds: float = 20.0
    book_seconds: float = 600.0
    # Address space of one worker process.
    worker_bytes: int = 2 * GIB


LIMITS = Limits()
